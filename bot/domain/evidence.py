"""Evidence as people type it: addresses between spaces, each after a word that says what it does to the claim, with a
copy in an archive after 'archive'; and of which day the verdict is, and on which it is to be looked at again."""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.claims import Source, Stance, sources_of, web_url
from bot.domain.errors import Incomplete

ARCHIVE = "archive"
AS_OF, AGAIN = "asof:", "again:"


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
        if word.lower().startswith((AS_OF, AGAIN)):
            continue
        if bare == ARCHIVE:
            copy = True
        elif bare in set(Stance):
            stance = Stance(bare)
        elif copy:
            if last is None:
                raise Incomplete("'archive' stands after the source of which it is a copy.")
            found[last] = replace(found[last], archive=web_url(word))
            copy = False
        else:
            for source in sources_of([word], stance):
                found.setdefault(source.url, source)
                last = source.url
            stance = Stance.CONTEXT
    sources_of(list(found))
    return tuple(found.values())


def parse_dates(typed: str, as_of: str | None = None, again: str | None = None) -> Dates:
    """The dates of a verdict: given by themselves, or among its sources as 'asof:2026-03-01' and 'again:2026-09-01'."""
    for word in typed.split():
        if word.lower().startswith(AS_OF):
            as_of = as_of or word[len(AS_OF) :]
        if word.lower().startswith(AGAIN):
            again = again or word[len(AGAIN) :]
    return Dates(_day(as_of), _day(again))


def _day(typed: str | None) -> str | None:
    if not typed or not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip()).isoformat()
    except ValueError:
        raise Incomplete(f"'{typed[:30]}' is not a day; write it as 2026-03-01.") from None
