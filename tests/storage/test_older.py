"""Files that older programs left, at four of their versions: brought up with nothing lost, and fit for work.

`older/` holds them as text. The programs of versions 10, 20 and 31 filled theirs through the command line (articles,
claims, verdicts, disputes, proposals, posts that wait), and by hand where that needs Discord or the web.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.matching import normal_form
from bot.storage.migrate import migrate, status
from bot.storage.versions import Versions, shipped
from tests.storage.structure import Row, contents, structure

OLDER = (1, 10, 20, 31)
REPLACED = {"digests": {"verdict_start", "verdict_end"}}
"""Columns that a later step put something else in place of."""


def older(path: Path, version: int) -> Path:
    script = Path(__file__).parent / "older" / f"version_{version:02}.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN; {script.read_text('utf-8')} COMMIT;")
    return path


def only(rows: Sequence[Row], columns: set[str]) -> list[Row]:
    return sorted(({name: row[name] for name in sorted(columns)} for row in rows), key=repr)


@pytest.mark.parametrize("version", OLDER)
async def test_every_row_is_kept(tmp_path: Path, version: int) -> None:
    path = older(tmp_path / "desk.db", version)
    before = contents(path)
    await migrate(path)
    after = contents(path)
    for row in after["claims"]:
        assert row["norm"].split(" @")[0] == normal_form(row["text"])
    assert all(0 < row["first_event"] <= row["next_event"] for row in after["digests"])
    assert [row for row in after["migrations"] if row["version"] <= version] == before.pop("migrations")
    assert sum(len(rows) for rows in before.values()) > (5 if version == 1 else 250)
    for table, rows in before.items():
        columns = set().union(*rows) - REPLACED.get(table, set()) - ({"norm"} if table == "claims" else set())
        kept = [row for row in after[table] if table != "sqlite_sequence" or row["name"] in {r["name"] for r in rows}]
        assert only(kept, columns) == only(rows, columns), table


@pytest.mark.parametrize("version", OLDER)
async def test_it_becomes_the_database_that_a_new_one_is(tmp_path: Path, version: int) -> None:
    path = older(tmp_path / "desk.db", version)
    before, made = contents(path), structure(path)
    lacking = [step.name for step in shipped().steps[version:]]
    assert (await status(path)).pending == tuple(lacking)
    assert await migrate(path) == lacking
    await migrate(tmp_path / "new.db")
    assert structure(path) == structure(tmp_path / "new.db")
    assert (await status(path)).applied == tuple(step.name for step in shipped().steps)
    copy = path.with_name(f"desk.db.bak-{version}")
    assert list(path.parent.glob("*.bak-*")) == [copy]
    assert (contents(copy), structure(copy)) == (before, made)


@pytest.mark.parametrize("version", [10, 20])
async def test_a_file_that_stopped_half_way_goes_on(tmp_path: Path, version: int) -> None:
    path, at_once = older(tmp_path / "desk.db", version), older(tmp_path / "at_once.db", version)
    for count in range(version + 1, shipped().newest + 1):
        await migrate(path, Versions(shipped().steps[:count]))
    await migrate(at_once)
    found, expected = contents(path), contents(at_once)
    for rows in (found["migrations"], expected["migrations"]):
        for row in rows:
            del row["applied_at"]
    assert found == expected
    assert structure(path) == structure(at_once)


@pytest.mark.parametrize("version", OLDER)
def test_its_claims_are_listed_and_shown(
    tmp_path: Path, version: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = older(tmp_path / "desk.db", version)
    claims = contents(path).get("claims", [])

    def run(*words: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        code = main(["--db", str(path), "--server", "77", *words, "--json"])
        said = capsys.readouterr()
        assert code == 0 or words == ("health",), said.err
        return [json.loads(line) for line in said.out.splitlines()]

    assert len(run("migrate")[0]["applied"]) == shipped().newest - version
    listed = {row["number"]: row for row in run("claims", "list", "--all", "--limit", "100")}
    on_list = [claim for claim in claims if claim["state"] != "dismissed" and not claim["hidden_at"]]
    assert listed.keys() == {claim["number"] for claim in on_list}
    for claim in on_list:
        (shown,) = run("claims", "show", str(claim["number"]))
        assert listed[claim["number"]].items() <= shown.items()
        for name in ("text", "state", "verdict", "wanted"):
            assert shown[name] == claim[name]
        assert shown["disputed"] == (claim["open_disputes"] > 0)
        assert bool(shown["sources"]) == (claim["state"] == "checked")
    assert len(on_list) >= (0 if version == 1 else 8)
    assert run("health")[0]["checks"][0] == {
        "name": "database",
        "ok": True,
        "detail": f"open, schema {shipped().newest}",
    }
    assert {"name": "database", "ok": True, "detail": f"{path}, up to date with {shipped().steps[-1].name}"} in run(
        "doctor"
    )[0]["checks"]
    assert run("claims", "add", "The harbour master counted 48 boats in March.")[0]["number"] == len(claims) + 1
