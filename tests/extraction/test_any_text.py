"""What must hold for any text at all, and for every real article at hand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.articles import MAX_TEXT
from bot.domain.claims import Extraction, Kind
from bot.extraction import extract
from bot.extraction.prose.clean_copy import CleanCopy

PIECES = st.sampled_from(
    [
        '"', "“", "”", "'", "’", "''", "said", "told", "Ada Quill", "Tamm", "he", "that", "according to", ",", ".", "?",
        ":", " ", "\n\n", "\r\n", "\u00a0", "\u200b", "\ud800", "😀", "\u202e", "שלום", "the mill was sold in 2016",
        "President", "Sen.", "U.S.", "(", ")", "—", "called", "and", "who", "Other news", "'s", "denied", "adding",
    ]
)  # fmt: skip
NEWS = st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)
ENGLISH = "The mill is in the town and the river is by it. "


def as_read(words: str) -> str:
    return " ".join(CleanCopy.of(words).text.split())


def assert_sound(text: str, found: Extraction) -> None:
    assert [d.content[0] for d in found.drafts] == sorted(d.content[0] for d in found.drafts)
    for draft in found.drafts:
        assert draft.text.strip()
        for spans in (draft.content, draft.cue, draft.source or ()):
            end = 0
            for start, stop in spans:
                assert end <= start < stop <= len(text)
                assert text[start:stop].strip()
                end = stop
        assert draft.content
        assert (draft.source is None) == (draft.mention is None)
        assert draft.speaker is None or draft.source
        assert draft.kind is not Kind.NARRATION or draft.source is None
        assert all(0 <= n <= 1 for n in (draft.speaker_confidence, draft.confidence, draft.worthiness))
        if draft.source:
            assert as_read(text[slice(*draft.source[0])]) == draft.mention


@settings(max_examples=100, deadline=None)
@given(NEWS, st.booleans())
def test_spans_are_sound_and_runs_agree(text: str, english: bool) -> None:
    text = ENGLISH * english + text
    found = extract(text)
    assert_sound(text, found)
    assert extract(text) == found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_characters_are_taken(text: str) -> None:
    assert_sound(text, extract(text))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("longest", [MAX_TEXT // 30, pytest.param(MAX_TEXT // 3, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        '"',
        '"a" ',
        "'a ",
        "😀",
        "אב\u202e ",
        "\u200b",
        "\ud800 ",
        "he said ",
        '"It was so," he said. ',
        "Ab Cd ",
        "(",
        "\n",
        "\u0308",
        "u\u0323\u0308 ",
        "\u200d\u200b",
        "\u0958",
    ],
    ids=lambda unit: unit.encode("unicode_escape").decode(),
)
def test_hostile_text_comes_to_an_end(unit: str, longest: int) -> None:
    text = (ENGLISH * 3 + unit * 150_000)[:longest]
    assert_sound(text, extract(text))


def test_line_ends_and_odd_blanks_shift_nothing() -> None:
    plain = 'Ada Quill runs the town.\n\n"The mill was sold in 2016," Quill said.'
    odd = plain.replace("\n", "\r\n").replace(" was ", "\u00a0was ").replace("Quill said", "Quill\u200b said")
    (draft,) = extract(odd).drafts
    assert odd[slice(*draft.content[0])] == "The mill\u00a0was sold in 2016"
    assert draft.text == "The mill was sold in 2016"
    assert draft.speaker == "Ada Quill"


ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles beside the repository are not there")
def test_the_real_articles() -> None:
    for path in sorted(ARTICLES.glob("*.txt")):
        text = path.read_bytes().decode()
        found = extract(text)
        assert_sound(text, found)
        assert any(d.claim for d in found.drafts)
    seed = (ARTICLES / "senate-runoff-seed.txt").read_bytes().decode()
    drafts = extract(seed).drafts
    speakers = {d.text: d.speaker for d in drafts}
    assert speakers["It protected the rule of law & resulted in your exoneration"] == "Jeff Sessions"
    assert speakers["Jeff Sessions quit on the President and he failed Alabama"] is None
    assert speakers["Jeff, you had your chance & you blew it"] == "Trump"
    assert all(end <= seed.index("Other news") for d in drafts for _, end in d.content)
