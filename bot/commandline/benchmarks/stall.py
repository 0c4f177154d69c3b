"""The longest time for which the event loop answers nobody while ten articles are read."""

import asyncio
from time import perf_counter

from bot.commandline.benchmarks.benchmark import Benchmark, Figures, milliseconds, scratch_desk
from bot.commandline.benchmarks.synthetic import article
from bot.domain.actor import local_admin
from bot.domain.articles import Submission
from bot.domain.claims import Provenance

ARTICLES, WORDS = 10, 5_000
BEAT_S = 0.002


async def _run() -> Figures:
    submissions = [Submission(Provenance.PASTED, text=article(seed, WORDS)) for seed in range(ARTICLES)]
    async with scratch_desk(workers="pool") as app:
        longest = [0.0]
        heart = asyncio.create_task(_beat(longest))
        start = perf_counter()
        await asyncio.gather(*(app.services.articles.ingest(local_admin(), each) for each in submissions))
        took = perf_counter() - start
        heart.cancel()
        await asyncio.gather(heart, return_exceptions=True)
    return {"longest_stall_ms": milliseconds(longest[0]), "articles": ARTICLES, "seconds": round(took, 2)}


async def _beat(longest: list[float]) -> None:
    """Sleep a moment, again and again: what it oversleeps, the loop was busy."""
    while True:
        start = perf_counter()
        await asyncio.sleep(BEAT_S)
        longest[0] = max(longest[0], perf_counter() - start - BEAT_S)


STALL = Benchmark("milliseconds of the longest event-loop stall while ten articles are ingested", _run)
