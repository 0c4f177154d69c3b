"""What goes wrong on purpose."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any


@dataclass
class Fault:
    """One rule for the calls whose method and path below `/api/v10` match; `*` in `route` matches any text.

    Without `status` and `drop` a call is only late. With `after` the work is done first, and the bot does not hear
    of it.
    """

    method: str = "*"
    route: str = "*"
    status: int | None = None
    """What is answered: 429, 500, 502, 503, 403, ..."""
    retry_after: float = 1.0
    """Seconds, for 429."""
    everywhere: bool = False
    """A 429 that is Discord's global one."""
    delay: float = 0.0
    """Seconds before anything happens."""
    drop: bool = False
    """The connection is cut instead of an answer."""
    after: bool = False
    times: int | None = 1
    """How many calls it befalls; None: all, until it is cleared."""
    hits: int = 0

    def befalls(self, method: str, path: str) -> bool:
        if self.times is not None and self.hits >= self.times:
            return False
        if self.method not in {"*", method} or not fnmatchcase(path, self.route):
            return False
        self.hits += 1
        return True


class Faults:
    """The rules in force; the first that matches a call befalls it."""

    def __init__(self) -> None:
        self._rules: list[Fault] = []

    def add(self, method: str, route: str, **rule: Any) -> Fault:
        fault = Fault(method, route, **rule)
        self._rules.append(fault)
        return fault

    def clear(self) -> None:
        self._rules.clear()

    def of(self, method: str, path: str) -> Fault | None:
        return next((fault for fault in self._rules if fault.befalls(method, path)), None)
