"""Odd spaces, unseen characters and loose accents change neither who said what nor where the words stand."""

import unicodedata
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.articles import MAX_TEXT
from bot.domain.claims import Draft, Extraction
from bot.extraction import extract
from bot.extraction.prose.clean_copy import CleanCopy

STORY = (
    "Zoë Lünd and Ann Lee run the town of Marden, where the river is.\n\n"
    '"The bridge cost 9,300 crowns in 2016," Lünd said. "It was paid in May." Lee denied that it was safe.\n\n'
    "Read more: The cost was 9 million.\n\n"
    "Adé Ọ̀run told the council on Friday that the café lost 12 percent. The court ruled in 2019 that it must close.\n"
)
UNSEEN = "\u200b\u2060\ufeff\xad\u200d\u202e\x00\ud800"
SPACES = "\xa0\t\u2009\u3000"


def letters(words: str) -> str:
    """What of some words can't change: their composed letters, digits and marks."""
    seen = "".join(c for c in words if c not in UNSEEN and c not in SPACES and not c.isspace())
    return unicodedata.normalize("NFC", seen)


def pieces(text: str, found: Extraction) -> list[list[str]]:
    return [[letters(text[a:b]) for a, b in (*d.content, *d.cue, *(d.source or ()))] for d in found.drafts]


def meaning(draft: Draft) -> tuple[object, ...]:
    return draft.text, draft.kind, draft.claim, draft.mention, draft.speaker, draft.speaker_confidence


@cache
def plainly() -> Extraction:
    return extract(STORY)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_words_are_found_whatever_stands_in_between(data: st.DataObject) -> None:
    plain = plainly()
    spaced = st.sampled_from([*SPACES, " \u200b", " \xa0", "  ", " "])
    disturbed = ""
    for character in unicodedata.normalize("NFD", STORY) if data.draw(st.booleans()) else STORY:
        disturbed += data.draw(spaced) if character == " " else character
        if not character.isspace() and data.draw(st.integers(0, 9)) == 0:
            disturbed += data.draw(st.sampled_from(UNSEEN))
    found = extract(disturbed)
    assert [meaning(d) for d in found.drafts] == [meaning(d) for d in plain.drafts]
    assert pieces(disturbed, found) == pieces(STORY, plain)
    for draft in found.drafts:
        for start, end in (*draft.content, *draft.cue, *(draft.source or ())):
            assert not any(unicodedata.combining(c) for c in (disturbed[start], disturbed[end : end + 1] or " "))


def test_a_loose_accent_stays_with_its_letter() -> None:
    text = unicodedata.normalize("NFD", "Piet Lünd said that the mill was sold in 2016 by José.")
    (draft,) = extract(text).drafts
    assert (draft.mention, draft.speaker) == ("Piet Lünd", "Piet Lünd")
    assert draft.source
    assert unicodedata.normalize("NFC", text[slice(*draft.source[0])]) == "Piet Lünd"
    assert text[slice(*draft.content[0])].endswith("Jose\u0301")


def test_an_accent_that_no_letter_takes_in_is_part_of_the_name() -> None:
    text = "Piet Lux\u030cnm\u0304 said that the mill was sold in 2016."
    (draft,) = extract(text).drafts
    assert draft.source
    assert draft.speaker == text[slice(*draft.source[0])] == "Piet Lux\u030cnm\u0304"


@pytest.mark.parametrize("blank", ["\t", "\t\t\t", "\xa0", "   ", " \u200b \u200b \u200b"])
def test_any_blank_joins_first_and_last_name(blank: str) -> None:
    (draft,) = extract("Ann Lee said that the mill was sold in 2016.".replace(" ", blank)).drafts
    assert (draft.mention, draft.speaker) == ("Ann Lee", "Ann Lee")
    assert draft.text == "The mill was sold in 2016"


@pytest.mark.parametrize("blank", [" ", "\xa0", "\t", "\u200b ", " \u200b"])
def test_boilerplate_is_known_by_any_blank(blank: str) -> None:
    text = f"Ann Lee runs the town of Marden.\n\nRead{blank}more: The cost was 9 million in 2016.\n"
    assert extract(text).drafts == ()


def test_a_plain_text_is_read_as_it_stands() -> None:
    assert CleanCopy.of(STORY).text is STORY


@pytest.mark.parametrize("name", ["Ọ\u200d\u0300run", "O\u0323\u200d\u0300run", "Ọ\u200drun"])
def test_a_joiner_beside_a_latin_letter_with_marks_is_nothing(name: str) -> None:
    assert CleanCopy.of(name).text == unicodedata.normalize("NFC", name.replace("\u200d", ""))


def test_emoji_and_persian_keep_their_joiners() -> None:
    text = "👩\u200d🚀 می\u200cخواهم mi\u200dll"
    assert CleanCopy.of(text).text == "👩\u200d🚀 می\u200cخواهم mill"


def test_an_endless_letter_is_left_as_it_is() -> None:
    """Ordering 150,000 accents by the rules of composition would take minutes."""
    text = ("a" + "\u0308" * 150_000 + "\u0323" * 150_000)[:MAX_TEXT]
    assert CleanCopy.of(text).text == text
