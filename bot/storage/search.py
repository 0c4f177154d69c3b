"""Full-text search over claims (SQLite FTS5; the one file to rewrite for another engine)."""

import re

from bot.domain.claims import Claim
from bot.storage import claims
from bot.storage.database import Reader

_TERM = re.compile(r"\w+(?:['’]\w+)*")
MAX_TERMS = 16


def terms(typed: str) -> list[str]:
    """The words of what somebody typed, at most MAX_TERMS of them; never an operator of the engine."""
    return _TERM.findall(typed[:1_000])[:MAX_TERMS]


def _match(server: int, words: list[str], *, every: bool) -> str:
    quoted = [f'"{word}"' for word in words[:-1]] + [f'"{words[-1]}"*']
    joined = (" AND " if every else " OR ").join(quoted)
    return f"scope : s{server} AND {{text quotes speaker}} : ({joined})"


async def find(
    reader: Reader, server: int, typed: str, limit: int, offset: int = 0, *, every: bool = True
) -> list[int]:
    """Row ids of claims on this server that hold the words, the best match first; the last word may be unfinished.

    `every` false also takes claims that hold only some of the words. Dismissed claims are left out.
    """
    words = terms(typed)
    if not words:
        return []
    rows = await reader.all(
        "SELECT c.id FROM claim_search f JOIN claims c ON c.id = f.rowid"
        " WHERE claim_search MATCH ?1 AND c.server = ?2 AND c.state <> 'dismissed' AND c.hidden_at IS NULL"
        " ORDER BY bm25(claim_search, 4.0, 2.0, 3.0, 0.0), c.number LIMIT ?3 OFFSET ?4",
        _match(server, words, every=every),
        server,
        limit,
        offset,
    )
    return [row["id"] for row in rows]


async def search(
    reader: Reader, server: int, typed: str, limit: int, offset: int = 0, *, every: bool = True
) -> list[Claim]:
    return await claims.by_ids(reader, await find(reader, server, typed, limit, offset, every=every))
