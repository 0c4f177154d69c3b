"""How long `claims list` takes the service at 100,000 claims on one desk."""

from random import Random
from statistics import median
from time import perf_counter

from bot.domain.actor import local_admin
from bot.domain.claim_lists import ClaimFilter, Sort
from bot.domain.claims import State
from tests.benchmarks.benchmark import Benchmark, Figures, milliseconds, percentile, scratch_desk
from tests.benchmarks.synthetic import claims, speaker

CLAIMS, LISTS = 100_000, 400


async def _run() -> Figures:
    from tests.benchmarks.synthetic_desk import fill

    random = Random(1)  # noqa: S311 - repeatable data, no secrets
    who = [speaker(random) for _ in range(500)]
    made_up = claims(random, who, CLAIMS)
    asked = (
        ClaimFilter(),
        ClaimFilter(sort=Sort.NEW),
        ClaimFilter(sort=Sort.REPEATS, everything=True),
        ClaimFilter(state=State.UNVERIFIED),
        ClaimFilter(speaker=who[0]),
    )
    took: list[float] = []
    async with scratch_desk() as app:
        actor = local_admin()
        await fill(app.db, actor.server, made_up, app.clock.now())
        for turn in range(LISTS):
            start = perf_counter()
            await app.services.claims.list(actor, asked[turn % len(asked)], offset=25 * (turn % 4))
            took.append(perf_counter() - start)
    return {
        "median_ms": milliseconds(median(took)),
        "p99_ms": milliseconds(percentile(took, 0.99)),
        "claims": CLAIMS,
        "lists": LISTS,
    }


LIST = Benchmark("milliseconds of /claims list at 100,000 claims: median and 99th percentile", _run)
