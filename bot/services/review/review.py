"""What moderators and checkers do with a claim up to its verdict: take, release, assign, propose, check, approve,
dismiss, reopen."""

from bot.domain.actor import Actor, Capability
from bot.domain.changes import Dismissed, Noted, Reopened
from bot.domain.check_form import CheckForm
from bot.domain.claim_lists import ClaimPage
from bot.domain.claims import NAME_SHOWN, TRANSITIONS, UNTOUCHED, Claim, Dismissal, Ruling, State, Verdict
from bot.domain.clock import HOUR
from bot.domain.disputes import OVERDUE_AFTER
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound
from bot.domain.events import Action
from bot.domain.pages import bounded
from bot.domain.settings import DeskSettings
from bot.domain.user_input import words_of
from bot.services.desk.base import Desk, claim_of, claim_row_of, moved_on, person_of, require_read, shown_claim
from bot.services.posts.notify import tell_owner, tell_person
from bot.services.posts.record import record_claim
from bot.services.review.check_form import check_form
from bot.services.review.dismissals import put_aside, tell_dismissed
from bot.services.review.moot_disputes import move_disputes
from bot.services.review.rating_changes import approve_correction
from bot.services.review.verdicts import WORDS, check_ruling, publish_verdict
from bot.storage.claims import appearances, claim_edits
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.review import dismissals, leases, proposals, queue
from bot.storage.review.proposals import Proposal


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
                raise NotFound("Nothing waits in the queue.")
            claim = await claim_of(tx, actor, chosen)
            if claim.state is State.IN_REVIEW:
                own = claim.owner == actor.user
                raise Conflict(f"You have taken #{chosen} already." if own else f"#{chosen} is taken by somebody else.")
            if claim.state is not State.UNVERIFIED:
                raise Conflict(f"#{chosen} is {_named(claim)}; only an unverified claim can be taken.")
            until = change.at + settings.lease_hours * HOUR
            if not await leases.take(tx, claim.id, person_of(change), until, change.at):
                raise moved_on(chosen)
            taken = Noted(Action.CLAIM_TAKEN, {"state": State.IN_REVIEW.value, "owner": change.actor})
            await record_claim(tx, change, claim, taken)
            return chosen

        return await self._after(actor, await self._desk.db.write(write))

    async def release(self, actor: Actor, number: int) -> Claim:
        """Give a taken claim back: by its owner, even one who is no longer a checker, or by a moderator."""
        actor.require(Capability.READ)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            if claim.state is not State.IN_REVIEW or claim.owner is None:
                raise Conflict(f"#{number} is {_named(claim)}; nobody has taken it.")
            if claim.owner != actor.user:
                actor.require(Capability.RELEASE_ANY)
            owner = await desks.person(tx, actor.server, claim.owner)
            if not await leases.release(tx, claim.id, owner, change.at):
                raise moved_on(number)
            await record_claim(tx, change, claim, Noted(Action.CLAIM_RELEASED, {"state": State.UNVERIFIED.value}))
            await tell_owner(tx, change, claim, f"A moderator put #{number} back into the queue.", but_not=actor.user)
            return number

        return await self._after(actor, await self._desk.db.write(write))

    async def assign(self, actor: Actor, number: int, to: Actor) -> Claim:
        """Give a claim to somebody who may take one; both that person and the previous owner are told."""
        actor.require(Capability.ASSIGN)
        if to.server != actor.server or not to.may(Capability.TAKE):
            raise NotAllowed("Only a checker, a moderator or an admin of this server can be given a claim.")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            if claim.state not in {State.UNVERIFIED, State.IN_REVIEW}:
                raise Conflict(f"#{number} is {_named(claim)}; only a claim that nobody has judged can be given.")
            if claim.owner == to.user:
                raise Conflict(f"#{number} is with that person already.")
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

        return await self._after(actor, await self._desk.db.write(write))

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
        giving another verdict.
        `mark` says which proposal they have read: another one is not approved in its place."""
        actor.require(Capability.CHECK)
        rationale = None if ruling is None else words_of(ruling.rationale, "A rationale")
        if ruling is not None:
            check_ruling(ruling)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            settings = await desks.settings(tx, actor.server)
            waiting = await proposals.waiting(tx, claim.id)
            if ruling is None or rationale is None:
                await self._approve(tx, change, claim, waiting, mark, settings)
            else:
                _may_follow(claim, State.CHECKED)
                _require_judged(claim, ruling)
                text = await desks.put_text(tx, actor.server, change.actor, rationale)
                await self._rule(tx, change, claim, waiting, ruling, text, settings)
            return number

        return await self._after(actor, await self._desk.db.write(write))

    async def propose(self, actor: Actor, number: int, ruling: Ruling) -> Claim:
        """Hand in a verdict that another moderator approves with `check`; one's own that waits is replaced."""
        actor.require(Capability.PROPOSE)
        rationale = words_of(ruling.rationale, "A rationale")
        check_ruling(ruling)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            _may_follow(claim, State.CHECKED)
            _require_judged(claim, ruling)
            waiting = await proposals.waiting(tx, claim.id)
            if waiting is not None and waiting.by != change.actor:
                raise Conflict(f"Somebody else's verdict waits on #{number}; a moderator approves it or sends it back.")
            text = await desks.put_text(tx, actor.server, change.actor, rationale)
            await self._propose(tx, change, claim, ruling, text)
            sentence = f"Somebody proposed a verdict on #{number}, which you had taken."
            await tell_owner(tx, change, claim, sentence, but_not=actor.user)
            return number

        return await self._after(actor, await self._desk.db.write(write))

    async def dismiss(self, actor: Actor, number: int, reason: Dismissal, into: int | None = None) -> Claim:
        """Take a claim off the list, with a reason; a duplicate's appearances and open disputes go to its target."""
        actor.require(Capability.DISMISS)
        if (reason is Dismissal.DUPLICATE) != (into is not None):
            raise Incomplete("A duplicate needs the number of the claim that it repeats; other reasons take none.")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            _may_follow(claim, State.DISMISSED)
            if into is None:
                await put_aside(tx, change, claim, reason)
            else:
                await self._merge(tx, change, claim, await claim_of(tx, actor, into))
            return number

        return await self._after(actor, await self._desk.db.write(write))

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
                raise Conflict(f"#{number} is {_named(claim)}; only a dismissed claim can be reopened.")
            target = await dismissals.target_of(tx, claim.id)
            if not await dismissals.reopen(tx, claim.id, change.at):
                raise moved_on(number)
            if target is not None:
                await appearances.bring_appearances_home(tx, claim.id, target)
                await events.record(tx, change, Entry(Action.CLAIM_SPLIT_OFF, claim=target, after={"back": number}))
            await record_claim(tx, change, claim, Reopened(), reason=text)
            return number

        return await self._after(actor, await self._desk.db.write(write))

    async def _after(self, actor: Actor, number: int) -> Claim:
        async with self._desk.db.read() as reader:
            return await shown_claim(reader, actor, number)

    async def _merge(self, tx: Tx, change: Change, claim: Claim, target: Claim) -> None:
        if target.id == claim.id:
            raise Conflict(f"#{claim.number} can't be a duplicate of itself.")
        if target.state is State.DISMISSED:
            raise Conflict(f"#{target.number} is dismissed itself; name the claim that stays.")
        if await dismissals.has_duplicates(tx, claim.id):
            number = claim.number
            raise Conflict(f"Other claims were merged into #{number}; reopen those first, or keep #{number}.")
        await move_disputes(tx, change, claim, target)
        reason = Dismissal.DUPLICATE
        if not await dismissals.dismiss(tx, claim.id, claim.state, reason, target.id, change.at):
            raise moved_on(claim.number)
        await appearances.move_appearances(tx, claim.id, target.id)
        await events.record(tx, change, Entry(Action.CLAIM_MERGED_IN, claim=target.id, after={"from": claim.number}))
        await record_claim(tx, change, claim, Dismissed(reason, target.number))
        await tell_dismissed(tx, change, claim)

    async def _rule(
        self,
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
            await self._propose(tx, change, claim, ruling, text)
        elif waiting.by == change.actor:
            raise NotAllowed(f"You proposed the verdict on #{claim.number}; another moderator decides.")
        elif waiting.verdict is ruling.verdict:
            await publish_verdict(tx, change, claim, ruling, text, waiting.by)
        else:
            until = change.at + settings.lease_hours * HOUR
            await self._send_back(tx, change, claim, waiting, ruling.verdict, text, until)

    async def _approve(
        self,
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
        _may_follow(claim, State.CHECKED)
        if waiting is None:
            raise Incomplete(f"No proposal waits on #{claim.number}: give a verdict, a source and a rationale.")
        if waiting.by == change.actor:
            raise NotAllowed(f"You proposed the verdict on #{claim.number}; another moderator decides.")
        ruling = Ruling(waiting.verdict, waiting.sources, "", waiting.speaker, waiting.dates.as_of, waiting.dates.again)
        await publish_verdict(tx, change, claim, ruling, waiting.rationale, waiting.by)

    async def _propose(self, tx: Tx, change: Change, claim: Claim, ruling: Ruling, text: int) -> None:
        if not await proposals.propose(tx, claim.id, claim.state, ruling, text, person_of(change), change.at):
            raise moved_on(claim.number)
        after = {"state": State.PROPOSED.value, "verdict": ruling.verdict.value}
        await record_claim(tx, change, claim, Noted(Action.CLAIM_PROPOSED, after), reason=text)

    async def _send_back(
        self, tx: Tx, change: Change, claim: Claim, waiting: Proposal, other: Verdict, text: int, until: int
    ) -> None:
        if not await proposals.send_back(tx, claim.id, waiting.by, until, change.at):
            raise moved_on(claim.number)
        after = {"state": State.IN_REVIEW.value, "verdict": other.value, "owner": waiting.by}
        await record_claim(tx, change, claim, Noted(Action.CLAIM_SENT_BACK, after), reason=text)
        sentence = f"Your verdict on #{claim.number} was sent back: another moderator says {WORDS[other]}."
        await tell_person(tx, change, waiting.by, sentence, key=f"back:{claim.number}")


def _require_judged(claim: Claim, ruling: Ruling) -> None:
    """Raises Conflict where the claim is not any more what somebody judged."""
    if ruling.confirms not in {None, (claim.speaker or "")[:NAME_SHOWN]}:
        raise Conflict(f"The speaker of #{claim.number} was changed while you wrote; check again who said it.")
    require_read(claim, ruling.read)


def _may_follow(claim: Claim, state: State) -> None:
    """Whether a state may follow a claim's own; else a sentence that says what would help."""
    if claim.state is State.CHECKED:
        verdict = WORDS[claim.verdict] if claim.verdict else ""
        raise Conflict(f"#{claim.number} is checked already ({verdict}); correct its verdict, or withdraw it first.")
    if state not in TRANSITIONS[claim.state]:
        raise Conflict(f"#{claim.number} is {_named(claim)}; reopen it first.")


def _named(claim: Claim) -> str:
    return claim.state.value.replace("_", " ")
