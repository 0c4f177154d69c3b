"""What each kind of job does: it gets ids, and the service reads the state again."""

from collections.abc import Awaitable, Callable, Mapping

from bot.domain.errors import Refusal
from bot.services import Services
from bot.services.articles.feeds import POLL_JOB
from bot.services.articles.ingest import READ_JOB
from bot.services.articles.source_watch import LOOK_JOB
from bot.services.articles.unread_entries import READ_FEED_JOB
from bot.services.fact_checks.google import ASK_JOB
from bot.storage.jobs import Job
from bot.storage.review.verdicts import TITLE_JOB

FOR_MEMBERS = frozenset({READ_JOB})
"""What somebody waits for: a runner of its own does it, so that no number of feeds comes before it."""


def handlers(services: Services) -> Mapping[str, Callable[[Job], Awaitable[None]]]:
    async def read(job: Job) -> None:
        intake = int(job.payload["intake"])
        try:
            await services.articles.process(intake)
        except Refusal:
            raise
        except Exception:
            if job.last_attempt:
                await services.articles.give_up(intake)
            raise

    async def poll(job: Job) -> None:
        await services.feeds.poll_due(int(job.payload["feed"]), int(job.payload["due"]))

    async def look(job: Job) -> None:
        await services.source_watch.look(int(job.payload["article"]))

    async def title(job: Job) -> None:
        await services.sources.title(int(job.payload["source"]))

    async def ask(job: Job) -> None:
        await services.lookups.look(int(job.payload["claim"]))

    return {ASK_JOB: ask, TITLE_JOB: title, READ_JOB: read, READ_FEED_JOB: read, POLL_JOB: poll, LOOK_JOB: look}
