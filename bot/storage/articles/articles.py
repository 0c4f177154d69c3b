"""Articles: one text from one source."""

import json
from collections.abc import Sequence

from bot.domain.articles import Article, ReadText
from bot.domain.claims import Provenance
from bot.storage.database import Reader, Row, Tx

_ARTICLE = (
    "SELECT id, server, number, url, canonical_url, domain, title, site, author, published_at, language, provenance,"
    " {text} AS text, added_at, withdrawn_at, origins, looked_at,"
    " (SELECT f.number FROM articles f WHERE f.id = articles.copy_of) AS copy_of,"
    " (SELECT o.number FROM articles o WHERE o.id = articles.version_of) AS version_of,"
    " (SELECT max(n.number) FROM articles n WHERE n.version_of = articles.id) AS newer FROM articles"
)
_WHOLE = _ARTICLE.format(text="text")
_HEAD = _ARTICLE.format(text="''")


def _article(row: Row) -> Article:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row iterates over values
    origins = json.loads(row["origins"] or "{}")
    return Article(**{**values, "provenance": Provenance(row["provenance"]), "origins": origins})


async def by_number(reader: Reader, server: int, number: int) -> Article | None:
    row = await reader.one(f"{_WHOLE} WHERE server = ?1 AND number = ?2", server, number)
    return None if row is None else _article(row)


async def by_id(reader: Reader, article: int) -> Article:
    row = await reader.one(f"{_WHOLE} WHERE id = ?1", article)
    if row is None:
        raise LookupError(article)
    return _article(row)


async def known(reader: Reader, server: int, urls: Sequence[str], text_hash: str | None) -> Article | None:
    """The article that one of these addresses or this text already is on this server."""
    for url in urls:
        row = await reader.one(
            f"{_WHOLE} WHERE id = (SELECT article_id FROM article_urls WHERE server = ?1 AND url = ?2)", server, url
        )
        if row is not None:
            return _article(row)
    if text_hash is None:
        return None
    row = await reader.one(f"{_WHOLE} WHERE server = ?1 AND text_hash = ?2", server, text_hash)
    return None if row is None else _article(row)


async def newest(reader: Reader, server: int, limit: int, offset: int) -> list[Article]:
    """Without their texts."""
    rows = await reader.all(
        f"{_HEAD} WHERE server = ?1 AND withdrawn_at IS NULL ORDER BY number DESC LIMIT ?2 OFFSET ?3",
        server,
        limit,
        offset,
    )
    return [_article(row) for row in rows]


async def titled(reader: Reader, server: int, typed: str, limit: int) -> list[Article]:
    """The newest articles whose number begins with, or whose title or domain holds, what was typed."""
    needle = typed.removeprefix("#").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = await reader.all(
        f"{_HEAD} WHERE server = ?1 AND withdrawn_at IS NULL AND (CAST(number AS TEXT) LIKE ?2 || '%' ESCAPE '\\'"
        " OR title LIKE '%' || ?2 || '%' ESCAPE '\\' OR domain LIKE '%' || ?2 || '%' ESCAPE '\\')"
        " ORDER BY number DESC LIMIT ?3",
        server,
        needle,
        limit,
    )
    return [_article(row) for row in rows]


async def add(
    tx: Tx,
    server: int,
    number: int,
    read: ReadText,
    *,
    provenance: Provenance,
    url: str | None,
    domain: str | None,
    text_hash: str,
    added_by: int | None,
    now: int,
) -> int:
    return await tx.insert(
        "INSERT INTO articles (server, number, url, canonical_url, domain, title, site, author, published_at,"
        " language, provenance, text, text_hash, added_by, added_at, origins)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        server,
        number,
        url,
        read.canonical_url,
        domain,
        read.title,
        read.site,
        read.author,
        read.published_at,
        read.language,
        provenance.value,
        read.text,
        text_hash,
        added_by,
        now,
        json.dumps(dict(read.origins)) if read.origins else None,
    )


async def add_urls(tx: Tx, server: int, article: int, urls: Sequence[str]) -> None:
    for url in urls:
        await tx.run(
            "INSERT INTO article_urls (server, url, article_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            server,
            url,
            article,
        )


async def withdraw(tx: Tx, article: int, now: int) -> bool:
    return bool(
        await tx.run("UPDATE articles SET withdrawn_at = ?2 WHERE id = ?1 AND withdrawn_at IS NULL", article, now)
    )


async def count_added(reader: Reader, server: int, start: int, end: int) -> int:
    return int(
        await reader.value(
            "SELECT count(*) FROM articles WHERE server = ?1 AND added_at >= ?2 AND added_at < ?3"
            " AND withdrawn_at IS NULL",
            server,
            start,
            end,
        )
    )
