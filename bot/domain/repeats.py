"""What was said again: one appearance, and what the review channel is told."""

from dataclasses import dataclass

from bot.domain.claims import Claim, Kind, Provenance, Verdict

FALSE = frozenset({Verdict.FALSE, Verdict.MOSTLY_FALSE})


@dataclass(frozen=True, slots=True)
class RepeatPlace:
    """Where a claim was said again, and its speaker as the text or a member names them."""

    speaker: str | None
    confidence: float
    """How sure the machine is of the speaker, 0 to 1."""
    kind: Kind
    provenance: Provenance
    url: str | None
    domain: str | None
    article: int | None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A claim that was found false, said again."""

    claim: Claim
    place: RepeatPlace


@dataclass(frozen=True, slots=True)
class SaidOften:
    """How often one speaker's claims were said again."""

    claims: int
    """Claims on record that were said more than once."""
    times: int
    """How often these were said after the first time."""
    unconfirmed: int
    """Those of them that the machine alone, or a member, attributes to the speaker."""
    most: tuple[Claim, ...]
    """The most repeated, those first, with their ledgers."""
