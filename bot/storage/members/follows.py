"""Who follows what, and who wants which claim checked."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.follows import Follow
from bot.storage.database import Reader, Row, Tx

_FOLLOW = (
    "SELECT f.id, f.at, c.number AS claim, CASE WHEN c.hidden_at IS NULL THEN c.text END AS text, s.name AS speaker"
    " FROM follows f"
    " LEFT JOIN claims c ON c.id = f.claim_id LEFT JOIN speakers s ON s.id = f.speaker_id"
)


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody to tell. `closed`: their direct messages are known to be closed."""

    follow: int
    user: int
    closed: bool


async def add(tx: Tx, server: int, person: int, *, claim: int | None, speaker: int | None, now: int) -> bool:
    """Follow a claim or a speaker, by row; False if they do already."""
    return bool(
        await tx.run(
            "INSERT INTO follows (server, person, claim_id, speaker_id, at) VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT DO NOTHING",
            server,
            person,
            claim,
            speaker,
            now,
        )
    )


async def drop(tx: Tx, person: int, *, claim: int | None, speaker: int | None) -> bool:
    """Stop following; False if they did not follow."""
    sql = "DELETE FROM follows WHERE person = ?1 AND (claim_id = ?2 OR speaker_id = ?3)"
    return bool(await tx.run(sql, person, claim, speaker))


async def drop_of_user(tx: Tx, follow: int, user: int) -> Row | None:
    """Stop one follow if it is this user's: its server, person, claim number and speaker; None if it is not theirs."""
    row = await tx.one(
        "SELECT f.server, f.person, c.number AS claim, s.name AS speaker FROM follows f"
        " JOIN people p ON p.id = f.person LEFT JOIN claims c ON c.id = f.claim_id"
        " LEFT JOIN speakers s ON s.id = f.speaker_id WHERE f.id = ?1 AND p.user_id = ?2",
        follow,
        user,
    )
    if row is not None:
        await tx.run("DELETE FROM follows WHERE id = ?1", follow)
    return row


async def of_person(reader: Reader, person: int, limit: int) -> list[Follow]:
    """What a person follows, the newest first."""
    rows = await reader.all(f"{_FOLLOW} WHERE f.person = ?1 ORDER BY f.at DESC, f.id DESC LIMIT ?2", person, limit)
    return [Follow(row["id"], row["at"], row["claim"], row["speaker"], row["text"]) for row in rows]


async def count(reader: Reader, person: int) -> int:
    return int(await reader.value("SELECT count(*) FROM follows WHERE person = ?1", person))


async def followers(reader: Reader, claim: int, *, speakers: bool) -> Sequence[Follower]:
    """Who follows a claim (row id) or, with `speakers`, its confirmed speaker; each user once."""
    rows = await reader.all(
        "SELECT min(f.id) AS follow, p.user_id, p.closed_at FROM claims c JOIN follows f ON f.server = c.server"
        " AND (f.claim_id = c.id OR ?2 = 1 AND c.attribution_confirmed = 1 AND f.speaker_id = c.speaker_id)"
        " JOIN people p ON p.id = f.person WHERE c.id = ?1 AND p.user_id IS NOT NULL GROUP BY p.user_id"
        " ORDER BY follow",
        claim,
        int(speakers),
    )
    return [Follower(row["follow"], row["user_id"], row["closed_at"] is not None) for row in rows]


async def want(tx: Tx, server: int, claim: int, person: int, now: int) -> int | None:
    """Count a member's request for a check; how many want it by now, None if they asked before."""
    added = await tx.run(
        "INSERT INTO wanted (claim_id, person, server, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        claim,
        person,
        server,
        now,
    )
    return await recount(tx, claim) if added else None


async def recount(tx: Tx, claim: int) -> int:
    return int(
        await tx.value(
            "UPDATE claims SET wanted = (SELECT count(*) FROM wanted WHERE claim_id = ?1) WHERE id = ?1"
            " RETURNING wanted",
            claim,
        )
    )


async def wanted_since(reader: Reader, person: int, since: int) -> list[int]:
    """When a member asked for checks since then, oldest first."""
    rows = await reader.all("SELECT at FROM wanted WHERE person = ?1 AND at > ?2 ORDER BY at", person, since)
    return [row["at"] for row in rows]
