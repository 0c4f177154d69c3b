"""The runner: every due job once, whatever fails, stops or is lost on the way."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot import log
from bot.domain.errors import NotFound
from bot.jobs.runner import Handler, Runner
from bot.storage import jobs
from bot.storage.database import Database
from bot.storage.jobs import Job
from tests.databases import new_database
from tests.fakes import SetClock

NOW = 1_700_000_000_000


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await new_database(tmp_path / "desk.db")
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


async def add(db: Database, key: str, *, kind: str = "read", run_at: int | None = None) -> None:
    await db.write(lambda tx: jobs.enqueue(tx, kind, key, {}, now=NOW, run_at=run_at, server=0))


async def found(db: Database, key: str) -> Job:
    async with db.read() as reader:
        job = await jobs.find(reader, key)
    assert job is not None
    return job


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(200):
        while not await holds():  # noqa: ASYNC110 - rows have no event
            await asyncio.sleep(0.01)


def is_done(db: Database, *keys: str) -> Callable[[], Awaitable[bool]]:
    async def holds() -> bool:
        return all([(await found(db, key)).done_at is not None for key in keys])

    return holds


def raising(error: Exception) -> Handler:
    async def handler(_: Job) -> None:
        raise error

    return handler


async def nothing(_: Job) -> None:
    pass


async def test_due_jobs_run_and_new_ones_of_the_kinds_that_it_runs(db: Database, clock: SetClock) -> None:
    runner = Runner(db, clock, {"read": nothing}, poll_s=0.01)
    for number in range(5):
        await add(db, f"read {number}")
    await add(db, "later", run_at=NOW + 1)
    await add(db, "not ours", kind="poll")
    runner.start()
    await until(is_done(db, *(f"read {number}" for number in range(5))))
    await add(db, "new")
    clock.at += 1
    await until(is_done(db, "new", "later"))
    await runner.stop(5)
    assert (await found(db, "not ours")).attempts == 0


async def test_a_job_of_another_process_is_seen_by_the_poll(db: Database, clock: SetClock) -> None:
    runner = Runner(db, clock, {"read": nothing}, poll_s=0.01)
    runner.start()
    await add(db, "read 3")
    await until(is_done(db, "read 3"))
    await runner.stop(5)


async def test_as_many_at_once_as_it_may_and_no_more(db: Database, clock: SetClock) -> None:
    at_once: list[int] = []
    running = 0
    three_here = asyncio.Barrier(3)

    async def handler(_: Job) -> None:
        nonlocal running
        running += 1
        at_once.append(running)
        await three_here.wait()
        running -= 1

    for number in range(9):
        await add(db, f"read {number}")
    runner = Runner(db, clock, {"read": handler}, concurrency=3)
    runner.start()
    await until(is_done(db, *(f"read {number}" for number in range(9))))
    await runner.stop(5)
    assert max(at_once) == 3
    assert len(at_once) == 9


async def test_two_runners_never_run_one_job_at_once_and_take_over_what_expired(db: Database, clock: SetClock) -> None:
    other_db = await Database.open(db.path)
    ran: list[str] = []

    async def handler(job: Job) -> None:
        ran.append(job.dedupe_key)
        await asyncio.sleep(0.002)

    for number in range(20):
        await add(db, f"read {number}")
    gone = await jobs.lease(db, NOW, 1000, "a process that was killed")
    assert gone is not None
    runners = [Runner(one, clock, {"read": handler}, poll_s=0.01) for one in (db, other_db)]
    for runner in runners:
        runner.start()
    await until(is_done(db, *(f"read {number}" for number in range(1, 20))))
    assert gone.dedupe_key not in ran
    clock.at += 1000
    await until(is_done(db, gone.dedupe_key))
    for runner in runners:
        await runner.stop(5)
    assert sorted(ran) == sorted(f"read {number}" for number in range(20))
    assert (await found(db, gone.dedupe_key)).attempts == 2
    await other_db.close()


async def test_a_refusal_is_final_anything_else_is_tried_again(db: Database, clock: SetClock) -> None:
    await add(db, "gone", kind="refuse")
    await add(db, "shaky", kind="break")
    handlers = {"refuse": raising(NotFound("The page is gone.")), "break": raising(ConnectionError("reset by peer"))}
    assert await Runner(db, clock, handlers).run_until_idle() == 2
    gone, shaky = await found(db, "gone"), await found(db, "shaky")
    assert (gone.dead_at, gone.error) == (NOW, "The page is gone.")
    assert (shaky.dead_at, shaky.error, shaky.attempts) == (None, "ConnectionError: reset by peer", 1)
    assert NOW <= shaky.run_at <= NOW + 5_000
    assert shaky.lease_until is None


async def test_a_job_that_never_succeeds_ends_as_a_dead_letter(db: Database, clock: SetClock) -> None:
    await add(db, "shaky")
    runner = Runner(db, clock, {"read": raising(OSError("no route"))})
    attempts = 0
    for _ in range(20):
        attempts += await runner.run_until_idle()
        clock.at += jobs.LONGEST_DELAY
    assert attempts == jobs.MAX_ATTEMPTS
    async with db.read() as reader:
        assert [job.dedupe_key for job in await jobs.dead_letters(reader)] == ["shaky"]


async def test_a_handler_may_finish_its_own_job_and_work_on(db: Database, clock: SetClock) -> None:
    async def handler(job: Job) -> None:
        await db.write(lambda tx: jobs.finish(tx, job.id, 5))
        await asyncio.sleep(0.1)

    await add(db, "read 3")
    runner = Runner(db, clock, {"read": handler}, lease_ms=30)
    assert await runner.run_until_idle() == 1
    assert (await found(db, "read 3")).done_at == 5


async def test_the_lease_is_kept_while_the_handler_works(db: Database, clock: SetClock) -> None:
    extended = asyncio.Event()

    async def handler(job: Job) -> None:
        clock.at += 15
        async with asyncio.timeout(200):
            while ((await found(db, job.dedupe_key)).lease_until or 0) < NOW + 45:  # noqa: ASYNC110 - rows have no event
                await asyncio.sleep(0.005)
        extended.set()

    await add(db, "read 3")
    await Runner(db, clock, {"read": handler}, lease_ms=30).run_until_idle()
    assert extended.is_set()


async def test_a_handler_whose_lease_was_lost_is_stopped(
    db: Database, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    stopped = asyncio.Event()

    async def handler(_: Job) -> None:
        await db.write(lambda tx: tx.run("UPDATE jobs SET leased_by = 'another', attempts = attempts + 1"))
        try:
            await asyncio.sleep(3600)
        finally:
            stopped.set()

    await add(db, "read 3")
    caplog.set_level(logging.INFO)
    await Runner(db, clock, {"read": handler}, lease_ms=30).run_until_idle()
    assert stopped.is_set()
    assert "refused: Another process has taken this job over." in caplog.messages
    after = await found(db, "read 3")
    assert (after.leased_by, after.attempts, after.done_at, after.error) == ("another", 2, None, None)


async def test_stop_lets_running_jobs_end_and_leases_no_more(db: Database, clock: SetClock) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def handler(_: Job) -> None:
        begun.set()
        await go_on.wait()

    await add(db, "running")
    await add(db, "waiting")
    runner = Runner(db, clock, {"read": handler}, concurrency=1)
    runner.start()
    await begun.wait()
    stopping = asyncio.create_task(runner.stop(20))
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert (await found(db, "running")).done_at == NOW
    assert (await found(db, "waiting")).attempts == 0


async def test_stop_hands_back_what_is_late(db: Database, clock: SetClock) -> None:
    begun = asyncio.Event()

    async def handler(_: Job) -> None:
        begun.set()
        await asyncio.sleep(3600)

    await add(db, "slow")
    runner = Runner(db, clock, {"read": handler})
    runner.start()
    await begun.wait()
    await runner.stop(0.01)
    slow = await found(db, "slow")
    assert (slow.lease_until, slow.attempts, slow.done_at) == (None, 0, None)
    await runner.stop(0)
    assert await Runner(db, clock, {"read": nothing}).run_until_idle() == 1


async def test_a_cancellation_that_a_handler_met_by_itself_is_a_failure(db: Database, clock: SetClock) -> None:
    async def handler(_: Job) -> None:
        inner = asyncio.create_task(asyncio.sleep(3600))
        inner.cancel()
        await inner

    await add(db, "read 3")
    with pytest.raises(asyncio.CancelledError):
        await Runner(db, clock, {"read": handler}).run_until_idle()
    after = await found(db, "read 3")
    assert (after.attempts, after.lease_until, after.error) == (1, None, "something that it waited for was cancelled")


async def test_the_dispatcher_outlives_a_database_that_fails(
    db: Database, clock: SetClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    runner = Runner(db, clock, {"read": nothing}, poll_s=0.01)
    lease, failures = jobs.lease, iter(range(2))

    async def shaky(*args: object) -> Job | None:
        if next(failures, None) is not None:
            raise OSError("disk")
        return await lease(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs, "lease", shaky)
    await add(db, "read 3")
    runner.start()
    await until(is_done(db, "read 3"))
    await runner.stop(5)
    assert [record.getMessage() for record in caplog.records].count(
        "no job could be leased; the next try is in 0.01 s"
    ) == 2


async def test_lines_of_the_log_name_their_job(
    db: Database, clock: SetClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    log.setup("info")

    async def handler(job: Job) -> None:
        logging.getLogger("bot.test").info("reading %s", job.dedupe_key)

    await add(db, "one")
    await add(db, "two", kind="refuse")
    runner = Runner(db, clock, {"read": handler, "refuse": raising(NotFound("gone"))})
    await runner.run_until_idle()
    logging.getLogger("bot.test").info("after")
    lines = [line.split(": ", 1)[1] for line in capsys.readouterr().err.splitlines()]
    assert lines == ["reading one [job=read 1 server=0]", "refused: gone [job=refuse 2 server=0]", "after"]
