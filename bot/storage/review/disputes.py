"""Disputes: cases with an author, co-signers and an outcome."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.disputes import Dispute, DisputeKind, DisputeState, Note
from bot.storage.database import Reader, Row, Tx, placeholders

# A dispute speaks by the first of its members who still stands behind it.
_SELECT = (
    "SELECT d.*, c.number AS claim_number, m.link, m.speaker, reason.body AS reason, author.user_id AS author,"
    " decision.body AS decision, (SELECT count(*) FROM dispute_members o WHERE o.dispute_id = d.id"
    " AND o.left_at IS NULL) AS standing FROM disputes d"
    " JOIN claims c ON c.id = d.claim_id"
    " JOIN dispute_members m ON m.dispute_id = d.id AND m.position = (SELECT o.position FROM dispute_members o"
    " WHERE o.dispute_id = d.id ORDER BY o.left_at IS NOT NULL, o.position LIMIT 1)"
    " JOIN people author ON author.id = m.person"
    " LEFT JOIN texts reason ON reason.id = m.reason_id"
    " LEFT JOIN texts decision ON decision.id = d.decision_id"
)


def _dispute(row: Row, notes: tuple[Note, ...] = ()) -> Dispute:
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
        cosigners=max(0, row["standing"] - 1),
        at=row["at"],
        decided_at=row["decided_at"],
        decision=row["decision"],
        self_reviewed=bool(row["self_reviewed"]),
        notes=notes,
    )


async def by_number(reader: Reader, server: int, number: int) -> Dispute | None:
    rows = await reader.all(f"{_SELECT} WHERE d.server = ?1 AND d.number = ?2", server, number)
    return (await _with_notes(reader, rows))[0] if rows else None


async def _with_notes(reader: Reader, rows: Sequence[Row]) -> list[Dispute]:
    """Disputes with their questions and answers: one query more, whatever the number of rows."""
    marks = placeholders(len(rows))
    notes: dict[int, list[Note]] = {row["id"]: [] for row in rows}
    for note in await reader.all(
        "SELECT n.dispute_id, n.kind, n.at, t.body FROM dispute_notes n JOIN texts t ON t.id = n.text_id"
        f" WHERE n.dispute_id IN ({marks}) ORDER BY n.id",
        *notes,
    ):
        notes[note["dispute_id"]].append(Note(note["kind"] == "answer", note["body"] or "", note["at"]))
    return [_dispute(row, tuple(notes[row["id"]])) for row in rows]


async def waiting(reader: Reader, server: int, limit: int, offset: int = 0) -> list[Dispute]:
    """Open disputes, the oldest (and so the overdue) first."""
    rows = await reader.all(
        f"{_SELECT} WHERE d.server = ?1 AND d.state = 'open' ORDER BY d.at, d.number LIMIT ?2 OFFSET ?3",
        server,
        limit,
        offset,
    )
    return await _with_notes(reader, rows)


async def open_on(reader: Reader, claim: int, kinds: Sequence[DisputeKind] = tuple(DisputeKind)) -> list[Dispute]:
    """Open disputes of a claim (row id)."""
    marks = placeholders(len(kinds), 2)
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
    """Disputes that were open at a moment, the oldest first, as undecided as they were."""
    rows = await reader.all(
        f"{_SELECT} WHERE d.server = ?1 AND {_OPEN_AT} ORDER BY d.at, d.number LIMIT ?3", server, moment, limit
    )
    asked = await _asked_at(reader, [row["id"] for row in rows], moment)
    return [
        replace(
            _dispute(row, asked.get(row["id"], ())),
            state=DisputeState.OPEN,
            decided_at=None,
            decision=None,
            self_reviewed=False,
        )
        for row in rows
    ]


async def count_open_at(reader: Reader, server: int, moment: int) -> int:
    sql = f"SELECT count(*) FROM disputes d WHERE d.server = ?1 AND {_OPEN_AT}"
    return int(await reader.value(sql, server, moment))


_OPEN_AT = "d.at < ?2 AND (d.decided_at IS NULL OR d.decided_at >= ?2)"


async def _asked_at(reader: Reader, ids: Sequence[int], moment: int) -> dict[int, tuple[Note, ...]]:
    """The last question or answer before a moment, by dispute row: it tells who waits for whom."""
    marks = placeholders(len(ids), 2)
    rows = await reader.all(
        "SELECT dispute_id, kind, at FROM (SELECT n.*, row_number() OVER (PARTITION BY n.dispute_id"
        f" ORDER BY n.id DESC) AS place FROM dispute_notes n WHERE n.at < ?1 AND n.dispute_id IN ({marks})) t"
        " WHERE place = 1",
        moment,
        *ids,
    )
    return {row["dispute_id"]: (Note(row["kind"] == "answer", "", row["at"]),) for row in rows}


async def of_person(reader: Reader, person: int, limit: int) -> list[Dispute]:
    """Disputes that a person opened or signed, the open ones first, then the newest."""
    rows = await reader.all(
        f"{_SELECT} WHERE d.id IN (SELECT dispute_id FROM dispute_members WHERE person = ?1)"
        " ORDER BY d.state <> 'open', d.at DESC, d.number DESC LIMIT ?2",
        person,
        limit,
    )
    return await _with_notes(reader, rows)


async def old_and_unsaid(reader: Reader, before: int, limit: int) -> list[tuple[int, int, int, int]]:
    """(server, dispute row, its number, its claim's number) of open disputes from before a moment whose age nobody
    was told of yet."""
    rows = await reader.all(
        "SELECT d.server, d.id, d.number, c.number AS claim FROM disputes d JOIN claims c ON c.id = d.claim_id"
        " WHERE d.state = 'open' AND d.reminded_at IS NULL AND d.at < ?1 ORDER BY d.at, d.id LIMIT ?2",
        before,
        limit,
    )
    return [(row["server"], row["id"], row["number"], row["claim"]) for row in rows]


async def note_reminded(tx: Tx, dispute: int, now: int) -> bool:
    """False where somebody has brought it up before."""
    sql = "UPDATE disputes SET reminded_at = ?2 WHERE id = ?1 AND reminded_at IS NULL"
    return bool(await tx.run(sql, dispute, now))
