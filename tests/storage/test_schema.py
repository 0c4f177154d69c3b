"""The whole schema in one file: the same database as every step before it made, and the only script of a new one."""

from pathlib import Path

import pytest

from bot.storage.migrate import migrate, status
from bot.storage.versions import Schema, Versions, bare, shipped
from tests.storage.structure import contents, structure


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


async def test_a_new_file_equals_one_that_came_step_by_step(tmp_path: Path) -> None:
    fresh, stepwise = tmp_path / "fresh.db", tmp_path / "stepwise.db"
    steps = shipped().steps
    names = [step.name for step in steps]
    assert await migrate(fresh) == [f"{len(steps):04}_schema"]
    assert await migrate(tmp_path / "at_once.db", Versions(steps)) == names
    for count, step in enumerate(steps, 1):
        assert await migrate(stepwise, Versions(steps[:count])) == [step.name]
    assert structure(fresh) == structure(stepwise) == structure(tmp_path / "at_once.db")
    new, grown = contents(fresh), contents(stepwise)
    assert {len(new.pop("migrations")), len(grown.pop("migrations"))} == {1, len(steps)}
    for file in (new, grown):  # a table that was rebuilt while empty leaves a zero, which counts as nothing
        file["sqlite_sequence"] = [row for row in file["sqlite_sequence"] if row["seq"]]
    assert new == grown
    assert await migrate(fresh) == await migrate(stepwise) == []


async def test_a_new_file_is_recorded_as_one_whole_schema(path: Path) -> None:
    known = shipped()
    assert known.schema is not None
    await migrate(path)
    (row,) = contents(path)["migrations"]
    assert (row["version"], row["name"], row["sha256"]) == (known.newest, known.schema.name, known.schema.sha256)
    assert (await status(path)).applied == (known.schema.name,)


def test_the_schema_changes_only_with_its_number() -> None:
    """A file made with another schema under the same number could not be told apart: write a step."""
    known = shipped()
    assert known.schema is not None
    lines = (Path(__file__).parents[2] / "bot/storage/schema/sqlite_versions.txt").read_text("utf-8").splitlines()
    assert lines[-1].split() == [str(known.newest), known.schema.sha256]
    assert [int(line.split()[0]) for line in lines] == list(range(32, known.newest + 1))


def test_another_comment_is_no_other_schema() -> None:
    plain = "CREATE TABLE towns (id INTEGER, name TEXT DEFAULT ' -- a; b', CHECK (name <> '/*')) STRICT;"
    told = """
    -- Towns (and "villages"; it's all one).
    CREATE TABLE towns (  -- one a line)
        id INTEGER,
        name /* shown */ TEXT DEFAULT ' -- a; b',
        CHECK (name <> '/*')
    ) STRICT;
    -- the end"""
    assert bare(plain) == bare(told)
    assert Schema(1, "0001_schema", plain).sha256 == Schema(1, "0001_schema", told).sha256
    for other in (plain.replace("; b", "; c"), plain.replace("' --", "'  --"), plain.replace("id", "id2")):
        assert bare(other) != bare(plain)
