"""Disputes: cases with an author, co-signers and an outcome."""

from collections.abc import Sequence

from bot.domain.disputes import Dispute, DisputeKind, DisputeState, Objection
from bot.storage.database import Reader, Row, Tx

_SELECT = (
    "SELECT d.*, c.number AS claim_number, m.link, m.speaker, reason.body AS reason, author.user_id AS author,"
    " decision.body AS decision, (SELECT count(*) FROM dispute_members o WHERE o.dispute_id = d.id AND o.position > 0"
    " AND o.left_at IS NULL) AS cosigners FROM disputes d"
    " JOIN claims c ON c.id = d.claim_id"
    " JOIN dispute_members m ON m.dispute_id = d.id AND m.position = 0"
    " JOIN people author ON author.id = m.person"
    " LEFT JOIN texts reason ON reason.id = m.reason_id"
    " LEFT JOIN texts decision ON decision.id = d.decision_id"
)


def _dispute(row: Row) -> Dispute:
    return Dispute(
        id=row["id"],
        server=row["server"],
        number=row["number"],
        claim=row["claim_number"],
        kind=DisputeKind(row["kind"]),
        state=DisputeState(row["state"]),
        reason=row["reason"] or "",
        link=row["link"],
        suggested_speaker=row["speaker"],
        author=row["author"],
        cosigners=row["cosigners"],
        at=row["at"],
        decided_at=row["decided_at"],
        decision=row["decision"],
        self_reviewed=bool(row["self_reviewed"]),
    )


async def by_number(reader: Reader, server: int, number: int) -> Dispute | None:
    row = await reader.one(f"{_SELECT} WHERE d.server = ?1 AND d.number = ?2", server, number)
    return None if row is None else _dispute(row)


async def waiting(reader: Reader, server: int, limit: int) -> list[Dispute]:
    """Open disputes, the oldest (and so the overdue) first."""
    rows = await reader.all(
        f"{_SELECT} WHERE d.server = ?1 AND d.state = 'open' ORDER BY d.at, d.number LIMIT ?2", server, limit
    )
    return [_dispute(row) for row in rows]


async def open_on(reader: Reader, claim: int, kinds: Sequence[DisputeKind] = tuple(DisputeKind)) -> list[Dispute]:
    """Open disputes of a claim (row id)."""
    marks = ", ".join(f"?{i + 2}" for i in range(len(kinds)))
    rows = await reader.all(
        f"{_SELECT} WHERE d.claim_id = ?1 AND d.state = 'open' AND d.kind IN ({marks}) ORDER BY d.number",
        claim,
        *(kind.value for kind in kinds),
    )
    return [_dispute(row) for row in rows]


async def open_of_member(reader: Reader, claim: int, person: int) -> Dispute | None:
    """The open dispute on a claim that a member has opened or signed."""
    row = await reader.one(
        f"{_SELECT} WHERE d.claim_id = ?1 AND d.state = 'open' AND d.id IN (SELECT dispute_id FROM dispute_members"
        " WHERE person = ?2 AND left_at IS NULL) ORDER BY d.number LIMIT 1",
        claim,
        person,
    )
    return None if row is None else _dispute(row)


async def times_since(reader: Reader, person: int, since: int) -> list[int]:
    """When a member opened or signed disputes since then, oldest first."""
    rows = await reader.all("SELECT at FROM dispute_members WHERE person = ?1 AND at > ?2 ORDER BY at", person, since)
    return [row["at"] for row in rows]


async def open_case(tx: Tx, server: int, number: int, claim: int, kind: DisputeKind, now: int) -> int:
    case = await tx.insert(
        "INSERT INTO disputes (server, number, claim_id, kind, state, at) VALUES (?1, ?2, ?3, ?4, 'open', ?5)",
        server,
        number,
        claim,
        kind.value,
        now,
    )
    await recount(tx, claim)
    return case


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
    """A member takes his name off; returns how many still stand behind the dispute."""
    await tx.run("UPDATE dispute_members SET left_at = ?3 WHERE dispute_id = ?1 AND person = ?2", dispute, person, now)
    return int(
        await tx.value("SELECT count(*) FROM dispute_members WHERE dispute_id = ?1 AND left_at IS NULL", dispute)
    )


async def close(
    tx: Tx,
    dispute: int,
    state: DisputeState,
    *,
    by: int | None,
    decision: int | None,
    self_reviewed: bool,
    now: int,
) -> bool:
    moved = await tx.run(
        "UPDATE disputes SET state = ?2, decided_by = ?3, decided_at = ?4, decision_id = ?5, self_reviewed = ?6"
        " WHERE id = ?1 AND state = 'open'",
        dispute,
        state.value,
        by,
        now,
        decision,
        int(self_reviewed),
    )
    await recount(tx, int(await tx.value("SELECT claim_id FROM disputes WHERE id = ?1", dispute)))
    return bool(moved)


async def recount(tx: Tx, claim: int) -> None:
    await tx.run(
        "UPDATE claims SET open_disputes = (SELECT count(*) FROM disputes WHERE claim_id = ?1 AND state = 'open')"
        " WHERE id = ?1",
        claim,
    )


async def members(reader: Reader, dispute: int) -> list[tuple[int, int | None, int | None]]:
    """(surrogate, Discord id, channel) of everybody who stands behind a dispute."""
    rows = await reader.all(
        "SELECT m.person, p.user_id, m.channel FROM dispute_members m JOIN people p ON p.id = m.person"
        " WHERE m.dispute_id = ?1 AND m.left_at IS NULL ORDER BY m.position",
        dispute,
    )
    return [(row["person"], row["user_id"], row["channel"]) for row in rows]


async def move(tx: Tx, dispute: int, target: int) -> None:
    """On a merge an open dispute follows the claim that stays."""
    old = int(await tx.value("SELECT claim_id FROM disputes WHERE id = ?1", dispute))
    await tx.run("UPDATE disputes SET claim_id = ?2 WHERE id = ?1", dispute, target)
    await recount(tx, old)
    await recount(tx, target)


async def adopt(tx: Tx, dispute: int, twin: int) -> None:
    """The members of one dispute co-sign another of the same kind; who is in both stays once."""
    await tx.run(
        "INSERT INTO dispute_members (dispute_id, person, position, reason_id, link, speaker, channel, at)"
        " SELECT ?2, person, position + (SELECT count(*) FROM dispute_members WHERE dispute_id = ?2), reason_id, link,"
        " speaker, channel, at FROM dispute_members WHERE dispute_id = ?1 AND left_at IS NULL"
        " ON CONFLICT (dispute_id, person) DO NOTHING",
        dispute,
        twin,
    )


async def open_at(reader: Reader, server: int, moment: int, limit: int) -> list[Dispute]:
    """Disputes that were open at a moment, the oldest first."""
    rows = await reader.all(
        f"{_SELECT} WHERE d.server = ?1 AND d.at < ?2 AND (d.decided_at IS NULL OR d.decided_at >= ?2)"
        " ORDER BY d.at, d.number LIMIT ?3",
        server,
        moment,
        limit,
    )
    return [_dispute(row) for row in rows]
