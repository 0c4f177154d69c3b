"""Disputes: a member objects, others co-sign, a moderator who has no part in it decides."""

from collections.abc import Sequence

from bot.domain.actor import LOCAL_DESK, Actor, Capability
from bot.domain.claims import Claim, State
from bot.domain.clock import DAY
from bot.domain.delivery import Destination
from bot.domain.disputes import PER_DAY, Decision, Dispute, DisputeKind, DisputeState, Objection, Outcome
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound
from bot.domain.events import Action
from bot.domain.pages import bounded
from bot.domain.posts import DisputeCard
from bot.domain.user_input import speaker_name, web_url, words_of
from bot.services.desk.base import Desk, claim_of, dispute_of, open_dispute, person_of
from bot.services.desk.limits import at_most
from bot.services.posts.dispute_cards import card_key, show_change
from bot.services.review.dispute_outcomes import given_parts, uphold
from bot.services.review.moot_disputes import leave, tell_members
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.posts import outbox
from bot.storage.review import dispute_members, disputes, verdicts

_DECIDED = {Outcome.UPHELD: Action.DISPUTE_UPHELD, Outcome.REJECTED: Action.DISPUTE_REJECTED}


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
            recent = await dispute_members.times_since(tx, person, change.at - DAY)
            at_most(actor, recent, PER_DAY, "open {} disputes")
            reason = await desks.put_text(tx, actor.server, person, objection.reason)
            standing = await disputes.open_on(tx, claim.id, (objection.kind,))
            if standing:
                case, dispute, action = standing[0].id, standing[0].number, Action.DISPUTE_JOINED
            else:
                dispute = await desks.take_number(tx, actor.server, "dispute")
                case = await disputes.open_case(tx, actor.server, dispute, claim.id, objection.kind, change.at)
                action = Action.DISPUTE_OPENED
            await dispute_members.join(tx, case, person, objection, reason, channel, change.at)
            after = {"dispute": dispute, "kind": objection.kind.value, "state": "open"}
            await events.record(tx, change, Entry(action, claim=claim.id, dispute=case, after=after, reason=reason))
            if not standing:
                await self._announce(tx, change, dispute)
            await show_change(tx, change, claim, dispute)
            return dispute

        return await self._desk.show_dispute(actor, await self._desk.db.write(write))

    async def withdraw(self, actor: Actor, number: int) -> Dispute:
        """Take back one's objection to a claim; the dispute ends with its last member."""
        actor.require(Capability.DISPUTE)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor, even_blocked=True)
            claim = await claim_of(tx, actor, number)
            dispute = await disputes.open_of_member(tx, claim.id, person_of(change))
            if dispute is None:
                raise NotFound(f"You have no open dispute on #{number}.")
            await leave(tx, change, claim, dispute, person_of(change))
            return dispute.number

        return await self._desk.show_dispute(actor, await self._desk.db.write(write))

    async def list(self, actor: Actor, limit: int = 25, offset: int = 0) -> Sequence[Dispute]:
        """Open disputes, the overdue and oldest first."""
        actor.require(Capability.READ_DISPUTES)
        async with self._desk.db.read() as reader:
            return await disputes.waiting(reader, actor.server, bounded(limit), offset)

    async def mine(self, actor: Actor, limit: int = 25) -> Sequence[Dispute]:
        """What the actor opened or signed, the open ones first."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            person = await desks.find_person(reader, actor.server, actor.user)
            return [] if person is None else await disputes.of_person(reader, person, bounded(limit))

    async def show(self, actor: Actor, number: int) -> Dispute:
        """A dispute with its reason: for those who work the desk, and for those who opened or joined it. All others
        read on the claim's card that there is one."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            dispute = await dispute_of(reader, actor, number)
            if actor.user not in {
                user for _person, user, _channel in await dispute_members.members(reader, dispute.id)
            }:
                actor.require(Capability.READ_DISPUTES)
        return dispute

    async def resolve(self, actor: Actor, number: int, decision: Decision) -> Dispute:
        """Uphold or reject a dispute, with a reason. Nobody decides a dispute that they signed, nor one about a verdict
        of their own (unless the desk has a sole moderator: then it is marked self-reviewed)."""
        actor.require(Capability.RESOLVE)
        why = words_of(decision.reason, "A reason")
        if decision.outcome is Outcome.REJECTED and given_parts(decision):
            parts = " and ".join(given_parts(decision))
            raise Incomplete(f"Rejecting a dispute changes nothing on its claim; leave out the {parts}.")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            dispute = await open_dispute(tx, actor, number)
            claim = await claim_of(tx, actor, dispute.claim)
            own = await self._own(tx, change, claim, dispute)
            text = await desks.put_text(tx, actor.server, change.actor, why)
            state = DisputeState(decision.outcome.value)
            if not await disputes.close(
                tx, dispute.id, state, by=change.actor, decision=text, self_reviewed=own, now=change.at
            ):
                raise Conflict(f"Dispute {number} was decided just now by somebody else.")
            if decision.outcome is Outcome.UPHELD:
                await uphold(tx, change, claim, dispute, decision, text)
            await events.record(
                tx,
                change,
                Entry(
                    _DECIDED[decision.outcome],
                    claim=claim.id,
                    dispute=dispute.id,
                    before={"dispute": number, "state": "open"},
                    after={"dispute": number, "state": state.value, "self_reviewed": own},
                    reason=text,
                ),
            )
            outcome = f"Your dispute {number} of #{claim.number} was {state.value}: {why}"
            await tell_members(tx, change, dispute, outcome, but_not=actor.user)
            await show_change(tx, change, claim, number)
            return number

        return await self._desk.show_dispute(actor, await self._desk.db.write(write))

    async def _own(self, tx: Tx, change: Change, claim: Claim, dispute: Dispute) -> bool:
        """Whether the decision is about the actor's own verdict; raises NotAllowed where they may not decide."""
        person = person_of(change)
        if person in {member for member, _user, _channel in await dispute_members.members(tx, dispute.id)}:
            raise NotAllowed(f"You opened or joined dispute {dispute.number} yourself; another moderator decides it.")
        if person not in await verdicts.authors(tx, claim.id):
            return False
        if not (await desks.settings(tx, change.server)).sole_moderator:
            raise NotAllowed(
                f"The verdict on #{claim.number} is yours; another moderator decides dispute {dispute.number}"
                " (unless an admin lets moderators decide disputes of their own verdicts: sole_moderator)."
            )
        return True

    async def _announce(self, tx: Tx, change: Change, number: int) -> None:
        channel = (await desks.settings(tx, change.server)).review_channel
        if channel is not None and change.server != LOCAL_DESK:
            to = Destination(change.server, channel)
            await outbox.put(tx, DisputeCard(number), card_key(change.server, number), to, now=change.at)


def _may_dispute(claim: Claim, kind: DisputeKind) -> None:
    if claim.state is State.DISMISSED:
        raise Conflict(f"#{claim.number} is dismissed; there is nothing to dispute.")
    if kind is DisputeKind.VERDICT_WRONG and claim.state is not State.CHECKED:
        raise Conflict(
            f"#{claim.number} has no verdict yet; say that the claim is wrong (claim_is_wrong) and give your evidence."
        )
    if kind is DisputeKind.CLAIM_IS_WRONG and claim.state is State.CHECKED:
        raise Conflict(f"#{claim.number} is checked; say that the verdict is wrong (verdict_wrong) and give a link.")


def _checked(objection: Objection) -> Objection:
    reason = words_of(objection.reason, "A dispute's reason")
    link = web_url(objection.link) if objection.link and objection.link.strip() else None
    if objection.kind is DisputeKind.VERDICT_WRONG and link is None:
        raise Incomplete("Disputing a verdict needs a link to your evidence.")
    return Objection(objection.kind, reason, link, speaker_name(objection.speaker))
