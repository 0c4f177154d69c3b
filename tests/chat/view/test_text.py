"""Hostile text: nothing in it is markup, a mention, a timestamp or a link, and no cut splits what belongs together."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.view.text import graphemes, link, one_line, paragraph, plain

FAMILY = "👩\u200d👩\u200d👧"
FLAG = "🇳🇴"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("**bold** _it_ ~~no~~ ||spoiler||", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \|\|spoiler\|\|"),
        ("<@123> <@&4> <#5>", r"\<\@123\> \<\@&4\> \<#5\>"),
        ("@everyone @HERE @here", "@\u200beveryone @\u200bHERE @\u200bhere"),
        ("<t:1:R> </ban:1> <:e:2>", r"\<t:1:R\> \</ban:1\> \<:e:2\>"),
        ("[true](https://evil.example)", "\\[true\\](https:\u200b//evil.example)"),
        ("`code` ```x```", r"\`code\` \`\`\`x\`\`\`"),
        ("a\u202eevil\u2066b\x00\x1bc", "aevilbc"),
        ("one\n\n two\tthree", "one two three"),
        ("\\*", r"\\\*"),
        ("Prices rose 5 - 7 % in 2020. A #42 stays.", "Prices rose 5 - 7 % in 2020. A #42 stays."),
    ],
)
def test_one_line(hostile: str, shown: str) -> None:
    assert one_line(hostile, 200) == shown


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("# head\n## two", "\\# head\n\\## two"),
        ("- item\n+ item\n* item", "\\- item\n\\+ item\n\\* item"),
        ("-# small", "\\-# small"),
        ("1. first\n12) twelfth", "1\\. first\n12\\) twelfth"),
        ("> quote\n>>> all", "\\> quote\n\\>\\>\\> all"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("#42 is right", "#42 is right"),
    ],
)
def test_paragraph_keeps_lines_and_starts_no_markup(hostile: str, shown: str) -> None:
    assert paragraph(hostile, 200) == shown


def test_a_cut_leaves_no_half_of_anything() -> None:
    assert one_line("a" * 10, 5) == "aaaa…"
    assert one_line("aaa*b", 4) == "aaa…", "no backslash is left alone"
    assert one_line(f"ab{FAMILY}c", 6) == "ab…"
    assert one_line(f"ab{FLAG}cd", 4) == "ab…"
    assert plain("e\u0301" * 3, 2) == "é…"


def test_graphemes_are_what_a_reader_counts() -> None:
    assert list(graphemes(f"a{FAMILY}{FLAG}{FLAG}👍🏽")) == ["a", FAMILY, FLAG, FLAG, "👍🏽"]


def test_towers_of_marks_are_cut_down() -> None:
    assert len(one_line("a" + "\u0301\u0316" * 200, 1_000)) < 20


def test_links_show_their_host_and_never_break_out() -> None:
    assert link("news.example", "https://news.example/a", 300) == "[news.example](<https://news.example/a>)"
    assert link("x](http://evil", "https://ok.example", 300).startswith("[x\\](http:\u200b//evil]")
    assert link("host", "https://a.example/>)", 300) == "host"
    assert link("host", "https://a.example/" + "x" * 300, 300) == "host"


@given(st.text(max_size=400), st.integers(min_value=2, max_value=120))
def test_whatever_comes_it_fits_and_pings_nobody(text: str, limit: int) -> None:
    for shown in (one_line(text, limit), paragraph(text, limit)):
        assert len(shown) <= limit
        assert not re.search(r"<@[!&]?\d|@(everyone|here)|<t:|\]\(<?http", shown)
        trailing = len(shown) - len(shown.rstrip("\\"))
        assert trailing % 2 == 0, "a lone backslash at the end would eat what follows"
