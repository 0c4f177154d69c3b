"""Posting from the outbox: lease a message, let the publisher deliver it, write down what came of it."""

import asyncio
import logging
import random

from bot.domain.clock import DAY, HOUR, MINUTE, SECOND, Clock
from bot.domain.delivery import Closed, Delivery, Publisher, TryLater, Undeliverable
from bot.domain.posts import SummaryPost
from bot.log import about
from bot.storage.database import Database, Tx
from bot.storage.desk import desks
from bot.storage.posts import outbox
from bot.storage.posts.outbox import Outgoing

LEASE = 2 * MINUTE
MAX_AGE = 3 * DAY
"""A message that Discord has not taken for this long is given up; health shows it."""
UNSEEN_AGE = 14 * DAY
"""The same for a summary that may have gone out unseen: given up before that is known, it would be told twice."""

_log = logging.getLogger(__name__)


class Posting:
    """Sends what is due, one message at a time; `stop` lets the one under way finish."""

    def __init__(self, db: Database, clock: Clock, publisher: Publisher, *, poll_s: float = 1.0) -> None:
        self._db = db
        self._clock = clock
        self._publisher = publisher
        self._poll_s = poll_s
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._loop(), name="posting")

    async def stop(self, drain_s: float = 10.0) -> None:
        self._stopping.set()
        if self._task is not None:
            _done, late = await asyncio.wait([self._task], timeout=drain_s)
            for task in late:
                task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def send_due(self) -> int:
        """Send everything that is due now; how many messages were tried."""
        await self._db.write(lambda tx: outbox.return_stale(tx, self._clock.now()))
        tried = 0
        while not self._stopping.is_set():
            outgoing = await outbox.lease(self._db, self._clock.now(), LEASE)
            if outgoing is None:
                return tried
            await self._send(outgoing)
            tried += 1
        return tried

    async def _loop(self) -> None:
        while not self._stopping.is_set():
            try:
                await self.send_due()
            except Exception:
                _log.exception("posting failed")
            try:
                await asyncio.wait_for(self._stopping.wait(), self._poll_s)
            except TimeoutError:
                continue

    async def _send(self, outgoing: Outgoing) -> None:
        with about(delivery=outgoing.id, server=outgoing.server):
            try:
                message = await self._publisher.deliver(_delivery(outgoing))
            except Undeliverable as error:
                _log.warning("a message can't be delivered: %s", error)
                await self._give_up(outgoing, error)
            except TryLater as error:
                await self._later(outgoing, str(error), error.seconds)
            except Exception as error:
                _log.exception("a message was not delivered")
                await self._later(outgoing, type(error).__name__, None)
            else:
                await self._db.write(lambda tx: outbox.mark_sent(tx, outgoing.id, message, self._clock.now()))

    async def _give_up(self, outgoing: Outgoing, error: Undeliverable) -> None:
        """It is kept for the person to read on the desk; whose direct messages are closed is not tried again."""

        async def write(tx: Tx) -> None:
            await outbox.give_up(tx, outgoing.id, str(error))
            if isinstance(error, Closed) and outgoing.target_user is not None:
                await desks.note_closed(tx, outgoing.server, outgoing.target_user, self._clock.now())

        await self._db.write(write)

    async def _later(self, outgoing: Outgoing, reason: str, seconds: float | None) -> None:
        now = self._clock.now()

        async def write(tx: Tx) -> None:
            unseen = isinstance(outgoing.content, SummaryPost) and (outgoing.uncertain or seconds is None)
            most = UNSEEN_AGE if unseen else MAX_AGE
            if now - outgoing.created_at > most:
                await outbox.give_up(tx, outgoing.id, f"not taken for {most // HOUR} hours: {reason}")
            else:
                wait = seconds * SECOND if seconds is not None else _backoff(outgoing.attempts)
                await outbox.retry(tx, outgoing.id, reason, now + int(wait), uncertain=seconds is None)

        await self._db.write(write)


def _backoff(attempts: int) -> float:
    """Milliseconds: exponential from 2 seconds to 15 minutes, with jitter."""
    return min(15 * MINUTE, 2 * SECOND * 2.0 ** min(attempts, 12)) * random.uniform(0.5, 1.0)  # noqa: S311 - no secret


def _delivery(outgoing: Outgoing) -> Delivery:
    return Delivery(
        id=outgoing.id,
        server=outgoing.server,
        channel=outgoing.channel,
        message=outgoing.message,
        user=outgoing.target_user,
        content=outgoing.content,
        nonce=outgoing.nonce,
        uncertain=outgoing.uncertain,
    )
