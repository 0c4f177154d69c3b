"""Evidence as people type it: addresses between spaces, each after a word that says what it does to the claim, with a
copy in an archive after 'archive'; and the verdict's dates: the day it holds for, and the day to look at it again."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.claims import Source, Stance
from bot.domain.errors import BadInput, Incomplete
from bot.domain.user_input import web_url

MAX_SOURCES = 25
"""Addresses that one verdict may have."""
ARCHIVE = "archive"
AS_OF, AGAIN = "asof:", "again:"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Dates:
    """Of which day a verdict is, and when somebody is to look at it again; local days as YYYY-MM-DD."""

    as_of: str | None = None
    again: str | None = None


def parse_sources(typed: str) -> tuple[Source, ...]:
    """'https://a.example refutes https://b.example archive https://copy.example/b': a stance holds for the one address
    after it; without one a source is context. Raises Incomplete where nothing or something else than addresses is
    given."""
    found: dict[str, Source] = {}
    stance = Stance.CONTEXT
    last: str | None = None
    copy = False
    for word in typed.split():
        bare = word.rstrip(":").lower()
        if _is_date(word):
            continue
        if bare == ARCHIVE:
            copy = True
        elif bare in set(Stance):
            stance = Stance(bare)
        elif copy:
            if last is None:
                raise Incomplete("Write 'archive' after the source of which it is a copy.")
            found[last] = replace(found[last], archive=web_url(word))
            copy = False
        else:
            for source in sources_of([word], stance):
                found.setdefault(source.url, source)
                last = source.url
            stance = Stance.CONTEXT
    sources_of(list(found))
    return tuple(found.values())


def require_source(sources: Collection[object]) -> None:
    """Raises Incomplete where a verdict comes without a source."""
    if not sources:
        raise Incomplete("A verdict needs at least one source: an http or https address.")


def sources_of(urls: list[str] | tuple[str, ...], stance: Stance = Stance.CONTEXT) -> tuple[Source, ...]:
    """The given URLs as sources, each once, in order."""
    unique = dict.fromkeys(web_url(url) for url in urls if url.strip())
    require_source(unique)
    if len(unique) > MAX_SOURCES:
        raise Incomplete(f"A verdict may have {MAX_SOURCES} sources; this one has {len(unique)}.")
    return tuple(Source(url, stance) for url in unique)


def with_dates(sources: str | None, as_of: str | None, again: str | None) -> str:
    """Sources as they are typed, with dates that were given beside them written before them: a form has one box for all
    three."""
    beside = [f"{mark}{''.join(day.split())}" for mark, day in ((AS_OF, as_of), (AGAIN, again)) if day and day.strip()]
    return "\n".join([*beside, sources] if sources else beside)


def parse_dates(typed: str) -> Dates:
    """The dates of a verdict, as they are written among its sources: 'asof:2026-03-01', 'again:2026-09-01'; the first
    of each counts. Raises BadInput for what is no day."""
    words = [word for word in typed.split() if _is_date(word)]
    as_of = next((word[len(AS_OF) :] for word in words if word.lower().startswith(AS_OF)), None)
    again = next((word[len(AGAIN) :] for word in words if word.lower().startswith(AGAIN)), None)
    return Dates(_day(as_of), _day(again))


def only_dates(typed: str) -> bool:
    """Whether it holds no source."""
    return all(map(_is_date, typed.split()))


def _is_date(word: str) -> bool:
    return word.lower().startswith((AS_OF, AGAIN))


def _day(typed: str | None) -> str | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed if _DAY.fullmatch(typed) else "").isoformat()
    except ValueError:
        raise BadInput(f"'{typed[:30]}' is not a day; write it as 2026-03-01.") from None
