"""What is due by the clock. A tick only asks the rows; what was missed while nothing ran is due at the next tick."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

_log = logging.getLogger(__name__)


class Schedule:
    """Calls every task once a tick; one that fails is logged and called again at the next."""

    def __init__(self, tasks: Sequence[Callable[[], Awaitable[object]]], *, tick_s: float = 20.0) -> None:
        self._tasks = tasks
        self._tick_s = tick_s
        self._stopping = asyncio.Event()
        self._loop_task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._loop_task = asyncio.create_task(self._loop(), name="schedule")

    async def stop(self) -> None:
        self._stopping.set()
        if self._loop_task is not None:
            await self._loop_task

    async def tick(self) -> None:
        for task in self._tasks:
            try:
                await task()
            except Exception:
                _log.exception("a scheduled task failed")

    async def _loop(self) -> None:
        while not self._stopping.is_set():
            await self.tick()
            try:
                await asyncio.wait_for(self._stopping.wait(), self._tick_s)
            except TimeoutError:
                continue
