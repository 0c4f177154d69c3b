"""Benchmarks: each makes its own synthetic data, measures one promise and returns figures whose names say the unit."""

from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.desk import DESK
from tests.benchmarks.extraction import EXTRACT
from tests.benchmarks.ingestion import INGEST
from tests.benchmarks.listing import LIST
from tests.benchmarks.matching import MATCH
from tests.benchmarks.stall import STALL
from tests.benchmarks.summaries import DIGEST
from tests.benchmarks.writing import WRITE

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
