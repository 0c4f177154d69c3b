"""Bring a database file to the schema that this version knows.

A new file gets the whole schema at once, an older one the numbered steps that it lacks (`versions`). Each script runs
in one transaction together with its record, so that a file is always at a whole version; a file that already holds
something is copied aside first. The first statement takes the file's write lock: of two processes that start at once
one migrates, the other waits and finds nothing left to do.
"""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from bot.domain.clock import SystemClock
from bot.domain.errors import DatabaseTooNew, NotFound
from bot.storage.backup import copy
from bot.storage.failures import StorageFailure, as_failure, existing
from bot.storage.versions import Migration, Versions, shipped, statements

WAIT_S = 60.0
"""How long one process waits for another that migrates the same file."""

_RECORDS = """
CREATE TABLE IF NOT EXISTS migrations (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT
"""


@dataclass(frozen=True, slots=True)
class Status:
    """The names of the steps that a file has, and of those that it lacks."""

    applied: tuple[str, ...]
    pending: tuple[str, ...]


async def migrate(path: Path, versions: Versions | None = None) -> list[str]:
    """Create the file if need be and apply what it lacks; the names of what was applied.

    Raises DatabaseTooNew for a file of a newer version; StorageFailure for one that isn't ours, whose applied steps
    differ from ours, or that can't be used.
    """
    return await asyncio.to_thread(_run, path, versions or shipped())


async def status(path: Path, versions: Versions | None = None) -> Status:
    """What a file has and lacks, without changing it. Raises NotFound and what `migrate` raises."""
    return await asyncio.to_thread(_look, path, versions or shipped())


def _run(path: Path, versions: Versions) -> list[str]:
    _refuse_folder(path)
    if not path.absolute().parent.is_dir():
        raise StorageFailure(f"There is no folder {path.absolute().parent} for the database.")
    try:
        with closing(_connect(path, create=True)) as connection:
            applied = _refuse_strange(connection, path, versions)
            _use_wal(connection)
            done: list[str] = []
            if versions.newest in applied:
                return done  # without waiting for whoever writes just now
            while step := _apply_next(connection, path, versions, first=not done):
                done.append(step.name)
            return done
    except sqlite3.Error as error:
        raise as_failure(error, path) or StorageFailure(f"{path} could not be migrated: {error}.") from error


def _look(path: Path, versions: Versions) -> Status:
    _refuse_folder(path)
    if not path.is_file():
        raise NotFound(f"There is no database at {path}; ingest something first, or name another with --db.")
    try:
        with closing(_connect(path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            applied = _refuse_strange(connection, path, versions)
    except sqlite3.Error as error:
        raise as_failure(error, path) or StorageFailure(f"{path} could not be read: {error}.") from error
    return Status(tuple(applied.values()), tuple(step.name for step in versions.lacking(applied)))


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise StorageFailure(f"{path} is a folder, not a database.")


def _connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    where = str(path) if create else existing(path)
    connection = sqlite3.connect(where, uri=not create, isolation_level=None, timeout=WAIT_S)
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log. While another process does the same SQLite answers "busy" without waiting."""
    deadline = monotonic() + WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.02)
        else:
            return


def _apply_next(connection: sqlite3.Connection, path: Path, versions: Versions, *, first: bool) -> Migration | None:
    """Apply the first script that is lacking; None when there is none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        applied = _refuse_strange(connection, path, versions)
        step = next(iter(versions.lacking(applied)), None)
        if step is not None:
            if first and applied:
                _copy_aside(path, max(applied))
            _apply(connection, path, step)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return step


def _apply(connection: sqlite3.Connection, path: Path, step: Migration) -> None:
    """Run a step and record it. Foreign keys are off meanwhile (SQLite's default for a new connection), so that a step
    may rebuild a table that others refer to; what it leaves must hold together all the same."""
    connection.execute(_RECORDS)
    for statement in statements(step.sql):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO migrations (version, name, sha256, applied_at) VALUES (?1, ?2, ?3, ?4)",
        (step.version, step.name, step.sha256, SystemClock().now()),
    )
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise StorageFailure(f"The migration {step.name} would leave rows of {path} without what they refer to.")


def _copy_aside(path: Path, version: int) -> None:
    """Keep the file as it is now. The write lock is held, so the second connection sees the last committed state and
    nobody adds to it before the migration."""
    with closing(_connect(path)) as reader:
        try:
            copy(reader, path.with_name(f"{path.name}.bak-{version}"))
        except OSError as error:
            raise StorageFailure(f"The backup before the migration of {path} failed: {error.strerror}.") from error


def _refuse_strange(connection: sqlite3.Connection, path: Path, versions: Versions) -> dict[int, str]:
    """The names of what a file has, by version, in order; raises when that isn't what `versions` would have written."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "migrations" not in tables:
        if tables:
            raise StorageFailure(f"{path} is a database of another program.")
        return {}
    rows = connection.execute("SELECT version, name, sha256 FROM migrations ORDER BY version").fetchall()
    newest = max((version for version, _, _ in rows), default=0)
    if newest > versions.newest:
        raise DatabaseTooNew(
            f"{path} was written by a newer version of On Record (schema {newest}, this one knows {versions.newest}); "
            "update the program or restore a backup."
        )
    strange = versions.stranger({version: digest for version, _, digest in rows})
    if strange is not None:
        raise StorageFailure(f"{path} was written by another build: its schema {strange} differs from this one's.")
    return {version: name for version, name, _ in rows}
