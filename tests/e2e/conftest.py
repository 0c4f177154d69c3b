"""The unmodified bot in its own process, against a Discord on loopback."""

import sys
from pathlib import Path

import pytest

from tests.e2e.scene import ROOT, Start
from tests.fakediscord import BotProcess, FakeDiscord


@pytest.fixture
def start(fd: FakeDiscord, tmp_path: Path) -> Start:
    """Starts `onrecord run` in an empty folder of its own."""

    async def run(**env: str) -> BotProcess:
        own = {"PYTHONPATH": str(ROOT), "ONRECORD_DB": str(tmp_path / "desk.db"), **env}
        return await fd.start_bot([sys.executable, "-m", "bot", "run"], cwd=tmp_path, env=own)

    return run
