"""Ctrl-C while a command works: the first closes what is open, the second doesn't wait for that."""

import os
import signal
from collections.abc import Coroutine
from types import FrameType
from typing import Any, NoReturn

INTERRUPTED = 130
"""The exit code: 128 and the number of SIGINT."""
STOPPED = "Stopped."


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run a command's coroutine to its end. Raises KeyboardInterrupt once it is closed after a Ctrl-C.

    asyncio's own answer to the second Ctrl-C leaves connections open whose threads then keep the process alive. Here
    it ends the process as a kill would, and a kill at any point leaves the record whole.
    """
    import asyncio

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # whoever started us wants none of it
        asyncio.run(work)
        return
    try:
        asyncio.run(_stoppable(work))
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


async def _stoppable(work: Coroutine[Any, Any, None]) -> None:
    import asyncio

    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None  # noqa: S101 - a coroutine runs in a task

    def stop(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, _leave)
        loop.call_soon_threadsafe(task.cancel)

    signal.signal(signal.SIGINT, stop)
    await work


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    os.write(2, f"{STOPPED}\n".encode())
    os._exit(INTERRUPTED)
