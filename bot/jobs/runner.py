"""Runs jobs: leases what is due, keeps the lease while the handler works, records how it ended.

A handler gets the job's ids, reads the state again and returns when nothing is left to do, so a job that runs twice
(after a crash, a lost lease) does no harm. It may finish its job in its own transaction; finishing again changes
nothing. A Refusal is final: the same work would be refused again. Everything else is tried again later.
"""

import asyncio
import logging
import os
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

from bot.domain.clock import Clock
from bot.domain.errors import Conflict, OnRecordError, Refusal
from bot.log import about
from bot.storage import jobs
from bot.storage.database import Database
from bot.storage.jobs import Job

Handler = Callable[[Job], Awaitable[None]]

_ERROR_LENGTH = 500
_log = logging.getLogger(__name__)


class Runner:
    """One process's worker. `start` and `stop` for a service, `run_until_idle` for what is to end.

    It leases only the kinds that `handlers` names; other processes may run the rest. `poll_s` is how long a job of
    another process can go unseen, `lease_ms` how long a crash delays a job.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        handlers: Mapping[str, Handler],
        *,
        concurrency: int = 2,
        poll_s: float = 1.0,
        lease_ms: int = 60_000,
    ) -> None:
        self._db = db
        self._clock = clock
        self._handlers = dict(handlers)
        self._concurrency = concurrency
        self._poll_s = poll_s
        self._lease_ms = lease_ms
        self._worker = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._wake = asyncio.Event()
        self._stopping = False
        self._dispatcher: asyncio.Task[None] | None = None
        self._running: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Work in the background until `stop`."""
        self._dispatcher = asyncio.create_task(self._dispatch(), name="job dispatcher")

    async def stop(self, drain_s: float) -> None:
        """Lease nothing more, let running jobs go on for `drain_s` seconds, then cancel them: they are due again at
        once, for the next process."""
        self._stopping = True
        self._wake.set()
        if self._dispatcher is not None:
            await self._dispatcher
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=drain_s)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)

    async def run_until_idle(self) -> int:
        """Run jobs one after the other until none is due; how many attempts that took. Errors are logged."""
        attempts = 0
        while job := await self._lease():
            await asyncio.create_task(self._settle(job), name=f"job {job.id} {job.kind}")
            attempts += 1
        return attempts

    async def _dispatch(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                await self._fill()
            except Exception:
                _log.exception("no job could be leased; the next try is in %s s", self._poll_s)
            with suppress(TimeoutError):
                async with asyncio.timeout(self._poll_s):
                    await self._wake.wait()

    async def _fill(self) -> None:
        while not self._stopping and len(self._running) < self._concurrency:
            job = await self._lease()
            if job is None:
                return
            task = asyncio.create_task(self._settle(job), name=f"job {job.id} {job.kind}")
            self._running.add(task)
            task.add_done_callback(self._leave)

    def _leave(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._wake.set()

    async def _lease(self) -> Job | None:
        return await jobs.lease(self._db, self._clock.now(), self._lease_ms, self._worker, self._handlers)

    async def _settle(self, job: Job) -> None:
        """One attempt; how it ended is written to the job's row and to the log, where every line names the job."""
        with about(job=f"{job.kind} {job.id}", server=job.server):
            try:
                await self._attempt(job)
            except Refusal as refusal:
                _log.info("refused: %s", refusal)
            except Exception:
                _log.exception("attempt %d failed", job.attempts)

    async def _attempt(self, job: Job) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in a task
        lease_lost = asyncio.create_task(self._keep_lease(job, task), name=f"lease of job {job.id}")
        try:
            await self._handlers[job.kind](job)
            await self._db.write(lambda tx: jobs.finish(tx, job.id, self._clock.now()))
        except asyncio.CancelledError:
            if lease_lost.done():
                raise Conflict("Another process has taken this job over.") from None
            if not task.cancelling():
                await self._fail(job, "something that it waited for was cancelled", permanent=False)
                raise
            await self._db.write(lambda tx: jobs.hand_back(tx, job))
            raise
        except Exception as error:
            await self._fail(job, _sentence(error), permanent=isinstance(error, Refusal))
            raise
        finally:
            lease_lost.cancel()

    async def _fail(self, job: Job, error: str, *, permanent: bool) -> None:
        now = self._clock.now()
        await self._db.write(lambda tx: jobs.fail(tx, job, error, now, permanent=permanent))

    async def _keep_lease(self, job: Job, task: asyncio.Task[None]) -> None:
        """Extend the lease until cancelled; cancel `task` and return when it is lost (the machine slept, say)."""
        while True:
            await asyncio.sleep(self._lease_ms / 3000)
            until = self._clock.now() + self._lease_ms
            try:
                kept = await self._db.write(lambda tx: jobs.extend(tx, job, until))  # noqa: B023 - awaited here
            except OnRecordError as failure:
                _log.warning("the lease was not extended: %s", failure)
                continue
            if not kept:
                task.cancel()
                return


def _sentence(error: Exception) -> str:
    text = error.sentence if isinstance(error, OnRecordError) else f"{type(error).__name__}: {error}"
    return text[:_ERROR_LENGTH]
