"""Write transactions a second: each claim that is added is one, on disk when it returns."""

import asyncio
from random import Random
from time import perf_counter

from bot.domain.actor import local_admin
from tests.benchmarks.benchmark import Benchmark, Figures, scratch_desk
from tests.benchmarks.synthetic import assertion, speaker

TRANSACTIONS, AT_ONCE = 500, 10


async def _run() -> Figures:
    random = Random(1)  # noqa: S311 - repeatable data, no secrets
    waiting = [(f"{assertion(random)}, at place {number}", speaker(random)) for number in range(TRANSACTIONS)]
    async with scratch_desk() as app:

        async def member() -> None:
            while waiting:
                text, who = waiting.pop()
                await app.services.claims.add(local_admin(), text, who)

        start = perf_counter()
        await asyncio.gather(*(member() for _ in range(AT_ONCE)))
        took = perf_counter() - start
    return {"transactions_per_second": round(TRANSACTIONS / took), "transactions": TRANSACTIONS, "members": AT_ONCE}


WRITE = Benchmark("write transactions a second, ten members at once, each on disk when it returns", _run)
