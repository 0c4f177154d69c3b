"""Work that is due, as rows: put in the transaction that makes it necessary, leased by one worker at a time.

A lease is held by (worker, attempt): whoever lost it can't fail, extend or hand back what another one runs by now.
An attempt counts from the moment of its lease, so that a job which takes its process down also comes to an end.
"""

import json
import random
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from bot.domain.clock import HOUR, SECOND
from bot.storage.database import Database, Reader, Row, Tx, placeholders

MAX_ATTEMPTS = 8
"""After so many a job is a dead letter."""
FIRST_DELAY = 5 * SECOND
LONGEST_DELAY = HOUR
LANE = 2
"""Jobs of one lane that run at a time."""

_LOST = "its worker stopped without a word"
_WAITING = "done_at IS NULL AND dead_at IS NULL"
_FREE = "(lease_until IS NULL OR lease_until <= ?1)"
_TURN = f"""(lane IS NULL OR (
    SELECT count(*) FROM jobs other WHERE other.lane = jobs.lane AND other.done_at IS NULL AND other.dead_at IS NULL
    AND other.lease_until > ?1) < {LANE})"""
_HELD = f"id = ?1 AND leased_by = ?2 AND attempts = ?3 AND {_WAITING}"


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    kind: str
    dedupe_key: str
    payload: dict[str, Any]
    server: int
    run_at: int
    attempts: int
    """How many were begun, this one included."""
    lease_until: int | None
    leased_by: str | None
    done_at: int | None
    dead_at: int | None
    error: str | None
    created_at: int
    lane: str | None = None
    """Of one lane at most LANE jobs run at a time, so that whoever brings much work doesn't hold up the others."""

    @property
    def last_attempt(self) -> bool:
        """A failure now makes it a dead letter."""
        return self.attempts >= MAX_ATTEMPTS


@dataclass(frozen=True, slots=True)
class DueCounts:
    due: int
    """Could run now; grows when nobody works."""
    later: int
    running: int
    dead: int


async def enqueue(
    tx: Tx,
    kind: str,
    dedupe_key: str,
    payload: dict[str, Any],
    *,
    now: int,
    run_at: int | None = None,
    server: int,
    lane: str | None = None,
) -> bool:
    """Add a job once; False when its key is there already, be that job waiting, done or dead."""
    added = await tx.run(
        """
        INSERT INTO jobs (kind, dedupe_key, payload, server, run_at, created_at, lane)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (dedupe_key) DO NOTHING
        """,
        kind,
        dedupe_key,
        json.dumps(payload),
        server,
        now if run_at is None else run_at,
        now,
        lane,
    )
    return added == 1


async def find(reader: Reader, dedupe_key: str) -> Job | None:
    row = await reader.one("SELECT * FROM jobs WHERE dedupe_key = ?1", dedupe_key)
    return None if row is None else _job(row)


async def forget_done(tx: Tx, beginning: str) -> int:
    """Drop the finished jobs whose key begins so: what comes round every half hour would fill the table."""
    end = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    sql = "DELETE FROM jobs WHERE dedupe_key >= ?1 AND dedupe_key < ?2 AND done_at IS NOT NULL"
    return await tx.run(sql, beginning, end)


async def lease(db: Database, now: int, lease_ms: int, worker: str, kinds: Collection[str] | None = None) -> Job | None:
    """Take the job that has been due longest, of one of `kinds` if given; None when nothing is due."""
    slots = placeholders(len(kinds or ()), 4)
    of_kind = "" if kinds is None else f"AND kind IN ({slots})"
    due = f"{_WAITING} AND run_at <= ?1 AND {_FREE} {of_kind} AND {_TURN}"
    chosen = f"SELECT id FROM jobs WHERE {due} ORDER BY run_at, id LIMIT 1"

    async def take(tx: Tx) -> Job | None:
        await _bury_exhausted(tx, now)
        return await _take(tx, chosen, now, lease_ms, worker, *(kinds or ()))

    return await db.write(take)


async def extend(tx: Tx, job: Job, until: int) -> bool:
    """Keep the lease of a running job; False when another worker took the job or it was buried.

    A job that is done already keeps its lease for what its handler still has to do.
    """
    sql = "UPDATE jobs SET lease_until = ?4 WHERE id = ?1 AND leased_by = ?2 AND attempts = ?3 AND dead_at IS NULL"
    return await tx.run(sql, job.id, job.leased_by, job.attempts, until) == 1


