"""A folder of pages: how many of them a second, how much memory, how many with an article."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from bot.commandline.articles.source_files import read_source
from bot.domain.errors import NotFound, OnRecordError, Unreadable
from bot.ingest.read import read
from bot.jobs.pool import ExtractionPool
from bot.services.desk.ports import READ_S
from tests.benchmarks.benchmark import Figures
from tests.benchmarks.processes import held, watch

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".pdf", ".docx"})


async def read_folder(folder: Path) -> Figures:
    """Every page under a folder, read as `ingest` reads them, in one process. Raises NotFound where there is none."""
    files = sorted(path for path in _files(folder) if path.suffix.lower() in SUFFIXES)
    if not files:
        raise NotFound(f"There are no pages in {folder}: files that end in {', '.join(sorted(SUFFIXES))}.")
    pool = ExtractionPool(preload=("bot.extraction", "bot.ingest.page"))
    await pool.start()
    await pool.run(abs, 1)
    idle, peak = held(), [0]
    watching = asyncio.create_task(watch(peak))
    refused = characters = 0
    start = perf_counter()
    try:
        for file in files:
            try:
                body = await asyncio.to_thread(read_source, str(file))
                found = await pool.run_within(
                    READ_S, partial(read, body, media_type=None, charset=None, url=None, filename=file.name)
                )
                characters += len(found.text)
            except Unreadable:
                refused += 1
        took = perf_counter() - start
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await pool.close()
    return {
        "pages": len(files),
        "pages_per_second": round(len(files) / took, 1),
        "refused": refused,
        "characters": characters,
        "peak_mb": round(peak[0] / 1_000_000),
        "peak_over_idle_mb": round((peak[0] - idle) / 1_000_000),
    }


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        raise OnRecordError(f"{folder} can't be read: {error.strerror}.") from None
