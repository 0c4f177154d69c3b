"""Corrections: what a moderator gives to change a published verdict, and what follows from it."""

from dataclasses import dataclass, field

from bot.domain.claims import Claim, CorrectionClass, Source, Verdict
from bot.domain.errors import Conflict, Incomplete
from bot.domain.sources import Dates, require_source


@dataclass(frozen=True, slots=True)
class Correcting:
    """What a moderator gives with a correction. A rating_change brings all of it; in the other classes None keeps that
    part of the current verdict."""

    kind: CorrectionClass
    reason: str
    verdict: Verdict | None = None
    sources: tuple[Source, ...] | None = None
    rationale: str | None = None
    dates: Dates = field(default=Dates())

    @property
    def rating(self) -> bool:
        return self.kind is CorrectionClass.RATING_CHANGE


@dataclass(frozen=True, slots=True)
class Publish:
    """The correction is published as the claim's next revision."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Propose:
    """The correction waits for another moderator; it replaces an earlier proposal of the same person."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Drop:
    """The verdict that waited goes: whoever corrects would say this one, or keep the current one."""

    verdict: Verdict


def decide(
    given: Correcting, claim: Claim, waiting: Verdict | None, *, own: bool, two_person: bool
) -> Publish | Propose | Drop:
    """What becomes of a correction of a checked claim. `waiting` is a new verdict that waits for a second moderator,
    `own` whether the one who corrects proposed it. Raises Conflict and Incomplete with what would help."""
    if waiting is not None:
        return _decide_beside(given, claim, waiting, own=own, two_person=two_person)
    _require_parts(given)
    verdict = given.verdict or claim.verdict
    if verdict is None or (verdict is claim.verdict) is given.rating:
        raise Conflict(_class_sentence(claim, rating=given.rating))
    return Propose(verdict) if given.rating and two_person else Publish(verdict)


def _decide_beside(
    given: Correcting, claim: Claim, waiting: Verdict, *, own: bool, two_person: bool
) -> Publish | Propose | Drop:
    """The same where a new verdict waits already: it is approved, replaced, sent back or taken back."""
    if not given.rating:
        raise Conflict(f"A new verdict waits on #{claim.number}: approve it or send it back first.")
    verdict = given.verdict or claim.verdict
    if verdict is not claim.verdict:
        _require_parts(given)
    if verdict is None:
        raise Conflict(_class_sentence(claim, rating=True))
    if verdict is claim.verdict or not (own or verdict is waiting):
        return Drop(verdict)
    return Propose(verdict) if own and two_person else Publish(verdict)


def _require_parts(given: Correcting) -> None:
    """Check that the parts that a class needs are given. Raises Incomplete."""
    if given.sources is not None:
        require_source(given.sources)
    if given.rating:
        parts = {"a verdict": given.verdict, "a source": given.sources, "a rationale": given.rationale}
        missing = [name for name, part in parts.items() if part is None]
        if missing:
            raise Incomplete(
                "A correction with a new verdict (rating_change) needs the verdict, a source and a rationale; "
                f"missing: {', '.join(missing)}."
            )


def _class_sentence(claim: Claim, *, rating: bool) -> str:
    says = claim.verdict.words if claim.verdict else "nothing"
    if rating:
        return (
            f"#{claim.number} says {says} already; to keep it, choose a fact corrected (fact_fix), "
            "new information (update) or a typo (typo)."
        )
    return (
        f"#{claim.number} says {says}; to change that, choose a new verdict (rating_change), "
        "with its sources and rationale."
    )
