"""The queue as one person sees it, a claim at a time."""

from dataclasses import dataclass

from bot.domain.claims import Claim
from bot.domain.similar import Tie

COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class QueueLook:
    """What one person sees of the queue: a claim, what it may repeat, and how much there is beside it."""

    claim: Claim | None
    twin: Tie | None
    waiting: int
    urgent: int
    lapsed: int
    mine: tuple[tuple[int, int], ...]
    """(number, until) of what they have taken, the first to run out first."""
