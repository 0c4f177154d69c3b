"""What somebody types to search: words, "phrases in quotation marks" and filters such as speaker:brandt since:2024."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.domain.claim_lists import ClaimFilter, Mark
from bot.domain.claims import State, Verdict
from bot.domain.clock import to_ms
from bot.domain.errors import BadInput
from bot.domain.speakers import folded
from bot.domain.user_input import parse_slug

MAX_QUERY = 1_000
_KEYS = "speaker|verdict|status|since|site"
_PART = re.compile(rf'(?:(?P<key>{_KEYS}):\s*(?!(?:{_KEYS}):))?(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))', re.IGNORECASE)
_BARE = re.compile(rf"(?:{_KEYS}):", re.IGNORECASE)
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂"), '"')
"""Phones set them in place of the plain one."""
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Query:
    """`words` in the order typed; a phrase is one entry with spaces in it. `since`: epoch ms."""

    words: tuple[str, ...] = ()
    speaker: str | None = None
    verdict: Verdict | None = None
    state: State | None = None
    mark: Mark | None = None
    since: int | None = None
    site: str | None = None

    @property
    def narrows(self) -> bool:
        return bool(self.speaker or self.verdict or self.state or self.mark or self.since or self.site)


def parse_query(typed: str) -> Query:
    """Raises BadInput, which names the filter and what it takes."""
    words: list[str] = []
    given: dict[str, str] = {}
    for part in _PART.finditer(typed[:MAX_QUERY].translate(_QUOTES)):
        value = part["word"] if part["phrase"] is None else part["phrase"].strip()
        key = (part["key"] or "").lower()
        if not key and part["word"] and _BARE.fullmatch(value):
            key, value = value[:-1].lower(), ""
        if not key:
            words.append(value)
        elif not value:
            raise BadInput(f"{key}: needs a value after it, for example {_EXAMPLES[key]}.")
        else:
            given[key] = value
    status = ClaimFilter.of_status(given["status"].replace(" ", "_")) if "status" in given else ClaimFilter()
    return Query(
        words=tuple(word for word in words if word),
        speaker=given.get("speaker"),
        verdict=parse_slug(given["verdict"].replace(" ", "_"), Verdict, "verdict") if "verdict" in given else None,
        state=status.state,
        mark=status.mark,
        since=_since(given["since"]) if "since" in given else None,
        site=given.get("site"),
    )


def marks(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text: spans of characters, in order, none over another. They match as the
    search matches: whatever their case and accents, a phrase in a row, the last single word perhaps unfinished."""
    rows = [row for word in words if (row := [folded(part) for part in _WORD.findall(word)])]
    found = [(match.start(), match.end(), folded(match[0])) for match in _WORD.finditer(text)]
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(found):
        fits = [len(row) for row in rows if _stands(row, found, at, unfinished=row is rows[-1] and len(row) == 1)]
        if fits:
            spans.append((found[at][0], found[at + max(fits) - 1][1]))
        at += max(fits, default=1)
    return spans


def _stands(row: Sequence[str], found: Sequence[tuple[int, int, str]], at: int, *, unfinished: bool) -> bool:
    said = [word for _start, _end, word in found[at : at + len(row)]]
    return said == row or (unfinished and said[0].startswith(row[0]))


_EXAMPLES = {
    "speaker": 'speaker:"Ada Lovelace"',
    "verdict": "verdict:false",
    "status": "status:checked",
    "since": "since:2024-05",
    "site": "site:example.org",
}


def _since(typed: str) -> int:
    match = _DAY.fullmatch(typed)
    year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
    try:
        return to_ms(datetime.combine(date(year, month, day), time.min, UTC))
    except ValueError:
        raise BadInput(
            f"since: takes a year, a month or a day, for example since:2024-05, not {typed[:50]!r}."
        ) from None
