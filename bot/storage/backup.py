"""A copy of the database while it is in use: whole, checked, and on disk before it gets its name."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.domain.errors import Conflict, NotFound
from bot.storage.failures import StorageFailure, as_failure, existing


async def backup(source: Path, target: Path) -> int:
    """Copy the database at `source` to the new file `target`; its size in bytes.

    Other processes may go on writing: the copy is one moment. Raises NotFound without a source or a target folder,
    Conflict when the target is there, StorageFailure when a file can't be read or written.
    """
    return await asyncio.to_thread(_backup, source, target)


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """Write what `connection` sees to `target`, replacing it whole or not at all."""
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        connection.execute("VACUUM INTO ?1", (str(unfinished),))
        _check(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    if os.name == "posix":
        _sync(target.parent)


def _backup(source: Path, target: Path) -> int:
    if not source.is_file():
        raise NotFound(f"There is no database at {source}.")
    if target.exists():
        raise Conflict(f"{target} is already there; name a new file for the backup.")
    if not target.parent.is_dir():
        raise NotFound(f"There is no folder {target.parent} for the backup.")
    try:
        with closing(sqlite3.connect(existing(source), uri=True)) as connection:
            copy(connection, target)
    except sqlite3.Error as error:
        raise as_failure(error, source) or StorageFailure(f"{source} could not be copied: {error}.") from error
    except OSError as error:
        raise StorageFailure(f"{target} could not be written: {error.strerror}.") from error
    return target.stat().st_size


def _check(file: Path) -> None:
    """Read the copy once, as a restore would, and push it to the disk."""
    with closing(sqlite3.connect(file)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise StorageFailure(f"The backup {file} came out damaged: {verdict}.")
    _sync(file)


def _sync(path: Path) -> None:
    writable = os.O_RDWR if path.is_file() else os.O_RDONLY
    descriptor = os.open(path, writable)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
