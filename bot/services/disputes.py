"""Disputes: a member objects, others co-sign, a moderator who has no part in it decides."""

from collections.abc import Sequence

from bot.domain.actor import Actor, Capability
from bot.domain.claims import (
    Claim,
    CorrectionClass,
    Ruling,
    State,
    clean_text,
    web_url,
    words_of,
)
from bot.domain.clock import DAY, to_datetime
from bot.domain.delivery import DeliveryKind
from bot.domain.disputes import PER_DAY, Decision, Dispute, DisputeKind, DisputeState, Objection, Outcome
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound, TooMuch
from bot.domain.speakers import MAX_NAME
from bot.matching import normal_form
from bot.services.claims import bounded
from bot.services.closing import tell_members
from bot.services.desk import LOCAL_DESK, Desk, claim_of, moved_on, person_of, record_claim
from bot.services.review import WORDS, confirm_speaker, void_claim
from bot.storage import claim_changes, desks, disputes, events, outbox
from bot.storage.database import Tx
from bot.storage.events import Change, Entry


class Disputes:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def open(self, actor: Actor, number: int, objection: Objection, channel: int | None = None) -> Dispute:
        """Object to a claim or its verdict. A second objection of the same kind joins the first as a co-signer.
        `channel` is where the outcome is told."""
        actor.require(Capability.DISPUTE)
        objection = _checked(objection)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            person = person_of(change)
            claim = await claim_of(tx, actor, number)
            _may_dispute(claim, objection.kind)
            mine = await disputes.open_of_member(tx, claim.id, person)
            if mine is not None:
                raise Conflict(
                    f"You have dispute {mine.number} open on #{number}; withdraw that first, or wait for its outcome."
                )
            if actor.limited:
                await self._within_limit(tx, person, change.at)
            reason = await desks.put_text(tx, actor.server, person, objection.reason)
            standing = await disputes.open_on(tx, claim.id, (objection.kind,))
            if standing:
                case, dispute, action = standing[0].id, standing[0].number, "dispute.joined"
            else:
                dispute = await desks.take_number(tx, actor.server, "dispute")
                case = await disputes.open_case(tx, actor.server, dispute, claim.id, objection.kind, change.at)
                action = "dispute.opened"
            await disputes.join(tx, case, person, objection, reason, channel, change.at)
            after = {"dispute": dispute, "kind": objection.kind.value, "state": "open"}
            await events.record(tx, change, Entry(action, claim=claim.id, dispute=case, after=after, reason=reason))
            if not standing:
                await self._announce(tx, change, dispute)
            return dispute

        return await self._numbered(actor, await self._desk.db.write(write))

    async def withdraw(self, actor: Actor, number: int) -> Dispute:
        """Take back one's objection to a claim; the dispute ends with its last member."""
        actor.require(Capability.DISPUTE)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            dispute = await disputes.open_of_member(tx, claim.id, person_of(change))
            if dispute is None:
                raise NotFound(f"You have no open dispute on #{number}.")
            left = await disputes.leave(tx, dispute.id, person_of(change), change.at)
            if left == 0:
                await disputes.close(
                    tx,
                    dispute.id,
                    DisputeState.WITHDRAWN,
                    by=change.actor,
                    decision=None,
                    self_reviewed=False,
                    now=change.at,
                )
            await events.record(
                tx,
                change,
                Entry(
                    "dispute.left" if left else "dispute.withdrawn",
                    claim=claim.id,
                    dispute=dispute.id,
                    before={"dispute": dispute.number, "state": "open"},
                    after={"dispute": dispute.number, "state": "open" if left else "withdrawn"},
                ),
            )
            return dispute.number

        return await self._numbered(actor, await self._desk.db.write(write))

    async def list(self, actor: Actor, limit: int = 25) -> Sequence[Dispute]:
        """Open disputes, the overdue and oldest first."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return await disputes.waiting(reader, actor.server, bounded(limit))

    async def show(self, actor: Actor, number: int) -> Dispute:
        actor.require(Capability.READ)
        return await self._numbered(actor, number)

    async def resolve(self, actor: Actor, number: int, decision: Decision) -> Dispute:
        """Uphold or reject a dispute, with a reason. Nobody decides a dispute that he signed, nor one about a verdict
        that is his own (unless the desk has a sole moderator: then it is marked self-reviewed)."""
        actor.require(Capability.RESOLVE)
        why = words_of(decision.reason, "A reason")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            dispute = await self._open_dispute(tx, actor, number)
            claim = await claim_of(tx, actor, dispute.claim)
            own = await self._own(tx, change, claim, dispute)
            text = await desks.put_text(tx, actor.server, change.actor, why)
            state = DisputeState(decision.outcome.value)
            if not await disputes.close(
                tx, dispute.id, state, by=change.actor, decision=text, self_reviewed=own, now=change.at
            ):
                raise Conflict(f"Dispute {number} was decided just now by somebody else.")
            if decision.outcome is Outcome.UPHELD:
                await _uphold(tx, change, claim, dispute, decision, text)
            await events.record(
                tx,
                change,
                Entry(
                    f"dispute.{state.value}",
                    claim=claim.id,
                    dispute=dispute.id,
                    before={"dispute": number, "state": "open"},
                    after={"dispute": number, "state": state.value, "self_reviewed": own},
                    reason=text,
                ),
            )
            outcome = f"Your dispute {number} of #{claim.number} was {state.value}: {why}"
            await tell_members(tx, change, dispute, outcome, but_not=actor.user)
            return number

        return await self._numbered(actor, await self._desk.db.write(write))

    async def _own(self, tx: Tx, change: Change, claim: Claim, dispute: Dispute) -> bool:
        """Whether the decision is about the actor's own verdict; refuses where he may not decide."""
        person = person_of(change)
        if person in {member for member, _user, _channel in await disputes.members(tx, dispute.id)}:
            raise NotAllowed(f"You stand behind dispute {dispute.number} yourself; another moderator decides it.")
        if person not in await claim_changes.author_of_verdict(tx, claim.id):
            return False
        if not (await desks.settings(tx, change.server)).sole_moderator:
            raise NotAllowed(
                f"The verdict on #{claim.number} is yours; another moderator decides dispute {dispute.number}"
                " (unless an admin sets sole_moderator)."
            )
        return True

    async def _within_limit(self, tx: Tx, person: int, now: int) -> None:
        recent = await disputes.times_since(tx, person, now - DAY)
        if len(recent) >= PER_DAY:
            again = to_datetime(recent[-PER_DAY] + DAY).strftime("%d %b %H:%M UTC")
            raise TooMuch(f"A member may open {PER_DAY} disputes in 24 hours; the next one from {again}.")

    async def _announce(self, tx: Tx, change: Change, number: int) -> None:
        channel = (await desks.settings(tx, change.server)).review_channel
        if channel is not None and change.server != LOCAL_DESK:
            await outbox.put(
                tx,
                DeliveryKind.POST,
                f"dispute:{change.server}:{number}",
                {"render": "dispute", "dispute": number},
                server=change.server,
                channel=channel,
                now=change.at,
            )

    async def _open_dispute(self, tx: Tx, actor: Actor, number: int) -> Dispute:
        dispute = await disputes.by_number(tx, actor.server, number)
        if dispute is None:
            raise NotFound(f"There is no dispute {number} on this server's record.")
        if dispute.state is not DisputeState.OPEN:
            raise Conflict(f"Dispute {number} is {dispute.state.value} already.")
        return dispute

    async def _numbered(self, actor: Actor, number: int) -> Dispute:
        async with self._desk.db.read() as reader:
            dispute = await disputes.by_number(reader, actor.server, number)
        if dispute is None:
            raise NotFound(f"There is no dispute {number} on this server's record.")
        return dispute


