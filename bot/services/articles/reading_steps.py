"""How far each reading of this process is, told to those who watch it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.domain.articles import ReadingStep

Listener = Callable[[ReadingStep], Awaitable[None]]
PATIENCE_S = 3.0
"""How long a reading waits for whoever is told of its steps."""
_log = logging.getLogger(__name__)


class ReadingSteps:
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
