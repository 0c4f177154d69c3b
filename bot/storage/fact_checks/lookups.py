"""What was asked of others about single claims: the answers, when they end, and how much was asked."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.domain.clock import DAY
from bot.domain.fact_checks import FactCheck
from bot.storage.database import Reader, Tx

_UNREFUSED = "id NOT IN (SELECT check_id FROM claim_others WHERE refused_by IS NOT NULL)"


@dataclass(frozen=True, slots=True)
class Pause:
    """How often in a row the service failed, until when it is left alone, and why."""

    failures: int
    until: int
    error: str


async def due(reader: Reader, limit: int) -> list[tuple[int, int]]:
    """(row, server) of claims that somebody has taken and nobody has asked about, the oldest lease first. What members
    typed in with a speaker waits until a moderator has accepted it."""
    rows = await reader.all(
        "SELECT c.id, c.server FROM claims c WHERE c.owner_until IS NOT NULL AND c.hidden_at IS NULL"
        " AND (c.speaker_id IS NULL OR c.accepted = 1 OR c.attribution_confirmed = 1 OR EXISTS (SELECT 1 FROM"
        " appearances a WHERE a.claim_id = c.id AND a.provenance IN ('fetched', 'feed', 'file')))"
        " AND NOT EXISTS (SELECT 1 FROM others_asked o WHERE o.claim_id = c.id)"
        " ORDER BY c.owner_until LIMIT ?1",
        limit,
    )
    return [(row["id"], row["server"]) for row in rows]


async def over(reader: Reader, now: int) -> bool:
    """Whether any answers have had their time."""
    return bool(await reader.value("SELECT count(*) FROM others_asked WHERE until <= ?1", now))


async def end(tx: Tx, now: int) -> None:
    """Let go of answers that have had their time; what a moderator refused stays refused."""
    await tx.run(
        "DELETE FROM others_checks WHERE asked_for IN (SELECT claim_id FROM others_asked WHERE until <= ?1)"
        f" AND {_UNREFUSED}",
        now,
    )
    await tx.run("DELETE FROM others_asked WHERE until <= ?1", now)


async def answered(reader: Reader, claim: int, now: int) -> bool:
    """Whether there are answers about a claim (row id) that hold."""
    return bool(await reader.value("SELECT count(*) FROM others_asked WHERE claim_id = ?1 AND until > ?2", claim, now))


async def keep(tx: Tx, claim: int, found: Sequence[tuple[str, FactCheck, float]], now: int, until: int) -> None:
    """The answers about a claim (row id) as (normal form, check, score), in place of older ones."""
    await tx.run(
        "INSERT INTO others_asked (claim_id, at, until) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (claim_id) DO UPDATE SET at = excluded.at, until = excluded.until",
        claim,
        now,
        until,
    )
    await tx.run(f"DELETE FROM others_checks WHERE asked_for = ?1 AND {_UNREFUSED}", claim)
    for norm, check, score in found:
        row = await tx.value(
            "INSERT INTO others_checks (url, text, rating, publisher, site, claimant, day, asked_for, norm)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING RETURNING id",
            *astuple(check),
            claim,
            norm,
        )
        if row is not None:
            await tx.run("INSERT INTO claim_others (claim_id, check_id, score) VALUES (?1, ?2, ?3)", claim, row, score)


async def reserve(tx: Tx, most: int, now: int) -> bool:
    """Count one request; False where the last day had as many as it may."""
    await tx.run("DELETE FROM others_requests WHERE at <= ?1", now - DAY)
    if await used(tx, now) >= most:
        return False
    await tx.run("INSERT INTO others_requests (at) VALUES (?1)", now)
    return True


async def used(reader: Reader, now: int) -> int:
    """Requests of the last day."""
    return int(await reader.value("SELECT count(*) FROM others_requests WHERE at > ?1", now - DAY))


async def pause(reader: Reader) -> Pause | None:
    """What is wrong with the service; None while it answers."""
    row = await reader.one("SELECT failures, paused_until, error FROM others_service")
    return None if row is None else Pause(row["failures"], row["paused_until"], row["error"])


async def put_pause(tx: Tx, found: Pause) -> None:
    await tx.run(
        "INSERT INTO others_service (id, failures, paused_until, error) VALUES (1, ?1, ?2, ?3) ON CONFLICT (id)"
        " DO UPDATE SET failures = excluded.failures, paused_until = excluded.paused_until, error = excluded.error",
        found.failures,
        found.until,
        found.error,
    )


async def end_pause(tx: Tx) -> None:
    await tx.run("DELETE FROM others_service")
