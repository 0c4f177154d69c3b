"""Forms that were refused, kept for an hour so that nobody types a rationale twice.

In memory on purpose: they are a person's unfinished words. After a restart their button says that they are gone.
"""

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.clock import HOUR, Clock
from bot.domain.errors import NotFound

KEPT = HOUR
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Draft:
    kind: str
    number: int
    user: int
    values: Mapping[str, str]
    until: int


class Drafts:
    """At most `most` drafts, the oldest given up first."""

    def __init__(self, clock: Clock, most: int = MOST) -> None:
        self._clock = clock
        self._most = most
        self._drafts: OrderedDict[str, Draft] = OrderedDict()

    def keep(self, kind: str, number: int, user: int, values: Mapping[str, str]) -> str:
        """The key under which the draft can be opened again."""
        key = secrets.token_hex(8)
        self._drafts[key] = Draft(kind, number, user, dict(values), self._clock.now() + KEPT)
        while len(self._drafts) > self._most:
            self._drafts.popitem(last=False)
        return key

    def open(self, key: str, user: int) -> Draft:
        draft = self._drafts.get(key)
        if draft is None or draft.user != user or draft.until <= self._clock.now():
            raise NotFound("That draft is gone: drafts are kept for an hour and end when the bot restarts.")
        return draft
