"""The pool: the loop never waits, a hanging or dying call costs only itself, no child outlives its parent."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.domain.errors import OnRecordError, Unreadable
from bot.jobs.pool import ExtractionPool

HANG_S = 3600
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")


@pytest.fixture
async def pool() -> AsyncIterator[ExtractionPool]:
    opened = ExtractionPool()
    yield opened
    await opened.close()


def alive(pid: int) -> bool:
    """A process that runs; one that only waits to be collected by its parent counts as gone."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return not Path("/proc/self/stat").exists()


async def gone(pid: int) -> None:
    async with asyncio.timeout(200):
        while alive(pid):  # noqa: ASYNC110 - no event tells of another's child
            await asyncio.sleep(0.01)


def fail_with_text(text: str) -> None:
    raise Unreadable(text)


class Stubborn(Exception):
    """Doesn't survive pickling: its argument isn't handed on."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(one + two)


def fail_stubbornly() -> None:
    raise Stubborn(1, 2)


def spin() -> None:
    while True:
        pass


def die_once(mark: str) -> str:
    """As if the system took the process away, the first time."""
    if not Path(mark).exists():
        Path(mark).touch()
        os._exit(1)
    return "second time"


def secrets_seen() -> list[str]:
    return [name for name in os.environ if name.startswith("DISCORD")]


def signals_ignored() -> bool:
    return signal.getsignal(signal.SIGINT) == signal.getsignal(signal.SIGTERM) == signal.SIG_IGN


async def test_results_and_errors_come_back(pool: ExtractionPool, capfd: pytest.CaptureFixture[str]) -> None:
    assert await pool.run(sorted, [3, 1, 2]) == [1, 2, 3]
    assert await pool.run(os.getpid) != os.getpid()
    assert len(await pool.run(bytes, 5_000_000)) == 5_000_000
    assert await pool.run(len, "x" * 5_000_000) == 5_000_000
    with pytest.raises(Unreadable, match="no text in it") as caught:
        await pool.run(fail_with_text, "There is no text in it.")
    assert "fail_with_text" in caught.value.__notes__[0], "where it happened in the child"
    with pytest.raises(RuntimeError, match="Stubborn: 3"):
        await pool.run(fail_stubbornly)
    with pytest.raises(Exception, match="pickle"):
        await pool.run(threading.Lock)
    await pool.run(print, "a library that prints")
    assert await pool.run(abs, -1) == 1
    assert capfd.readouterr().out == ""


async def test_one_process_serves_many_calls_and_is_replaced_in_time() -> None:
    pool = ExtractionPool(max_tasks=3)
    pids = [await pool.run(os.getpid) for _ in range(7)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [3, 3, 1]
    await gone(pids[0])
    await pool.close()


async def test_a_call_that_hangs_is_killed_and_the_next_has_a_fresh_process() -> None:
    hasty = ExtractionPool(timeout_s=200)
    before = await hasty.run(os.getpid)
    hasty._timeout_s = 1.5  # for this call alone: a process may take longer to start
    with pytest.raises(Unreadable, match=r"took longer than 1\.5 seconds"):
        await hasty.run(spin)
    hasty._timeout_s = 200
    assert not alive(before)
    assert await hasty.run(os.getpid) != before
    await hasty.close()


async def test_a_call_may_have_less_time_than_the_others() -> None:
    patient = ExtractionPool()
    with pytest.raises(Unreadable, match=r"took longer than 1\.5 seconds"):
        await patient.run_within(1.5, spin)
    assert await patient.run_within(60, abs, -1) == 1
    await patient.close()


async def test_waiting_for_a_place_is_not_on_the_clock() -> None:
    pool = ExtractionPool(timeout_s=4)
    await pool.start()
    await asyncio.gather(*(pool.run(time.sleep, 1) for _ in range(5)))
    await pool.close()


async def test_a_process_that_dies_is_replaced_and_its_call_tried_once_more(
    pool: ExtractionPool, tmp_path: Path
) -> None:
    assert await pool.run(die_once, str(tmp_path / "mark")) == "second time"
    with pytest.raises(Unreadable, match="reading it crashed twice"):
        await pool.run(os._exit, 1)
    assert await pool.run(abs, -1) == 1


async def test_a_process_that_died_while_idle_is_replaced(pool: ExtractionPool) -> None:
    before = await pool.run(os.getpid)
    os.kill(before, getattr(signal, "SIGKILL", signal.SIGTERM))
    await gone(before)
    assert await pool.run(os.getpid) != before


async def test_a_call_that_goes_wrong_harms_no_other() -> None:
    pool = ExtractionPool(workers=2, timeout_s=200)
    slow = asyncio.create_task(pool.run(time.sleep, 0.5))
    with pytest.raises(Unreadable):
        await pool.run(os._exit, 1)
    await slow
    await pool.close()


async def test_a_cancelled_call_is_stopped_and_its_answer_goes_to_nobody(pool: ExtractionPool) -> None:
    before = await pool.run(os.getpid)
    call = asyncio.create_task(pool.run(time.sleep, HANG_S))
    await asyncio.sleep(0.05)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    await gone(before)
    assert await pool.run(abs, -7) == 7


async def test_the_loop_goes_on_meanwhile(pool: ExtractionPool) -> None:
    await pool.start()
    call = asyncio.create_task(pool.run(sum, range(30_000_000)))
    turns = 0
    while not call.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert await call == 449_999_985_000_000
    assert turns > 20


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")
async def test_what_one_call_takes_is_bounded_anew_for_each() -> None:
    pool = ExtractionPool(growth_mb=100)
    assert [len(await pool.run(bytes, 40_000_000)) for _ in range(3)] == [40_000_000] * 3
    with pytest.raises(Unreadable, match="too much memory"):
        await pool.run(bytes, 200_000_000)
    assert await pool.run(abs, -1) == 1
    await pool.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the system's")
async def test_memory_is_bounded() -> None:
    pool = ExtractionPool(memory_mb=512)
    with pytest.raises(Unreadable, match="too much memory"):
        await pool.run(bytes, 1 << 30)
    assert await pool.run(abs, -1) == 1
    await pool.close()


async def test_the_child_knows_the_modules_but_not_the_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "not for children")
    pool = ExtractionPool(preload=["statistics"])
    assert await pool.run(secrets_seen) == []
    assert await pool.run(eval, "'statistics' in __import__('sys').modules")
    await pool.close()


async def test_close_leaves_no_child_and_fails_what_waits() -> None:
    pool = ExtractionPool()
    pid = await pool.run(os.getpid)
    calls = [asyncio.create_task(pool.run(time.sleep, HANG_S)) for _ in range(3)]
    await asyncio.sleep(0.05)
    await asyncio.gather(pool.close(), pool.close())
    assert not alive(pid)
    for outcome in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(outcome, OnRecordError)
        assert "stopping" in outcome.sentence
    with pytest.raises(OnRecordError, match="stopping"):
        await pool.run(os.getpid)


async def test_a_child_leaves_ctrl_c_and_terminate_to_its_parent(pool: ExtractionPool) -> None:
    assert await pool.run(signals_ignored)


PARENT = """
import asyncio, os, sys, time
from bot.jobs.pool import ExtractionPool

