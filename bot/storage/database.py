"""The only access to the database file: transactions that survive cancellation, and reads that see one moment.

A connection of SQLite has no idea which task owns its transaction. So every write is a task of its own that holds the
only writing connection from BEGIN IMMEDIATE to COMMIT, whatever happens to the caller who waits for it; reads go to a
small pool of connections that cannot write. Several processes may have one file open: they wait for each other.
"""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from bot.domain.errors import NotFound, OnRecordError
from bot.storage import migrate
from bot.storage.failures import OlderSchema, as_failure, check_engine, existing

T = TypeVar("T")
Row = sqlite3.Row
"""A row by name: row["id"]."""

BUSY_MS = 5_000
"""How long a transaction waits for another process."""

_CACHE_KIB = 16 * 1024
_log = logging.getLogger(__name__)
_open_write: ContextVar["Tx | None"] = ContextVar("open_write", default=None)


def placeholders(count: int, first: int = 1) -> str:
    """The placeholders of so many values for an IN list, numbered from `first`: "?2, ?3, ?4"."""
    return ", ".join(f"?{number}" for number in range(first, first + count))


class Reader:
    """Queries within one transaction. Placeholders are numbered: `?1`, `?2`."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._ended = False

    async def one(self, sql: str, *args: Any) -> Row | None:
        """The first row, or None."""
        rows = await self.all(sql, *args)
        return rows[0] if rows else None

    async def all(self, sql: str, *args: Any) -> list[Row]:
        """Every row; put a LIMIT into the query."""
        return list(await self._usable().execute_fetchall(sql, args))

    async def value(self, sql: str, *args: Any) -> Any:
        """The first column of the first row, or None."""
        row = await self.one(sql, *args)
        return None if row is None else row[0]

    def _usable(self) -> aiosqlite.Connection:
        if self._ended:
            raise RuntimeError("this transaction has ended; its reader or writer can't be used any more")
        return self._connection

    def _end(self) -> None:
        self._ended = True


class Tx(Reader):
    """A write transaction: all that it runs happens, or nothing."""

    async def run(self, sql: str, *args: Any) -> int:
        """Run a statement; how many rows it changed."""
        cursor = await self._usable().execute(sql, args)
        return cursor.rowcount

    async def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once a row of arguments, in one trip to the connection's thread."""
        await self._usable().executemany(sql, rows)

    async def insert(self, sql: str, *args: Any) -> int:
        """Insert one row; its RETURNING value if the statement has one, else its rowid.

        Raises LookupError when ON CONFLICT DO NOTHING left the row out: use `run` or `value` where that may be.
        """
        cursor = await self._usable().execute(sql, args)
        if cursor.description is not None:
            rows = list(await cursor.fetchall())
            if rows:
                return int(rows[0][0])
        elif cursor.rowcount and cursor.lastrowid is not None:
            return cursor.lastrowid
        raise LookupError("the statement inserted no row")


