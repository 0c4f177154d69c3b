"""A text as numbers in overlapping windows, so that nearly every word has what stood before it in sight."""

from collections.abc import Iterator, Sequence

from bot.extraction.tagger.decoding import WindowInput
from bot.extraction.tagger.windows import Window
from bot.extraction.tagger.words import Words
from bot.text.wordpieces import Vocabulary

SIZE = 382
"""Pieces in a window, the two marks around it not counted."""
BEFORE = 96
"""Pieces that a window reads again, and answers nothing for, before the words that are its own."""
_LONGEST_WORD = 12
"""Pieces; what a longer word has more says nothing."""


def prepare(words: Words, vocabulary: Vocabulary) -> list[WindowInput]:
    """The windows of a text as numbers; together they answer for each word once."""
    pieces = [vocabulary.pieces(word)[:_LONGEST_WORD] for word in words.texts]
    inputs: list[WindowInput] = []
    for window in _windows([len(p) for p in pieces]):
        ids, features, heads = [vocabulary.start], [0], []
        for at in range(window.first, window.last):
            heads.append(len(ids))
            ids.extend(pieces[at])
            features.extend([words.features[at]] * len(pieces[at]))
        inputs.append(WindowInput(window, [*ids, vocabulary.end], [*features, 0], heads))
    return inputs


def _windows(lengths: Sequence[int]) -> Iterator[Window]:
    first = keep = 0
    while keep < len(lengths):
        last, pieces = first, 0
        while last < len(lengths) and pieces + lengths[last] <= SIZE:
            pieces += lengths[last]
            last += 1
        yield Window(first, last, keep, last)
        keep = first = last
        again = 0
        while first > 0 and again + lengths[first - 1] <= BEFORE:
            first -= 1
            again += lengths[first]
