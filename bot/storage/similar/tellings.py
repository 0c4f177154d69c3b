"""Where a claim was told, with the whole text around it: what its words leave open is read from there."""

from dataclasses import dataclass

from bot.storage.database import Reader

MOST_TELLINGS = 6


@dataclass(frozen=True, slots=True)
class Telling:
    """One place of a claim. `text` and `title` are its article's, None where it was typed in."""

    article: int | None
    text: str | None
    title: str | None
    quote: str
    speaker: str | None
    published_at: int | None
    url: str | None


async def tellings(reader: Reader, claim: int, but_not: int | None = None) -> list[Telling]:
    """The first places of a claim (row id), but for that in one article (row id)."""
    rows = await reader.all(
        "SELECT a.article_id, t.text, t.title, a.quote, coalesce(m.name, s.name) AS name,"
        " coalesce(a.published_at, t.published_at) AS day, coalesce(a.url, t.url) AS url"
        " FROM appearances a LEFT JOIN articles t ON t.id = a.article_id"
        " JOIN claims c ON c.id = a.claim_id LEFT JOIN speakers s"
        " ON s.id = CASE WHEN c.attribution_confirmed = 1 THEN c.speaker_id ELSE a.speaker_id END"
        " LEFT JOIN speakers m ON m.id = s.alias_of WHERE a.claim_id = ?1"
        " AND (?2 IS NULL OR a.article_id IS NOT ?2) ORDER BY a.id LIMIT ?3",
        claim,
        but_not,
        MOST_TELLINGS,
    )
    return [
        Telling(row["article_id"], row["text"], row["title"], row["quote"], row["name"], row["day"], row["url"])
        for row in rows
    ]
