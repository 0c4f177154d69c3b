"""A text as words and marks with their places, and what the encoder is told of each beside its letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_OPENING, _CLOSING, _STRAIGHT = frozenset("“„«"), frozenset("”»"), '"'
_SENTENCE_ENDS = frozenset(".!?")

_LOWER, _TITLE, _UPPER, _LETTER, _MIXED, _NUMBER, _MARK, _QUOTE_MARK = range(1, 9)
_SHAPES = 9
FEATURES = _SHAPES * 4
"""How many feature numbers there are: shape, in a quotation or not, first of its paragraph or not. 0 is padding."""


@dataclass(slots=True)
class Words:
    """Parallel lists, one entry a word or mark. Ends are exclusive; offsets are Python string indices."""

    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    features: list[int] = field(default_factory=list)
    opens_paragraph: list[bool] = field(default_factory=list)
    ends_sentence: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words first..last (exclusive) stand in the text."""
        return self.starts[first], self.ends[last - 1]

    def part(self, first: int, last: int) -> "Words":
        """The words first..last (exclusive), at their places in the whole text."""
        lists = (self.texts, self.starts, self.ends, self.features, self.opens_paragraph, self.ends_sentence)
        return Words(*(each[first:last] for each in lists))  # type: ignore[arg-type]

    def parts(self, size: int) -> Iterator[tuple[int, int]]:
        """Stretches that begin with a paragraph, `size` words long or a little more; twice that where none begins."""
        first = 0
        while first < len(self):
            last = min(first + size, len(self))
            while last < min(first + 2 * size, len(self)) and not self.opens_paragraph[last]:
                last += 1
            yield first, last
            first = last


def cut_words(text: str) -> Words:
    """Every run of letters and digits and every mark. A line break ends the paragraph, and any quotation with it."""
    words = Words()
    quoted, before = False, 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        opens = before == 0 or "\n" in text[before:start]
        if opens:
            quoted = False
        if word in _OPENING:
            quoted = True
        inside = quoted
        if word in _CLOSING:
            quoted = False
        elif word == _STRAIGHT:
            quoted = not quoted
            inside = True
        words.texts.append(word)
        words.starts.append(start)
        words.ends.append(end)
        words.features.append(_shape(word) + _SHAPES * (inside + 2 * opens))
        words.opens_paragraph.append(opens)
        words.ends_sentence.append(word in _SENTENCE_ENDS)
        before = end
    return words


def _shape(word: str) -> int:
    first = word[0]
    if not first.isalnum():
        return _QUOTE_MARK if word in _OPENING or word in _CLOSING or word == _STRAIGHT else _MARK
    if first.isdigit():
        return _NUMBER
    if word.islower():
        return _LOWER
    if len(word) == 1:
        return _LETTER
    if word.isupper():
        return _UPPER
    return _TITLE if first.isupper() and word[1:].islower() else _MIXED
