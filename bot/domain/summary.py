"""The daily summary as values: what it counts and lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.claims import Claim, State, Verdict
from bot.domain.disputes import Dispute

HOLD_BACK_MINUTES = 30
"""Scheduled posts leave verdicts younger than this for the next day."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict that changed, was withdrawn or voided, or a claim that was reopened, with why."""

    claim: Claim
    what: str
    reason: str | None
    verdict: Verdict | None = None
    """The verdict in force now."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One server's summary of the window [start, end), epoch milliseconds."""

    server: int
    start: int
    end: int
    day: date
    articles: int
    new: int
    waiting: int
    """Claims in the queue at the end."""
    corrected: tuple[Correction, ...] = ()
    checked: tuple[Claim, ...] = ()
    altered: tuple[Claim, ...] = ()
    """Claims whose source has changed since it was quoted, as a moderator confirmed."""
    disputes: tuple[Dispute, ...] = ()
    """Open at the end, the oldest and so the overdue first."""
    open_disputes: int = 0
    """How many were open in all."""
    disputed: Mapping[int, Claim] = field(default_factory=dict)
    """The claims of those disputes by number, as far as their words may be shown in public."""
    said_again: tuple[Claim, ...] = ()
    times: Mapping[int, int] = field(default_factory=dict)
    """How often each of those was said in the window, by number."""
    wanted: tuple[Claim, ...] = ()
    asked: int = 0
    """How many claims that wait a member has asked for."""
    held: tuple[Claim, ...] = ()
    """Verdicts that a scheduled post keeps for the next."""
    cards: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """Where a claim's card was posted in public, by number: (channel, message)."""

    @property
    def empty(self) -> bool:
        told = self.corrected or self.checked or self.altered or self.disputes or self.said_again
        return not (self.articles or self.new or told)

    @property
    def parts(self) -> tuple[tuple[Claim, ...], ...]:
        """The claims that each of its parts names, in the order in which a summary tells of them."""
        corrected = tuple(correction.claim for correction in self.corrected)
        return corrected, self.checked, tuple(self.disputed.values()), self.said_again, self.wanted, self.altered

    def with_claims(self, changed: Callable[[Claim], Claim]) -> "Summary":
        """The same with each of these claims as the function makes it."""
        return replace(
            self,
            corrected=tuple(replace(correction, claim=changed(correction.claim)) for correction in self.corrected),
            checked=tuple(map(changed, self.checked)),
            disputed={number: changed(claim) for number, claim in self.disputed.items()},
            said_again=tuple(map(changed, self.said_again)),
            wanted=tuple(map(changed, self.wanted)),
            altered=tuple(map(changed, self.altered)),
        )

    @property
    def overdue(self) -> int:
        """How many of the disputes have waited too long."""
        return sum(dispute.overdue(self.end) for dispute in self.disputes)


WORDS_GONE = "[its wording at that time was removed]"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a claim said at a moment in the past, and who was named for it."""

    text: str
    speaker: str | None
    confirmed: bool


def as_it_stood(claim: Claim, state: State, verdict: Verdict | None, said: Wording, moment: int) -> Claim:
    """A claim with its verdict, the rationale and its wording at a moment in the past."""
    places = tuple(place for place in claim.appearances if place.created_at < moment)
    published = tuple(replace(r, voided=False) if r.verdict is verdict else r for r in claim.revisions if r.at < moment)
    current = published[-1] if verdict is not None and published else None
    return replace(
        claim,
        text=said.text,
        speaker=said.speaker,
        attribution_confirmed=said.confirmed,
        appearances=places,
        said=claim.said - len(claim.appearances) + len(places),
        context=tuple(line for line in claim.context if line[0] < moment),
        state=state,
        verdict=verdict,
        revisions=published,
        sources=current.sources if current else (),
        rationale=current.rationale if current else None,
        dismissal=claim.dismissal if state is State.DISMISSED else None,
        owner=None,
        owner_until=None,
    )
