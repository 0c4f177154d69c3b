"""Quotations: where they open and close, with all the marks that newsrooms use."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

_OPENERS = {"“": "”", "„": "“”", "«": "»", "「": "」"}
_STRAIGHT = frozenset({'"', "''", "``", "＂"})
_CLOSERS = frozenset("”»」")
_BEFORE_OPENING = frozenset("([{—–-/:;,…\"“'‘\u200b")
_MARK = re.compile(r"''|``|[\"“”„«»「」＂'‘]")
_BEGINS_INSIDE = frozenset("[('‘“…¿¡@#$")
"""What may stand behind an opening mark beside a letter or digit."""
_MAX_DEPTH = 4
_SINGLE_END = re.compile(r"(?<=[^\ssS])['’](?![\w'’])|[\"“”]")
_SINGLE_REACH = 400
"""How far a single quotation mark looks for its partner: an apostrophe has none."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation in one paragraph. `start` and `end` take in the marks, `inner` leaves them out. `open_ended` says
    that the paragraph ended before a closing mark came."""

    start: int
    end: int
    inner: tuple[int, int]
    open_ended: bool = False


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of text[start:end], in order; nested ones stay inside theirs."""
    reader = _Reader(text, start, end)
    passed = start
    for match in _MARK.finditer(text, start, end):
        if match.start() >= passed:
            passed = reader.take(match)
    reader.close()
    return reader.found


class _Reader:
    """Reads the marks of text[start:end] in order; `found` are the quotations that have ended."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.found: list[Quotation] = []
        self._text, self._start, self._end = text, start, end
        self._open: list[tuple[str, int, int]] = []
        """Marks that nothing has closed yet, each with its start and end; the outermost first."""
        self._single_ends = [(m.start(), m[0]) for m in _SINGLE_END.finditer(text, start, end)]

    def take(self, match: re.Match[str]) -> int:
        """Where to read on behind a mark."""
        mark, at, after = match[0], match.start(), match.end()
        free = at <= self._start or self._text[at - 1].isspace() or self._text[at - 1] in _BEFORE_OPENING
        before_word = after < self._end and (self._text[after].isalnum() or self._text[after] in _BEGINS_INSIDE)
        if mark in {"'", "‘"}:
            return self._single(at, after) if free and before_word and not self._open else after
        if self._open and not _is_nested(mark, free=free, before_word=before_word, before=self._text[at - 1]):
            self._closes(mark, at, after)
        elif mark not in _CLOSERS and len(self._open) < _MAX_DEPTH:
            self._open.append((mark, at, after))
        return after

    def _single(self, at: int, after: int) -> int:
        """A single mark opens a quotation where its partner is found, and is an apostrophe elsewhere."""
        close = _single_end(self._single_ends, after)
        if not close:
            return after
        self.found.append(Quotation(at, close + 1, (after, close)))
        return close + 1

    def _closes(self, mark: str, at: int, after: int) -> None:
        """Close the innermost mark that this one pairs with, and what stands open inside it."""
        while self._open:
            opener, opened, inner = self._open.pop()
            if _pairs(opener, mark):
                if not self._open and self._text[inner:at].strip():
                    self.found.append(Quotation(opened, after, (inner, at)))
                return

    def close(self) -> None:
        """At the paragraph's end: what stands open goes on in the next one."""
        if self._open:
            _mark, opened, inner = self._open[0]
            if self._text[inner : self._end].strip():
                self.found.append(Quotation(opened, self._end, (inner, self._end), open_ended=True))


def _single_end(ends: list[tuple[int, str]], after: int) -> int | None:
    """Where a single quotation opened before `after` closes; None for an apostrophe."""
    number = bisect_right(ends, after, key=itemgetter(0))
    if number == len(ends) or ends[number][0] > after + _SINGLE_REACH or ends[number][1] not in "'’":
        return None
    return ends[number][0]


def _is_nested(mark: str, *, free: bool, before_word: bool, before: str) -> bool:
    """Whether a mark inside a quotation opens another one: straight marks say so by the space before them alone."""
    if mark in _OPENERS:
        return mark != "“" or free
    return mark in _STRAIGHT and free and before_word and before not in "-—–,:;…"


def _pairs(opener: str, closer: str) -> bool:
    if opener in _STRAIGHT:
        return closer in _STRAIGHT or closer in "”“"
    return closer in _OPENERS[opener] or closer in _STRAIGHT
