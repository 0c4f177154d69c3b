"""Who stands behind a dispute, what they brought, and what they are asked."""

from bot.domain.disputes import Objection
from bot.storage.database import Reader, Tx


async def name_speaker(tx: Tx, dispute: int, person: int, name: str) -> None:
    """Whom a member says that the words are."""
    sql = "UPDATE dispute_members SET speaker = ?3 WHERE dispute_id = ?1 AND person = ?2"
    await tx.run(sql, dispute, person, name)


async def add_note(tx: Tx, dispute: int, *, answer: bool, person: int, text: int, now: int) -> None:
    await tx.run(
        "INSERT INTO dispute_notes (dispute_id, kind, person, text_id, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        dispute,
        "answer" if answer else "question",
        person,
        text,
        now,
    )


async def numbers_behind(reader: Reader, claim: int, person: int) -> set[int]:
    """Disputes of a claim (row id) behind which a person stands."""
    rows = await reader.all(
        "SELECT d.number FROM disputes d JOIN dispute_members m ON m.dispute_id = d.id"
        " WHERE d.claim_id = ?1 AND m.person = ?2 AND m.left_at IS NULL",
        claim,
        person,
    )
    return {row["number"] for row in rows}


async def times_since(reader: Reader, person: int, since: int) -> list[int]:
    """When a member opened or signed disputes since then, oldest first."""
    rows = await reader.all("SELECT at FROM dispute_members WHERE person = ?1 AND at > ?2 ORDER BY at", person, since)
    return [row["at"] for row in rows]


async def join(
    tx: Tx, dispute: int, person: int, objection: Objection, reason: int, channel: int | None, now: int
) -> None:
    """A member opens (position 0) or co-signs a dispute; who left one and comes back signs again."""
    await tx.run(
        "INSERT INTO dispute_members (dispute_id, person, position, reason_id, link, speaker, channel, at)"
        " VALUES (?1, ?2, (SELECT count(*) FROM dispute_members WHERE dispute_id = ?1), ?3, ?4, ?5, ?6, ?7)"
        " ON CONFLICT (dispute_id, person) DO UPDATE SET reason_id = excluded.reason_id, link = excluded.link,"
        " speaker = excluded.speaker, channel = excluded.channel, at = excluded.at, left_at = NULL",
        dispute,
        person,
        reason,
        objection.link,
        objection.speaker,
        channel,
        now,
    )


async def leave(tx: Tx, dispute: int, person: int, now: int) -> int:
    """A member takes their name off; returns how many still stand behind the dispute."""
    await tx.run("UPDATE dispute_members SET left_at = ?3 WHERE dispute_id = ?1 AND person = ?2", dispute, person, now)
    return int(
        await tx.value("SELECT count(*) FROM dispute_members WHERE dispute_id = ?1 AND left_at IS NULL", dispute)
    )


async def members(reader: Reader, dispute: int) -> list[tuple[int, int | None, int | None]]:
    """(surrogate, Discord id, channel) of everybody who stands behind a dispute; no channel for who wants to be told
    by direct message."""
    rows = await reader.all(
        "SELECT m.person, p.user_id, CASE WHEN p.by_direct_message = 1 THEN NULL ELSE m.channel END AS channel"
        " FROM dispute_members m JOIN people p ON p.id = m.person"
        " WHERE m.dispute_id = ?1 AND m.left_at IS NULL ORDER BY m.position",
        dispute,
    )
    return [(row["person"], row["user_id"], row["channel"]) for row in rows]


async def evidence(reader: Reader, claim: int) -> list[str]:
    """Addresses that members offered for an unchecked claim (row id), in open disputes, each once."""
    rows = await reader.all(
        "SELECT m.link FROM disputes d JOIN dispute_members m ON m.dispute_id = d.id WHERE d.claim_id = ?1"
        " AND d.state = 'open' AND d.kind = 'claim_is_wrong' AND m.left_at IS NULL AND m.link IS NOT NULL"
        " ORDER BY m.at",
        claim,
    )
    return list(dict.fromkeys(row["link"] for row in rows))


async def names_beside(reader: Reader, claim: int, limit: int) -> list[str]:
    """Who else speaks in the articles of a claim (row id), those with most claims there first."""
    rows = await reader.all(
        "SELECT s.name FROM appearances a JOIN claims c ON c.id = a.claim_id JOIN speakers s ON s.id = c.speaker_id"
        " WHERE a.article_id IN (SELECT article_id FROM appearances WHERE claim_id = ?1 AND article_id IS NOT NULL)"
        " AND s.id IS NOT (SELECT speaker_id FROM claims WHERE id = ?1)"
        " GROUP BY s.id ORDER BY count(*) DESC, s.folded LIMIT ?2",
        claim,
        limit,
    )
    return [row["name"] for row in rows]