async def finish(tx: Tx, job_id: int, now: int) -> bool:
    """The job is done, whoever ran it; False when it was done before."""
    sql = "UPDATE jobs SET done_at = ?2, dead_at = NULL, error = NULL WHERE id = ?1 AND done_at IS NULL"
    return await tx.run(sql, job_id, now) == 1


async def finish_all(tx: Tx, beginning: str, now: int) -> None:
    """The job with that key and its follow-ups, whose keys add a number behind a colon, are done."""
    sql = "UPDATE jobs SET done_at = ?1, dead_at = NULL, error = NULL WHERE done_at IS NULL AND dedupe_key"
    await tx.run(f"{sql} = ?2", now, beginning)
    await tx.run(f"{sql} > ?2 AND dedupe_key < ?3", now, f"{beginning}:", f"{beginning};")


async def fail(
    tx: Tx,
    job: Job,
    error: str,
    now: int,
    *,
    permanent: bool = False,
    jitter: Callable[[], float] = random.random,
) -> bool:
    """End an attempt that failed: try again later, or give it up. False when the lease was lost meanwhile."""
    gives_up = permanent or job.last_attempt
    run_at = now if gives_up else now + delay(job.attempts, jitter())
    dead_at = now if gives_up else None
    sql = f"""
        UPDATE jobs SET error = ?4, run_at = ?5, dead_at = ?6, lease_until = NULL, leased_by = NULL
        WHERE {_HELD}
        """
    return await tx.run(sql, job.id, job.leased_by, job.attempts, error, run_at, dead_at) == 1


async def hand_back(tx: Tx, job: Job) -> bool:
    """Return a lease unused, as on shutdown: the attempt doesn't count, the job is due as before."""
    sql = f"UPDATE jobs SET lease_until = NULL, leased_by = NULL, attempts = attempts - 1 WHERE {_HELD}"
    return await tx.run(sql, job.id, job.leased_by, job.attempts) == 1


async def due_counts(reader: Reader, now: int) -> DueCounts:
    row = await reader.one(
        f"""
        SELECT coalesce(sum(CASE WHEN dead_at IS NULL AND run_at <= ?1 AND {_FREE} THEN 1 ELSE 0 END), 0) AS due,
               coalesce(sum(CASE WHEN dead_at IS NULL AND run_at > ?1 AND {_FREE} THEN 1 ELSE 0 END), 0) AS later,
               coalesce(sum(CASE WHEN dead_at IS NULL AND lease_until > ?1 THEN 1 ELSE 0 END), 0) AS running,
               coalesce(sum(CASE WHEN dead_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS dead
        FROM jobs WHERE done_at IS NULL
        """,
        now,
    )
    assert row is not None  # noqa: S101 - an aggregate has one row
    return DueCounts(row["due"], row["later"], row["running"], row["dead"])


async def dead_letters(reader: Reader, limit: int = 50) -> list[Job]:
    """Jobs that were given up, the latest first."""
    rows = await reader.all(
        "SELECT * FROM jobs WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, id DESC LIMIT ?1", limit
    )
    return [_job(row) for row in rows]


def delay(attempts: int, jitter: float) -> int:
    """Milliseconds until the next attempt after `attempts` failed ones: exponential, with full jitter (0 to 1) so that
    what failed together doesn't come back together."""
    ceiling: int = min(LONGEST_DELAY, FIRST_DELAY << max(0, attempts - 1))
    return round(ceiling * jitter)


async def _take(tx: Tx, chosen: str, now: int, lease_ms: int, worker: str, *args: Any) -> Job | None:
    """Lease the row that `chosen` selects (?1 now, ?4 and up its own arguments)."""
    row = await tx.one(
        f"""
        UPDATE jobs SET lease_until = ?2, leased_by = ?3, attempts = attempts + 1
        WHERE id = ({chosen}) AND {_WAITING} AND {_FREE}
        RETURNING *
        """,
        now,
        now + lease_ms,
        worker,
        *args,
    )
    return None if row is None else _job(row)


async def _bury_exhausted(tx: Tx, now: int) -> None:
    """Jobs whose last allowed attempt never came back are dead letters too."""
    await tx.run(
        f"""
        UPDATE jobs SET dead_at = ?1, error = coalesce(error, ?3), leased_by = NULL
        WHERE {_WAITING} AND attempts >= ?2 AND {_FREE}
        """,
        now,
        MAX_ATTEMPTS,
        _LOST,
    )


def _job(row: Row) -> Job:
    return Job(**{**dict(row), "payload": json.loads(row["payload"])})
