"""The longest time for which the event loop answers nobody while ten articles are read."""

import asyncio
from time import perf_counter, thread_time

from bot.domain.actor import local_admin
from bot.domain.articles import Submission
from bot.domain.claims import Provenance
from tests.benchmarks.benchmark import Benchmark, Figures, milliseconds, scratch_desk
from tests.benchmarks.synthetic import article

ARTICLES, WORDS = 10, 5_000
BEAT_S = 0.002


async def _run() -> Figures:
    submissions = [Submission(Provenance.PASTED, text=article(seed, WORDS)) for seed in range(ARTICLES)]
    async with scratch_desk(workers="pool") as app:
        longest = [0.0]
        heart = asyncio.create_task(beat(longest))
        start = perf_counter()
        await asyncio.gather(*(app.services.articles.ingest(local_admin(), each) for each in submissions))
        took = perf_counter() - start
        heart.cancel()
        await asyncio.gather(heart, return_exceptions=True)
    return {"longest_stall_ms": milliseconds(longest[0]), "articles": ARTICLES, "seconds": round(took, 2)}


async def beat(longest: list[float]) -> None:
    """Sleep a moment, again and again: what it oversleeps, the loop was busy, or other programs were. A second value
    in the list takes how much of that the loop's thread itself worked."""
    while True:
        start, worked = perf_counter(), thread_time()
        await asyncio.sleep(BEAT_S)
        longest[0] = max(longest[0], perf_counter() - start - BEAT_S)
        if len(longest) > 1:
            longest[1] = max(longest[1], thread_time() - worked)


STALL = Benchmark("milliseconds of the longest event-loop stall while ten articles are ingested", _run)
