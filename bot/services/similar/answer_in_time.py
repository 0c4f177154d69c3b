"""How long a person waits for an answer by meaning."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from bot.domain.errors import OnRecordError

PATIENCE_S = 0.7
"""How long somebody who searches or types waits for meaning, while texts may be read."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


async def answer_in_time(work: Coroutine[Any, Any, T], patience_s: float = PATIENCE_S) -> T | None:
    """What comes of work in the time that a person waits; None where that is too short or it fails. The work goes on:
    the next one finds the encoder loaded."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.wait_for(asyncio.shield(task), patience_s)
    except TimeoutError:
        task.add_done_callback(_noted)
    except OnRecordError as error:
        _log.warning("claims are searched by words only: %s", error)
    return None


def _noted(task: "asyncio.Future[Any]") -> None:
    if not task.cancelled() and task.exception() is not None:
        _log.warning("claims are searched by words only: %s", task.exception())
