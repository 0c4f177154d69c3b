"""A simulated Discord around the real client, over a real database file."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.app import App, open_app
from bot.chat.client.client import OnRecordClient
from bot.config import Config
from tests.chat.world import World, client_over
from tests.databases import new_file
from tests.fakes import NoWeb, SetClock

PATIENCE = 300.0
"""Seconds that the simulated Discord waits for the bot to come to rest; its own 5 are too few on a busy machine."""


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, no test fails for that: all that waits in the simulation waits so long."""
    settle = simcord.Env._settle_internal

    async def patient(env: simcord.Env, *, timeout: float | None = None, **rest: Any) -> None:  # noqa: ASYNC109
        env.settle_timeout = PATIENCE
        await settle(env, timeout=PATIENCE, **rest)

    monkeypatch.setattr(simcord.Env, "_settle_internal", patient)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def web() -> NoWeb:
    return NoWeb()


@pytest.fixture
async def app(tmp_path: Path, clock: SetClock, web: NoWeb) -> AsyncIterator[App]:
    async with open_app(Config(), new_file(tmp_path / "desk.db"), workers="inline", clock=clock, fetcher=web) as opened:
        yield opened


@pytest.fixture
async def simcord_bot(app: App) -> OnRecordClient:
    return client_over(app)


@pytest.fixture
async def world(simcord_env: simcord.Env, app: App, clock: SetClock, web: NoWeb) -> World:
    made = World(simcord_env, app, clock, web)
    await made.after_the_first_word()
    return made
