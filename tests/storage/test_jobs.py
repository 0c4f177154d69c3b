"""Jobs as rows: one worker at a time, a key once, a dead letter in the end."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.domain.clock import HOUR, SECOND
from bot.storage import jobs
from bot.storage.database import Database
from bot.storage.jobs import Job
from tests.databases import new_database

NOW = 1_700_000_000_000
LEASE = 60 * SECOND


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await new_database(tmp_path / "desk.db")
    yield opened
    await opened.close()


async def add(db: Database, key: str, kind: str = "read", *, run_at: int | None = None) -> bool:
    payload = {"intake": 3, "url": "https://example.org/ü"}
    return await db.write(lambda tx: jobs.enqueue(tx, kind, key, payload, now=NOW, run_at=run_at, server=5))


async def lease(db: Database, now: int = NOW, worker: str = "w", **kwargs: Any) -> Job:
    job = await jobs.lease(db, now, LEASE, worker, **kwargs)
    assert job is not None
    return job


async def found(db: Database, key: str) -> Job:
    async with db.read() as reader:
        job = await jobs.find(reader, key)
    assert job is not None
    return job


async def test_a_key_is_taken_once_and_a_done_job_stays_done(db: Database) -> None:
    assert await add(db, "read 3")
    assert not await add(db, "read 3")
    job = await lease(db)
    assert (job.kind, job.server, job.payload) == ("read", 5, {"intake": 3, "url": "https://example.org/ü"})
    assert (job.attempts, job.lease_until, job.leased_by) == (1, NOW + LEASE, "w")
    assert await db.write(lambda tx: jobs.finish(tx, job.id, NOW + 1))
    assert not await db.write(lambda tx: jobs.finish(tx, job.id, NOW + 2))
    assert not await add(db, "read 3")
    assert await jobs.lease(db, NOW + HOUR, LEASE, "w") is None
    assert (await found(db, "read 3")).done_at == NOW + 1
    async with db.read() as reader:
        assert await jobs.find(reader, "never heard of") is None


async def test_an_enqueue_in_a_transaction_that_fails_never_was(db: Database) -> None:
    async def half(tx: Any) -> None:
        await jobs.enqueue(tx, "read", "read 3", {}, now=NOW, server=0)
        raise LookupError

    with pytest.raises(LookupError):
        await db.write(half)
    assert await jobs.lease(db, NOW, LEASE, "w") is None


async def test_the_longest_due_comes_first_and_the_future_waits(db: Database) -> None:
    await add(db, "later", run_at=NOW + 1)
    await add(db, "second")
    await add(db, "first", run_at=NOW - 10)
    await add(db, "other", kind="post")
    assert [(await lease(db, kinds={"read"})).dedupe_key for _ in range(2)] == ["first", "second"]
    assert await jobs.lease(db, NOW, LEASE, "w", kinds=["read", "poll"]) is None
    assert await jobs.lease(db, NOW, LEASE, "w", kinds=[]) is None
    assert (await lease(db)).dedupe_key == "other"
    assert (await lease(db, NOW + 1)).dedupe_key == "later"


async def test_two_processes_never_hold_one_job(db: Database) -> None:
    other = await Database.open(db.path)
    for number in range(30):
        await add(db, f"read {number}")

    async def work(one: Database, worker: str) -> list[int]:
        mine = []
        while job := await jobs.lease(one, NOW, LEASE, worker):
            mine.append(job.id)
        return mine

    shares = await asyncio.gather(work(db, "a"), work(other, "b"), work(db, "c"))
    taken = [job for share in shares for job in share]
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 30
    await other.close()


async def test_an_expired_lease_is_taken_over_and_its_old_holder_is_powerless(db: Database) -> None:
    await add(db, "read 3")
    old = await lease(db, worker="old")
    assert await jobs.lease(db, NOW + LEASE - 1, LEASE, "new") is None
    new = await lease(db, NOW + LEASE, "new")
    assert (new.id, new.attempts) == (old.id, 2)
    for powerless in (
        lambda tx: jobs.fail(tx, old, "late", NOW),
        lambda tx: jobs.hand_back(tx, old),
        lambda tx: jobs.extend(tx, old, NOW + HOUR),
    ):
        assert await db.write(powerless) is False
    assert await found(db, "read 3") == new


async def test_a_lease_that_is_extended_is_kept(db: Database) -> None:
    await add(db, "read 3")
    job = await lease(db)
    assert await db.write(lambda tx: jobs.extend(tx, job, NOW + 2 * LEASE))
    assert await jobs.lease(db, NOW + LEASE, LEASE, "other") is None
    await db.write(lambda tx: jobs.finish(tx, job.id, NOW))
    assert await db.write(lambda tx: jobs.extend(tx, job, NOW + 3 * LEASE))


async def test_a_lease_handed_back_counts_as_no_attempt(db: Database) -> None:
    await add(db, "read 3")
    job = await lease(db)
    assert await db.write(lambda tx: jobs.hand_back(tx, job))
    assert (await lease(db, worker="next")).attempts == 1


async def test_failures_wait_longer_each_time_and_end_as_a_dead_letter(db: Database) -> None:
    await add(db, "read 3")
    waits, now = [], NOW
    for attempt in range(1, jobs.MAX_ATTEMPTS + 1):
        job = await lease(db, now)
        assert (job.attempts, job.last_attempt) == (attempt, attempt == jobs.MAX_ATTEMPTS)
        failed_at = now
        assert await db.write(
            partial(jobs.fail, job=job, error=f"no answer {job.attempts}", now=now, jitter=lambda: 1.0)
        )
        after = await found(db, "read 3")
        if after.dead_at is None:
            waits.append(after.run_at - failed_at)
            assert await jobs.lease(db, after.run_at - 1, LEASE, "w") is None
            now = after.run_at
    assert waits == [5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000]
    assert await jobs.lease(db, now + HOUR, LEASE, "w") is None
    async with db.read() as reader:
        assert [(job.dedupe_key, job.error) for job in await jobs.dead_letters(reader)] == [("read 3", "no answer 8")]


async def test_a_permanent_failure_is_dead_at_once(db: Database) -> None:
    await add(db, "read 3")
    job = await lease(db)
    await db.write(lambda tx: jobs.fail(tx, job, "The page is gone.", NOW, permanent=True))
    assert (await found(db, "read 3")).dead_at == NOW
    assert not await add(db, "read 3")


async def test_a_job_that_takes_its_worker_down_each_time_ends_too(db: Database) -> None:
    await add(db, "poison")
    now = NOW
    for _ in range(jobs.MAX_ATTEMPTS):
        await lease(db, now)
        now += LEASE
    assert await jobs.lease(db, now, LEASE, "w") is None
    async with db.read() as reader:
        (dead,) = await jobs.dead_letters(reader)
    assert dead.error == "its worker stopped without a word"
    assert await db.write(lambda tx: jobs.finish(tx, dead.id, now)), "the slow worker came back with the work done"


async def test_counts(db: Database) -> None:
    async with db.read() as reader:
        assert await jobs.due_counts(reader, NOW) == jobs.DueCounts(due=0, later=0, running=0, dead=0)
    for key in ("done", "dead", "running", "due", "overdue"):
        await add(db, key)
    await add(db, "later", run_at=NOW + 1)
    done, dead, running = [await lease(db) for _ in range(3)]
    await db.write(lambda tx: jobs.finish(tx, done.id, NOW))
    await db.write(lambda tx: jobs.fail(tx, dead, "no", NOW, permanent=True))
    async with db.read() as reader:
        assert await jobs.due_counts(reader, NOW) == jobs.DueCounts(due=2, later=1, running=1, dead=1)
        after = running.lease_until or 0
        assert await jobs.due_counts(reader, after) == jobs.DueCounts(due=4, later=0, running=0, dead=1)


def test_delays_are_spread_and_bounded() -> None:
    assert jobs.delay(1, 0.0) == 0
    assert jobs.delay(1, 0.5) == 2_500
    assert jobs.delay(60, 1.0) == HOUR


async def test_the_due_index_is_used(db: Database) -> None:
    sql = "SELECT id FROM jobs WHERE done_at IS NULL AND dead_at IS NULL AND run_at <= 1 ORDER BY run_at, id LIMIT 1"
    async with db.read() as reader:
        plan = " ".join(row["detail"] for row in await reader.all(f"EXPLAIN QUERY PLAN {sql}"))
    assert "jobs_due" in plan
    assert "TEMP B-TREE" not in plan
