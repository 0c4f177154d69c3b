"""New database files for tests, quickly: the schema is made once a process, and its file copied for every test."""

import asyncio
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from bot.storage.database import Database


def new_file(path: Path) -> Path:
    """An empty desk's file at this path, as opening the database for the first time leaves it."""
    path.write_bytes(_template())
    return path


async def new_database(path: Path) -> Database:
    """The database at this path, new and open."""
    return await Database.open(new_file(path))


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as elsewhere:
        file = Path(folder) / "empty.db"
        elsewhere.submit(asyncio.run, _make(file)).result()  # a test's own event loop may be running here
        return file.read_bytes()


async def _make(file: Path) -> None:
    await (await Database.open(file)).close()
