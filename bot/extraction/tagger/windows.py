"""Cutting a long article into windows that the encoder reads at once, at paragraph borders where they allow."""

from collections.abc import Sequence
from typing import NamedTuple

WINDOW = 128
"""Pieces in a window, the two marks around it not counted."""
OVERLAP = 48
"""Pieces that two windows share where a paragraph is longer than one."""


class Window(NamedTuple):
    """Words first..last (exclusive) are read; of these, keep_from..keep_to are this window's to answer for."""

    first: int
    last: int
    keep_from: int
    keep_to: int


def cut_windows(lengths: Sequence[int], opens_paragraph: Sequence[bool], size: int = WINDOW) -> list[Window]:
    """Windows of at most `size` pieces that answer for each word exactly once, in order.

    `lengths` are pieces a word (a word longer than a window is cut to it by the reader). Whole paragraphs go
    together while they fit; a paragraph that does not fit alone is read in overlapping parts, each answering for
    its inner side."""
    windows: list[Window] = []
    first = 0
    while first < len(lengths):
        last, border, pieces = first, first, 0
        while last < len(lengths) and (last == first or pieces + lengths[last] <= size):
            pieces += lengths[last]
            last += 1
            if last == len(lengths) or opens_paragraph[last]:
                border = last
        if border > first:
            windows.append(Window(first, border, first, border))
            first = border
        else:
            end = _paragraph_end(opens_paragraph, last)
            windows.extend(_parts(lengths, first, end, size))
            first = end
    return windows


def _paragraph_end(opens_paragraph: Sequence[bool], at: int) -> int:
    while at < len(opens_paragraph) and not opens_paragraph[at]:
        at += 1
    return at


def _parts(lengths: Sequence[int], first: int, end: int, size: int) -> list[Window]:
    """One long paragraph in overlapping windows; each overlap is shared out at its middle."""
    spans: list[tuple[int, int]] = []
    start = first
    while True:
        last, pieces = start, 0
        while last < end and (last == start or pieces + lengths[last] <= size):
            pieces += lengths[last]
            last += 1
        spans.append((start, last))
        if last == end:
            break
        back, shared = last, 0
        while back - 1 > start and shared + lengths[back - 1] <= min(OVERLAP, size // 4):
            back -= 1
            shared += lengths[back]
        start = back
    windows: list[Window] = []
    keep = first
    for number, (begin, last) in enumerate(spans):
        keep_to = end if number + 1 == len(spans) else (spans[number + 1][0] + last + 1) // 2
        windows.append(Window(begin, last, keep, keep_to))
        keep = keep_to
    return windows
