"""What it takes to build a day's summary, and Monday's week with its chart, for a desk with 100,000 claims and 2,000
events in the window."""

import tracemalloc
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from bot.domain.actor import local_admin
from bot.domain.claims import Ruling, Verdict
from bot.domain.clock import DAY, local_date
from bot.domain.sources import sources_of
from bot.domain.statistics import Week
from bot.publish.chart import can_draw, drawn
from tests.benchmarks.benchmark import Benchmark, Figures, milliseconds, scratch_desk
from tests.benchmarks.synthetic import claims, speaker

if TYPE_CHECKING:
    from bot.app import App

CLAIMS, CHECKS, ROUNDS = 100_000, 2_000, 5
_WHY = "The books of the harbour office say otherwise."


async def _run() -> Figures:
    from tests.benchmarks.synthetic_desk import fill

    random = Random(1)  # noqa: S311 - repeatable data, no secrets
    who = [speaker(random) for _ in range(500)]
    made_up = claims(random, who, CLAIMS)
    verdicts = list(Verdict)
    async with scratch_desk() as app:
        actor = local_admin()
        now = app.clock.now()
        await fill(app.db, actor.server, made_up, now - DAY)
        sources = sources_of(["https://books.example/harbour"])
        for number in range(1, CHECKS + 1):
            ruling = Ruling(verdicts[number % len(verdicts)], sources, _WHY)
            await app.services.review.check(actor, number, ruling)
        zone = (await app.services.settings.of(actor.server)).zone
        today = local_date(now, zone)
        took: list[float] = []
        for _ in range(ROUNDS):
            start = perf_counter()
            digest = await app.services.summaries.of_day(actor, today)
            took.append(perf_counter() - start)
        start = perf_counter()
        await app.services.summaries.of_day(actor, local_date(now - DAY, zone))
        past = perf_counter() - start
        start = perf_counter()
        week = await app.services.weeks.since(actor)
        figures = perf_counter() - start
        chart = await _drawn(app, week)
        tracemalloc.start()
        await app.services.summaries.of_day(actor, today)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return {
        "median_ms": milliseconds(median(took)),
        "past_day_ms": milliseconds(past),
        "week_ms": milliseconds(figures),
        **chart,
        "memory_mb": round(peak / 1_000_000, 3),
        "claims": CLAIMS,
        "checked": len(digest.checked),
    }


async def _drawn(app: "App", week: Week) -> Figures:
    """The first chart, for which the plotting library is loaded, and the next; nothing where it is not here."""
    took: list[float] = []
    for _ in range(2 if can_draw() else 0):
        start = perf_counter()
        await drawn(app.workers, week)
        took.append(perf_counter() - start)
    return dict(zip(("first_chart_ms", "chart_ms"), map(milliseconds, took), strict=False))


DIGEST = Benchmark(
    "milliseconds and memory to build a summary and a week: 100,000 claims, 2,000 events in the window", _run
)
