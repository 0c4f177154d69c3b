"""What the readings of one process know of each other: whose turn an address is, and how far each of them is."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.domain.articles import ReadingStep
from bot.domain.urls import Url

Listener = Callable[[ReadingStep], Awaitable[None]]
PATIENCE_S = 3.0
"""How long a reading waits for whoever is told of its steps."""
_log = logging.getLogger(__name__)


class UrlLocks:
    """One reading at a time of an address on a server: whoever comes second finds what the first brought."""

    def __init__(self) -> None:
        self._locks: dict[tuple[int, str], tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, server: int, url: Url | None) -> AsyncIterator[None]:
        if url is None:
            yield
            return
        key = (server, url.canonical)
        lock, waiting = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[key]
            if waiting == 1:
                del self._locks[key]
            else:
                self._locks[key] = lock, waiting - 1


class Steps:
    """Tells those who watch a source which step it is at. A step waits for the one who is told, so that what they show
    of it never comes after the result."""

    def __init__(self) -> None:
        self._listeners: dict[int, Listener] = {}

    def follow(self, intake: int, listener: Listener) -> None:
        """Tell this one until the source is read."""
        self._listeners[intake] = listener

    def end(self, intake: int) -> None:
        self._listeners.pop(intake, None)

    async def at(self, intake: int, step: ReadingStep) -> None:
        listener = self._listeners.get(intake)
        if listener is None:
            return
        try:
            async with asyncio.timeout(PATIENCE_S):
                await listener(step)
        except Exception:
            _log.info("a step could not be shown", exc_info=True)
