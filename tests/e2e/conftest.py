"""The unmodified bot in its own process, against a Discord on loopback."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FAKE = ROOT.parent / "shared" / "fakediscord"


@pytest.fixture
def fakediscord() -> Any:
    if not FAKE.is_dir():
        pytest.skip("the Discord on loopback (../shared/fakediscord) is not here")
    sys.path.insert(0, str(FAKE))
    try:
        import fakediscord as module
    finally:
        sys.path.remove(str(FAKE))
    return module


@pytest.fixture
async def fd(fakediscord: Any) -> AsyncIterator[Any]:
    async with fakediscord.FakeDiscord() as server:
        yield server


@pytest.fixture
def start(fd: Any, tmp_path: Path) -> Any:
    """Starts `onrecord run` in an empty folder of its own."""

    async def run(**env: str) -> Any:
        return await fd.start_bot(
            [sys.executable, "-m", "bot", "run"],
            cwd=str(tmp_path),
            env={"PYTHONPATH": str(ROOT), "ONRECORD_DB": str(tmp_path / "desk.db"), **env},
            token_env="DISCORD_TOKEN",
        )

    return run