async def _uphold(tx: Tx, change: Change, claim: Claim, dispute: Dispute, decision: Decision, text: int) -> None:
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
    revision = await _publish(tx, change, claim, decision, text, CorrectionClass.RATING_CHANGE)
    after = {
        "state": "checked",
        "verdict": decision.verdict.value,
        "revision": revision,
        "class": CorrectionClass.RATING_CHANGE.value,
    }
    was = {"verdict": claim.verdict.value}
    await record_claim(tx, change, "claim.corrected", claim, after, before=was, reason=text)


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
    revision = await _publish(tx, change, claim, decision, text, None)
    after = {"state": "checked", "verdict": decision.verdict.value, "revision": revision, "speaker": name}
    await record_claim(tx, change, "claim.checked", claim, after, reason=text)


async def _publish(
    tx: Tx, change: Change, claim: Claim, decision: Decision, text: int, correction: CorrectionClass | None
) -> int:
    assert decision.verdict is not None  # noqa: S101 - both callers have looked
    ruling = Ruling(decision.verdict, decision.sources, "")
    revision = await claim_changes.publish(
        tx,
        claim.id,
        claim.state,
        ruling.verdict,
        ruling.sources,
        rationale=text,
        by=person_of(change),
        proposed_by=None,
        correction=correction,
        now=change.at,
    )
    if revision is None:
        raise moved_on(claim.number)
    return revision


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


def _may_dispute(claim: Claim, kind: DisputeKind) -> None:
    if claim.state is State.DISMISSED:
        raise Conflict(f"#{claim.number} is dismissed; there is nothing to dispute.")
    if kind is DisputeKind.VERDICT_WRONG and claim.state is not State.CHECKED:
        raise Conflict(f"#{claim.number} has no verdict yet; say claim_is_wrong and give your evidence.")
    if kind is DisputeKind.CLAIM_IS_WRONG and claim.state is State.CHECKED:
        raise Conflict(f"#{claim.number} is checked; say verdict_wrong and give a link.")


def _checked(objection: Objection) -> Objection:
    reason = words_of(objection.reason, "A dispute's reason")
    link = web_url(objection.link) if objection.link and objection.link.strip() else None
    if objection.kind is DisputeKind.VERDICT_WRONG and link is None:
        raise Incomplete("Disputing a verdict needs a link to your evidence.")
    speaker = " ".join(clean_text(objection.speaker or "").split()) or None
    if speaker and len(speaker) > MAX_NAME:
        raise Incomplete(f"A speaker's name may have {MAX_NAME} characters.")
    return Objection(objection.kind, reason, link, speaker)
