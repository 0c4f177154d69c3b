"""The one normalisation of stored text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.normalisation import one_line, tidy


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("a \t\n \n\u00a0\nb  ", "a\n\nb"),
        ("\n\n a\n", " a"),
        ("a\u00a0b\u2009c\u3000d\te", "a b c d e"),
        ("cafe\u0301", "café"),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("a\u202eb\u2066c\u200ed\u200be\ufefff\u00adg", "abcdefg"),
        ("a\ud800b", "ab"),
        ("e\u200b\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("“Ferry” – it’s 4 €", "“Ferry” – it’s 4 €"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_text_is_stored_in_one_form(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


odd = st.text(
    st.sampled_from("ab e\u0301\n\r\t\u00a0\u200b\u202e\x00\ud800\u2028\u1100\u1161\u11a8\u0344\u2000 "), max_size=30
)


@given(st.one_of(odd, st.text()))
def test_doing_it_again_changes_nothing(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\n\n\n" not in once
    assert " \n" not in once
    assert not {"Cs"} & {unicodedata.category(c) for c in once}
    assert {c for c in once if unicodedata.category(c) in {"Cc", "Zl", "Zp"}} <= {"\n"}
    assert {c for c in once if unicodedata.category(c) == "Zs"} <= {" "}


def test_a_title_is_one_short_line() -> None:
    assert one_line(" The\nferry  opens ", 20) == "The ferry opens"
    assert one_line("x" * 30, 10) == "x" * 9 + "…"
    assert one_line(" \n", 10) is None
    assert one_line(None, 10) is None
