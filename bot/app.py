"""The composition root: opens the database, the fetcher, the worker processes and the services, and closes them in
reverse."""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from bot.config import Config, Secret, read_fact_check_key
from bot.domain.articles import Answered, Fetched
from bot.domain.clock import Clock, SystemClock
from bot.domain.delivery import Publisher
from bot.domain.fact_checks import SearchAnswer
from bot.services import Services
from bot.services.desk.ports import FactCheckSearch, Fetcher, Inline, Workers
from bot.storage.database import Database

AT_ONCE = 16
"""Jobs that run at a time: most of them wait for a slow site, and one member has two of them at most."""
DRAIN_S = 10.0
"""Seconds that work under way gets to finish on shutdown."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class App:
    config: Config
    db: Database
    clock: Clock
    services: Services
    workers: Workers


@asynccontextmanager
async def open_app(
    config: Config,
    db: Path,
    *,
    create: bool = True,
    workers: Literal["pool", "inline"] = "pool",
    clock: Clock | None = None,
    fetcher: Fetcher | None = None,
) -> AsyncIterator[App]:
    """Everything but Discord. `create` false refuses a file that is not there and never writes; `workers` inline
    reads texts in this process, for one-off commands; `clock` and `fetcher` replace the real ones."""
    async with AsyncExitStack() as stack:
        database = await Database.open(db, create=create)
        stack.push_async_callback(database.close)
        moment = clock or SystemClock()
        web = fetcher or _Web(config, stack)
        hands: Workers = Inline()
        if workers == "pool":
            from bot.jobs.pool import ExtractionPool

            pool = ExtractionPool(
                workers=config.extraction.workers,
                timeout_s=config.extraction.timeout_seconds,
                preload=("bot.extraction", "bot.ingest.page", "bot.ingest.feed"),
            )
            stack.push_async_callback(pool.close)
            await pool.start()
            hands = pool
        asked = _FactChecks(config) if config.others.google else None
        services = Services.over(database, moment, hands, web, asked, config.others.daily)
        yield App(config, database, moment, services, hands)


class _Web:
    """The real fetcher, opened when something is first fetched: most commands never do."""

    def __init__(self, config: Config, stack: AsyncExitStack) -> None:
        self._config = config
        self._stack = stack
        self._fetcher: Fetcher | None = None

    async def fetch(self, url: str, *, automatic: bool = False) -> Fetched:
        return await (await self._opened()).fetch(url, automatic=automatic)

    async def ask(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answered:
        return await (await self._opened()).ask(url, etag=etag, last_modified=last_modified)

    async def may_fetch(self, url: str) -> bool:
        return await (await self._opened()).may_fetch(url)

    async def _opened(self) -> Fetcher:
        if self._fetcher is None:
            from bot.ingest.fetch import WebFetcher

            self._fetcher = await self._stack.enter_async_context(WebFetcher.configured(self._config.ingest))
        return self._fetcher


class _FactChecks:
    """The real service, with its key read when something is first asked."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._service: FactCheckSearch | None = None

    async def search(self, words: str, page: str | None = None) -> SearchAnswer:
        if self._service is None:
            from bot.ingest.fact_checks import FactCheckTools

            key = read_fact_check_key()
            self._service = FactCheckTools(self._config.others, key, self._config.ingest.proxy or None)
        return await self._service.search(words, page)


class Background:
    """The work that nobody waits for: jobs, posts, and what falls due."""

    def __init__(self, app: App, publisher: Publisher) -> None:
        from bot.jobs.handlers import FOR_MEMBERS, handlers
        from bot.jobs.posting import Posting
        from bot.jobs.runner import Runner
        from bot.jobs.schedule import Schedule

        services, work = app.services, handlers(app.services)
        self._for_members = Runner(app.db, app.clock, {kind: work[kind] for kind in FOR_MEMBERS}, concurrency=AT_ONCE)
        self._rounds = Runner(app.db, app.clock, {kind: work[kind] for kind in work.keys() - FOR_MEMBERS})
        self._posting = Posting(app.db, app.clock, publisher)
        self._schedule = Schedule(
            [
                services.feeds.enqueue_due,
                services.source_watch.enqueue_looks,
                services.review.end_leases,
                services.triage.lapse,
                services.form_drafts.empty,
                services.sources.look_again,
                services.dispute_questions.remind,
                services.summaries.post_due,
                services.similar.care,
                services.fact_checks.care,
                services.lookups.enqueue_due,
            ]
        )

    def start(self) -> None:
        for part in (self._for_members, self._rounds, self._posting, self._schedule):
            part.start()

    async def stop(self) -> None:
        """Nothing new is begun; what was begun has DRAIN_S seconds to end."""
        await self._schedule.stop()
        await asyncio.gather(self._for_members.stop(DRAIN_S), self._rounds.stop(DRAIN_S))
        await self._posting.stop(DRAIN_S)


async def run_bot(config: Config, db: Path, token: Secret) -> None:
    """The Discord bot, until SIGINT or SIGTERM: stop leasing, drain, close in reverse."""
    from bot.chat.client.client import create_client
    from bot.chat.client.connect import connect
    from bot.ingest.fetch import WebFetcher
    from bot.publish.chart import drawn
    from bot.publish.tables import export

    async with AsyncExitStack() as stack:
        web = await stack.enter_async_context(WebFetcher.configured(config.ingest))
        app = await stack.enter_async_context(open_app(config, db, fetcher=web))
        services = app.services
        client = create_client(
            services, exporter=lambda actor, fmt: export(services, actor, fmt), draw=partial(drawn, app.workers)
        )
        background = Background(app, client.publisher)

        async def begin() -> None:
            """Work starts when Discord is there to take what comes of it."""
            await client.wait_until_ready()
            background.start()

        gateway = asyncio.create_task(connect(client, token.reveal()), name="gateway")
        beginning = asyncio.create_task(begin(), name="background")
        await _until_stopped(gateway)
        _log.info("stopping")
        beginning.cancel()
        await asyncio.gather(beginning, return_exceptions=True)
        if not beginning.cancelled():
            await background.stop()
        await client.close()
        (ended,) = await asyncio.gather(gateway, return_exceptions=True)
        if isinstance(ended, Exception):
            raise ended


async def _until_stopped(gateway: "asyncio.Task[None]") -> None:
    """Until a signal asks to stop, or the connection ends by itself."""
    stopped = asyncio.Event()
    _on_signals(stopped)
    waiting = asyncio.create_task(stopped.wait(), name="signals")
    await asyncio.wait({gateway, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)


def _on_signals(stopped: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        if sys.platform == "win32":
            signal.signal(name, lambda *_: loop.call_soon_threadsafe(stopped.set))
        else:
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(name, stopped.set)
