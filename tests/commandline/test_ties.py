"""`onrecord review twins|tie|unlink`, on a desk that has read two articles."""

import json
from pathlib import Path

import pytest

from bot.cli import main

FIRST = "Mayor Ilse Brandt said that the new harbour had cost the city 41 million euros since 2019.\n"
AGAINST = "Mayor Ilse Brandt said that the new harbour had cost the city 67 million euros since 2019.\n"


def test_a_question_is_shown_and_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = ["--db", str(tmp_path / "desk.db")]
    for name, text in (("first.txt", FIRST), ("second.txt", AGAINST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert main([*db, "ingest", str(tmp_path / name)]) == 0
    capsys.readouterr()
    assert main([*db, "review", "twins", "2", "--json"]) == 0
    tie = json.loads(capsys.readouterr().out)
    assert (tie["claim"], tie["relation"]) == (1, "contradicts")
    assert main([*db, "review", "twins", "2"]) == 0
    assert "contradicts #1?" in capsys.readouterr().out
    assert main([*db, "review", "tie", "2", "--to", "1", "--answer", "maybe"]) == 2
    assert main([*db, "review", "tie", "2", "--to", "1", "--answer", "no"]) == 0
    capsys.readouterr()
    assert main([*db, "review", "twins", "2"]) == 0
    assert "resembles no other claim" in capsys.readouterr().out
    assert main([*db, "review", "unlink", "1"]) == 1
    assert "no automatically linked appearance" in capsys.readouterr().err


def test_a_stranger_answers_nothing_and_a_moderator_makes_two_claims_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = ["--db", str(tmp_path / "desk.db")]
    for name, text in (("first.txt", FIRST), ("second.txt", AGAINST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert main([*db, "ingest", str(tmp_path / name)]) == 0
    yes = ["review", "tie", "1", "--to", "2", "--answer", "yes"]
    capsys.readouterr()
    for role in ("member", "checker"):
        for words in (yes, ["review", "unlink", "1"], ["review", "twins", "1"]):
            assert main([*db, "--as", f"5:{role}", *words]) == 1
            assert capsys.readouterr().err == "Only moderators and admins may dismiss or reopen a claim.\n"
    assert main([*db, "--server", "9", *yes]) == 1
    assert "There is no claim #1" in capsys.readouterr().err
    assert main([*db, "--as", "6:moderator", *yes]) == 0
    assert capsys.readouterr().out == "#2 is merged into #1; its appearances are there now.\n"
    assert main([*db, "claims", "show", "1"]) == 0
    assert "  Said:      2 times since" in capsys.readouterr().out
    assert main([*db, "settings", "set", "join_speakers", "perhaps"]) == 2
    assert "join_speakers takes on or off" in capsys.readouterr().err
    assert main([*db, "settings", "set", "announce_repeats", "on"]) == 0
    assert main([*db, "settings", "show", "--json"]) == 0
    assert '"announce_repeats"' in capsys.readouterr().out


def test_a_likely_twin_is_named_before_a_claim_is_stored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = ["--db", str(tmp_path / "desk.db")]
    again = "Since 2019 the new harbour has cost the city 41 million euros."
    for speaker in ("Tomas Reyes", "Ilse Brandt"):
        first = ["claims", "add", "The new harbour had cost the city 41 million euros since 2019."]
        assert main([*db, *first, "--speaker", speaker]) == 0
        assert capsys.readouterr().err == ""
    assert main([*db, "claims", "add", again, "--speaker", "ilse brandt", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["number"] == 3
    assert told.err == (
        "#2 says nearly the same: The new harbour had cost the city 41 million euros since 2019.\n"
        "If they are one claim: onrecord review merge 3 --into 2\n"
    )
    assert main([*db, "--as", "5:member", "claims", "add", again.replace("has", "had")]) == 0
    assert capsys.readouterr().err.count("\n") == 1
    assert main([*db, "review", "merge", "3", "--into", "2"]) == 0


def test_what_is_on_the_same_thing_is_no_twin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Among two claims the odds are sure of whatever is near: they are not asked alone."""
    db = ["--db", str(tmp_path / "desk.db")]
    for text in ("The harbour bridge is 400 metres long.", "The harbour bridge is closed."):
        assert main([*db, "claims", "add", text]) == 0
        assert capsys.readouterr().err == ""
