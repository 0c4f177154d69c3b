"""Backups: one moment of a file that is in use, never half, never over something else."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.errors import Conflict, NotFound
from bot.storage.backup import backup
from bot.storage.database import Database, Tx
from bot.storage.failures import StorageFailure
from bot.storage.jobs import due_counts, enqueue


async def add_pair(db: Database, number: int) -> None:
    async def add(tx: Tx) -> None:
        for half in "ab":
            await enqueue(tx, "read", f"{number}{half}", {}, now=0, server=0)

    await db.write(add)


async def test_a_backup_of_a_busy_file_is_one_moment_and_can_be_opened(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "desk.db")
    await add_pair(db, 0)
    copied = asyncio.create_task(backup(db.path, tmp_path / "copy.db"))
    written = 1
    while not copied.done():
        await add_pair(db, written)
        written += 1
    assert await copied == (tmp_path / "copy.db").stat().st_size
    await db.close()

    copy = await Database.open(tmp_path / "copy.db", create=False)
    async with copy.read() as reader:
        rows = (await due_counts(reader, 0)).due
    await copy.close()
    assert rows % 2 == 0
    assert 2 <= rows <= 2 * written
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.db", "desk.db"]


async def test_what_cannot_be_copied_gets_a_sentence(tmp_path: Path) -> None:
    source, target = tmp_path / "desk.db", tmp_path / "copy.db"
    with pytest.raises(NotFound, match="no database"):
        await backup(source, target)
    await (await Database.open(source)).close()
    with pytest.raises(NotFound, match="no folder"):
        await backup(source, tmp_path / "nowhere" / "copy.db")
    target.write_text("my notes")
    with pytest.raises(Conflict, match="already there"):
        await backup(source, target)
    assert target.read_text() == "my notes"
    with pytest.raises(StorageFailure, match="is not a database"):
        await backup(target, tmp_path / "other.db")
    assert not (tmp_path / "other.db").exists()


async def test_a_damaged_file_is_not_taken_for_a_backup(tmp_path: Path) -> None:
    source = tmp_path / "desk.db"
    await (await Database.open(source)).close()
    with closing(sqlite3.connect(source)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with source.open("r+b") as file:
        file.seek(size)
        file.write(b"\xff" * 3 * size)
    with pytest.raises(StorageFailure):
        await backup(source, tmp_path / "copy.db")
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("copy")] == []
