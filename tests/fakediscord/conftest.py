"""A Discord on loopback, and a small bot that is connected to it."""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakediscord import BotProcess, Channel, FakeDiscord, Person

SAMPLE = Path(__file__).with_name("samplebot.py")
Run = Callable[..., Awaitable[BotProcess]]


@dataclass
class Scene:
    fd: FakeDiscord
    bot: BotProcess
    channel: Channel
    alice: Person
    admin: Person


@pytest.fixture
def run(fd: FakeDiscord, tmp_path: Path) -> Run:
    """Starts the sample bot, with variables of the environment by name."""

    async def start(*, ready: bool = True, **env: str) -> BotProcess:
        return await fd.start_bot([sys.executable, str(SAMPLE)], cwd=tmp_path, env=env, ready=ready)

    return start


@pytest.fixture
async def scene(fd: FakeDiscord, run: Run) -> AsyncIterator[Scene]:
    channel = fd.add_channel("general")
    alice = fd.add_person("alice", channel=channel)
    admin = fd.add_person("admin", fd.add_role("admins", "manage_guild"), channel=channel)
    made = Scene(fd, await run(), channel, alice, admin)
    yield made
    assert fd.unimplemented == []
