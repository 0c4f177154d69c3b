"""What a benchmark is, and the open desk in a throw-away file that most of them need."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.app import App
    from bot.config import IngestSettings

Figures = dict[str, int | float]


@dataclass(frozen=True, slots=True)
class Benchmark:
    measures: str
    run: Callable[[], Awaitable[Figures]]
    sized: Callable[[int], Awaitable[Figures]] | None = None
    """The same with another number of claims, where it can be asked for."""


@asynccontextmanager
async def scratch_desk(
    workers: Literal["pool", "inline"] = "inline", ingest: "IngestSettings | None" = None
) -> AsyncIterator["App"]:
    from bot.app import open_app
    from bot.config import Config, IngestSettings

    config = Config(ingest=ingest or IngestSettings())
    with TemporaryDirectory(prefix="onrecord-bench-", ignore_cleanup_errors=True) as folder:
        async with open_app(config, Path(folder) / "bench.db", create=True, workers=workers) as app:
            yield app


def milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 3)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]
