"""What an upheld dispute changes, by its kind."""

from bot.domain.claims import Claim, CorrectionClass, State, clean_text
from bot.domain.disputes import Decision, Dispute, DisputeKind
from bot.domain.errors import Conflict, Incomplete
from bot.domain.evidence import Dates
from bot.matching import normal_form
from bot.services.corrections import void_claim
from bot.services.desk import moved_on, person_of, record_claim
from bot.services.rerating import publish_correction, tell_proposer
from bot.services.review import WORDS, confirm_speaker
from bot.storage import claim_changes, desks
from bot.storage.database import Tx
from bot.storage.events import Change


async def uphold(tx: Tx, change: Change, claim: Claim, dispute: Dispute, decision: Decision, text: int) -> None:
    """What an upheld dispute changes, by its kind."""
    match dispute.kind:
        case DisputeKind.VERDICT_WRONG:
            await _new_verdict(tx, change, claim, decision, text)
        case DisputeKind.MISQUOTE:
            await _right_words(tx, change, claim, decision, text)
        case DisputeKind.WRONG_SPEAKER:
            await _right_speaker(tx, change, claim, dispute, decision, text)
        case DisputeKind.MISSING_CONTEXT:
            await claim_changes.add_context(tx, claim.id, text, change.at)
            await record_claim(tx, change, "claim.context_added", claim, {}, reason=text)
        case DisputeKind.CLAIM_IS_WRONG:
            await _first_verdict(tx, change, claim, decision, text)


async def _new_verdict(tx: Tx, change: Change, claim: Claim, decision: Decision, text: int) -> None:
    """Upheld "verdict wrong": the next revision, or none and the claim is unverified again."""
    if claim.state is not State.CHECKED or claim.verdict is None:
        raise Conflict(f"#{claim.number} has no verdict any more.")
    if decision.verdict is None:
        if decision.sources:
            raise Incomplete("Sources go with a verdict; give the new verdict too.")
        await void_claim(tx, change, claim, text)
        return
    if decision.verdict is claim.verdict:
        raise Conflict(
            f"#{claim.number} says {WORDS[claim.verdict]} already; upholding needs another verdict, or none."
        )
    _needs_sources(decision)
    await tell_proposer(tx, change, claim, "changed after a dispute")
    await publish_correction(
        tx,
        change,
        claim,
        CorrectionClass.RATING_CHANGE,
        decision.verdict,
        decision.sources,
        rationale=text,
        reason=text,
        dates=Dates(),
    )


async def _first_verdict(tx: Tx, change: Change, claim: Claim, decision: Decision, text: int) -> None:
    """Upheld "the claim is wrong": evidence was offered; a verdict may be given with it at once."""
    if decision.verdict is None:
        return
    if claim.state is State.CHECKED:
        raise Conflict(f"#{claim.number} has a verdict already.")
    if (await desks.settings(tx, change.server)).two_person:
        raise Conflict("Two moderators give a verdict here: uphold without one, then check the claim.")
    _needs_sources(decision)
    name = await confirm_speaker(tx, change, claim, None)
    revision = await claim_changes.publish(
        tx,
        claim.id,
        claim.state,
        decision.verdict,
        decision.sources,
        rationale=text,
        by=person_of(change),
        proposed_by=None,
        correction=None,
        now=change.at,
    )
    if revision is None:
        raise moved_on(claim.number)
    after = {"state": "checked", "verdict": decision.verdict.value, "revision": revision, "speaker": name}
    await record_claim(tx, change, "claim.checked", claim, after, reason=text)


async def _right_words(tx: Tx, change: Change, claim: Claim, decision: Decision, text: int) -> None:
    words = " ".join(clean_text(decision.text or "").split())
    if not words:
        raise Incomplete("Upholding a misquote needs the right words.")
    await claim_changes.reword(tx, claim.id, words, normal_form(words), change.at)
    await record_claim(tx, change, "claim.reworded", claim, {}, reason=text)


async def _right_speaker(tx: Tx, change: Change, claim: Claim, dispute: Dispute, decision: Decision, text: int) -> None:
    said = decision.speaker or dispute.suggested_speaker
    if not said:
        raise Incomplete('Upholding a wrong speaker needs who said it: a name, or "nobody".')
    name = await confirm_speaker(tx, change, claim, said)
    was = {"speaker": claim.speaker}
    await record_claim(tx, change, "claim.speaker_changed", claim, {"speaker": name}, before=was, reason=text)


def _needs_sources(decision: Decision) -> None:
    if not decision.sources:
        raise Incomplete("A verdict needs at least one source: an http or https address.")
