"""A new verdict for a claim that has one: published at once, or, under the two-person rule, when another moderator
approves it. Until then the old one stays in force."""

from dataclasses import replace

from bot.domain.changes import Corrected, Noted, stood
from bot.domain.claims import Claim, CorrectionClass, Ruling, Verdict
from bot.domain.errors import NotAllowed
from bot.domain.events import Action
from bot.services.desk.base import moved_on, person_of
from bot.services.posts.notify import tell_person
from bot.services.posts.record import record_claim
from bot.storage.database import Tx
from bot.storage.desk.events import Change
from bot.storage.review import proposals, verdicts
from bot.storage.review.proposals import Proposal
from bot.storage.review.verdicts import NewRevision


async def publish_correction(
    tx: Tx,
    change: Change,
    claim: Claim,
    new: NewRevision,
    kind: CorrectionClass,
    reason: int,
) -> None:
    """The next revision of a verdict. `reason` is a row of `texts`."""
    revision = await verdicts.publish(tx, claim.id, claim.state, replace(new, correction=kind), change.at)
    if revision is None:
        raise moved_on(claim.number)
    await record_claim(tx, change, claim, Corrected(kind, new.verdict, revision, claim.verdict), reason=reason)


async def propose_correction(
    tx: Tx, change: Change, claim: Claim, ruling: Ruling, *, rationale: int, reason: int
) -> None:
    if not await proposals.propose_anew(tx, claim.id, ruling, rationale, reason, person_of(change), change.at):
        raise moved_on(claim.number)
    after = {"proposed": ruling.verdict.value, "class": CorrectionClass.RATING_CHANGE.value}
    proposed = Noted(Action.CLAIM_CORRECTION_PROPOSED, after, stood(claim.verdict))
    await record_claim(tx, change, claim, proposed, reason=reason)


async def approve_correction(tx: Tx, change: Change, claim: Claim, waiting: Proposal, *, two_person: bool) -> None:
    """Publish the new verdict as it was proposed."""
    if two_person and waiting.by == change.actor:
        raise NotAllowed(f"You proposed the new verdict on #{claim.number}; another moderator decides.")
    assert waiting.reason is not None  # noqa: S101 - of a first verdict the claim would be proposed
    new = NewRevision(
        waiting.verdict,
        waiting.sources,
        waiting.rationale,
        person_of(change),
        proposed_by=waiting.by,
        dates=waiting.dates,
    )
    await publish_correction(tx, change, claim, new, CorrectionClass.RATING_CHANGE, waiting.reason)


async def drop_correction(
    tx: Tx, change: Change, claim: Claim, waiting: Proposal, said: Verdict, *, reason: int
) -> None:
    """The verdict stays as it is: whoever proposed another is told what this moderator would say."""
    await proposals.drop(tx, claim.id)
    after = {"proposed": said.value}
    before = {**stood(claim.verdict), "proposed": waiting.verdict.value}
    await record_claim(tx, change, claim, Noted(Action.CLAIM_CORRECTION_SENT_BACK, after, before), reason=reason)
    if waiting.by != change.actor:
        would = "leave the verdict" if said is claim.verdict else f"say {said.value.replace('_', ' ')}"
        sentence = f"Your correction of #{claim.number} was sent back: another moderator would {would}."
        await tell_person(tx, change, waiting.by, sentence, key=f"back:{claim.number}")


async def tell_proposer(tx: Tx, change: Change, claim: Claim, what: str) -> None:
    """Tell whoever proposed a new verdict that it was dropped. Call before the old verdict is replaced."""
    waiting = await proposals.waiting(tx, claim.id)
    if waiting is not None and waiting.by != change.actor:
        sentence = f"The verdict on #{claim.number} was {what}; the correction that you proposed was dropped with it."
        await tell_person(tx, change, waiting.by, sentence, key=f"back:{claim.number}")
