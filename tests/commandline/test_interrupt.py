"""Ctrl-C at every stage ends a command with 130 and one sentence, and leaves nothing half done."""

import asyncio
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commandline.interrupt import INTERRUPTED
from bot.jobs.pool import ExtractionPool
from tests.commandline.conftest import Run, refused


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


class Pressed(io.BytesIO):
    """A stdin where Ctrl-C is pressed while it waits for the rest."""

    survived = False

    def read(self, size: int | None = -1, /) -> bytes:
        press()
        self.survived = True
        return super().read(size)


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_waiting_for_stdin(onrecord: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str) -> None:
    typed = Pressed(b"Ann Vey said the bridge cost 3 million dollars in 2020.\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed, encoding="utf-8"))
    refused(onrecord(command, "-"), INTERRUPTED, "Stopped.")
    assert not typed.survived
    assert list(tmp_path.iterdir()) == []


def test_waiting_for_a_pipe_with_a_name(onrecord: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in `onrecord ingest <(command)`: it is read before a desk is opened, too."""
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.setattr("bot.commandline.articles.articles.read_source", lambda _name: press())
    refused(onrecord("ingest", "pipe.txt"), INTERRUPTED, "Stopped.")
    assert [file.name for file in tmp_path.iterdir()] == ["pipe.txt"]


def test_reading_a_long_text(onrecord: Run, monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    async def endless(*_call: object) -> None:
        press()
        await asyncio.Event().wait()

    with monkeypatch.context() as patch:
        patch.setattr(ExtractionPool, "run", endless)
        refused(onrecord("ingest", str(article)), INTERRUPTED, "Stopped.")
    assert onrecord("articles", "list", "--json").objects == []


IMPATIENT = """
import asyncio, threading
from bot.commandline.interrupt import run

async def work():
    threading.Thread(target=threading.Event().wait).start()
    try:
        print("working", flush=True)
        await asyncio.Event().wait()
    finally:
        print("closing", flush=True)
        await asyncio.Event().wait()

run(work())
"""


def test_a_second_one_does_not_wait_for_the_closing() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", IMPATIENT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for stage in ("working\n", "closing\n"):
            assert process.stdout.readline() == stage
            process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (INTERRUPTED, "Stopped.\n")


EARLY = """
import sys

class Press:
    def find_spec(self, name, *_rest):
        if name == "bot.commandline.parser":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Press())
from bot.cli import main
sys.exit(main(["claims", "list"]))
"""


def test_while_the_program_is_being_loaded(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", EARLY], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (INTERRUPTED, "", "Stopped.\n")
