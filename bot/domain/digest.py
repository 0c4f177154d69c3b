"""The daily summary as values: what it counts and lists."""

from dataclasses import dataclass
from datetime import date

from bot.domain.claims import Claim
from bot.domain.disputes import Dispute

HOLD_BACK_MINUTES = 30
"""Scheduled posts leave verdicts younger than this for the next day."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict that changed, was withdrawn or voided, with why."""

    claim: Claim
    what: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Digest:
    """One server's summary of the window [start, end), epoch milliseconds."""

    server: int
    start: int
    end: int
    day: date
    articles: int
    new: int
    waiting: int
    corrected: tuple[Correction, ...] = ()
    checked: tuple[Claim, ...] = ()
    altered: tuple[Claim, ...] = ()
    """Claims whose source has changed since it was quoted, as a moderator confirmed."""
    disputes: tuple[Dispute, ...] = ()
    said_again: tuple[Claim, ...] = ()
    wanted: tuple[Claim, ...] = ()
    held_back: int = 0

    @property
    def empty(self) -> bool:
        told = self.corrected or self.checked or self.altered or self.disputes or self.said_again
        return not (self.articles or self.new or told)