async def main():
    pool = ExtractionPool()
    try:
        print(await pool.run(os.getpid), flush=True)
        await pool.run(*BUSY)
    finally:
        await pool.close()

BUSY = {busy}
if __name__ == "__main__":
    asyncio.run(main())
"""

IDLE = "(time.sleep, 3600)"
STUCK = "(eval, \"__import__('re').match('(a|a)*b', 'a' * 60)\")"
"""A regular expression holds the interpreter: no thread of the child can notice anything."""


def start_parent(script: Path, busy: str, start: Callable[[Path], list[str]]) -> "subprocess.Popen[str]":
    script.write_text(PARENT.replace("{busy}", busy))
    return subprocess.Popen(
        start(script),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=script.parent,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def as_script(script: Path) -> list[str]:
    return [sys.executable, str(script)]


def as_module(script: Path) -> list[str]:
    return [sys.executable, "-m", script.stem]


@posix
@pytest.mark.parametrize("start", [as_script, as_module])
@pytest.mark.parametrize(
    "busy", [IDLE, pytest.param(STUCK, marks=pytest.mark.skipif(sys.platform != "linux", reason="the kernel's doing"))]
)
async def test_no_child_outlives_a_parent_that_is_killed(tmp_path: Path, busy: str, start: Any) -> None:
    parent = start_parent(tmp_path / "parent.py", busy, start)
    assert parent.stdout is not None
    child = int(await asyncio.to_thread(parent.stdout.readline))
    await asyncio.sleep(0.3)
    assert alive(child)
    parent.kill()
    await asyncio.to_thread(parent.wait)
    parent.stdout.close()
    try:
        await gone(child)
    finally:
        if alive(child):
            os.kill(child, signal.SIGKILL)


@posix
async def test_no_child_outlives_a_parent_that_is_interrupted(tmp_path: Path) -> None:
    parent = start_parent(tmp_path / "parent.py", IDLE, as_script)
    assert parent.stdout is not None
    child = int(await asyncio.to_thread(parent.stdout.readline))
    parent.send_signal(signal.SIGINT)
    said, _ = await asyncio.to_thread(parent.communicate)
    assert "KeyboardInterrupt" in said
    assert not alive(child)
