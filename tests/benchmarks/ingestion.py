"""Hostile sources handed in one after the other: does each come to what it must, and what does it cost?"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import perf_counter

from bot.commandline.command import complain
from bot.config import IngestSettings
from bot.domain.actor import local_admin
from bot.domain.articles import Submission
from bot.domain.claims import Provenance
from bot.domain.errors import OnRecordError
from tests.benchmarks.benchmark import Benchmark, Figures, milliseconds, scratch_desk
from tests.benchmarks.hostile import CASES, FEEDS, Case
from tests.benchmarks.processes import held, watch
from tests.benchmarks.stall import beat

FETCH_S = 5.0


async def _run() -> Figures:
    async with _server() as (pair, server):
        settings = IngestSettings(allow_private=(pair,), timeout_seconds=FETCH_S)
        async with scratch_desk(workers="pool", ingest=settings) as app:

            async def ingest(path: str) -> str | None:
                """What it is refused with."""
                try:
                    submission = Submission(Provenance.FETCHED, url=f"http://{pair}/{path}")
                    await app.services.articles.ingest(local_admin(), submission)
                except OnRecordError as error:
                    return error.sentence
                return None

            async def add(path: str) -> str | None:
                """What it is refused with as a feed."""
                try:
                    await app.services.feeds.add(local_admin(), f"http://{pair}/{path}")
                except OnRecordError as error:
                    return error.sentence
                return None

            await ingest("gzip_full")
            idle, peak, longest = held(server), [0], [0.0, 0.0]
            watching = [asyncio.create_task(beat(longest)), asyncio.create_task(watch(peak, server))]
            start = perf_counter()
            kept = [path for path, case in CASES.items() if _is_kept(path, case, await ingest(path))]
            kept += [path for path, case in FEEDS.items() if _is_kept(path, case, await add(path))]
            took = perf_counter() - start
            for each in watching:
                each.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
            shown = await app.services.articles.list(local_admin(), limit=100)
    return {
        "sources": len(CASES) + len(FEEDS),
        "as_promised": len(kept),
        "articles": len(shown),
        "peak_over_idle_mb": round((peak[0] - idle) / 1_000_000),
        "longest_stall_ms": milliseconds(longest[0]),
        "longest_work_ms": milliseconds(longest[1]),
        "seconds": round(took, 1),
    }


def _is_kept(path: str, case: Case, sentence: str | None) -> bool:
    kept = case.says in (sentence or "") if case.says else case.says is not None or sentence is None
    if not kept:
        complain(f"{path}: {sentence or 'was read'}, not {case.says or 'read'}")
    return kept


@asynccontextmanager
async def _server() -> AsyncIterator[tuple[str, int]]:
    """The hostile server in a process of its own: its host:port pair and its process id."""
    pipe = asyncio.subprocess.PIPE
    program = "import asyncio; from tests.benchmarks.hostile import serve; asyncio.run(serve())"
    server = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdin=pipe, stdout=pipe)
    assert server.stdout is not None
    try:
        yield f"127.0.0.1:{int(await server.stdout.readline())}", server.pid
    finally:
        server.kill()
        await server.wait()


INGEST = Benchmark("what hostile sources come to, with the memory and the stalls that they cost", _run)
