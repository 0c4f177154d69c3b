"""Feeds and the entries of them that were seen."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.domain.feeds import ENTRY_NAMED, Feed, UnreadEntry
from bot.storage.database import Reader, Row, Tx, placeholders

_FEED = (
    "SELECT id, server, number, url, title, enabled, last_polled, last_error, failing_since, failures, next_at, etag,"
    " last_modified, added_by FROM feeds"
)
_AT_ONCE = 500


def _feed(row: Row) -> Feed:
    return Feed(**{**dict(row), "enabled": bool(row["enabled"])})


async def by_number(reader: Reader, server: int, number: int) -> Feed | None:
    row = await reader.one(f"{_FEED} WHERE server = ?1 AND number = ?2 AND removed_at IS NULL", server, number)
    return None if row is None else _feed(row)


async def by_id(reader: Reader, feed: int) -> Feed | None:
    """A feed that was not removed."""
    row = await reader.one(f"{_FEED} WHERE id = ?1 AND removed_at IS NULL", feed)
    return None if row is None else _feed(row)


async def by_url(reader: Reader, server: int, url: str) -> Feed | None:
    row = await reader.one(f"{_FEED} WHERE server = ?1 AND url = ?2 AND removed_at IS NULL", server, url)
    return None if row is None else _feed(row)


async def of_server(reader: Reader, server: int) -> list[Feed]:
    rows = await reader.all(f"{_FEED} WHERE server = ?1 AND removed_at IS NULL ORDER BY number LIMIT 500", server)
    return [_feed(row) for row in rows]


async def due(reader: Reader, now: int, limit: int = 100) -> list[Feed]:
    rows = await reader.all(
        f"{_FEED} WHERE removed_at IS NULL AND enabled = 1 AND next_at <= ?1 ORDER BY next_at LIMIT ?2", now, limit
    )
    return [_feed(row) for row in rows]


async def add(
    tx: Tx, server: int, number: int, url: str, title: str | None, added_by: int | None, now: int, next_at: int
) -> int:
    return await tx.insert(
        "INSERT INTO feeds (server, number, url, title, added_by, added_at, next_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        server,
        number,
        url,
        title,
        added_by,
        now,
        next_at,
    )


async def remove(tx: Tx, feed: int, now: int) -> None:
    """Its row stays for the log; what it saw is forgotten."""
    await tx.run("UPDATE feeds SET removed_at = ?2, enabled = 0 WHERE id = ?1", feed, now)
    await tx.run("DELETE FROM feed_entries WHERE feed_id = ?1", feed)


async def note_polled(
    tx: Tx,
    feed: int,
    now: int,
    next_at: int,
    *,
    title: str | None = None,
    etag: str | None = None,
    last_modified: str | None = None,
    unchanged: bool = False,
) -> None:
    """A poll that went well. `unchanged`: the site said so, and named nothing new."""
    await tx.run(
        "UPDATE feeds SET last_polled = ?2, next_at = ?3, last_error = NULL, failing_since = NULL, failures = 0,"
        " enabled = 1, title = coalesce(?4, title), etag = CASE WHEN ?7 = 1 THEN etag ELSE ?5 END,"
        " last_modified = CASE WHEN ?7 = 1 THEN last_modified ELSE ?6 END WHERE id = ?1",
        feed,
        now,
        next_at,
        title,
        etag,
        last_modified,
        int(unchanged),
    )


async def note_failed(tx: Tx, feed: int, sentence: str, now: int, next_at: int, *, enabled: bool) -> None:
    await tx.run(
        "UPDATE feeds SET last_polled = ?3, last_error = ?2, failing_since = coalesce(failing_since, ?3),"
        " failures = failures + 1, next_at = ?4, enabled = ?5 WHERE id = ?1",
        feed,
        sentence,
        now,
        next_at,
        int(enabled),
    )


async def move(tx: Tx, feed: int, url: str) -> None:
    await tx.run("UPDATE feeds SET url = ?2 WHERE id = ?1", feed, url)


async def seen(reader: Reader, feed: int, keys: Collection[str]) -> set[str]:
    """Those of the keys that were seen before."""
    found: set[str] = set()
    every = list(keys)
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        marks = placeholders(len(some), 2)
        rows = await reader.all(f"SELECT key FROM feed_entries WHERE feed_id = ?1 AND key IN ({marks})", feed, *some)
        found |= {row["key"] for row in rows}
    return found


async def mark_seen(tx: Tx, feed: int, keys: Sequence[str]) -> None:
    await tx.run_many(
        "INSERT INTO feed_entries (feed_id, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        [(feed, key) for key in keys],
    )


async def unread(reader: Reader, server: int) -> list[tuple[int, int]]:
    """(intake, feed row) of what feeds brought and nobody has read yet, the oldest first."""
    rows = await reader.all(
        "SELECT id, feed_id FROM intake WHERE server = ?1 AND feed_id IS NOT NULL AND stage IN ('queued', 'fetched')"
        " ORDER BY id LIMIT 1000",
        server,
    )
    return [(row["id"], row["feed_id"]) for row in rows]


async def with_unread(reader: Reader, server: int, now: int) -> list[Feed]:
    """A server's feeds with what could not be read of them: all that is tried again, and what was given up lately."""
    rows = await reader.all(
        "SELECT feed_id AS feed, coalesce(url, '') AS url, error, created_at AS since, tries, retry_at FROM intake"
        " WHERE feed_id IN (SELECT id FROM feeds WHERE server = ?1 AND removed_at IS NULL) AND error IS NOT NULL"
        " AND (retry_at IS NOT NULL OR updated_at >= ?2) ORDER BY updated_at DESC, id DESC LIMIT 500",
        server,
        now - ENTRY_NAMED,
    )
    unread: dict[int, list[UnreadEntry]] = defaultdict(list)
    for row in rows:
        unread[row["feed"]].append(UnreadEntry(**dict(row)))
    return [replace(feed, unread=tuple(unread[feed.id])) for feed in await of_server(reader, server)]
