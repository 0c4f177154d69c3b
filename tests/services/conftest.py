"""Services over a real SQLite file, with a clock that the test moves."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.articles import Answered, Fetched
from bot.domain.errors import Unreadable
from bot.services import Services
from bot.services.desk.ports import Inline
from bot.storage.database import Database
from tests.services.world import START, SetClock


class NoWeb:
    """Nothing is on the web, except what a test puts there."""

    def __init__(self) -> None:
        self.pages: dict[str, Fetched] = {}
        self.answers: dict[str, Answered] = {}
        self.asked: list[str] = []
        self.automatic: list[str] = []
        self.conditions: list[tuple[str | None, str | None]] = []

    async def ask(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answered:
        self.conditions.append((etag, last_modified))
        if url not in self.answers:
            raise Unreadable("There is nothing at that address.")
        return self.answers[url]

    async def may_fetch(self, url: str) -> bool:
        return url in self.pages

    async def fetch(self, url: str, *, automatic: bool = False) -> Fetched:
        self.asked.append(url)
        if automatic:
            self.automatic.append(url)
        if url not in self.pages:
            raise Unreadable("There is nothing at that address.")
        return self.pages[url]


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest.fixture
def web() -> NoWeb:
    return NoWeb()


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "desk.db")
    yield database
    await database.close()


@pytest.fixture
def services(db: Database, clock: SetClock, web: NoWeb) -> Services:
    return Services.over(db, clock, Inline(), web)
