"""Quotations: where they open and close, with all the marks that newsrooms use."""

import re
from dataclasses import dataclass

_OPENERS = {"“": "”", "„": "“”", "«": "»", "「": "」"}
_STRAIGHT = frozenset({'"', "''", "``", "＂"})
_CLOSERS = frozenset("”»」")
_BEFORE_OPENING = frozenset("([{—–-/:;,…\"“'‘\u200b")
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
    at = start
    while at < end:
        mark = _mark(text, at, end)
        after = at + max(len(mark), 1)
        free = at <= start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING
        before_word = after < end and (text[after].isalnum() or text[after] in "[('‘“…¿¡@#$")
        if mark in {"'", "‘"}:
            if not open_marks and free and before_word and (close := _single_end(text, after, end)):
                found.append(Quotation(at, close + 1, (after, close)))
                after = close + 1
        elif mark and open_marks and not _is_nested(mark, free=free, before_word=before_word, before=text[at - 1]):
            while open_marks:
                opener, opened, inner = open_marks.pop()
                if _pairs(opener, mark):
                    if not open_marks and text[inner:at].strip():
                        found.append(Quotation(opened, after, (inner, at)))
                    break
        elif mark and mark not in _CLOSERS and len(open_marks) < _MAX_DEPTH:
            open_marks.append((mark, at, after))
        at = after
    if open_marks and text[open_marks[0][2] : end].strip():
        found.append(Quotation(open_marks[0][1], end, (open_marks[0][2], end), open_ended=True))
    return found


def _mark(text: str, at: int, end: int) -> str:
    char = text[at]
    if char in "'`" and at + 2 <= end and text[at : at + 2] in _STRAIGHT:
        return text[at : at + 2]
    return char if char in _OPENERS or char in _CLOSERS or char in _STRAIGHT or char in "'‘" else ""


def _single_end(text: str, after: int, end: int) -> int | None:
    match = _SINGLE_END.search(text, after + 1, min(end, after + _SINGLE_REACH))
    return match.start() if match and match[0] in "'’" else None


def _is_nested(mark: str, *, free: bool, before_word: bool, before: str) -> bool:
    """Whether a mark inside a quotation opens another one: straight marks say so by the space before them alone."""
    if mark in _OPENERS:
        return mark != "“" or free
    return mark in _STRAIGHT and free and before_word and before not in "-—–,:;…"


def _pairs(opener: str, closer: str) -> bool:
    if opener in _STRAIGHT:
        return closer in _STRAIGHT or closer in "”“"
    return closer in _OPENERS[opener] or closer in _STRAIGHT
