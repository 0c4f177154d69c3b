"""A table on a terminal, plain lines in a pipe, progress for people alone."""

import io
import sys

import pytest

from bot.commandline.output import Output, Table, plain_table, progress

TABLE = Table(("#", "Claim"), (("#1", "short"), ("#22", "a claim\nwith [bold]marks[/bold]")), "none")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_plain_rows_are_one_line_each_and_nothing_is_cut() -> None:
    assert plain_table(TABLE) == "#1   short\n#22  a claim with [bold]marks[/bold]"


def test_an_empty_table_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    Output().table(Table(("#",), (), "Nothing there."))
    assert capsys.readouterr().out == "Nothing there.\n"


def test_a_terminal_gets_headings_and_words_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    Output().table(TABLE)
    assert "Claim" in terminal.getvalue()
    assert "[bold]marks[/bold]" in terminal.getvalue()


def test_words_of_a_search_are_bold_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table(("#", "Claim"), (("#1", "The night ferry sails"),), "none", ("ferry",))
    Output().table(table)
    assert capsys.readouterr().out == "#1  The night ferry sails\n"
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    Output().table(table)
    assert "night \x1b[1mferry\x1b[0m sails" in terminal.getvalue()


def test_progress_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, terminal = io.StringIO(), Terminal()
    monkeypatch.setattr(sys, "stderr", pipe)
    with progress("Reading"):
        pass
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress("Reading [x]"):
        pass
    assert pipe.getvalue() == ""
    assert "Reading [x]" in terminal.getvalue()


def test_json_is_compact_and_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=True).object({"text": "“é”", "n": [1, 2]})
    assert capsys.readouterr().out == '{"text":"\\u201c\\u00e9\\u201d","n":[1,2]}\n'
