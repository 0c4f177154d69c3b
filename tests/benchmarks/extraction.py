"""Words a second of extraction, on one core."""

import sys
from time import perf_counter

from tests.benchmarks.benchmark import Benchmark, Figures
from tests.benchmarks.synthetic import article

ARTICLES, WORDS = 20, 1_000


async def _run() -> Figures:
    from bot.extraction import extract

    start = perf_counter()
    extract("Ada Quill said the bridge was closed in May.")
    load = perf_counter() - start
    texts = [article(seed, WORDS) for seed in range(ARTICLES)]
    extract(texts[0])
    words = sum(len(text.split()) for text in texts)
    start = perf_counter()
    found = sum(len(extract(text).drafts) for text in texts)
    took = perf_counter() - start
    return {
        "words_per_second": round(words / took),
        "words": words,
        "attributions": found,
        "load_seconds": round(load, 3),
        "peak_mb": _peak_mb(),
    }


def _peak_mb() -> int:
    """The most memory that this process has held; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(held / (2**20 if sys.platform == "darwin" else 2**10))


EXTRACT = Benchmark("words a second that extraction reads on one core, loading left out; its loading and memory", _run)
