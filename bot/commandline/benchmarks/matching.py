"""What it takes to meet one new claim: its vector, the search by words and meaning, and the comparison."""

import sys
from pathlib import Path
from random import Random
from time import process_time

from bot.commandline.benchmarks.benchmark import Benchmark, Figures, milliseconds, scratch_desk
from bot.domain.actor import local_admin

SIZES = (16_000, 100_000)
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
        took, index_bytes, resident = await _measure(size)
        name = f"{size // 1_000}k"
        figures[f"cpu_ms_at_{name}"] = milliseconds(took)
        figures[f"index_mb_at_{name}"] = round(index_bytes / 1e6, 1)
        if resident is not None:
            figures[f"resident_mb_more_at_{name}"] = round(resident / 1e6, 1)
    return figures | {"claims_asked": ASKED}


async def _measure(size: int) -> tuple[float, int, int | None]:
    """Seconds of processor for one claim, bytes of the index, bytes that the process grew by to hold it."""
    from bot.storage.synthetic import SyntheticClaim, fill, fill_vectors

    random = Random(1)  # noqa: S311 - repeatable data, no secrets
    claims = [SyntheticClaim(_sentence(random), f"Speaker {number % 500}", 0.5) for number in range(size)]
    async with scratch_desk() as app:
        server, memory = local_admin().server, app.services.memory
        await fill(app.db, server, claims, app.clock.now())
        await memory.recall(server, [_sentence(random)])
        await fill_vectors(app.db, server, _vectors(size), memory.version)
        before = _resident()
        await memory.recall(server, [_sentence(random)])
        after = _resident()
        asked = [_sentence(random) for _ in range(ASKED)]
        start = process_time()
        for text in asked:
            await memory.recall(server, [text])
        took = (process_time() - start) / ASKED
        grown = None if before is None or after is None else after - before
        return took, memory.held_bytes, grown


def _vectors(count: int) -> list[bytes]:
    import numpy as np

    from bot.matching.encoder import WIDTH

    numbers = np.random.default_rng(1).integers(-127, 128, size=(count, WIDTH), dtype=np.int8)
    scale = np.float32(1 / 1_440).tobytes()
    return [row.tobytes() + scale for row in numbers]


def _resident() -> int | None:
    """Bytes of memory that this process holds now, where the system says it (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


MATCH = Benchmark("processor milliseconds to meet one new claim, and memory for the index of a desk", _run)
