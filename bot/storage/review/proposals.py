"""Verdicts that wait for a second moderator: a claim's first one, or a new one for a claim that has one. Steps are
compare-and-set on the state that the caller has seen, as in `claim_changes`."""

import json
from dataclasses import dataclass

from bot.domain.claims import Proposed, Ruling, Source, Stance, State, Verdict
from bot.domain.sources import Dates
from bot.storage.database import Reader, Tx


@dataclass(frozen=True, slots=True)
class Proposal:
    verdict: Verdict
    sources: tuple[Source, ...]
    rationale: int
    """Row of `texts`."""
    speaker: str | None
    by: int
    """Surrogate of who proposed it."""
    dates: Dates
    reason: int | None
    """Row of `texts`: what is wrong with the verdict that stands; None where it is the first one."""


async def propose(tx: Tx, claim: int, seen: State, ruling: Ruling, rationale: int, by: int, now: int) -> bool:
    """A first verdict waits: the claim is proposed."""
    moved = await tx.run(
        "UPDATE claims SET state = 'proposed', owner = NULL, owner_until = NULL, updated_at = ?3"
        " WHERE id = ?1 AND state = ?2",
        claim,
        seen.value,
        now,
    )
    if moved:
        await _put(tx, claim, ruling, rationale, None, by, now)
    return bool(moved)


async def propose_anew(tx: Tx, claim: int, ruling: Ruling, rationale: int, reason: int, by: int, now: int) -> bool:
    """Keep a proposed verdict. The current verdict is unchanged."""
    moved = await tx.run("UPDATE claims SET updated_at = ?2 WHERE id = ?1 AND state = 'checked'", claim, now)
    if moved:
        await _put(tx, claim, ruling, rationale, reason, by, now)
    return bool(moved)


async def _put(tx: Tx, claim: int, ruling: Ruling, rationale: int, reason: int | None, by: int, now: int) -> None:
    await drop(tx, claim)
    await tx.run(
        "INSERT INTO proposals"
        " (claim_id, verdict, sources, rationale_id, speaker, by, at, as_of, look_again, reason_id)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        claim,
        ruling.verdict.value,
        json.dumps([[source.url, source.stance.value, source.archive] for source in ruling.sources]),
        rationale,
        ruling.speaker,
        by,
        now,
        ruling.as_of,
        ruling.look_again,
        reason,
    )


async def waiting(reader: Reader, claim: int) -> Proposal | None:
    row = await reader.one("SELECT * FROM proposals WHERE claim_id = ?1", claim)
    if row is None:
        return None
    dates = Dates(row["as_of"], row["look_again"])
    return Proposal(
        Verdict(row["verdict"]),
        _sources(row["sources"]),
        row["rationale_id"],
        row["speaker"],
        row["by"],
        dates,
        row["reason_id"],
    )


async def shown(reader: Reader, claim: int) -> Proposed | None:
    """What waits, in words. Its rationale's row is its mark: every proposal writes one."""
    row = await reader.one(
        "SELECT p.*, t.body AS rationale, why.body AS reason FROM proposals p"
        " LEFT JOIN texts t ON t.id = p.rationale_id LEFT JOIN texts why ON why.id = p.reason_id"
        " WHERE p.claim_id = ?1",
        claim,
    )
    if row is None:
        return None
    return Proposed(
        mark=row["rationale_id"],
        verdict=Verdict(row["verdict"]),
        sources=_sources(row["sources"]),
        rationale=row["rationale"] or "",
        speaker=row["speaker"],
        reason=row["reason"],
        as_of=row["as_of"],
        look_again=row["look_again"],
    )


def _sources(stored: str) -> tuple[Source, ...]:
    return tuple(Source(url, Stance(stance), *copy) for url, stance, *copy in json.loads(stored))


async def drop(tx: Tx, claim: int) -> None:
    await tx.run("DELETE FROM proposals WHERE claim_id = ?1", claim)


async def send_back(tx: Tx, claim: int, owner: int, until: int, now: int) -> bool:
    """A first verdict that another moderator did not approve returns to who made it."""
    await drop(tx, claim)
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'in_review', owner = ?2, owner_until = ?3, updated_at = ?4"
            " WHERE id = ?1 AND state = 'proposed'",
            claim,
            owner,
            until,
            now,
        )
    )
