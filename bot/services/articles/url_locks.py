"""Whose turn an address is among the readings of one process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.domain.urls import Url


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
