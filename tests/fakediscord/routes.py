"""What a call of the API asks for and what it is answered."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakediscord.hub import Body, Hub


@dataclass(frozen=True)
class Asked:
    """One call: the parts of its path, its query, its body, and when it arrived by `time.monotonic()`."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Body
    at: float

    def number(self, name: str) -> int:
        """A part of the path that is an id."""
        return int(self.path[name])


@dataclass(frozen=True)
class Answer:
    """`data` is sent as JSON; None is an answer without content, 204."""

    data: Any = None
    status: int = 200


Work = Callable[[Hub, Asked], Awaitable[Answer]]
Route = tuple[str, str, Work]
"""Method, path below `/api/v10`, and who does it."""
