"""Daily summaries: which windows were posted, and what the log says happened in one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.storage.database import Reader, Tx


@dataclass(frozen=True, slots=True)
class Window:
    """A summary's window, epoch milliseconds, ends exclusive. Verdicts have their own, which the hold-back shifts."""

    server: int
    day: str
    start: int
    end: int
    verdict_start: int
    verdict_end: int


_COLUMNS = "id, server, day, start_at, end_at, verdict_start, verdict_end"


async def by_id(reader: Reader, digest: int) -> Window | None:
    row = await reader.one(f"SELECT {_COLUMNS} FROM digests WHERE id = ?1", digest)
    if row is None:
        return None
    return Window(row["server"], row["day"], row["start_at"], row["end_at"], row["verdict_start"], row["verdict_end"])


_REFUSED = (
    "(SELECT o.run_at FROM outbox o WHERE o.state = 'failed' AND o.dedupe_key ="
    " 'digest:' || digests.id || ':' || digests.created_at)"
)
"""When Discord was last asked in vain, of a summary that it refused for good; null for all others."""


def post_key(digest: int, created_at: int) -> str:
    """The outbox key of a summary's post. A row's id alone may come again after the row was dropped."""
    return f"digest:{digest}:{created_at}"


async def last(reader: Reader, server: int) -> Window | None:
    """The last window that was posted, waits to be, or had nothing to say; one that Discord refused never was."""
    row = await reader.one(
        f"SELECT {_COLUMNS} FROM digests WHERE server = ?1 AND {_REFUSED} IS NULL ORDER BY end_at DESC LIMIT 1", server
    )
    return None if row is None else await by_id(reader, row["id"])


async def of_day(reader: Reader, server: int, day: str, refused_before: int) -> bool:
    """Whether a local day has its summary. One that Discord refused counts until `refused_before`: then it may be
    tried again."""
    sql = f"SELECT 1 FROM digests WHERE server = ?1 AND day = ?2 AND coalesce({_REFUSED}, ?3) >= ?3"
    return await reader.value(sql, server, day, refused_before) is not None


async def drop_refused(tx: Tx, server: int) -> None:
    """Forget the summaries that Discord refused: what they held belongs to the next."""
    await tx.run(f"DELETE FROM digests WHERE server = ?1 AND {_REFUSED} IS NOT NULL", server)


async def add(tx: Tx, window: Window, *, posted: bool, now: int) -> int | None:
    """The row that makes this local day's summary the only one; None if the day has one already."""
    row = await tx.one(
        "INSERT INTO digests (server, day, start_at, end_at, verdict_start, verdict_end, posted, created_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (server, day) DO NOTHING RETURNING id",
        window.server,
        window.day,
        window.start,
        window.end,
        window.verdict_start,
        window.verdict_end,
        int(posted),
        now,
    )
    return None if row is None else int(row["id"])


async def acted_on(
    reader: Reader, server: int, actions: Sequence[str], start: int, end: int
) -> list[tuple[int, str, str | None]]:
    """(claim row, action, reason) of every such event in the window, in order."""
    marks = ", ".join(f"?{i + 4}" for i in range(len(actions)))
    rows = await reader.all(
        "SELECT e.claim_id, e.action, t.body AS reason FROM events e LEFT JOIN texts t ON t.id = e.reason_id"
        f" WHERE e.server = ?1 AND e.at >= ?2 AND e.at < ?3 AND e.action IN ({marks}) AND e.claim_id IS NOT NULL"
        " ORDER BY e.id",
        server,
        start,
        end,
        *actions,
    )
    return [(row["claim_id"], row["action"], row["reason"]) for row in rows]


async def count_unverified_at(reader: Reader, server: int, floor: float, moment: int) -> int:
    """How many claims worth checking waited at a moment, by the log."""
    return int(
        await reader.value(
            "SELECT count(*) FROM claims c WHERE c.server = ?1 AND c.created_at < ?2 AND c.worthiness >= ?3 AND"
            " (SELECT json_extract(e.after, '$.state') FROM events e WHERE e.claim_id = c.id AND e.dispute_id IS NULL"
            " AND e.at < ?2 AND json_extract(e.after, '$.state') IS NOT NULL ORDER BY e.id DESC LIMIT 1)"
            " = 'unverified'",
            server,
            moment,
            floor,
        )
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One event that changed a verdict that stood."""

    claim: int
    action: str
    kind: str | None
    was: str | None
    now: str | None
    reason: str | None


async def corrections(reader: Reader, server: int, actions: Sequence[str], start: int, end: int) -> list[Step]:
    """What the log says became of verdicts in a window, in order, without what makes no noise."""
    marks = ", ".join(f"?{i + 4}" for i in range(len(actions)))
    rows = await reader.all(
        "SELECT e.claim_id, e.action, e.after ->> 'class' AS kind, e.before ->> 'verdict' AS was,"
        " e.after ->> 'verdict' AS now, t.body AS reason FROM events e LEFT JOIN texts t ON t.id = e.reason_id"
        f" WHERE e.server = ?1 AND e.at >= ?2 AND e.at < ?3 AND e.action IN ({marks})"
        " AND coalesce(e.after ->> 'class', '') <> 'typo' AND coalesce(e.after ->> 'slip', 0) = 0 ORDER BY e.id",
        server,
        start,
        end,
        *actions,
    )
    return [Step(r["claim_id"], r["action"], r["kind"], r["was"], r["now"], r["reason"]) for r in rows]
