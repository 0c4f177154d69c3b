"""Source watch: does the page still say what it was quoted for?"""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.clock import DAY, HOUR

LOOKS = (DAY, 7 * DAY, 30 * DAY)
"""After a verdict the claim's articles are read again at these times."""
RESTED = 12 * HOUR
"""An article that was looked at within this time is not read again by the clock."""


class SourceState(StrEnum):
    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    CLEARED = "cleared"


class SourceOutcome(StrEnum):
    """What a moderator says of a source that may have changed."""

    CHANGED = "changed"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A claim whose words were not found again, as moderators see it in a list."""

    claim: int
    articles: tuple[int, ...]
    quote: str
    url: str
    seen_at: int


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading an article again came to. `gone`: the claims whose words are no longer there."""

    article: int
    quotes: int
    gone: tuple[int, ...]
