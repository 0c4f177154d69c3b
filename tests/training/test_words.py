"""Words, word pieces and windows: every place exact, every word answered for once, whatever the text."""

from itertools import pairwise
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.extraction.tagger.decoding import prepare
from bot.extraction.tagger.windows import OVERLAP, cut_windows
from bot.extraction.tagger.words import FEATURES, cut_words
from bot.text.wordpieces import Vocabulary

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "bridge", "##s", "##keeper", "keeper", "cafe", '"', "."]


def test_words_stand_where_they_say() -> None:
    text = "Ada Quill’s café,\n\n“It closed,” she said."
    words = cut_words(text)
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == words.texts
    assert [w for w, opens in zip(words.texts, words.opens_paragraph, strict=True) if opens] == ["Ada", "“"]
    assert words.span(0, 2) == (0, 9)


def test_what_is_quoted_differs_from_what_is_not_and_a_paragraph_ends_it() -> None:
    words = cut_words('he said "so it is" and left\n\nso it was')
    so_quoted, so_open = (words.features[at] for at, word in enumerate(words.texts) if word == "so")
    it_quoted, it_open = (words.features[at] for at, word in enumerate(words.texts) if word == "it")
    assert it_quoted != it_open
    assert so_quoted != so_open
    left_open = cut_words('she said "never\n\nso it was')
    plain = cut_words("she said never\n\nso it was")
    assert left_open.features[-3:] == plain.features[-3:]


@given(st.text(max_size=300))
def test_any_text_is_cut_into_words_in_order(text: str) -> None:
    words = cut_words(text)
    assert all(start < end for start, end in zip(words.starts, words.ends, strict=True))
    assert all(end <= start for end, start in zip(words.ends, words.starts[1:], strict=False))
    assert all(0 < feature < FEATURES for feature in words.features)
    assert "".join(words.texts) == "".join(text.split()) or any(not c.isprintable() for c in text)


def test_the_longest_pieces_come_first_and_the_unknown_is_one() -> None:
    vocabulary = Vocabulary(PIECES)
    names = [PIECES[number] for number in vocabulary.pieces("Bridgekeepers")]
    assert names == ["bridge", "##keeper", "##s"]
    assert [PIECES[n] for n in vocabulary.pieces("Café")] == ["cafe"]
    assert vocabulary.pieces("bridgex") == (vocabulary.unknown,)
    assert vocabulary.pieces("x" * 100_000) == (vocabulary.unknown,)


def test_a_vocabulary_has_one_piece_a_line(tmp_path: Path) -> None:
    file = tmp_path / "vocabulary.txt"
    file.write_text("\n".join([*PIECES, "\u2028"]) + "\n", encoding="utf-8")
    assert len(Vocabulary.read(file)) == len(PIECES) + 1


lengths = st.lists(st.integers(1, 6), max_size=120)


@given(lengths, st.randoms(use_true_random=False), st.integers(8, 40))
def test_each_word_is_answered_for_once_and_no_window_is_too_large(
    sizes: list[int], chance: Random, limit: int
) -> None:
    opens = [at == 0 or chance.random() < 0.05 for at in range(len(sizes))]
    windows = cut_windows(sizes, opens, limit)
    kept = [at for w in windows for at in range(w.keep_from, w.keep_to)]
    assert kept == list(range(len(sizes)))
    for window in windows:
        assert sum(sizes[window.first : window.last]) <= limit
        assert window.first <= window.keep_from < window.keep_to <= window.last


def test_windows_end_with_paragraphs_and_overlap_only_inside_one() -> None:
    opens = [at in {0, 30, 60} for at in range(90)]
    windows = cut_windows([1] * 90, opens, 70)
    assert [(w.first, w.last) for w in windows] == [(0, 60), (60, 90)]
    parts = cut_windows([1] * 200, [at == 0 for at in range(200)], 100)
    shared = [before.last - after.first for before, after in pairwise(parts)]
    assert all(0 < overlap <= OVERLAP for overlap in shared)


def test_the_encoder_gets_marks_around_each_window_and_the_place_of_every_word() -> None:
    words = cut_words("The bridgekeeper.\nThe bridge.")
    vocabulary = Vocabulary(PIECES)
    first, second = prepare(words, vocabulary, size=5)
    assert [PIECES[n] for n in first.ids] == ["[CLS]", "the", "bridge", "##keeper", ".", "[SEP]"]
    assert first.heads == [1, 2, 4]
    assert len(first.features) == len(first.ids)
    assert [PIECES[n] for n in second.ids] == ["[CLS]", "the", "bridge", ".", "[SEP]"]
