"""Disputes: a member's typed objection to a claim or its verdict, with its own number and life."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.claims import Source, Verdict
from bot.domain.clock import DAY

PER_DAY = 5
"""Disputes that one member may open within 24 hours."""
OVERDUE_AFTER = 3 * DAY

NAMES_OFFERED = 20
"""Other speakers of a claim's articles that a form offers."""


class DisputeKind(StrEnum):
    MISQUOTE = "misquote"
    WRONG_SPEAKER = "wrong_speaker"
    CLAIM_IS_WRONG = "claim_is_wrong"
    VERDICT_WRONG = "verdict_wrong"
    MISSING_CONTEXT = "missing_context"


class DisputeState(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MOOT = "moot"


class Outcome(StrEnum):
    UPHELD = "upheld"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Note:
    """What a moderator asked a dispute's members, or what one of them answered."""

    answer: bool
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Dispute:
    id: int
    server: int
    number: int
    claim: int
    """The claim's number."""
    kind: DisputeKind
    state: DisputeState
    reason: str
    link: str | None
    suggested_speaker: str | None
    author: int | None
    """Discord id, None once forgotten."""
    cosigners: int
    at: int
    decided_at: int | None = None
    decision: str | None = None
    self_reviewed: bool = False
    notes: tuple[Note, ...] = ()
    """Questions and answers, oldest first."""

    @property
    def asked(self) -> bool:
        """Whether a question waits for an answer."""
        return self.state is DisputeState.OPEN and bool(self.notes) and not self.notes[-1].answer

    def overdue(self, now: int) -> bool:
        return self.state is DisputeState.OPEN and now - self.at > OVERDUE_AFTER


@dataclass(frozen=True, slots=True)
class Objection:
    """What a member hands in."""

    kind: DisputeKind
    reason: str
    link: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a moderator decides. Which of the optional parts an upheld dispute needs depends on its kind:
    verdict_wrong takes verdict and sources (neither: back to unverified), misquote the right `text`,
    wrong_speaker the right `speaker` (or "nobody"; without it the one that the member named), either of them both,
    missing_context the line as `text` (without it the reason is the line). What its kind does not take is refused."""

    outcome: Outcome
    reason: str
    verdict: Verdict | None = None
    sources: tuple[Source, ...] = ()
    text: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """The message that announced a dispute in the review channel; None while it has not gone out."""

    channel: int
    message: int | None
    failed: bool
