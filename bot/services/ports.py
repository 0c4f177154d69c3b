"""What services need from outside, as protocols: somebody else builds them, tests bring their own."""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

from bot.domain.articles import Fetched

P = ParamSpec("P")
T = TypeVar("T")


class Fetcher(Protocol):
    async def fetch(self, url: str) -> Fetched:
        """The page at an address; raises Unreadable or Refusal with one sentence."""
        ...


class Workers(Protocol):
    """Runs pure CPU work away from the event loop."""

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


class Inline:
    """Workers for one-off commands and tests: the call happens here and now."""

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return fn(*args, **kwargs)
