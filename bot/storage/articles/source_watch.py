"""Source watch: what was quoted from an article, and whether it still stands there."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.source_watch import SourceChange, SourceState
from bot.storage.database import Reader, Tx

_QUOTES = 2_000
_STANDING = "c.state <> 'dismissed' AND c.hidden_at IS NULL"


@dataclass(frozen=True, slots=True)
class Quoted:
    """One appearance (row id) in an article, with its words in their pieces."""

    appearance: int
    claim: int
    number: int
    pieces: tuple[str, ...]
    state: SourceState | None


async def quoted(reader: Reader, article: int) -> list[Quoted]:
    """What was quoted from an article (row id) for claims that are not dismissed."""
    text = str(await reader.value("SELECT text FROM articles WHERE id = ?1", article))
    rows = await reader.all(
        "SELECT a.id, a.content, c.id AS claim, c.number, s.state FROM appearances a JOIN claims c ON c.id = a.claim_id"
        " LEFT JOIN source_changes s ON s.appearance_id = a.id"
        f" WHERE a.article_id = ?1 AND c.state <> 'dismissed' ORDER BY a.id LIMIT {_QUOTES}",
        article,
    )
    return [
        Quoted(
            row["id"],
            row["claim"],
            row["number"],
            tuple(text[start:end] for start, end in json.loads(row["content"])),
            None if row["state"] is None else SourceState(row["state"]),
        )
        for row in rows
    ]


async def suspect(tx: Tx, server: int, appearances: Collection[int], now: int) -> None:
    """What is confirmed or cleared stays so: the same look says nothing new."""
    await tx.run_many(
        "INSERT INTO source_changes (appearance_id, server, state, seen_at) VALUES (?1, ?2, 'suspected', ?3)"
        " ON CONFLICT DO NOTHING",
        [(appearance, server, now) for appearance in appearances],
    )


async def forget(tx: Tx, appearances: Collection[int]) -> None:
    """The words are there again: nothing is suspected or cleared any more. What was confirmed stays."""
    await tx.run_many(
        "DELETE FROM source_changes WHERE appearance_id = ?1 AND state <> 'confirmed'", [(a,) for a in appearances]
    )


async def decide(tx: Tx, claim: int, state: SourceState, by: int, now: int) -> list[int]:
    """Settle what is suspected of a claim (row id); the numbers of the articles."""
    rows = await tx.all(
        "SELECT DISTINCT t.number FROM source_changes s JOIN appearances a ON a.id = s.appearance_id"
        " JOIN articles t ON t.id = a.article_id WHERE a.claim_id = ?1 AND s.state = 'suspected' ORDER BY t.number",
        claim,
    )
    await tx.run(
        "UPDATE source_changes SET state = ?2, decided_by = ?3, decided_at = ?4 WHERE state = 'suspected'"
        " AND appearance_id IN (SELECT id FROM appearances WHERE claim_id = ?1)",
        claim,
        state.value,
        by,
        now,
    )
    return [row["number"] for row in rows]


async def waiting(reader: Reader, server: int, limit: int, offset: int) -> list[SourceChange]:
    """What moderators have to look at, the oldest first: one line a claim."""
    rows = await reader.all(
        "SELECT c.number AS claim, group_concat(DISTINCT t.number) AS articles, min(a.quote) AS quote,"
        " min(t.url) AS url, min(s.seen_at) AS seen_at"
        " FROM source_changes s JOIN appearances a ON a.id = s.appearance_id JOIN claims c ON c.id = a.claim_id"
        f" JOIN articles t ON t.id = a.article_id WHERE s.server = ?1 AND s.state = 'suspected' AND {_STANDING}"
        " GROUP BY c.id ORDER BY min(s.seen_at), c.number LIMIT ?2 OFFSET ?3",
        server,
        limit,
        offset,
    )
    return [
        SourceChange(
            row["claim"], tuple(sorted(map(int, row["articles"].split(",")))), row["quote"], row["url"], row["seen_at"]
        )
        for row in rows
    ]


async def due(reader: Reader, after: int, since: int, until: int) -> list[tuple[int, int, str]]:
    """(server, article row, job key) of the looks that are due `after` a verdict that was given from `since` to
    `until` and stands, and that no job was made for."""
    rows = await reader.all(
        "SELECT DISTINCT t.server, t.id, 'look:' || t.id || ':' || r.id || ':' || ?1 AS key FROM revisions r"
        " JOIN claims c ON c.revision_id = r.id JOIN appearances a ON a.claim_id = c.id"
        " JOIN articles t ON t.id = a.article_id WHERE r.at > ?2 AND r.at <= ?3 AND c.state = 'checked'"
        " AND t.url IS NOT NULL AND t.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM jobs j"
        " WHERE j.dedupe_key = 'look:' || t.id || ':' || r.id || ':' || ?1) LIMIT 500",
        after,
        since,
        until,
    )
    return [(row["server"], row["id"], row["key"]) for row in rows]
