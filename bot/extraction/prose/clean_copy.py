"""The copy of a text that the rules read, and the way back from its places to those of the text as it was given.

The copy is composed (NFC), has plain single spaces, and nothing that a reader can't see; line ends stay as they are.
Most texts need none of that: they are read as they stand."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.domain.claims import Draft, Span

_ODD_SPACES = "\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_JOINERS = "\u200c\u200d"
_UNSEEN = (
    r"\x00-\x08\x0e-\x1e\x7f-\x84\x86-\x9f\xad"  # controls, soft hyphen
    r"\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # direction marks, zero width
    r"\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"  # anchors, non-characters, surrogates, tags
)
_BLANK = re.compile(f"[ {_ODD_SPACES}{_UNSEEN}{_JOINERS}]{{2,}}|[{_ODD_SPACES}{_UNSEEN}{_JOINERS}]")
_A_SPACE = re.compile(f"[ {_ODD_SPACES}]")
_NO_JOINER = re.compile(f"[^{_JOINERS}]")
_LATIN = re.compile(r"[\x00-\u036f\u1e00-\u1eff]")
"""Joiners mean something between emoji or Persian letters, and nothing beside a Latin letter or a mark on one."""
_COMPOSING = re.compile("[\x00-\u02ff]?[\u0300-\U0010ffff]+")
"""Where composition can change anything: no character below U+0300 ever joins the one before it."""
_MAX_CLUSTER = 32
"""Characters of a letter with its marks; ordering the marks of a longer one takes quadratic time: it stays as it is."""


class _Edit(NamedTuple):
    """A stretch of the copy, and the stretch that it stands for."""

    start: int
    end: int
    given_start: int
    given_end: int


_Replacement = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class CleanCopy:
    """`text` is the copy; the passes that made it, in order, lead back."""

    text: str
    _passes: tuple[list[_Edit], ...] = ()

    @classmethod
    def of(cls, given: str) -> "CleanCopy":
        """Linear in the text's length, whatever it holds."""
        text, passes = given, []
        if _BLANK.search(text):
            text, edits = _replaced(text, _blanks(text))
            passes.append(edits)
        if not unicodedata.is_normalized("NFC", text):
            text, edits = _replaced(text, _compositions(text))
            passes.append(edits)
        return cls(text, tuple(passes))

    def given(self, draft: Draft) -> Draft:
        """A draft of the copy with its spans in the text as it was given. No span parts a letter from its marks."""
        content, cue = self._given(draft.content), self._given(draft.cue)
        source = draft.source and self._given(draft.source)
        if (content, cue, source) == (draft.content, draft.cue, draft.source):
            return draft
        return replace(draft, content=content, cue=cue, source=source)

    def _given(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        found: list[Span] = []
        passed = 0
        for start, end in (_whole(self.text, *span) for span in spans):
            if start < passed:
                continue
            passed = end
            first, last = start, end - 1
            for edits in reversed(self._passes):
                first, last = _place(edits, first)[0], _place(edits, last)[1] - 1
            found.append((first, last + 1))
        return tuple(found)


def _blanks(text: str) -> Iterator[_Replacement]:
    """Every run of spaces and unseen characters as one space, or as nothing where there is no space in it."""
    for match in _BLANK.finditer(text):
        run, (start, end) = match[0], match.span()
        if _A_SPACE.search(run):
            yield start, end, " "
        elif _LATIN.match(text, max(start - 1, 0)) or _LATIN.match(text, min(end, len(text) - 1)):
            yield start, end, ""
        elif (kept := _NO_JOINER.sub("", run)) != run:
            yield start, end, kept


def _compositions(text: str) -> Iterator[_Replacement]:
    """Every letter with its marks that composition changes."""
    for match in _COMPOSING.finditer(text):
        start = match.start()
        for at in range(start + 1, match.end() + 1):
            if at < match.end() and _is_mark(text[at]):
                continue
            cluster = text[start:at] if at - start <= _MAX_CLUSTER else ""
            if (composed := unicodedata.normalize("NFC", cluster)) != cluster:
                yield start, at, composed
            start = at


def _replaced(text: str, replacements: Iterable[_Replacement]) -> tuple[str, list[_Edit]]:
    parts: list[str] = []
    edits: list[_Edit] = []
    at = length = 0
    for start, end, new in replacements:
        length += start - at
        parts += text[at:start], new
        edits.append(_Edit(length, length + len(new), start, end))
        length += len(new)
        at = end
    return "".join([*parts, text[at:]]), edits


def _place(edits: list[_Edit], at: int) -> Span:
    """Where the character of the copy at `at` stands in the text before the edits."""
    number = bisect_right(edits, at, key=_start)
    if not number:
        return at, at + 1
    edit = edits[number - 1]
    if at < edit.end:
        return edit.given_start, edit.given_end
    shifted = edit.given_end + at - edit.end
    return shifted, shifted + 1


def _start(edit: _Edit) -> int:
    return edit.start


def _is_mark(character: str) -> bool:
    """Whether a character belongs to the one before it: an accent, a vowel sign, a Hangul block's later letters."""
    return character >= "\u0300" and (unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff")


def _whole(text: str, start: int, end: int) -> Span:
    """A span with the marks of its last letter, and without those of the letter before it."""
    while end < len(text) and _is_mark(text[end]):
        end += 1
    first = start
    while first < end and _is_mark(text[first]):
        first += 1
    return (first if first < end else start), end
