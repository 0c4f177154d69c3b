"""Each folding makes equal what it promises, and leaves the rest apart."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.folding import compatible, folded, without_accents, without_nonspacing_marks


def test_case_accents_and_apostrophes_are_folded() -> None:
    assert folded("ÉLISE’s Straße") == "elise's strasse"
    assert without_accents("Élise") == "Elise"
    assert compatible("ÉTÉ ﬁn") == "été fin"


def test_only_compatible_foldings_take_a_ligature_apart() -> None:
    assert without_accents("ﬁn") == "fin"
    assert without_nonspacing_marks("ﬁn") == "ﬁn"


@pytest.mark.parametrize("fold", [folded, without_accents, without_nonspacing_marks, compatible])
@given(st.text(st.characters(max_codepoint=0x24F)))
def test_what_is_folded_stays_as_it_is(fold: Callable[[str], str], text: str) -> None:
    assert fold(fold(text)) == fold(text)
