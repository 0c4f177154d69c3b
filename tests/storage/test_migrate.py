"""Migrations: whole steps, a copy first, and no touching of files that aren't ours."""

import asyncio
import multiprocessing
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.domain.errors import DatabaseTooNew, NotFound
from bot.matching import normal_form
from bot.storage.failures import StorageFailure
from bot.storage.migrate import migrate, status
from bot.storage.versions import Migration, Versions, shipped, statements

FIRST = Migration(
    1,
    "0001_towns",
    """
    -- towns; and who lives there
    CREATE TABLE towns (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE people (id INTEGER PRIMARY KEY, town INTEGER NOT NULL REFERENCES towns (id)) STRICT;
    CREATE TABLE log (line TEXT);
    CREATE TRIGGER towns_log AFTER INSERT ON towns BEGIN
        INSERT INTO log VALUES ('new; ' || NEW.name);
        INSERT INTO log VALUES ('end');
    END;
    """,
)
SECOND = Migration(
    2,
    "0002_rebuilt",
    """
    CREATE TABLE towns_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL DEFAULT 0) STRICT;
    INSERT INTO towns_new (id, name) SELECT id, name FROM towns;
    DROP TABLE towns;
    ALTER TABLE towns_new RENAME TO towns;
    """,
)
BROKEN = Migration(3, "0003_broken", "CREATE TABLE extra (id INTEGER); INSERT INTO nowhere VALUES (1);")


