"""A verdict that somebody gives: published, proposed to a second moderator, approved or sent back."""

from bot.domain.changes import Noted
from bot.domain.claims import NAME_SHOWN, TRANSITIONS, Claim, Ruling, State, Verdict
from bot.domain.clock import HOUR
from bot.domain.errors import Conflict, Incomplete, NotAllowed
from bot.domain.events import Action
from bot.domain.settings import DeskSettings
from bot.services.desk.base import moved_on, person_of, require_read
from bot.services.posts.notify import tell_person
from bot.services.posts.record import record_claim
from bot.services.review.rating_changes import approve_correction
from bot.services.review.verdicts import WORDS, publish_verdict
from bot.storage.database import Tx
from bot.storage.desk.events import Change
from bot.storage.review import proposals
from bot.storage.review.proposals import Proposal


async def rule(
    tx: Tx,
    change: Change,
    claim: Claim,
    waiting: Proposal | None,
    ruling: Ruling,
    text: int,
    settings: DeskSettings,
) -> None:
    """Publish a verdict; under the two-person rule propose it, or decide with it on the one that waits."""
    if not settings.two_person:
        await publish_verdict(tx, change, claim, ruling, text, None)
    elif waiting is None:
        await propose(tx, change, claim, ruling, text)
    elif waiting.by == change.actor:
        raise NotAllowed(f"You proposed the verdict on #{claim.number}; another moderator decides.")
    elif waiting.verdict is ruling.verdict:
        await publish_verdict(tx, change, claim, ruling, text, waiting.by)
    else:
        until = change.at + settings.lease_hours * HOUR
        await _send_back(tx, change, claim, waiting, ruling.verdict, text, until)


async def approve(
    tx: Tx,
    change: Change,
    claim: Claim,
    waiting: Proposal | None,
    mark: int | None,
    settings: DeskSettings,
) -> None:
    """Publish the verdict that waits, the first one or a new one, as it was proposed."""
    if waiting is not None and mark not in {None, waiting.rationale}:
        raise Conflict(f"Another verdict was proposed on #{claim.number} since you looked; read that one first.")
    if claim.state is State.CHECKED and waiting is not None:
        await approve_correction(tx, change, claim, waiting, two_person=settings.two_person)
        return
    require_follows(claim, State.CHECKED)
    if waiting is None:
        raise Incomplete(f"No proposal waits on #{claim.number}: give a verdict, a source and a rationale.")
    if waiting.by == change.actor:
        raise NotAllowed(f"You proposed the verdict on #{claim.number}; another moderator decides.")
    ruling = Ruling(waiting.verdict, waiting.sources, "", waiting.speaker, waiting.dates.as_of, waiting.dates.again)
    await publish_verdict(tx, change, claim, ruling, waiting.rationale, waiting.by)


async def propose(tx: Tx, change: Change, claim: Claim, ruling: Ruling, text: int) -> None:
    if not await proposals.propose(tx, claim.id, claim.state, ruling, text, person_of(change), change.at):
        raise moved_on(claim.number)
    after = {"state": State.PROPOSED.value, "verdict": ruling.verdict.value}
    await record_claim(tx, change, claim, Noted(Action.CLAIM_PROPOSED, after), reason=text)


async def _send_back(
    tx: Tx, change: Change, claim: Claim, waiting: Proposal, other: Verdict, text: int, until: int
) -> None:
    if not await proposals.send_back(tx, claim.id, waiting.by, until, change.at):
        raise moved_on(claim.number)
    after = {"state": State.IN_REVIEW.value, "verdict": other.value, "owner": waiting.by}
    await record_claim(tx, change, claim, Noted(Action.CLAIM_SENT_BACK, after), reason=text)
    sentence = f"Your verdict on #{claim.number} was sent back: another moderator says {WORDS[other]}."
    await tell_person(tx, change, waiting.by, sentence, key=f"back:{claim.number}")


def require_judged(claim: Claim, ruling: Ruling) -> None:
    """Raises Conflict where the claim is not any more what somebody judged."""
    if ruling.confirms not in {None, (claim.speaker or "")[:NAME_SHOWN]}:
        raise Conflict(f"The speaker of #{claim.number} was changed while you wrote; check again who said it.")
    require_read(claim, ruling.read)


def require_follows(claim: Claim, state: State) -> None:
    """Whether a state may follow a claim's own; else a sentence that says what would help."""
    if claim.state is State.CHECKED:
        verdict = WORDS[claim.verdict] if claim.verdict else ""
        raise Conflict(f"#{claim.number} is checked already ({verdict}); correct its verdict, or withdraw it first.")
    if state not in TRANSITIONS[claim.state]:
        raise Conflict(f"#{claim.number} is {named(claim)}; reopen it first.")


def named(claim: Claim) -> str:
    return claim.state.value.replace("_", " ")
