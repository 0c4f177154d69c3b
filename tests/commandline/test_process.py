"""The console script as a real process: exit codes, stdin, pipes that close early, a machine without Unicode."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.commandline.conftest import BRIDGE


def process(*words: str, cwd: Path, stdin: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, **env},
        timeout=300,
        check=False,
    )


def test_a_text_from_stdin_and_its_claims(tmp_path: Path) -> None:
    read = process("ingest", "-", "--json", cwd=tmp_path, stdin=BRIDGE.encode())
    assert (read.returncode, read.stderr) == (0, b"")
    assert json.loads(read.stdout)["article"] == 1
    listed = process("claims", "list", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert b"\x1b" not in listed.stdout
    wrong = process("review", "check", "1", "--verdict", "wrong", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count(b"\n")) == (2, b"", 1)


def test_a_reader_who_leaves_early_sees_no_traceback(tmp_path: Path) -> None:
    text = tmp_path / "long.txt"
    text.write_text("\n\n".join(f"Ann Vey said pier {n} cost {n} million dollars." for n in range(2_000)), "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "extract", str(text)], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_a_run_without_a_token_says_where_to_get_one(tmp_path: Path) -> None:
    env: dict[str, Any] = dict.fromkeys(("DISCORD_TOKEN", "DISCORD_TOKEN_FILE"), "")
    ran = process("run", cwd=tmp_path, **env)
    assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (2, b"", 1)
    assert b"https://discord.com/developers/applications" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    """What makes it fast is told by what is not imported: a clock would tell of the machine."""
    heavy = (
        "'asyncio', 'rich', 'httpx', 'discord', 'aiosqlite', 'trafilatura', 'msgspec', 'bot.services', 'bot.storage'"
    )
    code = f"import sys; from bot.cli import main; main(['--help']); print([m for m in ({heavy}) if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_demo_runs_in_a_pipe_with_nothing_set_up(tmp_path: Path) -> None:
    ran = process("demo", cwd=tmp_path, PYTHONIOENCODING="ascii", DISCORD_TOKEN="")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert list(tmp_path.iterdir()) == []
