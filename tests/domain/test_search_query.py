"""Marking what a search has found."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.view.text import marked_line, one_line
from bot.domain.search_query import marks


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["night", "ferry"], ["Night", "ferry"]),
        (["reyes"], ["Réyes"]),
        (["RÉYES", "212,000"], ["212,000", "Réyes"]),
        (["ferry carried"], ["ferry carried"]),
        (["carried ferry"], []),
        (["carr"], ["carried"]),
        (["carr", "ferry"], ["ferry"]),
        (["don't"], ["don’t"]),
        (["..."], []),
        ([], []),
    ],
)
def test_words_are_marked_as_the_search_matches_them(words: list[str], found: list[str]) -> None:
    text = "Night_ferry carried 212,000, says Réyes; we don’t know."
    assert [text[start:end] for start, end in marks(text, words)] == found


def test_a_marked_word_is_bold_and_what_is_markup_in_it_stays_escaped() -> None:
    assert marked_line("*The* ferry, a _ferry_!", 80, ["ferry"]) == r"\*The\* **ferry**, a \_**ferry**\_!"
    assert marked_line("The ferryman", 10, ["ferryman"]) == "The…"


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4), st.integers(1, 80))
def test_marks_change_no_word_and_keep_the_limit(text: str, words: list[str], limit: int) -> None:
    spans = marks(text, words)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert len(marked_line(text, limit, words)) <= limit
    assert marked_line(text, 1_000, words).replace("**", "") == one_line(text, 1_000).replace("**", "")
