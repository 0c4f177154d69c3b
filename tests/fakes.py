"""What stands in for the world in every layer: time that a test moves, and a web that holds what it put there."""

from bot.domain.articles import Answered, Fetched
from bot.domain.clock import HOUR
from bot.domain.errors import Unreadable

START = 1_770_000_000_000
"""2 Feb 2026, 02:40 UTC, in epoch milliseconds."""


class SetClock:
    """Time stands still until the test moves it; `at` is in epoch milliseconds."""

    def __init__(self, at: int = START) -> None:
        self.at = at

    def now(self) -> int:
        return self.at

    def move(self, by: int = HOUR) -> None:
        """Forwards by so many milliseconds, or back."""
        self.at += by

    def pass_hours(self, hours: float) -> None:
        self.move(int(hours * HOUR))


class NoWeb:
    """Nothing is on the web, except what a test puts there; what was asked for is kept."""

    def __init__(self) -> None:
        self.pages: dict[str, Fetched] = {}
        self.failures: dict[str, Exception] = {}
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
        if url in self.failures:
            raise self.failures[url]
        if url not in self.pages:
            raise Unreadable("There is nothing at that address.")
        return self.pages[url]
