"""What services need from outside, as protocols: somebody else builds them, tests bring their own."""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

from bot.domain.articles import Answered, Fetched
from bot.domain.fact_checks import SearchAnswer

P = ParamSpec("P")
T = TypeVar("T")
READ_S = 15.0
"""Seconds to find the text of a page, file or feed; what takes longer was made to."""


class Fetcher(Protocol):
    async def fetch(self, url: str, *, automatic: bool = False) -> Fetched:
        """The page at an address; raises Unreadable with one sentence. `automatic`: no person asked for this page,
        so the site's robots.txt is obeyed."""
        ...

    async def ask(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answered:
        """What a machine gets at an address (a feed, say), whatever the status and the kind of content; with what the
        site named its last answer it may say 304. Obeys robots.txt. Raises Unreadable where nothing answers, or what
        comes is refused: too large, damaged, in a strange compression, an address that is not fetched."""
        ...

    async def may_fetch(self, url: str) -> bool:
        """Whether the site's robots.txt lets a machine read that page; asked once an hour at most."""
        ...


class FactCheckSearch(Protocol):
    async def search(self, words: str, page: str | None = None) -> SearchAnswer:
        """What others have checked that is like these words; raises Unanswered with one sentence."""
        ...


class Workers(Protocol):
    """Runs pure CPU work away from the event loop."""

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...

    async def run_within(self, timeout_s: float, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for work that takes moments unless it was made not to end."""
        ...


class Inline:
    """Workers for one-off commands and tests: the call happens here and now."""

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return fn(*args, **kwargs)

    async def run_within(self, timeout_s: float, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Nothing stops what runs in the caller's own process."""
        return fn(*args, **kwargs)
