"""A simulated Discord around the real client, over a real database file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import simcord

from bot.app import App, open_app
from bot.chat.client.client import OnRecordClient
from bot.config import Config
from tests.chat.world import DeadWeb, StandingClock, World, client_over


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def web() -> DeadWeb:
    return DeadWeb()


@pytest.fixture
async def app(tmp_path: Path, clock: StandingClock, web: DeadWeb) -> AsyncIterator[App]:
    async with open_app(Config(), tmp_path / "desk.db", workers="inline", clock=clock, fetcher=web) as opened:
        yield opened


@pytest.fixture
async def simcord_bot(app: App) -> OnRecordClient:
    return client_over(app)


@pytest.fixture
async def world(simcord_env: simcord.Env, app: App, clock: StandingClock, web: DeadWeb) -> World:
    made = World(simcord_env, app, clock, web)
    await made.after_the_first_word()
    return made
