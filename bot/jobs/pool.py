"""Processes for work that would hold up the event loop or never end.

Each place of the pool is one child process (bot.jobs.worker) and takes one call at a time, so a call that hangs or
brings its process down harms no other. Plain child processes rather than concurrent.futures: they can be killed by
name, never import this program's main module again, leave no helper process behind and end with their parent.
"""

import asyncio
import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from bot.domain.errors import OnRecordError, Unreadable
from bot.jobs.worker import LENGTH, Reply, Request

P = ParamSpec("P")
T = TypeVar("T")


_SECRETS = ("DISCORD_", "GOOGLE_FACT_CHECK_")


class _Broken(Exception):
    """The child ended without an answer."""


class ExtractionPool:
    """Runs pure functions elsewhere. Functions go by name, arguments and results by pickle.

    `timeout_s` is for one call, from when a process takes it; after `max_tasks` calls a process is replaced, so that
    what libraries leak does not add up; `memory_mb` bounds the address space of each (not on Windows), `growth_mb` what
    one call may take in memory (on Linux); `preload` are the modules that a process imports when it starts.
    """

    def __init__(
        self,
        workers: int = 1,
        timeout_s: float = 60.0,
        max_tasks: int = 200,
        *,
        memory_mb: int = 2048,
        growth_mb: int = 300,
        preload: Sequence[str] = (),
    ) -> None:
        self._timeout_s = timeout_s
        self._places = [_Place(max_tasks, (str(memory_mb), str(growth_mb), *preload)) for _ in range(workers)]
        self._free: asyncio.Queue[_Place] = asyncio.Queue()
        for place in self._places:
            self._free.put_nowait(place)
        self._closed = False

    async def start(self) -> None:
        """Start the processes now, so that the first call doesn't wait for it."""
        for place in self._places:
            await place.start()

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`fn(*args)` in a child process.

        Raises what `fn` raises, Unreadable when it takes too long, too much memory or its process down, and
        OnRecordError (try again) when the pool is closed meanwhile. A cancelled call is stopped.
        """
        return await self.run_within(self._timeout_s, fn, *args, **kwargs)

    async def run_within(self, timeout_s: float, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same with a time limit of its own, where that is the shorter one."""
        if kwargs:
            raise TypeError("the pool takes positional arguments only")
        request: Request = (fn, args)
        frame = pickle.dumps(request)
        place = await self._free.get()
        try:
            ok, answer = await self._call(place, frame, min(timeout_s, self._timeout_s))
        finally:
            self._free.put_nowait(place)
        if ok:
            return answer  # type: ignore[no-any-return]
        if isinstance(answer, MemoryError) or "bad_alloc" in str(answer):  # C++ libraries raise what they like
            raise Unreadable("The text needs too much memory to read.") from answer
        raise answer

    async def close(self) -> None:
        """Kill the processes; calls that still wait fail. Returns when no child is left."""
        self._closed = True
        await asyncio.gather(*(place.end() for place in self._places))

    async def _call(self, place: "_Place", frame: bytes, timeout_s: float) -> Reply:
        """Try twice: a process may be killed from outside (memory ran out) through no fault of the text."""
        for _ in range(2):
            if self._closed:
                break
            try:
                async with asyncio.timeout(timeout_s):
                    return await place.ask(frame)
            except TimeoutError:
                raise Unreadable(f"The text took longer than {timeout_s:g} seconds to read.") from None
            except _Broken:
                continue
        if self._closed:
            raise OnRecordError("The program is stopping; the text will be read after the next start.")
        raise Unreadable("The text could not be read: reading it crashed twice.")


class _Place:
    """One child process at a time, started when it is first needed."""

    def __init__(self, max_tasks: int, arguments: tuple[str, ...]) -> None:
        self._max_tasks = max_tasks
        self._arguments = arguments
        self._process: asyncio.subprocess.Process | None = None
        self._tasks = 0
        self._ended = False
        self._in_use = asyncio.Lock()

    async def start(self) -> None:
        async with self._in_use:
            await self._ready()

    async def ask(self, frame: bytes) -> Reply:
        """One call. Whatever interrupts it ends the process, for nobody could tell its late answer from the next."""
        async with self._in_use:
            answered = False
            try:
                reply = await self._exchange(frame)
                self._tasks += 1
                answered = True
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                raise _Broken from error
            finally:
                if not answered or self._tasks >= self._max_tasks:
                    await self._kill()
            return reply

    async def end(self) -> None:
        """Kill the process; a call that waits for it fails."""
        self._ended = True
        if self._process is not None:
            _kill_unreaped(self._process)
        async with self._in_use:
            await self._kill()

    async def _exchange(self, frame: bytes) -> Reply:
        process = await self._ready()
        assert process.stdin is not None  # noqa: S101 - piped
        assert process.stdout is not None  # noqa: S101 - piped
        process.stdin.write(LENGTH.pack(len(frame)) + frame)
        await process.stdin.drain()
        (size,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
        reply: Reply = pickle.loads(await process.stdout.readexactly(size))  # noqa: S301 - from our own child
        return reply

    async def _ready(self) -> asyncio.subprocess.Process:
        if self._ended:
            raise _Broken
        if self._process is None:
            self._tasks = 0
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",  # the working folder may be anybody's
                "-m",
                "bot.jobs.worker",
                *self._arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for the parent
            )
        return self._process

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            _kill_unreaped(process)
            await process.communicate()


def _kill_unreaped(process: asyncio.subprocess.Process) -> None:
    """End a process and leave its exit status to asyncio. `process.kill` polls first and takes the status of one that
    has just died, of which asyncio then warns."""
    if process.returncode is not None:
        return
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)


def _environment() -> dict[str, str]:
    """This process's modules, without its secrets."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)}
    return {**mine, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
