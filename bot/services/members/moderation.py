"""Against abuse, and for a member's own rights: block, undo, forget; and accepting what was typed in."""

from dataclasses import asdict

from bot.domain.actor import Actor, Capability, Role
from bot.domain.changes import Noted
from bot.domain.claims import Claim, Dismissal, State
from bot.domain.disputes import DisputeState
from bot.domain.errors import Conflict, NotAllowed, NotFound
from bot.domain.events import Action
from bot.domain.members import Undone
from bot.services.desk.base import Desk, claim_of, person_of
from bot.services.posts.record import record_claim
from bot.services.posts.replies import take_back as take_replies_back
from bot.services.review.dismissals import dismiss_claim, take_back
from bot.services.review.moot_disputes import leave
from bot.storage.articles import intake
from bot.storage.claims import claim_edits
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.members import form_drafts, members
from bot.storage.review import disputes, leases

_NEVER = "They have done nothing on this desk."


class Members:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def block(self, actor: Actor, user: int, role: Role = Role.MEMBER) -> None:
        """From now on they may only read; what they did stays. `role` is what they have on the server, where that
        is known."""
        _require_over(actor, role)
        if user == actor.user:
            raise Conflict("You can't block yourself.")

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            person = await desks.person(tx, actor.server, user)
            if not await members.block(tx, actor.server, user, person_of(change), change.at):
                raise Conflict("That member is blocked already.")
            await events.record(tx, change, Entry(Action.MEMBER_BLOCKED, after={"person": person}))

        await self._desk.db.write(write)

    async def unblock(self, actor: Actor, user: int) -> None:
        actor.require(Capability.BLOCK)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            if not await members.unblock(tx, actor.server, user):
                raise NotFound("That member is not blocked.")
            person = await desks.find_person(tx, actor.server, user)
            await events.record(tx, change, Entry(Action.MEMBER_UNBLOCKED, after={"person": person}))

        await self._desk.db.write(write)

    async def undo(self, actor: Actor, user: int, since: int, role: Role = Role.MEMBER) -> Undone:
        """Take back what a member did since then (epoch ms): their articles with unchecked claims, claims without
        another appearance, their part in open disputes, requests for checks, the replies posted for them, and forms
        begun. `role` as for `block`."""
        _require_over(actor, role)

        async def write(tx: Tx) -> Undone:
            change = await self._desk.begin(tx, actor)
            person = await self._person(tx, actor, user)
            why = await desks.put_text(tx, actor.server, None, "What one member did was taken back.")
            for row in await members.unread_since(tx, person, since):
                await intake.note_failed(tx, row["id"], "A moderator took it back.", change.at)
            brought = await members.articles_since(tx, person, since)
            for row in brought:
                await take_back(tx, change, row["id"], row["number"], why)
            typed = await members.claims_since(tx, person, since)
            for number in typed:
                await dismiss_claim(
                    tx, change, await members.whole(tx, actor.server, number), Dismissal.OUT_OF_SCOPE, why
                )
            left = await members.disputes_since(tx, person, since)
            for number in left:
                await _leave_dispute(tx, change, actor, number, person)
            wanted = await _unwant(tx, change, person, since)
            await form_drafts.empty_of(tx, person)
            replies = await take_replies_back(tx, change, person, since)
            done = Undone(len(brought), len(typed), len(left), wanted, replies)
            await events.record(tx, change, Entry(Action.MEMBER_UNDONE, after={"person": person, **asdict(done)}))
            return done

        return await self._desk.db.write(write)

    async def forget(self, actor: Actor, user: int) -> None:
        """Remove the name and the words said as a member; what was decided stays, and so does a block. Members may
        ask for it themselves; for others an admin does it."""
        actor.require(Capability.READ if user == actor.user else Capability.FORGET)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor, even_blocked=True)
            person = await self._person(tx, actor, user)
            for number in await members.disputes_since(tx, person, 0):
                await _leave_dispute(tx, change, actor, number, person)
            for number in await members.taken_by(tx, person):
                claim = await members.whole(tx, actor.server, number)
                if await leases.release(tx, claim.id, person, change.at):
                    await record_claim(
                        tx, change, claim, Noted(Action.CLAIM_RELEASED, {"state": State.UNVERIFIED.value})
                    )
            await _unwant(tx, change, person, 0)
            await form_drafts.empty_of(tx, person)
            await events.record(tx, change, Entry(Action.MEMBER_FORGOTTEN, after={"person": person}))
            await members.forget(tx, actor.server, person, user)

        await self._desk.db.write(write)

    async def accept(self, actor: Actor, number: int) -> Claim:
        """Let a claim that was pasted or typed in with a named speaker into summaries and public pages."""
        actor.require(Capability.CHECK)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            if not claim.held_back or claim.state is State.DISMISSED:
                raise Conflict(f"#{number} is not waiting to be accepted for summaries.")
            await claim_edits.accept(tx, claim.id, change.at)
            await record_claim(tx, change, claim, Noted(Action.CLAIM_ACCEPTED))

        await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return await claim_of(reader, actor, number)

    async def _person(self, reader: Reader, actor: Actor, user: int) -> int:
        person = await desks.find_person(reader, actor.server, user)
        if person is None:
            raise NotFound(_NEVER)
        return person


def _require_over(actor: Actor, role: Role) -> None:
    """Raises NotAllowed: moderators act against members, nobody against a moderator."""
    actor.require(Capability.BLOCK)
    if role >= Role.MODERATOR:
        raise NotAllowed("That is a moderator; an admin has to take the role away first.")


async def _unwant(tx: Tx, change: Change, person: int, since: int) -> int:
    """Remove their requests for checks, with an event on each claim; returns how many there were."""
    gone = await members.unwant(tx, person, since)
    entries = [Entry(Action.CLAIM_UNWANTED, claim=claim, after={"wanted": wanted}) for claim, wanted in gone]
    await events.record(tx, change, *entries)
    return len(gone)


async def _leave_dispute(tx: Tx, change: Change, actor: Actor, number: int, person: int) -> None:
    """Take somebody (surrogate) off a dispute that is open still."""
    dispute = await disputes.by_number(tx, actor.server, number)
    if dispute is None or dispute.state is not DisputeState.OPEN:
        return
    await leave(tx, change, await members.whole(tx, actor.server, dispute.claim), dispute, person)
