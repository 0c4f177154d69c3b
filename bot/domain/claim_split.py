"""Cutting a claim's text into parts, and finding each part's exact words in the appearance of the whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.claims import Span
from bot.domain.errors import Incomplete

_EDGES = " \t\n,;:.-–—"
_JOINS = ("and", "but", "or")


@dataclass(frozen=True, slots=True)
class Parts:
    """`kept` stays under the old number, each of `out` becomes a claim."""

    kept: str
    out: tuple[str, ...]

    def place(self, part: str, quote: str, content: tuple[Span, ...], text: str | None) -> tuple[str, tuple[Span, ...]]:
        """Exact words and spans of a part, given those of the whole; those of the whole where the part's words are not
        found in them as they are."""
        if text is None or not content:
            return (part, ()) if part in quote else (quote, content)
        start, end = content[0][0], content[-1][1]
        found = text.find(part, start, end)
        return (quote, content) if found < 0 else (part, ((found, found + len(part)),))


def cut(text: str, spans: Sequence[Span], least: int) -> Parts:
    """The stretches of a text at these spans, and what is left of it without them. Raises Incomplete."""
    ordered = sorted(spans)
    if not ordered:
        raise Incomplete("A split needs the start and the end of each part: --at START END.")
    for at, (start, end) in enumerate(ordered):
        if not 0 <= start < end <= len(text):
            raise Incomplete(f"{start} to {end} is not within the claim's text, which has {len(text)} characters.")
        if at and ordered[at - 1][1] > start:
            raise Incomplete("The parts of a split must not overlap.")
    out = [_tidy(text[start:end]) for start, end in ordered]
    ends = [0, *(end for _start, end in ordered)]
    starts = [*(start for start, _end in ordered), len(text)]
    left = _tidy(" ".join(_tidy(text[end:start]) for end, start in zip(ends, starts, strict=True)))
    if len(left) < least:
        left, out = out[0], out[1:]
    short = next((part for part in [left, *out] if len(part) < least), None)
    if short is not None:
        raise Incomplete(f"Each part of a split needs {least} characters or more; '{short}' has {len(short)}.")
    if not out:
        raise Incomplete("That leaves one part, the whole claim; name shorter parts.")
    return Parts(left, tuple(out))


def _tidy(part: str) -> str:
    """Without blanks, stops and a joining word at its edges."""
    bare = part.strip(_EDGES)
    first, _, rest = bare.partition(" ")
    if first.lower() in _JOINS:
        bare = rest.strip(_EDGES)
    rest, _, last = bare.rpartition(" ")
    return rest.strip(_EDGES) if last.lower() in _JOINS else bare


def spans_of(text: str, lines: Sequence[str]) -> list[Span]:
    """Start and end of each line in the text, one after the other. Raises Incomplete for a line that does not."""
    found: list[Span] = []
    at = 0
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        start = text.find(line, at)
        if start < 0:
            raise Incomplete(f"'{line[:80]}' is not in the claim's text, in this order; parts are cut, not reworded.")
        at = start + len(line)
        found.append((start, at))
    return found


_ROOM = 300
"""Characters of a sentence that are looked at beside the words."""


def in_sentence(text: str, content: Sequence[Span]) -> tuple[str, str, str]:
    """Exact words in a text, with the rest of their sentence before and after."""
    start, end = content[0][0], content[-1][1]
    head = re.split(r"(?<=[.!?])\s+|\n", text[max(0, start - _ROOM) : start])[-1]
    tail = re.split(r"(?<=[.!?])\s+|\n", text[end : end + _ROOM], maxsplit=1)[0]
    return head.lstrip(), text[start:end], tail.rstrip()
