"""How long the desk's services take at 100,000 claims over 50 servers: list, search, show, queue, triage, history."""

from collections.abc import Awaitable, Callable
from random import Random
from statistics import median
from time import perf_counter

from bot.domain.actor import Actor, local_admin
from bot.domain.claim_lists import ClaimFilter, Sort
from tests.benchmarks.benchmark import Benchmark, Figures, milliseconds, percentile, scratch_desk
from tests.benchmarks.synthetic import claims, speaker

SERVERS, CLAIMS, ASKED = 50, 100_000, 150


async def _run() -> Figures:
    return await _at(CLAIMS)


async def _at(size: int) -> Figures:
    from tests.benchmarks.synthetic_desk import fill, fill_events

    random = Random(1)  # noqa: S311 - repeatable data, no secrets
    who = [speaker(random) for _ in range(500)]
    each = max(1, size // SERVERS)
    figures: Figures = {"claims": each * SERVERS, "servers": SERVERS}
    async with scratch_desk() as app:
        for server in range(1, SERVERS + 1):
            await fill(app.db, server, claims(random, who, each), app.clock.now())
            await fill_events(app.db, server, app.clock.now())
        services = app.services
        sorts = tuple(Sort)

        def admin() -> Actor:
            return local_admin(random.randint(1, SERVERS))

        asked: dict[str, Callable[[int], Awaitable[object]]] = {
            "list": lambda turn: services.claims.list(
                admin(), ClaimFilter(sort=sorts[turn % len(sorts)]), offset=25 * (turn % 4)
            ),
            "search": lambda turn: services.claims.search(admin(), f"place {turn * 13 % each}"),
            "show": lambda _turn: services.claims.show(admin(), random.randint(1, each)),
            "queue": lambda turn: services.review.queue(admin(), offset=25 * (turn % 4)),
            "triage": lambda _turn: services.triage.next(admin()),
            "history": lambda _turn: services.claims.history(admin(), random.randint(1, each)),
        }
        for name, ask in asked.items():
            took: list[float] = []
            for turn in range(ASKED):
                start = perf_counter()
                await ask(turn)
                took.append(perf_counter() - start)
            figures[f"{name}_median_ms"] = milliseconds(median(took))
            figures[f"{name}_p99_ms"] = milliseconds(percentile(took, 0.99))
    return figures


DESK = Benchmark(
    "milliseconds of list, search, show, queue, triage and history at 100,000 claims over 50 servers; --claims N for"
    " another number",
    _run,
    _at,
)
