"""Services over a real SQLite file, with a clock that the test moves."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.services import Services
from bot.services.desk.ports import Inline
from bot.storage.database import Database
from tests.databases import new_database
from tests.fakes import START, NoWeb, SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest.fixture
def web() -> NoWeb:
    return NoWeb()


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    database = await new_database(tmp_path / "desk.db")
    yield database
    await database.close()


@pytest.fixture
def services(db: Database, clock: SetClock, web: NoWeb) -> Services:
    return Services.over(db, clock, Inline(), web)
