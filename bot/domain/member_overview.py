"""What one member finds of their own on a desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.claims import Claim
from bot.domain.disputes import Dispute
from bot.domain.follows import Follow
from bot.domain.members import Limit


@dataclass(frozen=True, slots=True)
class Brought:
    """A source that they handed in: the article it became, or why it did not."""

    what: str
    article: int | None
    error: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Untold:
    """What could not be told to them, with when it was tried."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class MemberOverview:
    taken: Sequence[Claim]
    brought: Sequence[Brought]
    disputes: Sequence[Dispute]
    follows: Sequence[Follow]
    untold: Sequence[Untold]
    limits: Sequence[Limit]
    by_direct_message: bool
    closed: bool
    """Whether their direct messages are known to be closed."""
