"""What the bot did over REST, and waiting for what it does next."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakediscord.faults import Fault

PATIENCE = 120.0
"""Seconds that anything is waited for: how fast the machine is decides nothing."""


@dataclass
class Call:
    """One REST call of the bot, as it came over the wire."""

    method: str
    path: str
    """Below `/api/v10`."""
    query: dict[str, str]
    at: float
    json: Any = None
    files: tuple[str, ...] = ()
    status: int | None = None
    """0 where the connection was cut."""
    response: Any = None
    ms: float = 0.0
    fault: Fault | None = None

    def __repr__(self) -> str:
        return f"<{self.method} {self.path} -> {self.status} {self.ms:.0f} ms>"


class Activity:
    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.unknown: list[Call] = []
        """Calls of what this Discord does not have."""
        self.in_flight = 0
        self._changed = asyncio.Condition()
        self._last = time.monotonic()

    async def touch(self) -> None:
        """Something happened: who waits looks again."""
        self._last = time.monotonic()
        async with self._changed:
            self._changed.notify_all()

    async def until(self, met: Callable[[], object], within: float, what: str) -> None:
        """Raises TimeoutError when it is not met in so many seconds."""
        async with self._changed:
            try:
                await asyncio.wait_for(self._changed.wait_for(met), within)
            except TimeoutError:
                raise TimeoutError(f"{what}: not within {within:g} s; last calls: {self.calls[-8:]}") from None

    async def settle(self, quiet: float) -> None:
        """Until the bot has made no call for so many seconds."""
        started = time.monotonic()
        async with asyncio.timeout(PATIENCE):
            while self.in_flight or self._quiet_since(started) < quiet:  # noqa: ASYNC110 - time itself is waited for
                await asyncio.sleep(0.02)

    def _quiet_since(self, started: float) -> float:
        return time.monotonic() - max(self._last, started)
