"""A new verdict for a claim that has one: published at once, or, under the two-person rule, when another moderator
approves it. Until then the old one stands."""

from bot.domain.claims import Claim, CorrectionClass, Ruling, Source, Verdict
from bot.domain.errors import NotAllowed
from bot.domain.sources import Dates
from bot.services.desk.base import moved_on, person_of
from bot.services.posts.notify import tell_person
from bot.services.posts.record import record_claim
from bot.storage.claims import claim_changes
from bot.storage.database import Tx
from bot.storage.desk.events import Change
from bot.storage.review import proposals
from bot.storage.review.proposals import Proposal


async def publish_correction(
    tx: Tx,
    change: Change,
    claim: Claim,
    kind: CorrectionClass,
    verdict: Verdict,
    sources: tuple[Source, ...],
    *,
    rationale: int,
    reason: int,
    dates: Dates,
    proposed_by: int | None = None,
) -> None:
    """The next revision of a verdict. `rationale` and `reason` are rows of `texts`."""
    revision = await claim_changes.publish(
        tx,
        claim.id,
        claim.state,
        verdict,
        sources,
        rationale=rationale,
        by=person_of(change),
        proposed_by=proposed_by,
        correction=kind,
        now=change.at,
        dates=dates,
    )
    if revision is None:
        raise moved_on(claim.number)
    after = {"verdict": verdict.value, "revision": revision, "class": kind.value}
    await record_claim(tx, change, "claim.corrected", claim, after, before=stood(claim), reason=reason)


async def propose_correction(
    tx: Tx, change: Change, claim: Claim, ruling: Ruling, *, rationale: int, reason: int
) -> None:
    if not await proposals.propose_anew(tx, claim.id, ruling, rationale, reason, person_of(change), change.at):
        raise moved_on(claim.number)
    after = {"proposed": ruling.verdict.value, "class": CorrectionClass.RATING_CHANGE.value}
    await record_claim(tx, change, "claim.correction_proposed", claim, after, before=stood(claim), reason=reason)


async def approve_correction(tx: Tx, change: Change, claim: Claim, waiting: Proposal, *, two_person: bool) -> None:
    """Publish the new verdict as it was proposed."""
    if two_person and waiting.by == change.actor:
        raise NotAllowed(f"You proposed the new verdict on #{claim.number}; another moderator decides.")
    assert waiting.reason is not None  # noqa: S101 - of a first verdict the claim would be proposed
    await publish_correction(
        tx,
        change,
        claim,
        CorrectionClass.RATING_CHANGE,
        waiting.verdict,
        waiting.sources,
        rationale=waiting.rationale,
        reason=waiting.reason,
        dates=waiting.dates,
        proposed_by=waiting.by,
    )


async def drop_correction(
    tx: Tx, change: Change, claim: Claim, waiting: Proposal, said: Verdict, *, reason: int
) -> None:
    """The verdict stays as it is: whoever proposed another is told what this moderator would say."""
    await proposals.drop(tx, claim.id)
    after = {"proposed": said.value}
    before = {**stood(claim), "proposed": waiting.verdict.value}
    await record_claim(tx, change, "claim.correction_sent_back", claim, after, before=before, reason=reason)
    if waiting.by != change.actor:
        would = "leave the verdict" if said is claim.verdict else f"say {said.value.replace('_', ' ')}"
        sentence = f"Your correction of #{claim.number} was sent back: another moderator would {would}."
        await tell_person(tx, change, waiting.by, sentence, key=f"back:{claim.number}")


async def tell_proposer(tx: Tx, change: Change, claim: Claim, what: str) -> None:
    """Whoever proposed a new verdict hears that the old one fell before it was decided. Before that happens."""
    waiting = await proposals.waiting(tx, claim.id)
    if waiting is not None and waiting.by != change.actor:
        sentence = f"The verdict on #{claim.number} was {what}; the correction that you proposed was dropped with it."
        await tell_person(tx, change, waiting.by, sentence, key=f"back:{claim.number}")


def stood(claim: Claim) -> dict[str, object]:
    return {"verdict": claim.verdict.value if claim.verdict else None}