class Database:
    """One open file. `open` makes it, `close` ends it; in between any task may read and write."""

    def __init__(self, path: Path, writer: aiosqlite.Connection | None, readers: list[aiosqlite.Connection]) -> None:
        self.path = path
        self._writer = writer
        self._readers = readers
        self._turn = asyncio.Lock()
        self._pending: set[asyncio.Task[Any]] = set()
        self._idle: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        self._closing: asyncio.Task[None] | None = None
        for reader in readers:
            self._idle.put_nowait(reader)

    @classmethod
    async def open(cls, path: Path, *, create: bool = True, readers: int = 2) -> "Database":
        """Open the file; with `create` it is made and migrated as needed and may be written, without it is only read.

        Raises NotFound (create=False and no file), OlderSchema (create=False and a migration is due), DatabaseTooNew,
        and StorageFailure for a file or disk that can't be used.
        """
        check_engine()
        if create:
            await migrate.migrate(path)
        else:
            await _check_readable(path)
        opened: list[aiosqlite.Connection] = []
        try:
            for number in range(readers + create):
                writes = create and number == 0
                opened.append(await _connect(existing(path)))
                await _prepare(opened[-1], writes=writes)
        except BaseException as error:
            for connection in opened:
                await connection.close()
            _raise_failure(error, path)
            raise
        return cls(path, opened[0] if create else None, opened[int(create) :])

    async def write(self, fn: Callable[[Tx], Awaitable[T]]) -> T:
        """Run `fn` in a transaction of its own; its result once that is on disk.

        What `fn` raises undoes everything and reaches the caller. A caller who is cancelled stops waiting, the
        transaction goes on to its end; an error that nobody is left to hear is logged.
        """
        outer = _open_write.get()
        if outer is not None and not outer._ended:  # noqa: SLF001 - one module
            raise RuntimeError("a write inside a write would wait for itself; pass the open Tx on")
        if self._writer is None:
            raise RuntimeError("this database was opened for reading only")
        if self._closing is not None:
            raise RuntimeError("this database is closed")
        task = asyncio.create_task(self._transact(self._writer, fn), name="database write")
        self._pending.add(task)
        task.add_done_callback(self._pending.discard)
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            task.add_done_callback(_log_unheard)
            raise
        return task.result()

    def read(self) -> AbstractAsyncContextManager[Reader]:
        """A reader whose queries all see the same moment. Keep it short: the pool is small."""
        return self._snapshot()

    async def close(self) -> None:
        """Finish the writes that were asked for, then let go of the file. May be called again."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._shut(), name="database close")
        await asyncio.shield(self._closing)

    async def _transact(self, writer: aiosqlite.Connection, fn: Callable[[Tx], Awaitable[T]]) -> T:
        async with self._turn:
            tx = Tx(writer)
            _open_write.set(tx)
            try:
                await writer.execute("BEGIN IMMEDIATE")
                result = await fn(tx)
                await writer.commit()
            except BaseException as error:
                await writer.rollback()
                _raise_failure(error, self.path)
                raise
            finally:
                tx._end()  # noqa: SLF001 - one module
            return result

    @asynccontextmanager
    async def _snapshot(self) -> AsyncIterator[Reader]:
        if self._closing is not None:
            raise RuntimeError("this database is closed")
        connection = await self._idle.get()
        reader = Reader(connection)
        try:
            await connection.execute("BEGIN DEFERRED")
            yield reader
        except sqlite3.Error as error:
            _raise_failure(error, self.path)
            raise
        finally:
            reader._end()  # noqa: SLF001 - one module
            release = asyncio.create_task(self._release(connection), name="database reader release")
            self._pending.add(release)
            release.add_done_callback(self._pending.discard)
            await asyncio.shield(release)

    async def _release(self, connection: aiosqlite.Connection) -> None:
        await connection.rollback()
        self._idle.put_nowait(connection)

    async def _shut(self) -> None:
        while self._pending:
            await asyncio.wait(self._pending)
        for connection in self._readers:
            await connection.close()
        if self._writer is not None:
            await self._writer.close()


async def _connect(uri: str) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MS / 1000)
    connection.row_factory = Row
    return connection


async def _prepare(connection: aiosqlite.Connection, *, writes: bool) -> None:
    await connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    await connection.execute("PRAGMA foreign_keys = ON")
    await connection.execute("PRAGMA synchronous = FULL")
    if not writes:
        await connection.execute("PRAGMA query_only = ON")


async def _check_readable(path: Path) -> None:
    found = await migrate.status(path)
    if not found.applied:
        raise NotFound(f"There is nothing in the database {path} yet; ingest something first.")
    if found.pending:
        raise OlderSchema(f"The database {path} was written by an older version; run `onrecord migrate` first.")


def _raise_failure(error: BaseException, path: Path) -> None:
    """Raise the sentence for an error of the file; return for every other."""
    if isinstance(error, sqlite3.Error) and (failure := as_failure(error, path)):
        raise failure from error


def _log_unheard(task: asyncio.Task[Any]) -> None:
    with suppress(asyncio.CancelledError):
        error = task.exception()
        if isinstance(error, OnRecordError):
            _log.info("a write was refused after its caller was cancelled: %s", error)
        elif error is not None:
            _log.error("a write failed after its caller was cancelled", exc_info=error)
