"""Where a content begins and ends: whole words, whole quotations, no stray comma, no "that"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.claims import Kind, Span
from bot.extraction.prose.quotations import Quotation
from bot.extraction.prose.segments import Paragraph

_WORD = re.compile(r"[^\W_]+")
_LEADING = frozenset("> \t\r\n,;:.!?…–—-)]”»\u200b\xa0")
_TRAILING = frozenset(" \t\r\n,;:–—-([“„«\u200b\xa0")
_GLUE = frozenset("'’&%$€£#@_-/")
_JOINABLE = re.compile(r"[ \t\xa0,;:.–—\-]*")
_THAT = re.compile(r"that,?\s+", re.IGNORECASE)
_WHOLE = 0.6
"""The share of a quotation's words from which on all of it is meant."""
_MAX_GLUED = 40
_LONGEST_ENDING = 4
"""Characters with the apostrophe."""


@dataclass(frozen=True, slots=True)
class ContentSpans:
    """The content of one attribution. `quoted` of its `words` stand in quotation marks."""

    spans: tuple[Span, ...]
    kind: Kind
    words: int
    quoted: int


class Cutter:
    """Cuts the contents of one text at its words and quotations."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._starts = [p.start for p in paragraphs]
        self._quotations = [q for p in paragraphs for q in p.quotations]
        self._quote_starts = [q.start for q in self._quotations]
        self._sizes: dict[int, int] = {}

    def paragraph_at(self, place: int) -> int | None:
        """The number of the paragraph of prose around a place."""
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self._paragraphs[number].end else None

    def leads_on(self, number: int) -> bool:
        """Whether a paragraph ends with a colon, or in a quotation that it leaves open."""
        paragraph = self._paragraphs[number]
        left_open = bool(paragraph.quotations) and paragraph.quotations[-1].open_ended
        return left_open or self._text[paragraph.start : paragraph.end].endswith(":")

    def quotations_in(self, start: int, end: int) -> list[Quotation]:
        """The quotations that share characters with a span."""
        first = bisect_left(self._quote_starts, start)
        if first and self._quotations[first - 1].end > start:
            first -= 1
        return self._quotations[first : bisect_left(self._quote_starts, end)]

    def cut(self, spans: Sequence[Span], *, after_cue: bool, spoken: bool = False) -> ContentSpans | None:
        """The tidy pieces of a content; None where nothing of it is prose. `after_cue`: "that" is no pronoun there;
        `spoken`: word for word, though no marks say so."""
        tidy: list[Span] = []
        for start, end in spans:
            number = self.paragraph_at(start)
            if number is None:
                continue
            whole = self._whole_words(start, min(end, self._paragraphs[number].end))
            span = self._trimmed(*self._whole_quotations(*whole))
            if after_cue and not tidy and (that := _THAT.match(self._text, *span)):
                span = self._trimmed(that.end(), span[1])
            if span[0] < span[1]:
                tidy.append(span)
        joined = self._joined(tidy)
        if joined and spoken:
            words = sum(self._count(*span) for span in joined)
            return ContentSpans(tuple(joined), Kind.DIRECT, words, words)
        return self._kinded(joined) if joined else None

    def _whole_words(self, start: int, end: int) -> Span:
        """A span with all of the words, and of what is glued to them, that it cuts."""
        text = self._text
        first = start
        while first and start - first < _MAX_GLUED and text[first].isalnum() and _is_glued(text[first - 1]):
            first -= 1
        last = end
        while last < len(text) and last - end < _MAX_GLUED and text[last].isalnum() and _is_glued(text[last - 1]):
            last += 1
        return first, self._with_ending(last)

    def _with_ending(self, end: int) -> int:
        """Behind the ending of a word ("'s", "'ll") or the percent sign that stands at a place."""
        text = self._text
        if end + 1 < len(text) and text[end] in "'’" and text[end + 1].isalpha():
            tail = _WORD.match(text, end + 1)
            return tail.end() if tail and tail.end() - end <= _LONGEST_ENDING else end
        return end + 1 if text[end : end + 1] == "%" else end

    def _whole_quotations(self, start: int, end: int) -> Span:
        """A quotation of which most is in the span is in it to its last word; one of which a word or so is, is not."""
        for quotation in self.quotations_in(start, end):
            inner = quotation.inner
            shared = self._count(max(start, inner[0]), min(end, inner[1]))
            if shared and shared >= _WHOLE * self._size(quotation):
                start, end = min(start, quotation.start), max(end, quotation.end)
        return start, end

    def _trimmed(self, start: int, end: int) -> Span:
        text = self._text
        while start < end and text[start] in _LEADING:
            start += 1
        while start < end and text[end - 1] in _TRAILING:
            end -= 1
        return start, end

    def _joined(self, spans: Sequence[Span]) -> list[Span]:
        """In text order, with neighbours that only marks part as one; nothing twice."""
        made: list[Span] = []
        for start, end in sorted(spans):
            if (made and start <= made[-1][1]) or (made and _JOINABLE.fullmatch(self._text, made[-1][1], start)):
                made[-1] = made[-1][0], max(end, made[-1][1])
            else:
                made.append((start, end))
        return made

    def _kinded(self, spans: list[Span]) -> ContentSpans:
        words = quoted = 0
        bare: list[Span] = []
        for start, end in spans:
            words += self._count(start, end)
            inside = self.quotations_in(start, end)
            quoted += sum(self._count(max(start, q.inner[0]), min(end, q.inner[1])) for q in inside)
            only = inside[0] if len(inside) == 1 else None
            whole = only and only.start == start and not self._text[only.end : end].strip(" .,;:!?")
            bare.append(only.inner if only and whole else (start, end))
        if words and quoted == words:
            direct = (self._trimmed_direct(*span) for span in bare)
            return ContentSpans(
                tuple(span for span in direct if span[0] < span[1]) or tuple(bare), Kind.DIRECT, words, quoted
            )
        return ContentSpans(tuple(spans), Kind.MIXED if quoted else Kind.INDIRECT, words, quoted)

    def _trimmed_direct(self, start: int, end: int) -> Span:
        text = self._text
        while start < end and text[start].isspace():
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        return start, end

    def _size(self, quotation: Quotation) -> int:
        """Words in a quotation, counted once however many contents lie in it."""
        if quotation.start not in self._sizes:
            self._sizes[quotation.start] = self._count(*quotation.inner)
        return self._sizes[quotation.start]

    def _count(self, start: int, end: int) -> int:
        return sum(1 for _ in _WORD.finditer(self._text, start, end)) if start < end else 0


def _is_glued(character: str) -> bool:
    """Whether a character belongs to the word beside it: "it's", "$5", "R&D"."""
    return character.isalnum() or character in _GLUE