def query(path: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(sql).fetchall()


def schema(path: Path) -> list[Any]:
    return query(path, "SELECT type, name, sql FROM sqlite_master ORDER BY type, name")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


async def test_summaries_posted_by_time_go_on_by_event(path: Path) -> None:
    steps = shipped().steps
    before = next(place for place, step in enumerate(steps) if step.name.endswith("_windows"))
    await migrate(path, Versions(steps[:before]))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO desks (server, created_at) VALUES (77, 0), (78, 0)")
        for number, (server, at) in enumerate([(77, 5), (77, 10), (78, 11), (77, 20), (77, 30)], 1):
            connection.execute(
                "INSERT INTO events (id, server, change, at, action) VALUES (?, ?, 'c', ?, 'claim.added')",
                (number * 10, server, at),
            )
        connection.execute(
            "INSERT INTO digests (server, day, start_at, end_at, verdict_start, verdict_end, posted, created_at)"
            " VALUES (77, '2026-02-02', 0, 15, 0, 7, 1, 15), (77, '2026-02-03', 15, 40, 7, 40, 1, 40)"
        )
    await migrate(path)
    assert query(path, "SELECT first_event, next_event, first_verdict, next_verdict FROM digests ORDER BY id") == [
        (10, 40, 10, 20),
        (40, 51, 20, 51),
    ]


def test_the_shipped_steps_are_numbered_without_gaps() -> None:
    assert [step.version for step in shipped().steps] == list(range(1, shipped().newest + 1))


async def test_tables_of_ours_are_strict(path: Path) -> None:
    await migrate(path)
    rows = query(path, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    assert [name for name, strict in rows if not strict and not name.startswith("sqlite_")] == []


async def test_every_step_is_recorded_with_its_hash(path: Path) -> None:
    await migrate(path, Versions((FIRST, SECOND)))
    rows = query(path, "SELECT version, name, sha256 FROM migrations ORDER BY version")
    assert rows == [(1, "0001_towns", FIRST.sha256), (2, "0002_rebuilt", SECOND.sha256)]


async def test_a_table_that_others_refer_to_can_be_rebuilt_and_the_old_file_is_kept(path: Path) -> None:
    await migrate(path, Versions((FIRST,)))
    query(path, "INSERT INTO towns VALUES (7, 'Little Wending')")
    query(path, "INSERT INTO people VALUES (1, 7)")
    assert query(path, "SELECT line FROM log") == [("new; Little Wending",), ("end",)]

    assert await migrate(path, Versions((FIRST, SECOND))) == ["0002_rebuilt"]
    assert query(path, "SELECT * FROM towns") == [(7, "Little Wending", 0)]
    kept = path.with_name("desk.db.bak-1")
    assert query(kept, "SELECT * FROM towns") == [(7, "Little Wending")]
    assert (await status(kept, Versions((FIRST, SECOND)))).pending == ("0002_rebuilt",)


async def test_a_fresh_file_needs_no_backup(path: Path) -> None:
    await migrate(path, Versions((FIRST, SECOND)))
    assert list(path.parent.glob("*.bak-*")) == []


async def test_a_step_that_fails_leaves_the_step_before(path: Path) -> None:
    await migrate(path, Versions((FIRST,)))
    before = schema(path)
    with pytest.raises(StorageFailure, match="could not be migrated: no such table: nowhere"):
        await migrate(path, Versions((FIRST, SECOND, BROKEN)))
    assert (await status(path, Versions((FIRST, SECOND)))).applied == ("0001_towns", "0002_rebuilt")
    assert schema(path) != before
    assert "extra" not in {name for _, name, _ in schema(path)}


async def test_a_step_that_would_orphan_rows_is_undone(path: Path) -> None:
    await migrate(path, Versions((FIRST,)))
    query(path, "INSERT INTO people VALUES (1, 99)")
    with pytest.raises(StorageFailure, match="without what they refer to"):
        await migrate(path, Versions((FIRST, SECOND)))
    assert (await status(path, Versions((FIRST, SECOND)))).pending == ("0002_rebuilt",)


async def test_a_newer_file_is_refused_untouched(path: Path) -> None:
    await migrate(path, Versions((FIRST, SECOND)))
    before = path.read_bytes()
    for look in (migrate, status):
        with pytest.raises(DatabaseTooNew, match=r"newer version of On Record \(schema 2, this one knows 1\)"):
            await look(path, Versions((FIRST,)))
    assert path.read_bytes() == before


async def test_a_step_whose_text_changed_is_refused(path: Path) -> None:
    await migrate(path, Versions((FIRST,)))
    changed = Migration(1, FIRST.name, FIRST.sql + "-- another thought")
    for look in (migrate, status):
        with pytest.raises(StorageFailure, match="another build"):
            await look(path, Versions((changed, SECOND)))


async def test_files_of_others_are_refused_untouched(path: Path) -> None:
    path.write_text("Minutes of the parish council of Little Wending.\n" * 40)
    with pytest.raises(StorageFailure, match="is not a database"):
        await migrate(path)
    assert path.read_text().startswith("Minutes")

    other = path.with_name("other.db")
    query(other, "CREATE TABLE stamps (id INTEGER)")
    before = other.read_bytes()
    for look in (migrate, status):
        with pytest.raises(StorageFailure, match="another program"):
            await look(other)
    assert other.read_bytes() == before


async def test_status_looks_without_making(path: Path) -> None:
    with pytest.raises(NotFound):
        await status(path)
    assert not path.exists()
    path.touch()
    assert (await status(path, Versions((FIRST,)))).pending == ("0001_towns",)
    assert path.stat().st_size == 0


def test_statements_keep_triggers_strings_and_comments_whole() -> None:
    script = """
    CREATE TABLE a (x TEXT DEFAULT ';'); -- one; two
    CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;
    /* three; four */ SELECT ';' ;
    -- the end;
    """
    found = list(statements(script))
    assert [text.split()[-1] for text in found] == ["';');", "END;", ";"]
    assert "SELECT 2; END;" in found[1]
    with pytest.raises(ValueError, match="middle of a statement"):
        list(statements("SELECT 1; CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;"))


def migrate_in_process(path: Path, versions: Versions, results: "multiprocessing.Queue[list[str]]") -> None:
    results.put(asyncio.run(migrate(path, versions)))


def test_of_processes_that_start_at_once_one_migrates(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    versions = Versions((FIRST, SECOND))
    processes = [context.Process(target=migrate_in_process, args=(path, versions, results)) for _ in range(3)]
    for process in processes:
        process.start()
    done = [results.get(timeout=300) for _ in processes]
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert sorted(name for names in done for name in names) == ["0001_towns", "0002_rebuilt"]
    assert query(path, "SELECT count(*) FROM migrations") == [(2,)]


async def test_what_others_checked_survives_the_step_that_makes_room_for_answers(path: Path) -> None:
    await migrate(path, Versions(shipped().steps[:24]))
    query(path, "INSERT INTO imports (id, name, at) VALUES (3, 'feed.json', 1)")
    columns = "(id, import_id, url, norm, text, rating, publisher, site)"
    row = "(9, 3, 'https://a.example/', 'the quay is long', 'The quay is long', 'True', 'A', 'a.example')"
    query(path, f"INSERT INTO others_checks {columns} VALUES {row}")
    await migrate(path, Versions(shipped().steps[:25]))
    assert query(path, "SELECT id, import_id, asked_for, text FROM others_checks") == [(9, 3, None, "The quay is long")]
    assert query(path, "SELECT rowid FROM others_search WHERE others_search MATCH 'quay'") == [(9,)]
    assert query(path, "SELECT check_id FROM others_unread") == [(9,)]
    query(path, "DELETE FROM others_checks")
    for table in ("others_search", "others_unread"):
        assert query(path, f"SELECT count(*) FROM {table}") == [(0,)], table


async def test_signs_come_into_the_normal_forms_that_are_there(path: Path) -> None:
    texts: tuple[str, ...] = (
        "Cost $5",
        "Cost €5 or 6%",
        "It is -5",
        "It is 3-5",
        "Turnout > 50%",
        "−5 < 5",
        "rose – 5 fell",
    )
    texts += ("Fell .5 or 15", "Fell 5.", "Group A+ of -5", "Was it 5 ≤ 6? ", "It is ✅", "It is ❌ 📉")
    steps = shipped().steps
    before = next(place for place, step in enumerate(steps) if step.name.endswith("_signs"))
    await migrate(path, Versions(steps[:before]))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO desks (server, created_at) VALUES (77, 0)")
        for number, text in enumerate(texts, 1):
            bare = " ".join(word for word in normal_form(text).split() if word.isalnum())
            connection.execute(
                "INSERT INTO claims (server, number, text, norm, speaker_confidence, kind, confidence, worthiness,"
                " reasons, state, created_at, updated_at)"
                " VALUES (77, ?, ?, ?, 0, 'manual', 1, 0.5, '[]', 'unverified', 0, 0)",
                (number, text, bare),
            )
    await migrate(path)
    assert query(path, "SELECT norm FROM claims ORDER BY number") == [(normal_form(text),) for text in texts]


async def test_claims_that_are_there_are_counted_for_their_speakers(path: Path) -> None:
    steps = shipped().steps
    before = next(place for place, step in enumerate(steps) if step.name.endswith("_counts"))
    await migrate(path, Versions(steps[:before]))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO desks (server, created_at) VALUES (77, 0)")
        connection.execute(
            "INSERT INTO speakers (server, name, folded, created_at) VALUES (77, 'A', 'a', 0), (77, 'B', 'b', 0)"
        )
        for number, (speaker, dismissal, hidden) in enumerate(
            [(1, None, None), (1, None, None), (1, "opinion", None), (1, None, 5), (2, "opinion", None), (None,) * 3], 1
        ):
            connection.execute(
                "INSERT INTO claims (server, number, text, norm, speaker_id, speaker_confidence, kind, confidence,"
                " worthiness, reasons, state, dismissal, hidden_at, created_at, updated_at)"
                " VALUES (77, ?1, 'It rains.', 'it rains', ?2, 0, 'manual', 1, 0.5, '[]',"
                " iif(?3 IS NULL, 'unverified', 'dismissed'), ?3, ?4, 0, 0)",
                (number, speaker, dismissal, hidden),
            )
        connection.execute("INSERT INTO people (id, server) VALUES (1, 77)")
        connection.execute("INSERT INTO texts (id, server, body) VALUES (1, 77, 'It rained.')")
        connection.execute(
            "INSERT INTO revisions (id, claim_id, number, verdict, rationale_id, by, at)"
            " VALUES (1, 1, 1, 'true', 1, 1, 0)"
        )
        connection.execute(
            "INSERT INTO sources (revision_id, position, url, stance) VALUES (1, 1, 'https://example.org/', 'supports')"
        )
        connection.execute(
            "UPDATE claims SET state = 'checked', verdict = 'true', revision_id = 1, attribution_confirmed = 1"
            " WHERE number = 1"
        )
    await migrate(path)
    counts = "SELECT name, claims, dismissed, checked FROM speakers ORDER BY name"
    assert query(path, counts) == [("A", 2, 1, 1), ("B", 0, 1, 0)]
    query(path, "DELETE FROM claims WHERE number IN (1, 4, 5, 6)")
    assert query(path, counts) == [("A", 1, 1, 0), ("B", 0, 0, 0)]
