"""What moderators and checkers do with a claim up to its verdict: take, release, assign, propose, check, approve,
dismiss, reopen."""

from bot.domain.actor import Actor, Capability
from bot.domain.changes import Noted, Reopened
from bot.domain.check_form import CheckForm
from bot.domain.claim_lists import ClaimPage
from bot.domain.claims import UNTOUCHED, Claim, Dismissal, Ruling, State
from bot.domain.clock import HOUR
from bot.domain.disputes import OVERDUE_AFTER
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound
from bot.domain.events import Action
from bot.domain.pages import bounded
from bot.domain.user_input import words_of
from bot.services.desk.base import Desk, claim_of, claim_row_of, judged_claim_of, moved_on, person_of
from bot.services.posts.notify import tell_owner, tell_person
from bot.services.posts.record import record_claim
from bot.services.review.check_form import check_form
from bot.services.review.dismissals import dismiss_claim, merge
from bot.services.review.ruling import approve, named, propose, require_follows, require_judged, rule
from bot.services.review.verdicts import check_ruling
from bot.storage.claims import appearances, claim_edits
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.review import dismissals, leases, proposals, queue


class Review:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def queue(self, actor: Actor, limit: int = 25, offset: int = 0) -> ClaimPage:
        """What waits: claims with an overdue dispute first, then proposals and what else is disputed, then unverified
        claims by worth and demand."""
        actor.require(Capability.READ)
        limit = bounded(limit)
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, actor.server)
            now = self._desk.clock.now()
            found = await queue.page(
                *(reader, actor.server, settings.min_worthiness, now - UNTOUCHED, now - OVERDUE_AFTER),
                *(limit + 1, offset),
            )
        return ClaimPage(tuple(found[:limit]), offset, more=len(found) > limit)

    async def take(self, actor: Actor, number: int | None) -> Claim:
        """Take a claim for checking; without a number the one most worth it. Of two at once, one wins."""
        actor.require(Capability.TAKE)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            settings = await desks.settings(tx, actor.server)
            chosen = number or await queue.best(
                tx, actor.server, settings.min_worthiness, change.at - UNTOUCHED, change.at, person_of(change)
            )
            if chosen is None:
                raise NotFound("The queue is empty: nothing is left to check.")
            claim = await claim_row_of(tx, actor, chosen)
            if claim.state is State.IN_REVIEW:
                own = claim.owner == actor.user
                raise Conflict(f"You have taken #{chosen} already." if own else f"#{chosen} is taken by somebody else.")
            if claim.state is not State.UNVERIFIED:
                raise Conflict(f"#{chosen} is {named(claim)}; only an unverified claim can be taken.")
            until = change.at + settings.lease_hours * HOUR
            if not await leases.take(tx, claim.id, person_of(change), until, change.at):
                raise moved_on(chosen)
            taken = Noted(Action.CLAIM_TAKEN, {"state": State.IN_REVIEW.value, "owner": change.actor})
            await record_claim(tx, change, claim, taken)
            return chosen

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def release(self, actor: Actor, number: int) -> Claim:
        """Give a taken claim back: by its owner, even one who is no longer a checker, or by a moderator."""
        actor.require(Capability.READ)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_row_of(tx, actor, number)
            if claim.state is not State.IN_REVIEW or claim.owner is None:
                raise Conflict(f"#{number} is {named(claim)}; nobody has taken it.")
            if claim.owner != actor.user:
                actor.require(Capability.RELEASE_ANY)
            owner = await desks.person(tx, actor.server, claim.owner)
            if not await leases.release(tx, claim.id, owner, change.at):
                raise moved_on(number)
            await record_claim(tx, change, claim, Noted(Action.CLAIM_RELEASED, {"state": State.UNVERIFIED.value}))
            await tell_owner(tx, change, claim, f"A moderator put #{number} back into the queue.", but_not=actor.user)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def assign(self, actor: Actor, number: int, to: Actor) -> Claim:
        """Give a claim to somebody who may take one; both that person and the previous owner are told."""
        actor.require(Capability.ASSIGN)
        if to.server != actor.server or not to.may(Capability.TAKE):
            raise NotAllowed("Only a checker, a moderator or an admin of this server can be assigned a claim.")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_row_of(tx, actor, number)
            if claim.state not in {State.UNVERIFIED, State.IN_REVIEW}:
                raise Conflict(
                    f"#{number} is {named(claim)}; only a claim that is unverified or in review can be assigned."
                )
            if claim.owner == to.user:
                raise Conflict(f"#{number} is assigned to that person already.")
            owner = await desks.person(tx, actor.server, to.user)
            until = change.at + (await desks.settings(tx, actor.server)).lease_hours * HOUR
            give = leases.take if claim.state is State.UNVERIFIED else leases.reassign
            if not await give(tx, claim.id, owner, until, change.at):
                raise moved_on(number)
            after = {"state": State.IN_REVIEW.value, "owner": owner}
            await record_claim(tx, change, claim, Noted(Action.CLAIM_ASSIGNED, after))
            await tell_owner(tx, change, claim, f"A moderator gave #{number} to somebody else.", but_not=actor.user)
            sentence = f"A moderator gave you #{number} to check: /review check, or /review release to give it back."
            await tell_person(tx, change, owner, sentence, key=f"assigned:{number}", but_not=actor.user)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def end_leases(self) -> int:
        """Put claims whose time ran out back into the queue; their owners are told. Returns how many."""
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            expired = await leases.expired_leases(reader, now)

        async def write(tx: Tx) -> int:
            ended = 0
            for server, row, number, owner in await leases.expired_leases(tx, now):
                if not await leases.release(tx, row, owner, now):
                    continue
                change = Change.begin(server, None, now)
                await events.record(
                    tx,
                    change,
                    Entry(
                        Action.CLAIM_LEASE_ENDED,
                        claim=row,
                        before={"state": State.IN_REVIEW.value, "owner": owner},
                        after={"state": State.UNVERIFIED.value},
                    ),
                )
                sentence = f"Your time with #{number} ran out; it is back in the queue."
                await tell_person(tx, change, owner, sentence, key=f"lease:{number}")
                ended += 1
            return ended

        return await self._desk.db.write(write) if expired else 0

    async def proposal_waits(self, actor: Actor, number: int) -> bool:
        """Whether a verdict on the claim waits for a second moderator."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return (await claim_row_of(reader, actor, number)).proposal is not None

    async def check_form(self, actor: Actor, number: int) -> CheckForm:
        """All that the form of a verdict shows."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return await check_form(reader, actor, number)

    async def check(self, actor: Actor, number: int, ruling: Ruling | None, mark: int | None = None) -> Claim:
        """Give a verdict. Without a ruling: approve the one that waits, also a new one for a claim that has one. Under
        the two-person rule a first verdict waits as a proposal; another moderator approves it, or sends it back by
        giving another verdict. `mark` says which proposal they have read: a proposal that replaced it is not
        approved."""
        actor.require(Capability.CHECK)
        rationale = None if ruling is None else words_of(ruling.rationale, "A rationale")
        if ruling is not None:
            check_ruling(ruling)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await judged_claim_of(tx, actor, number)
            settings = await desks.settings(tx, actor.server)
            waiting = await proposals.waiting(tx, claim.id)
            if ruling is None or rationale is None:
                await approve(tx, change, claim, waiting, mark, settings)
            else:
                require_follows(claim, State.CHECKED)
                require_judged(claim, ruling)
                text = await desks.put_text(tx, actor.server, change.actor, rationale)
                await rule(tx, change, claim, waiting, ruling, text, settings)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def propose(self, actor: Actor, number: int, ruling: Ruling) -> Claim:
        """Hand in a verdict that another moderator approves with `check`; one's own that waits is replaced."""
        actor.require(Capability.PROPOSE)
        rationale = words_of(ruling.rationale, "A rationale")
        check_ruling(ruling)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_row_of(tx, actor, number)
            require_follows(claim, State.CHECKED)
            require_judged(claim, ruling)
            waiting = await proposals.waiting(tx, claim.id)
            if waiting is not None and waiting.by != change.actor:
                raise Conflict(f"Somebody else's verdict waits on #{number}; a moderator approves it or sends it back.")
            text = await desks.put_text(tx, actor.server, change.actor, rationale)
            await propose(tx, change, claim, ruling, text)
            sentence = f"Somebody proposed a verdict on #{number}, which you had taken."
            await tell_owner(tx, change, claim, sentence, but_not=actor.user)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def dismiss(self, actor: Actor, number: int, reason: Dismissal, into: int | None = None) -> Claim:
        """Take a claim off the list, with a reason; a duplicate's appearances and open disputes go to its target."""
        actor.require(Capability.DISMISS)
        if (reason is Dismissal.DUPLICATE) != (into is not None):
            raise Incomplete("A duplicate needs the number of the claim that it repeats; other reasons take none.")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            require_follows(claim, State.DISMISSED)
            if into is None:
                await dismiss_claim(tx, change, claim, reason)
            else:
                await merge(tx, change, claim, await claim_of(tx, actor, into))
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def reopen(self, actor: Actor, number: int, reason: str) -> Claim:
        """Bring a dismissed claim back under its number; a duplicate's appearances come home. An admin brings a
        hidden one back into sight, in the state in which it is."""
        actor.require(Capability.DISMISS)
        why = words_of(reason, "A reason")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            text = await desks.put_text(tx, actor.server, change.actor, why)
            if claim.hidden:
                await claim_edits.bring_back(tx, claim.id, change.at)
                shown = Noted(Action.CLAIM_SHOWN_AGAIN, {"hidden": False})
                await record_claim(tx, change, claim, shown, reason=text)
                return number
            if claim.state is not State.DISMISSED:
                raise Conflict(f"#{number} is {named(claim)}; only a dismissed claim can be reopened.")
            target = await dismissals.target_of(tx, claim.id)
            if not await dismissals.reopen(tx, claim.id, change.at):
                raise moved_on(number)
            if target is not None:
                await appearances.bring_appearances_home(tx, claim.id, target)
                await events.record(tx, change, Entry(Action.CLAIM_SPLIT_OFF, claim=target, after={"back": number}))
            await record_claim(tx, change, claim, Reopened(), reason=text)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))
