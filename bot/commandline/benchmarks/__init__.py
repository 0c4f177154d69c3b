"""Benchmarks: each makes its own synthetic data, measures one promise and returns figures whose names say the unit."""

from bot.commandline.benchmarks.benchmark import Benchmark
from bot.commandline.benchmarks.desk import DESK
from bot.commandline.benchmarks.extraction import EXTRACT
from bot.commandline.benchmarks.ingestion import INGEST
from bot.commandline.benchmarks.listing import LIST
from bot.commandline.benchmarks.matching import MATCH
from bot.commandline.benchmarks.stall import STALL
from bot.commandline.benchmarks.summaries import DIGEST
from bot.commandline.benchmarks.writing import WRITE

BENCHMARKS: dict[str, Benchmark] = {
    "extract": EXTRACT,
    "ingest": INGEST,
    "write": WRITE,
    "list": LIST,
    "desk": DESK,
    "stall": STALL,
    "match": MATCH,
    "digest": DIGEST,
}

__all__ = ["BENCHMARKS", "Benchmark"]
