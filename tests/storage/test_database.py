"""The promises of Database: all or nothing whatever is cancelled or killed, one writer, steady reads, sentences."""

import asyncio
import gc
import logging
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.domain.errors import NotFound, OnRecordError
from bot.storage import database, migrate, versions
from bot.storage.database import Database, Tx
from bot.storage.failures import OlderSchema, StorageFailure, as_failure, check_engine
from tests.databases import new_database

ACCOUNTS = 6
OPENING = 100


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await new_database(tmp_path / "desk.db")
    yield opened
    await opened.close()


async def open_accounts(db: Database) -> None:
    async def create(tx: Tx) -> None:
        await tx.run(
            "CREATE TABLE accounts (id INTEGER PRIMARY KEY, balance INTEGER NOT NULL, version INTEGER NOT NULL)"
        )
        await tx.run("CREATE TABLE transfers (id INTEGER PRIMARY KEY, giver INTEGER, taker INTEGER, amount INTEGER)")
        for account in range(ACCOUNTS):
            await tx.run("INSERT INTO accounts VALUES (?1, ?2, 0)", account, OPENING)

    await db.write(create)


class Declined(Exception):
    pass


async def transfer(db: Database, number: int, rng: random.Random) -> None:
    """Move an amount in several steps with waits between; every eighth one is declined after it has changed rows."""
    giver, taker = rng.sample(range(ACCOUNTS), 2)
    amount, waits, declines = rng.randint(1, 30), rng.randint(0, 3), rng.random() < 1 / 8

    async def move(tx: Tx) -> None:
        had = await tx.value("SELECT balance FROM accounts WHERE id = ?1", giver)
        await tx.run("UPDATE accounts SET balance = ?2 WHERE id = ?1", giver, had - amount)
        for _ in range(waits):
            await asyncio.sleep(0)
        await tx.run("UPDATE accounts SET balance = balance + ?2 WHERE id = ?1", taker, amount)
        await tx.insert("INSERT INTO transfers VALUES (?1, ?2, ?3, ?4)", number, giver, taker, amount)
        if declines:
            raise Declined

    await db.write(move)


async def look(db: Database, rng: random.Random) -> None:
    """Two queries of one read agree, whatever is written between them."""
    async with db.read() as reader:
        first = await reader.value("SELECT sum(balance) FROM accounts")
        before = await reader.all("SELECT * FROM accounts ORDER BY id")
        for _ in range(rng.randint(0, 3)):
            await asyncio.sleep(0)
        after = await reader.all("SELECT * FROM accounts ORDER BY id")
    assert first == ACCOUNTS * OPENING
    assert [tuple(row) for row in before] == [tuple(row) for row in after]


async def cancel_soon(task: asyncio.Task[None], rng: random.Random) -> None:
    for _ in range(rng.randint(0, 60)):
        await asyncio.sleep(0)
    await asyncio.sleep(rng.choice((0, 0, 0.001, 0.004)))
    task.cancel()


