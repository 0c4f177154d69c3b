"""Wrong use gets one sentence and the right exit code, and nothing is changed by it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.commandline import paging
from bot.commandline.claims import claims
from bot.commandline.interrupt import INTERRUPTED
from bot.domain.errors import NoModel
from bot.domain.health import HealthCheck, HealthReport
from bot.services.desk.health import Health
from bot.services.similar import comparison
from bot.storage.failures import StorageFailure
from tests.commandline.conftest import Run, refused

REASON = "The minutes of the council say otherwise."
SOURCE = ("--source", "https://minutes.example/7")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("claims show 999", "no claim #999"),
        ("history 999", "no claim #999"),
        ("articles show 999", "no article 999"),
        ("dispute 999 --kind misquote --reason LONG", "no claim #999"),
        ("dispute 1 --kind misquote --reason short", "20 characters or more; this one has 5"),
        ("dispute 1 --kind misquote", "20 characters or more; this one has 0"),
        ("dispute 1 --kind verdict_wrong --reason LONG", "needs a link"),
        ("dispute 1 --withdraw", "no open dispute on #1"),
        ("review check 999 --verdict false --source https://a.example --rationale LONG", "no claim #999"),
        ("review check 1 --verdict false --rationale LONG", "at least one source"),
        ("review check 1 --verdict false --source ftp://a.example --rationale LONG", "not an http or https address"),
        ("review check 1 --verdict false --source https://a.example", "20 characters or more"),
        ("review check 1 --verdict false --source https://a.example --rationale short", "20 characters or more"),
        ("review check 1", "#1"),
        ("review release 1", "#1"),
        ("review void 1 --reason LONG", "#1"),
        ("review dismiss 1 --reason duplicate", "duplicate"),
        ("review propose 1 --verdict true --rationale LONG", "at least one source"),
        ("review correct 1 --class update --reason LONG", "there is no verdict to correct"),
        ("review correct 1 --class rating_change --reason LONG", "there is no verdict to correct"),
        ("review withdraw 1 --reason LONG", "there is no verdict to withdraw"),
        ("review withdraw 1", "20 characters or more"),
        ("review hide 1", "20 characters or more"),
        ("review edit 1 --reason LONG", "the text, the speaker or both"),
        ("review split 1 --at 0 9000", "not within the claim's text"),
        ("review merge 1 --into 1", "can't be a duplicate of itself"),
        ("--as 5:checker review assign 1 --to 7", "Only moderators"),
        ("--as 5:checker review correct 1 --class typo --reason LONG", "Only moderators"),
        ("--as 5:checker review hide 1 --reason LONG", "Only moderators"),
        ("--as 5:member review propose 1 --verdict true --source https://a.example --rationale LONG", "Only checkers"),
        ("review resolve 999 --outcome rejected --reason LONG", "no dispute 999"),
        ("articles withdraw 1", "20 characters or more"),
        ("claims add short", "10 to 1,000 characters"),
        ("export csv --out nosuch/record.csv", "There is no folder nosuch"),
        ("export csv --out .", "is a folder"),
        ("backup nosuch/copy.db", "There is no folder nosuch"),
        ("--as 5:moderator backup copy.db", "Only admins may copy the whole database."),
        ("speakers show \udcff", "no speaker"),
        ("--as 5:moderator block 5", "can't block yourself"),
        ("claims add TEXTTEXTTEXT --url https://a.example/\udcff", "invisible characters"),
        ("ingest http://user:secret@host.example/", "host.example"),
        ("--as 5:member review check 1 --verdict false --source https://a.example --rationale LONG", "Only moderators"),
        ("--as 5:member review take 1", "Only checkers, moderators and admins"),
        ("--as 5:checker review dismiss 1 --reason opinion", "Only moderators"),
        ("--as 5:moderator review void 1 --reason LONG", "Only admins"),
        ("--as 5:moderator settings set timezone UTC", "Only admins"),
        ("--as 5:member export csv", "Only moderators"),
    ],
)
def test_a_refusal_is_one_sentence_and_ends_with_1(desk: Run, line: str, expected: str) -> None:
    before = desk("claims", "show", "1", "--json").object
    refused(desk(*[REASON if word == "LONG" else word for word in line.split()]), 1, expected)
    assert desk("claims", "show", "1", "--json").object == before


def test_a_claim_that_is_refused_is_compared_with_nothing(desk: Run) -> None:
    known = desk("claims", "show", "1", "--json").object["text"]
    refused(desk("claims", "add", f"{known}, they say", "--url", "notaurl"), 1, "not an http or https address")
    added = desk("claims", "add", f"{known}, they say", "--json")
    assert added.code == 0
    assert added.err.startswith(f"#1 says nearly the same: {known}\nIf they are one claim: onrecord review merge ")


def test_a_refused_claim_is_refused_in_one_sentence_though_no_meaning_can_be_told(
    desk: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_texts: list[str]) -> list[bytes]:
        raise NoModel("The encoder's file is damaged.")

    monkeypatch.setattr(comparison, "embed", damaged)
    refused(desk("claims", "add", "short"), 1, "10 to 1,000 characters")


def test_a_claim_on_record_is_shown_though_it_could_not_be_compared(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(_: object, rounds: int) -> None:
        raise StorageFailure("The disk of onrecord.db is full; what was being written is undone.")

    monkeypatch.setattr(comparison.SimilarClaims, "care", full)
    added = desk("claims", "add", "The pier was rebuilt twice in 1999.", "--json")
    assert (added.code, added.object["text"]) == (0, "The pier was rebuilt twice in 1999.")
    assert added.err == (
        "It is on record; it will be compared with what is known later: "
        "The disk of onrecord.db is full; what was being written is undone.\n"
    )
    assert desk("claims", "search", "pier", "rebuilt", "--json").object["number"] == added.object["number"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("dispute 1 --reason LONG", "needs --kind"),
        ("dispute 1 --withdraw --kind misquote", "--withdraw takes no other options"),
        ("review check 1 --rationale LONG", "needs --verdict"),
        ("review propose 1", "needs --verdict"),
        ("review correct 1 --class bad --reason LONG", "is not a class of correction"),
        ("review assign 1 --to somebody", "is not a Discord user's id"),
        ("review split 1 --at 0", "the start and the end of each part"),
        ("review split 1", "the start and the end of each part"),
        ("settings set timezone Mars", "'Mars'"),
        ("settings set timezone localtime", "'localtime'"),
        ("settings set timezone posix/Europe/Berlin", "such as Europe/Berlin"),
        ("settings set digest_time 09:\uff13\uff10", "HH:MM"),
        ("backup \udcff.db", "bytes that are not UTF-8 text"),
        ("settings set nosuch 1", "'nosuch' is not a setting"),
        ("settings unset nosuch", "'nosuch' is not a setting"),
        ("claims search ...", "at least one word"),
        ("bench nosuch", "they are: extract, ingest, write, list, desk, stall"),
        ("run", "DISCORD_TOKEN"),
    ],
)
def test_a_malformed_request_ends_with_2(desk: Run, line: str, expected: str) -> None:
    refused(desk(*[REASON if word == "LONG" else word for word in line.split()]), 2, expected)


@pytest.mark.parametrize("line", ["claims list", "claims show 1", "articles list", "digest", "history 1", "export csv"])
def test_what_only_reads_refuses_a_file_that_is_not_there(onrecord: Run, tmp_path: Path, line: str) -> None:
    refused(onrecord(*line.split()), 1, "There is no database at onrecord.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line", ["claims list", "claims add TEXTTEXTTEXT"])
def test_files_that_are_no_database_of_ours(onrecord: Run, tmp_path: Path, line: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.txt").write_text("Some notes on something else entirely.\n" * 50, encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    for name in ("folder", "notes.txt", "other.db"):
        refused(onrecord("--db", name, *line.split()), 1, name)


@pytest.mark.parametrize("line", ["claims list", "claims add TEXTTEXTTEXT"])
def test_a_database_from_a_newer_version(desk: Run, tmp_path: Path, line: str) -> None:
    with closing(sqlite3.connect(tmp_path / "onrecord.db")) as newer:
        newer.execute("INSERT INTO migrations VALUES (9999, '9999_later', 'unknown', 0)")
        newer.commit()
    refused(desk(*line.split()), 1, "newer version")


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("[ingst]\n", "did you mean [ingest]"),
        ('[ingest]\nprxy = "http://proxy.example"\n', "did you mean proxy"),
        ("[extraction]\nworkers = 0\n", "workers takes"),
        ("[extraction\n", "not valid TOML"),
    ],
)
def test_a_configuration_with_a_mistake(desk: Run, tmp_path: Path, toml: str, expected: str) -> None:
    (tmp_path / "own.toml").write_text(toml, encoding="utf-8")
    refused(desk("--config", "own.toml", "claims", "list"), 2, "own.toml", expected)
    doctor = desk("--config", "own.toml", "doctor", "--json")
    assert doctor.code == 1
    assert [check["name"] for check in doctor.object["checks"] if not check["ok"]] == ["configuration"]


def test_a_configuration_that_is_not_there(onrecord: Run) -> None:
    refused(onrecord("--config", "nosuch.toml", "claims", "list"), 2, "nosuch.toml")


def test_the_database_of_the_configuration_stands_in_its_folder(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "own.toml").write_text("", encoding="utf-8")
    onrecord("--config", "here/own.toml", "claims", "add", "The pier was rebuilt twice in 1999.")
    assert (tmp_path / "here" / "onrecord.db").is_file()


def test_words_of_strangers_do_not_steer_the_terminal(onrecord: Run) -> None:
    onrecord(
        "claims", "add", "The pier \x1b[31mwas rebuilt\x1b[0m twice\x07 in 1999.", "--speaker", "A\x1b]0;title\x07 B"
    )
    shown = onrecord("claims", "show", "1").out + onrecord("claims", "list").out
    assert "pier" in shown
    assert not {"\x1b", "\x07"} & set(shown)
    refused(onrecord("claims", "lst\x1b[2J\nnext"), 2)


def test_a_disk_that_fails_is_one_sentence(desk: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_args: object) -> None:
        raise PermissionError(13, "Permission denied", "record.csv")

    monkeypatch.setattr("bot.commandline.files.os.fsync", fail)
    refused(desk("export", "csv", "--out", "record.csv"), 1, "record.csv: Permission denied.")
    assert not [file for file in tmp_path.iterdir() if file.name.startswith("record")]


def test_an_interrupt_is_no_traceback(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(claims, "print_claims", interrupt)
    refused(desk("claims", "list"), INTERRUPTED, "Stopped.")


def test_a_folder_or_an_empty_file_is_no_database(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.db").touch()
    for command in (["claims", "list"], ["migrate"]):
        refused(desk("--db", "folder", *command), 1, "folder is a folder, not a database.")
    refused(desk("--db", "empty.db", "claims", "list"), 1, "There is nothing in the database empty.db yet")
    doctor = desk("--db", "folder", "doctor")
    assert (doctor.code, doctor.err) == (1, "Not fit to run: database (folder is a folder, not a database).\n")


def test_a_desk_that_is_not_well_says_so_in_a_sentence(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def late(_health: Health, _server: int) -> HealthReport:
        return HealthReport(
            False, (HealthCheck("database", True, "open"), HealthCheck("posts", False, "3 waiting, 2 late"))
        )

    monkeypatch.setattr(Health, "report", late)
    ran = desk("health")
    assert (ran.code, ran.err) == (1, "Not well: posts (3 waiting, 2 late).\n")
    assert "NOT OK" in ran.out


@pytest.mark.parametrize(
    "line", ["claims list", "claims search tram", "articles list", "speakers list", "review queue", "review disputes"]
)
def test_a_list_takes_any_limit_and_gives_as_many_as_there_are(
    desk: Run, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    for number in ("1", "2", "3"):
        desk("dispute", number, "--kind", "misquote", "--reason", REASON)
    whole = desk(*line.split(), "--limit", "1000", "--json")
    assert (whole.code, whole.err) == (0, "")
    assert whole.out
    monkeypatch.setattr(paging, "PAGE", 1)
    assert desk(*line.split(), "--limit", "1000", "--json") == whole
    assert desk(*line.split(), "--limit", "1", "--json").objects == whole.objects[:1]
