"""Where a claim was told, with the whole text around it: what its words leave open is read from there."""

from dataclasses import dataclass

from bot.storage.database import Reader, Row

MOST_TELLINGS = 6


@dataclass(frozen=True, slots=True)
class Telling:
    """One place of a claim. `text` and `title` are its article's, None where it was typed in."""

    id: int
    article: int | None
    text: str | None
    title: str | None
    quote: str
    speaker: str | None
    published_at: int | None
    url: str | None
    story: int | None
    """The article (row id) whose copies its article and those of others are."""


_TOLD = (
    "SELECT a.id, a.article_id, t.text, t.title, a.quote, coalesce(m.name, s.name) AS name,"
    " coalesce(a.published_at, t.published_at) AS day, coalesce(a.url, t.url) AS url,"
    " coalesce(t.copy_of, t.id) AS story"
    " FROM appearances a LEFT JOIN articles t ON t.id = a.article_id"
    " JOIN claims c ON c.id = a.claim_id LEFT JOIN speakers s"
    " ON s.id = CASE WHEN c.attribution_confirmed = 1 THEN c.speaker_id ELSE a.speaker_id END"
    " LEFT JOIN speakers m ON m.id = s.alias_of"
)
"""A speaker that a person has confirmed goes before the one that was read."""


async def tellings(reader: Reader, claim: int) -> list[Telling]:
    """The first places of a claim (row id)."""
    rows = await reader.all(f"{_TOLD} WHERE a.claim_id = ?1 ORDER BY a.id LIMIT ?2", claim, MOST_TELLINGS)
    return [_telling(row) for row in rows]


async def tellings_before(reader: Reader, claim: int, place: int) -> list[Telling]:
    """The first places of a claim (row id) that came on record before one of its places."""
    sql = f"{_TOLD} WHERE a.claim_id = ?1 AND a.id < ?2 ORDER BY a.id LIMIT ?3"
    return [_telling(row) for row in await reader.all(sql, claim, place, MOST_TELLINGS)]


async def telling(reader: Reader, place: int) -> Telling | None:
    """One place (a row of appearances)."""
    row = await reader.one(f"{_TOLD} WHERE a.id = ?1", place)
    return None if row is None else _telling(row)


def _telling(row: Row) -> Telling:
    return Telling(
        row["id"],
        row["article_id"],
        row["text"],
        row["title"],
        row["quote"],
        row["name"],
        row["day"],
        row["url"],
        row["story"],
    )
