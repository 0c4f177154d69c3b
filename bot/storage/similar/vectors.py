"""What claims mean, as vectors of the sentence encoder, and which claims still wait for one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.storage.database import Reader, Tx, placeholders

AT_ONCE = 10_000
_NEW = (
    "SELECT seq, claim_id, vector FROM claim_vectors WHERE server = ?1 AND seq > ?2 AND version = ?3"
    f" ORDER BY seq LIMIT {AT_ONCE}"
)


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim on record as a new one is compared with it."""

    row: int
    number: int
    text: str
    speaker: int | None
    said_at: int | None
    """When it was first said (epoch ms), where that is known."""


_SAID_AT = (
    "(SELECT CASE WHEN a.article_id IS NULL THEN coalesce(a.published_at, a.created_at) ELSE a.published_at END"
    " FROM appearances a WHERE a.claim_id = c.id ORDER BY a.id LIMIT 1) AS said_at"
)
"""An article that names no day says nothing of when; what was typed in was said when it was typed."""


async def vectors(reader: Reader, server: int, version: str, after: int) -> list[tuple[int, int, bytes]]:
    """(seq, claim row, vector) of what changed after a seq, AT_ONCE at most, in order."""
    rows = await reader.all(_NEW, server, after, version)
    return [(row["seq"], row["claim_id"], row["vector"]) for row in rows]


async def put_vectors(tx: Tx, server: int, version: str, stored: Sequence[tuple[int, bytes]]) -> None:
    """(claim row, vector): each takes the place of an older one."""
    await tx.run_many("DELETE FROM claim_vectors WHERE claim_id = ?1", [(claim,) for claim, _vector in stored])
    await tx.run_many(
        "INSERT INTO claim_vectors (claim_id, server, version, vector) VALUES (?1, ?2, ?3, ?4)",
        [(claim, server, version, vector) for claim, vector in stored],
    )


async def unread(reader: Reader, limit: int) -> list[tuple[int, int, str]]:
    """(claim row, server, text) of claims whose text has no vector yet, the newest first."""
    rows = await reader.all(
        "SELECT c.id, c.server, c.text FROM claims_unread u JOIN claims c ON c.id = u.claim_id"
        " ORDER BY u.claim_id DESC LIMIT ?1",
        limit,
    )
    return [(row["id"], row["server"], row["text"]) for row in rows]


async def count_unread(reader: Reader) -> int:
    return int(await reader.value("SELECT count(*) FROM claims_unread"))


async def still_says(reader: Reader, claim: int, text: str) -> bool:
    return bool(await reader.value("SELECT text FROM claims WHERE id = ?1", claim) == text)


async def told_by(reader: Reader, claim: int) -> tuple[int | None, int | None]:
    """The speaker (row id) of a claim, and when it was first said (epoch ms)."""
    row = await reader.one(f"SELECT c.speaker_id, {_SAID_AT} FROM claims c WHERE c.id = ?1", claim)
    return (None, None) if row is None else (row["speaker_id"], row["said_at"])


async def outdate(tx: Tx, version: str) -> None:
    """Vectors of another encoder are to be made again."""
    await tx.run(
        "INSERT INTO claims_unread (claim_id) SELECT claim_id FROM claim_vectors WHERE version <> ?1"
        " ON CONFLICT DO NOTHING",
        version,
    )


async def known(reader: Reader, server: int, rows: Sequence[int]) -> list[KnownClaim]:
    """Those of these claims that stand on this server's record, in the order given. The plus keeps SQLite from walking
    all the server's claims to find them."""
    if not rows:
        return []
    marks = placeholders(len(rows), 2)
    found = await reader.all(
        f"SELECT c.id, c.number, c.text, c.speaker_id, {_SAID_AT} FROM claims c WHERE +c.server = ?1"
        f" AND c.state <> 'dismissed' AND c.hidden_at IS NULL AND c.id IN ({marks})",
        server,
        *rows,
    )
    by_row = {
        row["id"]: KnownClaim(row["id"], row["number"], row["text"], row["speaker_id"], row["said_at"]) for row in found
    }
    return [by_row[row] for row in rows if row in by_row]
