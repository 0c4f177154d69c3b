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
    found: list[Quotation] = []
    open_marks: list[tuple[str, int, int]] = []
    single_ends = [(m.start(), m[0]) for m in _SINGLE_END.finditer(text, start, end)]
    passed = start
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match[0], match.start(), match.end()
        if at < passed:
            continue
        free = at <= start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING
        before_word = after < end and (text[after].isalnum() or text[after] in "[('‘“…¿¡@#$")
        if mark in {"'", "‘"}:
            if not open_marks and free and before_word and (close := _single_end(single_ends, after)):
                found.append(Quotation(at, close + 1, (after, close)))
                passed = close + 1
        elif open_marks and not _is_nested(mark, free=free, before_word=before_word, before=text[at - 1]):
            while open_marks:
                opener, opened, inner = open_marks.pop()
                if _pairs(opener, mark):
                    if not open_marks and text[inner:at].strip():
                        found.append(Quotation(opened, after, (inner, at)))
                    break
        elif mark not in _CLOSERS and len(open_marks) < _MAX_DEPTH:
            open_marks.append((mark, at, after))
    if open_marks and text[open_marks[0][2] : end].strip():
        found.append(Quotation(open_marks[0][1], end, (open_marks[0][2], end), open_ended=True))
    return found


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
