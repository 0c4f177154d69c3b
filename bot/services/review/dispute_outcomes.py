"""What an upheld dispute changes, by its kind."""

from bot.domain.changes import Noted
from bot.domain.claims import Claim, CorrectionClass, Ruling, State
from bot.domain.disputes import Decision, Dispute, DisputeKind
from bot.domain.errors import Conflict, Incomplete
from bot.domain.events import Action
from bot.domain.sources import require_source
from bot.domain.user_input import claim_words, words_of
from bot.services.claims.attribution import confirm_speaker
from bot.services.claims.editing import refuse_twin, reword
from bot.services.desk.base import person_of
from bot.services.posts.record import record_claim
from bot.services.review.corrections import void_claim
from bot.services.review.rating_changes import publish_correction, tell_proposer
from bot.services.review.verdicts import WORDS, publish_verdict
from bot.storage.claims import claim_edits
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.review.verdicts import NewRevision


async def uphold(tx: Tx, change: Change, claim: Claim, dispute: Dispute, decision: Decision, text: int) -> None:
    """What an upheld dispute changes, by its kind."""
    _only_what_it_takes(dispute, decision)
    match dispute.kind:
        case DisputeKind.VERDICT_WRONG:
            await _new_verdict(tx, change, claim, decision, text)
        case DisputeKind.MISQUOTE:
            if not (decision.text or "").strip():
                raise Incomplete("Upholding a misquote needs the right words.")
            await _put_right(tx, change, claim, decision, decision.speaker, text)
        case DisputeKind.WRONG_SPEAKER:
            said = decision.speaker or dispute.suggested_speaker
            if not said:
                raise Incomplete('Upholding a wrong speaker needs who said it: a name, or "nobody".')
            await _put_right(tx, change, claim, decision, said, text)
        case DisputeKind.MISSING_CONTEXT:
            await _add_context(tx, change, claim, decision, text)
        case DisputeKind.CLAIM_IS_WRONG:
            await _first_verdict(tx, change, claim, decision, text)


async def _new_verdict(tx: Tx, change: Change, claim: Claim, decision: Decision, text: int) -> None:
    """Upheld "verdict wrong": the next revision, or none and the claim is unverified again."""
    if claim.state is not State.CHECKED or claim.verdict is None:
        raise Conflict(f"#{claim.number} no longer has a verdict; reject the dispute, or wait for a new verdict.")
    if decision.verdict is None:
        if decision.sources:
            raise Incomplete("Sources go with a verdict; give the new verdict too.")
        await void_claim(tx, change, claim, text)
        return
    if decision.verdict is claim.verdict:
        raise Conflict(
            f"#{claim.number} says {WORDS[claim.verdict]} already; upholding needs another verdict, or none."
        )
    require_source(decision.sources)
    await tell_proposer(tx, change, claim, "changed after a dispute")
    new = NewRevision(decision.verdict, decision.sources, text, person_of(change))
    await publish_correction(tx, change, claim, new, CorrectionClass.RATING_CHANGE, text)


async def _first_verdict(tx: Tx, change: Change, claim: Claim, decision: Decision, text: int) -> None:
    """Upheld "the claim is wrong": evidence was offered; a verdict may be given with it at once."""
    if decision.verdict is None:
        return
    if claim.state is State.CHECKED:
        raise Conflict(f"#{claim.number} has a verdict already.")
    if (await desks.settings(tx, change.server)).two_person:
        raise Conflict(
            "A verdict needs two moderators here: uphold the dispute without a verdict, then check the claim."
        )
    require_source(decision.sources)
    await publish_verdict(tx, change, claim, Ruling(decision.verdict, decision.sources, decision.reason), text)


async def _put_right(tx: Tx, change: Change, claim: Claim, decision: Decision, said: str | None, text: int) -> None:
    """The words, the speaker, or both: a quotation is often given to the wrong man in the wrong words."""
    if decision.text:
        await _right_words(tx, change, claim, decision.text, text)
    if said:
        await _right_speaker(tx, change, claim, said, text)


async def _right_words(tx: Tx, change: Change, claim: Claim, typed: str, text: int) -> None:
    words = claim_words(typed)
    if words == claim.text:
        raise Conflict(f"#{claim.number} says that already; upholding a misquote needs other words.")
    await refuse_twin(tx, claim, words, claim.speaker)
    was, now = await reword(tx, change, claim, words)
    await record_claim(tx, change, claim, Noted(Action.CLAIM_REWORDED, {"text": now}, {"text": was}), reason=text)


async def _right_speaker(tx: Tx, change: Change, claim: Claim, said: str, text: int) -> None:
    name = await confirm_speaker(tx, change, claim, said)
    changed = Noted(Action.CLAIM_SPEAKER_CHANGED, {"speaker": name}, {"speaker": claim.speaker})
    await record_claim(tx, change, claim, changed, reason=text)


async def _add_context(tx: Tx, change: Change, claim: Claim, decision: Decision, text: int) -> None:
    """The line is what was typed as its text, else the reason."""
    line = text
    if decision.text is not None:
        line = await desks.put_text(tx, change.server, change.actor, words_of(decision.text, "A context line"))
    await claim_edits.add_context(tx, claim.id, line, change.at)
    await record_claim(tx, change, claim, Noted(Action.CLAIM_CONTEXT_ADDED), reason=line)


_TAKES = {
    DisputeKind.VERDICT_WRONG: ("verdict", "sources"),
    DisputeKind.CLAIM_IS_WRONG: ("verdict", "sources"),
    DisputeKind.MISQUOTE: ("text", "speaker"),
    DisputeKind.WRONG_SPEAKER: ("speaker", "text"),
    DisputeKind.MISSING_CONTEXT: ("text",),
}


def _only_what_it_takes(dispute: Dispute, decision: Decision) -> None:
    """What was given and would change nothing is refused: whoever gave it believes that it did."""
    for part in given_parts(decision):
        if part not in _TAKES[dispute.kind]:
            kind = dispute.kind.value.replace("_", " ")
            takes = " and ".join(_TAKES[dispute.kind])
            raise Incomplete(f"Dispute {dispute.number} is about {kind}: upholding it takes {takes}; leave out {part}.")


def given_parts(decision: Decision) -> list[str]:
    """The names of the optional parts of a decision that are there."""
    parts = {
        "verdict": decision.verdict,
        "sources": decision.sources,
        "text": decision.text,
        "speaker": decision.speaker,
    }
    return [name for name, part in parts.items() if part]
