"""Counting what the log says of a stretch of time."""

from collections.abc import Sequence
from statistics import median

from bot.domain.claims import Verdict
from bot.domain.events import Action
from bot.storage.database import Reader, placeholders
from bot.storage.summary.summaries import STOOD

_VERDICTS = "('claim.checked', 'claim.corrected', 'claim.withdrawn', 'claim.voided')"
_WAITS = "('unverified', 'proposed')"
_NEW = "('claim.found', 'claim.added', 'claim.split_out')"


async def claims_with(reader: Reader, server: int, actions: Sequence[Action], start: int, end: int) -> int:
    """How many claims had one of these events."""
    marks = placeholders(len(actions), 4)
    sql = (
        "SELECT count(DISTINCT claim_id) FROM events WHERE server = ?1 AND at >= ?2 AND at < ?3"
        f" AND action IN ({marks}) AND claim_id IS NOT NULL"
    )
    return int(await reader.value(sql, server, start, end, *actions))


async def waiting(reader: Reader, server: int, floor: float) -> int:
    """Claims that wait for a verdict now: worth it or wanted, not lapsed, not hidden."""
    sql = (
        f"SELECT count(*) FROM claims c WHERE c.server = ?1 AND c.state IN {_WAITS} AND c.hidden_at IS NULL"
        " AND c.lapsed_at IS NULL AND (c.worthiness >= ?2 OR c.wanted > 0)"
    )
    return int(await reader.value(sql, server, floor))


async def growth(reader: Reader, server: int, floor: float, start: int, end: int) -> int:
    """By how many these became more, or fewer, by the log."""
    value = await reader.value(
        "SELECT sum(CASE e.action"
        " WHEN 'claim.not_taken_up' THEN -1 WHEN 'claim.requeued' THEN 1"
        f" WHEN 'claim.hidden' THEN -(e.after ->> 'state' IN {_WAITS})"
        f" WHEN 'claim.shown_again' THEN (e.after ->> 'state' IN {_WAITS})"
        f" ELSE (e.after ->> 'state' IN {_WAITS}) * (e.before IS NOT NULL OR e.action IN {_NEW})"
        f" - (coalesce(e.before ->> 'state', '') IN {_WAITS}) * (e.after ->> 'state' IS NOT NULL) END)"
        " FROM events e JOIN claims c ON c.id = e.claim_id"
        " WHERE e.server = ?1 AND e.at >= ?2 AND e.at < ?3 AND e.dispute_id IS NULL"
        " AND (c.worthiness >= ?4 OR c.wanted > 0)",
        server,
        start,
        end,
        floor,
    )
    return int(value or 0)


async def verdicts(reader: Reader, server: int, start: int, end: int) -> list[tuple[Verdict, int]]:
    """The claims that were checked in the window by the verdict that stood at its end, in the scale's order; one
    that was taken back is in none."""
    rows = await reader.all(
        "SELECT verdict, count(*) AS claims FROM (SELECT (SELECT e.after ->> 'verdict' FROM events e"
        f" WHERE e.claim_id = w.claim_id AND e.at < ?3 AND e.action IN {_VERDICTS}"
        " AND (e.after ->> 'verdict' IS NOT NULL OR e.action <> 'claim.corrected') ORDER BY e.id DESC LIMIT 1)"
        " AS verdict FROM (SELECT DISTINCT claim_id FROM events WHERE server = ?1 AND at >= ?2 AND at < ?3"
        " AND action = 'claim.checked') w) WHERE verdict IS NOT NULL GROUP BY verdict",
        server,
        start,
        end,
    )
    counts = {row["verdict"]: int(row["claims"]) for row in rows}
    return [(verdict, counts[verdict.value]) for verdict in Verdict if verdict.value in counts]


async def median_time(reader: Reader, server: int, start: int, end: int) -> int | None:
    """Milliseconds from a claim's first day on record to its first verdict, over the first verdicts of the window."""
    rows = await reader.all(
        "SELECT e.at - c.created_at AS took FROM events e JOIN claims c ON c.id = e.claim_id"
        " WHERE e.server = ?1 AND e.at >= ?2 AND e.at < ?3 AND e.action = 'claim.checked' AND NOT EXISTS"
        " (SELECT 1 FROM events f WHERE f.claim_id = e.claim_id AND f.action = 'claim.checked' AND f.id < e.id)",
        server,
        start,
        end,
    )
    return round(median(row["took"] for row in rows)) if rows else None


async def decided(reader: Reader, server: int, start: int, end: int) -> tuple[int, int]:
    """Disputes that were decided, and how many of them were upheld."""
    row = await reader.one(
        "SELECT count(*) AS every, coalesce(sum(action = 'dispute.upheld'), 0) AS upheld FROM events"
        " WHERE server = ?1 AND at >= ?2 AND at < ?3 AND action IN ('dispute.upheld', 'dispute.rejected')",
        server,
        start,
        end,
    )
    return (int(row["every"]), int(row["upheld"])) if row else (0, 0)


async def corrections(reader: Reader, server: int, start: int, end: int) -> int:
    """Corrections that the summary tells of too: no typos, no slips that were taken back at once."""
    sql = (
        "SELECT count(*) FROM events e WHERE e.server = ?1 AND e.at >= ?2 AND e.at < ?3"
        " AND e.action IN ('claim.corrected', 'claim.withdrawn', 'claim.voided')"
        " AND coalesce(e.after ->> 'class', '') <> 'typo' AND coalesce(e.after ->> 'slip', 0) = 0"
        f" AND {STOOD}"
    )
    return int(await reader.value(sql, server, start, end))
