"""Text of articles and members as Discord may show it: escaped so that nothing in it is markup, a mention, a timestamp
or a link, and cut between what a reader sees as characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.domain.search_query import marks
from bot.domain.user_input import clean_text

_ALWAYS = frozenset("\\*_~|`<>[]")
_JOINERS = frozenset("\u200c\u200d")
_MARKS_KEPT = 6
"""Combining marks on one character; more is a tower that covers its neighbours."""
_LINE_START = re.compile(r"(?m)^([ \t]*)(#{1,3}(?=\s)|-(?=#|\s)|\+(?=\s)|\d{1,9}(?=[.)]\s))")
_PING = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_ADDRESSED = re.compile(r"<@")
_SCHEME = re.compile(r"(?<=[A-Za-z]):(?=//)")
ELLIPSIS = "…"


def one_line(text: str, limit: int) -> str:
    """Hostile text on one line, escaped, in at most `limit` characters."""
    return _joined(_escaped(" ".join(_visible(text).split())), limit)


def marked_line(text: str, limit: int, words: Sequence[str]) -> str:
    """The same with the words of a query in bold. A cut never falls into one."""
    line = " ".join(_visible(text).split())
    return _joined(_bold(line, marks(line, words)), limit)


def _bold(line: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    left = [*spans]
    held = ""
    at = 0
    for cluster, unit in zip(graphemes(line), _escaped(line), strict=True):
        at += len(cluster)
        if left and at > left[0][0]:
            held += unit
            if at >= left[0][1]:
                yield f"**{held}**"
                held = ""
                while left and left[0][1] <= at:
                    del left[0]
        else:
            yield unit


def paragraph(text: str, limit: int) -> str:
    """Hostile text with its line breaks (never two empty lines), escaped, in at most `limit` characters."""
    tidy = re.sub(r"\n\s*\n\s*", "\n\n", _visible(text).strip())
    return _joined(_escaped(tidy), limit)


def plain(text: str, limit: int) -> str:
    """One line for places where Discord reads no markup: labels, option names, form values."""
    return _joined(graphemes(" ".join(_visible(text).split())), limit)


def link(label: str, url: str, limit: int, label_limit: int = 80) -> str:
    """A masked link with an escaped label; the label alone where the address can't stand in a link or is too long
    for the room there is."""
    safe = one_line(label, label_limit)
    if any(c in url for c in "<>() \n\\") or len(url) + len(safe) + 6 > limit:
        return safe
    return f"[{safe}](<{url}>)"


def capitalised(line: str) -> str:
    return line[:1].upper() + line[1:]


def graphemes(text: str) -> Iterator[str]:
    """What a reader sees as characters: a base with its marks, joined emoji, a flag's two letters."""
    cluster = ""
    for c in text:
        if cluster and not _continues(cluster, c):
            yield cluster
            cluster = ""
        cluster += c
    if cluster:
        yield cluster


def _continues(cluster: str, c: str) -> bool:
    if cluster[-1] == "\u200d" or c in _JOINERS or unicodedata.category(c) in {"Mn", "Me", "Mc"}:
        return True
    if "\U0001f3fb" <= c <= "\U0001f3ff":
        return True
    return _is_flag_letter(c) and len(cluster) == 1 and _is_flag_letter(cluster)


def _is_flag_letter(c: str) -> bool:
    return "\U0001f1e6" <= c <= "\U0001f1ff"


def _visible(text: str) -> str:
    """Without control, bidi and other invisible characters and without towers of marks; joiners stay, emoji and
    scripts need them."""
    kept: list[str] = []
    marks = 0
    for c in clean_text(text):
        category = unicodedata.category(c)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if c in _JOINERS or (category not in {"Cf", "Co", "Cn"} and marks <= _MARKS_KEPT):
            kept.append(c)
    return "".join(kept)


def _escaped(text: str) -> Iterator[str]:
    """Graphemes, each with the backslashes that it needs, so that a cut never falls between the two."""
    before: dict[int, str] = {m.start(): "@\u200b" for m in _PING.finditer(text)}
    before |= {m.start(): ":\u200b" for m in _SCHEME.finditer(text)}
    backslashed = {m.end(2) if m[2].isdigit() else m.start(2) for m in _LINE_START.finditer(text)}
    backslashed |= {m.start() + 1 for m in _ADDRESSED.finditer(text)}
    at = 0
    for cluster in graphemes(text):
        if at in before:
            yield before[at] + cluster[1:]
        else:
            yield "\\" + cluster if cluster[0] in _ALWAYS or at in backslashed else cluster
        at += len(cluster)


def _joined(units: Iterator[str], limit: int) -> str:
    """As many whole units as fit, with an ellipsis for the rest."""
    kept: list[str] = []
    length = 0
    for unit in units:
        if length + len(unit) > limit:
            while kept and length + 1 > limit:
                length -= len(kept.pop())
            return "".join(kept).rstrip() + ELLIPSIS
        kept.append(unit)
        length += len(unit)
    return "".join(kept)
