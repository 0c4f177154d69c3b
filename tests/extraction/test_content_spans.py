"""Where contents end, what is put right before, and what long texts are read in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claims import Kind
from bot.extraction.attributions import MODEL
from bot.extraction.content_spans import Cutter
from bot.extraction.cues import Cue, cue_of
from bot.extraction.prose.segments import find_paragraphs
from bot.extraction.repairs import repaired
from bot.extraction.tagger.decoding import Attribution
from bot.extraction.tagger.encoder import Tagger
from bot.extraction.tagger.words import cut_words


def cut(text: str, *marked: str, after_cue: bool = False) -> tuple[Kind, list[str]]:
    spans = [(text.index(words), text.index(words) + len(words)) for words in marked]
    pieces = Cutter(text, find_paragraphs(text)).cut(spans, after_cue=after_cue)
    assert pieces is not None
    return pieces.kind, [text[start:end] for start, end in pieces.spans]


def test_most_of_a_quotation_is_all_of_it() -> None:
    text = 'Quill said: "The bridge was paid for twice in May." It rained.'
    assert cut(text, "bridge was paid for twice") == (Kind.DIRECT, ["The bridge was paid for twice in May."])


def test_words_are_whole_and_marks_at_the_edges_fall_off() -> None:
    text = "Quill said, that the bridge didn't cost nine million, and left."
    assert cut(text, ", that the bridge didn't cost nine mill") == (
        Kind.INDIRECT,
        ["that the bridge didn't cost nine million"],
    )
    assert cut(text, "that the bridge didn't cost", after_cue=True)[1] == ["the bridge didn't cost"]


def test_a_part_in_quotation_marks_is_mixed_and_keeps_them() -> None:
    text = 'Quill called the bridge "a hole in the river" on Monday.'
    assert cut(text, 'the bridge "a hole in the river"') == (Kind.MIXED, ['the bridge "a hole in the river"'])


def attribution(text: str, content: list[str], cue: str, source: str) -> Attribution:
    def spans(*words: str) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(each), text.index(each) + len(each)) for each in words)

    return Attribution(spans(*content), spans(cue), spans(source), 0.9, 0.9)


def test_who_stands_at_the_cue_has_said_it_where_a_full_stop_is_missing() -> None:
    text = "The winner of the vote will face Councilman Tamm said he had never signed it."
    (mended,) = repaired(text, attribution(text, ["he had never signed it"], "said", "The winner of the vote"))
    assert [text[a:b] for a, b in mended.source] == ["Councilman Tamm"]


def test_a_relative_clause_is_no_missing_full_stop() -> None:
    text = "The man who had beaten Boris Tamm said he had never signed it."
    (same,) = repaired(text, attribution(text, ["he had never signed it"], "said", "The man"))
    assert [text[a:b] for a, b in same.source] == ["The man"]


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("said", Cue.SPEECH),
        ("according to", Cue.SPEECH),
        ("did not say", Cue.ATTITUDE),
        ("declined to comment on", Cue.ATTITUDE),
        ("accused", Cue.CHARGE),
        ("asked", Cue.ATTITUDE),
        ("was frustrated with", Cue.ATTITUDE),
        ("mocked", Cue.JUDGEMENT),
        ("", Cue.NONE),
        (":", Cue.NONE),
    ],
)
def test_cues_have_their_class(words: str, cue: Cue) -> None:
    assert cue_of(words) is cue


@given(st.lists(st.sampled_from(["a", "word", ".", "\n"]), max_size=200), st.integers(1, 20))
def test_parts_cover_every_word_once_and_are_never_twice_too_long(pieces: list[str], size: int) -> None:
    words = cut_words(" ".join(pieces))
    parts = list(words.parts(size))
    assert [at for first, last in parts for at in range(first, last)] == list(range(len(words)))
    assert all(last - first <= 2 * size for first, last in parts)
    for first, last in parts:
        assert words.part(first, last).texts == words.texts[first:last]


def test_what_has_no_word_in_it_says_nothing() -> None:
    tagger = Tagger(MODEL)
    assert tagger.tag('1 2 3 " 4 5 6 (7) 8 9\n' * 50) == []