async def test_two_thousand_operations_half_of_them_cancelled_stay_atomic(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    complaints: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    rng = random.Random(20)  # noqa: S311 - a seed, not a secret
    await open_accounts(db)
    outcomes: dict[int, BaseException | None] = {}
    for start in range(0, 2000, 40):
        batch = {
            number: asyncio.create_task(transfer(db, number, rng) if number % 4 else look(db, rng))
            for number in range(start, start + 40)
        }
        cancelled = [asyncio.create_task(cancel_soon(batch[number], rng)) for number in rng.sample(sorted(batch), 20)]
        results = await asyncio.gather(*batch.values(), return_exceptions=True)
        outcomes.update(zip(batch, results, strict=True))
        await asyncio.gather(*cancelled)
    await db.close()
    gc.collect()
    await asyncio.sleep(0)

    kinds = [type(outcome) for outcome in outcomes.values()]
    assert set(kinds) == {type(None), asyncio.CancelledError, Declined}
    assert kinds.count(asyncio.CancelledError) > 800
    again = await Database.open(db.path)
    async with again.read() as reader:
        balances = {row["id"]: row["balance"] for row in await reader.all("SELECT id, balance FROM accounts")}
        transfers = await reader.all("SELECT * FROM transfers")
    await again.close()
    whole = dict.fromkeys(range(ACCOUNTS), OPENING)
    for row in transfers:
        whole[row["giver"]] -= row["amount"]
        whole[row["taker"]] += row["amount"]
    assert balances == whole
    recorded = {row["id"] for row in transfers}
    assert {number for number, outcome in outcomes.items() if outcome is None and number % 4} <= recorded
    assert not {number for number, outcome in outcomes.items() if isinstance(outcome, Declined)} & recorded
    assert not complaints
    assert all(record.exc_info and record.exc_info[0] is Declined for record in caplog.records)


async def test_a_cancelled_caller_leaves_a_transaction_that_ends(db: Database) -> None:
    await open_accounts(db)
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def slow(tx: Tx) -> None:
        await tx.run("UPDATE accounts SET balance = 1 WHERE id = 0")
        inside.set()
        await go_on.wait()
        await tx.run("UPDATE accounts SET balance = 2 WHERE id = 0")

    caller = asyncio.create_task(db.write(slow))
    await inside.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    async with db.read() as reader:
        assert await reader.value("SELECT balance FROM accounts WHERE id = 0") == OPENING
    go_on.set()
    await db.write(lambda tx: tx.run("UPDATE accounts SET balance = 3 WHERE id = 1"))
    async with db.read() as reader:
        assert await reader.value("SELECT balance FROM accounts WHERE id = 0") == 2


async def test_an_error_after_the_caller_left_is_logged_and_never_unretrieved(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    complaints: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def declined(_: Tx) -> None:
        inside.set()
        await go_on.wait()
        raise Declined

    caller = asyncio.create_task(db.write(declined))
    await inside.wait()
    caller.cancel()
    with suppress(asyncio.CancelledError):
        await caller
    go_on.set()
    await db.close()
    gc.collect()
    await asyncio.sleep(0)
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [Declined]
    assert not complaints


async def test_a_loop_that_shuts_down_in_a_transaction_rolls_it_back(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"

    async def interrupted() -> None:
        db = await Database.open(path)
        await open_accounts(db)
        inside = asyncio.Event()

        async def half(tx: Tx) -> None:
            await tx.run("UPDATE accounts SET balance = 0")
            inside.set()
            await asyncio.Event().wait()

        writing = asyncio.create_task(db.write(half))
        await inside.wait()
        for task in asyncio.all_tasks() - {asyncio.current_task(), writing}:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await writing
        await db.close()

    await asyncio.to_thread(asyncio.run, interrupted())
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT sum(balance) FROM accounts").fetchone() == (ACCOUNTS * OPENING,)
    connection.close()


def changing(sql: str, *args: object) -> Callable[[Tx], Awaitable[int]]:
    return lambda tx: tx.run(sql, *args)


def inserting(sql: str, *args: object) -> Callable[[Tx], Awaitable[int]]:
    return lambda tx: tx.insert(sql, *args)


async def test_of_two_compare_and_sets_one_wins(db: Database) -> None:
    await open_accounts(db)
    other = await Database.open(db.path)
    sql = "UPDATE accounts SET version = version + 1 WHERE id = 0 AND version = ?1"
    for version in range(20):
        attempts = (one.write(changing(sql, version)) for one in (db, other, db, other))
        changed = await asyncio.gather(*attempts)
        assert sorted(changed) == [0, 0, 0, 1]
    await other.close()


async def test_what_fn_returns_and_raises_reaches_the_caller(db: Database) -> None:
    await open_accounts(db)

    async def double(tx: Tx) -> str:
        assert await tx.run("UPDATE accounts SET balance = 0 WHERE id < 2") == 2
        await tx.run("INSERT INTO accounts VALUES (0, 0, 0)")
        return "never"

    assert await db.write(lambda tx: tx.value("SELECT 'done'")) == "done"
    with pytest.raises(sqlite3.IntegrityError):
        await db.write(double)
    async with db.read() as reader:
        assert await reader.value("SELECT sum(balance) FROM accounts") == ACCOUNTS * OPENING
        assert await reader.one("SELECT * FROM accounts WHERE id = 99") is None
        assert await reader.value("SELECT balance FROM accounts WHERE id = 99") is None


async def test_insert_gives_the_id_or_says_that_there_is_none(db: Database) -> None:
    await open_accounts(db)
    plain = "INSERT INTO accounts VALUES (?1, 0, 0) ON CONFLICT DO NOTHING"
    assert await db.write(lambda tx: tx.insert(plain, 50)) == 50
    assert await db.write(lambda tx: tx.insert(f"{plain} RETURNING id + 1000", 51)) == 1051
    for sql in (plain, f"{plain} RETURNING id"):
        with pytest.raises(LookupError):
            await db.write(inserting(sql, 50))


async def test_misuse_is_named(db: Database) -> None:
    kept: list[Tx] = []

    async def keep(tx: Tx) -> None:
        kept.append(tx)

    async def nested(_: Tx) -> None:
        await db.write(keep)

    await db.write(keep)
    with pytest.raises(RuntimeError, match="has ended"):
        await kept[0].run("DELETE FROM jobs")
    with pytest.raises(RuntimeError, match="inside a write"):
        await db.write(nested)
    async with db.read() as reader:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await reader.all("INSERT INTO jobs (kind) VALUES ('x') RETURNING id")
    with pytest.raises(RuntimeError, match="has ended"):
        await reader.one("SELECT 1")
    await db.close()
    with pytest.raises(RuntimeError, match="closed"):
        await db.write(keep)
    with pytest.raises(RuntimeError, match="closed"):
        async with db.read():
            pass


async def test_every_connection_is_set_up(db: Database) -> None:
    async def settings(reader: database.Reader) -> tuple[Any, ...]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only")
        return tuple([await reader.value(f"PRAGMA {name}") for name in names])

    assert await db.write(settings) == ("wal", 2, 1, 5000, 0)
    async with db.read() as one, db.read() as two:
        assert await settings(one) == await settings(two) == ("wal", 2, 1, 5000, 1)


async def test_a_cancelled_reader_comes_back_to_the_pool(db: Database) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) SELECT count(*) FROM n"

    async def look_long() -> None:
        async with db.read() as reader:
            await reader.value(endless)

    for _ in range(6):
        task = asyncio.create_task(look_long())
        await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    async with db.read() as one, db.read() as two:
        assert await one.value("SELECT 1") == await two.value("SELECT 1") == 1


async def test_close_waits_for_what_was_asked(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "desk.db")
    await open_accounts(db)
    writes = [
        asyncio.create_task(db.write(lambda tx: tx.run("UPDATE accounts SET balance = balance + 1"))) for _ in range(10)
    ]
    await asyncio.sleep(0)
    await asyncio.gather(db.close(), db.close())
    assert await asyncio.gather(*writes) == [ACCOUNTS] * 10
    await db.close()
    assert not (tmp_path / "desk.db-wal").exists()


async def test_opening_for_reading_never_writes(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with pytest.raises(NotFound, match="There is no database"):
        await Database.open(path, create=False)
    assert not path.exists()
    await migrate.migrate(path, versions.Versions(versions.shipped().steps[:1]))
    with pytest.raises(OlderSchema, match="onrecord migrate"):
        await Database.open(path, create=False)
    await migrate.migrate(path)
    db = await Database.open(path, create=False)
    async with db.read() as reader:
        assert await reader.value("SELECT count(*) FROM jobs") == 0
    with pytest.raises(RuntimeError, match="reading only"):
        await db.write(lambda tx: tx.run("DELETE FROM jobs"))
    await db.close()


async def test_a_file_in_use_or_no_database_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: Database
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("The mayor of Little Wending opened the bridge.\n" * 50)
    with pytest.raises(StorageFailure, match="is not a database"):
        await Database.open(notes)
    with pytest.raises(StorageFailure, match="is not a database"):
        await Database.open(notes, create=False)
    with pytest.raises(StorageFailure, match="There is no folder"):
        await Database.open(tmp_path / "nowhere" / "desk.db")
    with pytest.raises(StorageFailure, match="is a folder, not a database"):
        await Database.open(tmp_path)

    holds, done = asyncio.Event(), asyncio.Event()

    async def hold(_: Tx) -> None:
        holds.set()
        await done.wait()

    holder = asyncio.create_task(db.write(hold))
    await holds.wait()
    monkeypatch.setattr(database, "BUSY_MS", 20)
    monkeypatch.setattr(migrate, "WAIT_S", 0.02)
    impatient = await Database.open(db.path)
    with pytest.raises(StorageFailure, match="in use by another process"):
        await impatient.write(lambda tx: tx.run("DELETE FROM jobs"))
    done.set()
    await holder
    assert await impatient.write(lambda tx: tx.run("DELETE FROM jobs")) == 0
    await impatient.close()


async def test_a_full_disk_undoes_the_transaction(db: Database) -> None:
    await open_accounts(db)

    async def too_much(tx: Tx) -> None:
        await tx.run("UPDATE accounts SET balance = 0")
        pages = await tx.value("PRAGMA page_count")
        await tx.one(f"PRAGMA max_page_count = {pages}")
        await tx.run("CREATE TABLE big (body BLOB)")
        await tx.run("INSERT INTO big VALUES (zeroblob(1000000))")

    with pytest.raises(StorageFailure, match="is full"):
        await db.write(too_much)
    async with db.read() as reader:
        assert await reader.value("SELECT sum(balance) FROM accounts") == ACCOUNTS * OPENING


def test_errors_of_the_program_are_not_dressed_up() -> None:
    with sqlite3.connect(":memory:") as connection, pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("SELECT nothing FROM nowhere")
    connection.close()
    assert as_failure(caught.value, Path("desk.db")) is None


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(OnRecordError, match=r"needs SQLite 3\.37\.0"):
        check_engine()


WRITER = """
import asyncio, sys
from pathlib import Path
from bot.storage.database import Database

async def main(path, first, count):
    db = await Database.open(Path(path))
    for number in range(first, first + count):
        async def add(tx):
            total = await tx.value("SELECT balance FROM accounts WHERE id = 0")
            await tx.run("INSERT INTO transfers VALUES (?1, 0, 1, 1)", number)
            await tx.run("UPDATE accounts SET balance = ?1 WHERE id = 0", total - 1)
            await tx.run("UPDATE accounts SET balance = balance + 1 WHERE id = 1")
        await db.write(add)
        print(number, flush=True)
    await db.close()

asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
"""


def start_writer(path: Path, first: int, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(first), str(count)], stdout=subprocess.PIPE, text=True
    )


async def test_two_processes_write_one_file(db: Database) -> None:
    await open_accounts(db)
    writers = [start_writer(db.path, first, 60) for first in (1000, 2000)]
    for number in range(60):
        await transfer_one(db, number)
    for writer in writers:
        await asyncio.to_thread(writer.communicate)
        assert writer.returncode == 0
    async with db.read() as reader:
        assert await reader.value("SELECT count(*) FROM transfers") == 180
        assert await reader.value("SELECT balance FROM accounts WHERE id = 1") == OPENING + 180


async def transfer_one(db: Database, number: int) -> None:
    async def move(tx: Tx) -> None:
        await tx.run("UPDATE accounts SET balance = balance - 1 WHERE id = 0")
        await tx.run("UPDATE accounts SET balance = balance + 1 WHERE id = 1")
        await tx.run("INSERT INTO transfers VALUES (?1, 0, 1, 1)", number)

    await db.write(move)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
async def test_kill_9_in_a_write_loop_keeps_what_was_acknowledged_and_nothing_half(db: Database) -> None:
    await open_accounts(db)
    for round_ in range(3):
        writer = start_writer(db.path, round_ * 100_000, 100_000)
        assert writer.stdout is not None
        acknowledged = {int(await asyncio.to_thread(writer.stdout.readline)) for _ in range(15 + 10 * round_)}
        writer.send_signal(signal.SIGKILL)
        rest, _ = await asyncio.to_thread(writer.communicate)
        acknowledged |= {int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")}
        async with db.read() as reader:
            recorded = {row["id"] for row in await reader.all("SELECT id FROM transfers")}
            taken = OPENING - await reader.value("SELECT balance FROM accounts WHERE id = 0")
            given = await reader.value("SELECT balance FROM accounts WHERE id = 1") - OPENING
        assert acknowledged <= recorded
        assert len(recorded) == taken == given
        await db.write(lambda tx: tx.run("UPDATE accounts SET version = version + 1"))


def test_the_log_is_silent_in_ordinary_use(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    async def ordinary() -> None:
        db = await Database.open(tmp_path / "desk.db")
        with suppress(Declined):
            await db.write(decline)
        await db.close()

    async def decline(_: Tx) -> None:
        raise Declined

    with caplog.at_level(logging.WARNING):
        asyncio.run(ordinary(), debug=False)
    assert not caplog.records
