"""What it takes to meet one new claim: its vector, the search by words and meaning, and the comparison; and to find a
claim by what somebody types. The claims and their vectors are made up."""

import sys
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from bot.domain.actor import local_admin
from tests.benchmarks.benchmark import Benchmark, Figures, milliseconds, percentile, scratch_desk

if TYPE_CHECKING:
    from bot.services import Services

SIZES = (16_000, 100_000, 1_000_000)
ASKED = 40
_SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fen",
    "gri",
    "hol",
    "ist",
    "jun",
    "kel",
    "lor",
    "mar",
    "nov",
    "os",
    "per",
    "rin",
    "sut",
)
_VECTORS_AT_ONCE = 50_000
_LITTLE = ("the", "of", "and", "in", "to", "was", "has", "for", "that", "by")


def _word(random: Random) -> str:
    """Few words are common and most are rare, as in any language."""
    rank = int(50 * 400 ** random.random())
    return "".join(_SYLLABLES[(rank >> shift) & 15] for shift in (0, 4, 8, 12))


def _sentence(random: Random) -> str:
    words = [random.choice(_LITTLE) if random.random() < 0.35 else _word(random) for _ in range(16)]
    return f"{' '.join(words)} {random.randint(2, 9_000)}"


async def _run() -> Figures:
    figures: Figures = {}
    for size in SIZES:
        figures |= {f"{name}_at_{size // 1_000}k": value for name, value in (await _measure(size)).items()}
    return figures | {"claims_asked": ASKED}


async def _measure(size: int) -> Figures:
    """Milliseconds of processor for one claim, megabytes of the index and by how many the process grew to hold it,
    milliseconds that somebody waits who types."""
    from tests.benchmarks.synthetic_desk import SyntheticClaim, fill, fill_vectors

    random = Random(1)  # noqa: S311 - repeatable data, no secrets
    who = [f"{_word(random).title()} {_word(random).title()}" for _ in range(max(500, size // 20))]
    claims = [SyntheticClaim(_sentence(random), random.choice(who), 0.5) for _ in range(size)]
    async with scratch_desk() as app:
        server, memory = local_admin().server, app.services.similar
        await fill(app.db, server, claims, app.clock.now())
        await memory.compare(server, [_sentence(random)])
        for start in range(0, size, _VECTORS_AT_ONCE):
            some = range(start, min(start + _VECTORS_AT_ONCE, size))
            await fill_vectors(app.db, server, _vectors(some), memory.version, some.start + 1)
        before = _resident()
        await memory.compare(server, [_sentence(random)])
        after = _resident()
        asked = [_sentence(random) for _ in range(ASKED)]
        start_s = process_time()
        for text in asked:
            await memory.compare(server, [text])
        figures: Figures = {
            "cpu_ms": milliseconds((process_time() - start_s) / ASKED),
            "index_mb": round(memory.held_bytes / 1e6, 1),
        }
        if before is not None and after is not None:
            figures["resident_mb_more"] = round((after - before) / 1e6, 1)
        return figures | await _typing(app.services, random, who)


async def _typing(services: "Services", random: Random, who: list[str]) -> Figures:
    """What somebody waits for: claims by the beginning of two words and speakers by that of a name, letter by letter;
    a search for three words."""
    actor, figures = local_admin(), Figures()
    asked: dict[str, list[float]] = {"claims": [], "speakers": [], "search": []}
    for _turn in range(ASKED):
        words, name = f"{_word(random)} {_word(random)}", random.choice(who)
        for letters in range(1, len(words), 2):
            start = perf_counter()
            await services.claims.suggest(actor, words[:letters])
            asked["claims"].append(perf_counter() - start)
        for letters in range(1, len(name), 2):
            start = perf_counter()
            await services.claims.speakers(actor, name[:letters])
            asked["speakers"].append(perf_counter() - start)
        start = perf_counter()
        await services.claims.search(actor, f"{words} {random.randint(2, 9_000)}")
        asked["search"].append(perf_counter() - start)
    for kind, took in asked.items():
        name = "search_wait_ms_p95" if kind == "search" else f"autocomplete_{kind}_wait_ms_p95"
        figures[name] = milliseconds(percentile(took, 0.95))
    return figures


def _vectors(some: range) -> list[bytes]:
    import numpy as np

    from bot.matching.encoder import WIDTH

    numbers = np.random.default_rng(some.start).integers(-127, 128, size=(len(some), WIDTH), dtype=np.int8)
    scale = np.float32(1 / 1_440).tobytes()
    return [row.tobytes() + scale for row in numbers]


def _resident() -> int | None:
    """Bytes of memory that this process holds now, where the system says it (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


MATCH = Benchmark(
    "processor milliseconds to meet one new claim, memory for the index of a desk, and what autocomplete and a search"
    " take; up to a million claims, which take minutes to make up",
    _run,
)
