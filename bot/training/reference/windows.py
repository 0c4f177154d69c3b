"""A text as numbers in overlapping windows, so that nearly every word has what stood before it in sight."""

from collections.abc import Iterator, Sequence

from bot.extraction.tagger.decoding import WindowInput, window_inputs
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
    return window_inputs(words, pieces, _windows([len(p) for p in pieces]), vocabulary)


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
