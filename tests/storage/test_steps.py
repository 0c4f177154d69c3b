"""A step that comes after the one schema, made up: what it does to a new file, an adopted one and a half-made one, and
what older and other programs do with those files."""

import asyncio
import multiprocessing
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.clock import SystemClock
from bot.domain.errors import DatabaseTooNew
from bot.storage.database import Database
from bot.storage.failures import OlderSchema, StorageFailure
from bot.storage.migrate import migrate, status
from bot.storage.versions import Migration, Schema, Versions, shipped
from tests.storage.structure import contents, structure
from tests.storage.test_older import older

NOW = shipped().newest
NEXT = NOW + 1
NEW, NEW_NEXT, STEP = f"{NOW:04}_schema", f"{NEXT:04}_schema", f"{NEXT:04}_harbours"
MADE_UP = "CREATE TABLE harbours (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
ALL_STEPS_OF_BEFORE = Versions(shipped().steps[:31])
"""What a program knows that has no schema in one file."""


def later() -> Versions:
    """The program of the next version: the step, the same change in its schema, and the hash of ours noted."""
    now = shipped()
    assert now.schema is not None
    return Versions(
        (*now.steps, Migration(NEXT, STEP, MADE_UP)),
        Schema(NEXT, NEW_NEXT, f"{now.schema.sql}\n{MADE_UP}"),
        now.earlier | {(NOW, now.schema.sha256)},
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


async def add_town(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO desks (server, created_at) VALUES (7, 1)")


async def test_a_new_file_takes_the_step_after_a_copy(path: Path) -> None:
    await migrate(path)
    await add_town(path)
    before = contents(path)
    assert (await status(path, later())).pending == (STEP,)
    assert await migrate(path, later()) == [STEP]
    assert (await status(path, later())).applied == (NEW, STEP)
    assert contents(path)["desks"] == before["desks"]
    assert contents(path.with_name(f"desk.db.bak-{NOW}")) == before
    record = contents(path)["migrations"][1]
    assert (record["version"], record["sha256"]) == (NEXT, later().steps[-1].sha256)
    assert await migrate(path, later()) == []


async def test_every_way_leads_to_one_schema(path: Path, tmp_path: Path) -> None:
    adopted, new = older(tmp_path / "adopted.db", 31), tmp_path / "new.db"
    assert await migrate(adopted, later()) == [*(step.name for step in shipped().steps[31:]), STEP]
    assert await migrate(new, later()) == [NEW_NEXT]
    await migrate(path)
    await migrate(path, later())
    assert structure(adopted) == structure(new) == structure(path)
    assert sorted(copy.name for copy in tmp_path.glob("*.bak-*")) == ["adopted.db.bak-31", f"desk.db.bak-{NOW}"]


async def test_programs_of_before_refuse_new_and_adopted_files_untouched(path: Path, tmp_path: Path) -> None:
    adopted = older(tmp_path / "adopted.db", 31)
    assert (await status(adopted)).pending[0] == "0032_adopted"
    await migrate(adopted)
    await migrate(path)
    for file in (path, adopted):
        before = file.read_bytes()
        for look in (migrate, status):
            with pytest.raises(
                DatabaseTooNew, match=rf"\(schema {NOW}, this one knows 31\); update the program or restore"
            ):
                await look(file, ALL_STEPS_OF_BEFORE)
        assert file.read_bytes() == before


async def test_the_present_program_refuses_a_file_of_the_next(path: Path) -> None:
    for made in (NEW_NEXT, STEP):
        path.unlink(missing_ok=True)
        if made == STEP:
            await migrate(path)
        assert await migrate(path, later()) == [made]
        with pytest.raises(DatabaseTooNew, match=rf"\(schema {NEXT}, this one knows {NOW}\)"):
            await Database.open(path)


async def test_a_file_that_waits_for_a_step_is_not_read(path: Path) -> None:
    older(path, 31)
    with pytest.raises(OlderSchema, match="onrecord migrate"):
        await Database.open(path, create=False)
    await migrate(path)
    await (await Database.open(path, create=False)).close()


@pytest.mark.parametrize(
    ("change", "version"),
    [
        ("UPDATE migrations SET sha256 = 'another'", NOW),  # another schema under our number
        ("UPDATE migrations SET version = 17", 17),  # a whole schema where only a step can be
        ("INSERT INTO migrations VALUES (3, '0003_search', 'x', 0)", 3),
    ],
)
async def test_a_strange_record_is_refused(path: Path, change: str, version: int) -> None:
    await migrate(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    for look in (migrate, status):
        with pytest.raises(StorageFailure, match=f"another build: its schema {version} differs"):
            await look(path)


@pytest.mark.parametrize(
    "change", ["DELETE FROM migrations WHERE version = 12", "DELETE FROM migrations WHERE version = 1"]
)
async def test_a_record_with_a_gap_is_refused(path: Path, change: str) -> None:
    older(path, 20)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    with pytest.raises(StorageFailure, match=r"another build: its schema (13|2) differs"):
        await migrate(path)


async def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    older(path, 31)
    await migrate(path)
    before = (contents(path), structure(path))
    broken = Migration(NEXT, f"{NEXT:04}_broken", MADE_UP + " INSERT INTO nowhere VALUES (1);")
    with pytest.raises(StorageFailure, match="could not be migrated: no such table: nowhere"):
        await migrate(path, replace(later(), steps=(*shipped().steps, broken)))
    assert (contents(path), structure(path)) == before


def die_before_the_record(path: Path, version: int) -> None:
    """Migrate, and end the process as a kill would, when a script has run and is to be recorded."""
    now = SystemClock.now

    def end(self: SystemClock) -> int:
        with closing(sqlite3.connect(path)) as connection:
            done = [row for (row,) in connection.execute("SELECT version FROM migrations")] if version else []
        if not version or max(done) == version - 1:
            os._exit(9)
        return now(self)

    SystemClock.now = end  # type: ignore[method-assign]
    asyncio.run(migrate(path))


@pytest.mark.parametrize(("made", "killed"), [(None, 0), (20, 21), (20, 25), (31, 32)])
async def test_a_kill_in_the_middle_leaves_the_step_before(path: Path, made: int | None, killed: int) -> None:
    if made:
        older(path, made)
        before = contents(path)
    process = multiprocessing.get_context("spawn").Process(target=die_before_the_record, args=(path, killed))
    process.start()
    await asyncio.to_thread(process.join, 60)
    assert process.exitcode == 9
    found = await status(path)
    assert len(found.applied) == (killed - 1 if made else 0)
    done = await migrate(path)
    assert tuple(done) == found.pending
    await migrate(path.with_name("new.db"))
    assert structure(path) == structure(path.with_name("new.db"))
    if made:
        assert contents(path)["events"] == before["events"]


def migrate_in_process(path: Path, results: "multiprocessing.Queue[list[str]]") -> None:
    results.put(asyncio.run(migrate(path)))


@pytest.mark.parametrize("made", [None, 20])
def test_of_processes_that_start_at_once_one_migrates(path: Path, made: int | None) -> None:
    if made:
        older(path, made)
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    processes = [context.Process(target=migrate_in_process, args=(path, results)) for _ in range(3)]
    for process in processes:
        process.start()
    done = [results.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
        assert process.exitcode == 0
    expected = [step.name for step in shipped().steps[made:]] if made else [NEW]
    assert sorted(name for names in done for name in names) == expected
    assert len(contents(path)["migrations"]) == (made or 0) + len(expected)
