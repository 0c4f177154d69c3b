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
    assert "like no other claim" in capsys.readouterr().out
    assert main([*db, "review", "unlink", "1"]) == 1
    assert "no place that the machine put there by likeness" in capsys.readouterr().err
