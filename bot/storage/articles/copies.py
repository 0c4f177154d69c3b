"""Which articles tell one story: copies by what their texts have in common, versions by their address."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.storage.database import Reader, Tx

CANDIDATES = 10
"""Texts that one new article is compared with."""
TELLINGS = 2_000
"""Quotes of a story that a copy's are looked up in."""
_PER_BAND = 50
"""Articles looked at in one band, the oldest: a story that everybody prints fills its bands."""


async def candidates(reader: Reader, server: int, bands: Sequence[int]) -> list[int]:
    """The articles (row ids) that share the most bands, withdrawn ones left out."""
    if not bands:
        return []
    meets = " UNION ALL ".join(
        f"SELECT * FROM (SELECT article_id FROM article_bands WHERE server = ?1 AND band = ?{place}"
        f" ORDER BY article_id LIMIT {_PER_BAND})"
        for place in range(2, 2 + len(bands))
    )
    rows = await reader.all(
        f"SELECT m.article_id AS id FROM ({meets}) m JOIN articles t ON t.id = m.article_id"
        f" WHERE t.withdrawn_at IS NULL GROUP BY m.article_id ORDER BY count(*) DESC, m.article_id LIMIT {CANDIDATES}",
        server,
        *bands,
    )
    return [row["id"] for row in rows]


async def texts(reader: Reader, articles: Sequence[int]) -> list[str]:
    """The texts of these articles (row ids), in their order."""
    return [str(await reader.value("SELECT text FROM articles WHERE id = ?1", article)) for article in articles]


async def first_of(reader: Reader, article: int) -> int:
    """The article that a copy of this one is a copy of: its own first, while that stands."""
    return int(
        await reader.value(
            "SELECT CASE WHEN f.id IS NOT NULL AND f.withdrawn_at IS NULL THEN f.id ELSE a.id END"
            " FROM articles a LEFT JOIN articles f ON f.id = a.copy_of WHERE a.id = ?1",
            article,
        )
    )


async def add_bands(tx: Tx, server: int, article: int, bands: Sequence[int]) -> None:
    await tx.run_many(
        "INSERT INTO article_bands (server, band, article_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        [(server, band, article) for band in bands],
    )


async def tie(tx: Tx, article: int, *, copy_of: int | None, version_of: int | None) -> None:
    await tx.run("UPDATE articles SET copy_of = ?2, version_of = ?3 WHERE id = ?1", article, copy_of, version_of)


async def move_urls(tx: Tx, server: int, older: int, article: int, urls: Sequence[str]) -> None:
    """Of these addresses those of the older version lead to this one from now on."""
    await tx.run_many(
        "UPDATE article_urls SET article_id = ?1 WHERE server = ?2 AND article_id = ?3 AND url = ?4",
        [(article, server, older, url) for url in urls],
    )


async def urls_of(reader: Reader, article: int) -> list[str]:
    """Every address under which an article (row id) was handed in or found."""
    rows = await reader.all("SELECT url FROM article_urls WHERE article_id = ?1 LIMIT 200", article)
    return [row["url"] for row in rows]


async def note_looked(tx: Tx, article: int, now: int) -> None:
    await tx.run("UPDATE articles SET looked_at = ?2 WHERE id = ?1", article, now)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim (row id) as one article of a story has it."""

    claim: int
    quote: str
    speaker: str | None


async def told(reader: Reader, article: int) -> list[Told]:
    """The claims of a story: those of its first article (row id) and of the copies of it, the oldest first."""
    rows = await reader.all(
        "SELECT a.claim_id, a.quote, s.name FROM appearances a LEFT JOIN speakers s ON s.id = a.speaker_id"
        " WHERE a.article_id IN (SELECT id FROM articles WHERE id = ?1 OR copy_of = ?1)"
        f" GROUP BY a.claim_id, a.quote, s.name ORDER BY min(a.id) LIMIT {TELLINGS}",
        article,
    )
    return [Told(row["claim_id"], row["quote"], row["name"]) for row in rows]


async def standing(reader: Reader, claim: int) -> tuple[int, int]:
    """Row id and number of a claim, or of the one that it was merged into."""
    row = await reader.one(
        "SELECT coalesce(t.id, c.id) AS id, coalesce(t.number, c.number) AS number"
        " FROM claims c LEFT JOIN claims t ON t.id = c.duplicate_of WHERE c.id = ?1",
        claim,
    )
    if row is None:
        raise LookupError(claim)
    return row["id"], row["number"]
