"""The other side of the pool: a process that runs one function after the other for its parent.

Started as `python -m bot.jobs.worker MEMORY_MB GROWTH_MB MODULE...`. Requests and replies are pickles behind an 8-byte
length, on the pipes that were its standard input and output. It imports the modules first, so that the first call is as
quick as the rest. It ends with its parent, however that ends: the pipe closes, and on Linux the kernel tells.
"""

import contextlib
import ctypes
import importlib
import logging
import os
import pickle
import queue
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO

LENGTH = struct.Struct(">Q")
"""Number of bytes that follow."""

Request = tuple[Callable[..., Any], tuple[Any, ...]]
Reply = tuple[bool, Any]
"""(True, result) or (False, exception)."""

_PR_SET_PDEATHSIG = 1


def main(memory_mb: int, growth_mb: int, modules: list[str]) -> None:
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    _die_with_parent()
    _step_back()
    _limit_memory(memory_mb)
    logging.disable()  # what libraries log of a text holds its words
    requests, replies = _take_pipes()
    for module in modules:
        importlib.import_module(module)
    inbox: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(requests, inbox), daemon=True).start()
    while True:
        request = inbox.get()
        _limit_growth(growth_mb)
        frame = _answer(request)
        del request
        replies.write(LENGTH.pack(len(frame)) + frame)
        replies.flush()


def _receive(requests: BinaryIO, inbox: "queue.SimpleQueue[bytes]") -> None:
    """Read on while the main thread works: the end of the pipe is the end of the parent."""
    while len(header := requests.read(LENGTH.size)) == LENGTH.size:
        (size,) = LENGTH.unpack(header)
        inbox.put(requests.read(size))
    os._exit(0)


def _answer(frame: bytes) -> bytes:
    reply: Reply
    try:
        function, args = pickle.loads(frame)  # noqa: S301 - from the parent alone
        reply = (True, function(*args))
        return pickle.dumps(reply)
    except Exception as error:
        error.add_note(traceback.format_exc())
        return pickle.dumps((False, _portable(error)))


def _portable(error: Exception) -> Exception:
    """The error itself if it survives the way to the parent, else its text."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made in the line before
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The parent's pipes for ourselves alone: what a library prints goes to standard error."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return requests, replies


def _die_with_parent() -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit_memory(megabytes: int) -> None:
    """So that one text can't take the machine down; where the system has no such limit the timeout must do. Crashes
    leave no core file: it would hold somebody's text."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(ValueError, OSError):
            _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
            most = megabytes << 20 if hard == resource.RLIM_INFINITY else min(megabytes << 20, hard)
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_growth(megabytes: int) -> None:
    """What one call may take on top of what the process holds by now; on Linux, which tells both. Addresses that are
    only reserved, or backed by a file such as a model, are not counted."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(ValueError, OSError), open("/proc/self/status", "rb") as status:
            held = next(int(line.split()[1]) for line in status if line.startswith(b"VmData:"))
            _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
            most = (held << 10) + (megabytes << 20)
            resource.setrlimit(
                resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
            )


def _step_back() -> None:
    """Whoever answers people comes first."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.nice(5)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
