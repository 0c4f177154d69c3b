"""Words a second of extraction, on one core."""

from time import perf_counter

from bot.commandline.benchmarks.benchmark import Benchmark, Figures
from bot.commandline.benchmarks.synthetic import article

ARTICLES, WORDS = 20, 1_000


async def _run() -> Figures:
    from bot.extraction import extract

    texts = [article(seed, WORDS) for seed in range(ARTICLES)]
    extract(texts[0])
    words = sum(len(text.split()) for text in texts)
    start = perf_counter()
    found = sum(len(extract(text).drafts) for text in texts)
    took = perf_counter() - start
    return {"words_per_second": round(words / took), "words": words, "attributions": found}


EXTRACT = Benchmark("words a second that extraction reads on one core", _run)
