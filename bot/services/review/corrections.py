"""Changing a published verdict: correct, withdraw or void it. The old one stays in the history."""

from bot.domain.actor import Actor, Capability
from bot.domain.changes import Voided, Withdrawn
from bot.domain.claims import Claim, Ruling, State, Verdict
from bot.domain.clock import HOUR
from bot.domain.corrections import Correcting, Drop, Propose, decide
from bot.domain.errors import Conflict
from bot.domain.sources import Dates
from bot.domain.user_input import words_of
from bot.services.desk.base import Desk, claim_of, moved_on, person_of
from bot.services.posts.record import record_claim
from bot.services.review.moot_disputes import close_disputes
from bot.services.review.rating_changes import (
    drop_correction,
    propose_correction,
    publish_correction,
    tell_proposer,
)
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.review import proposals, verdicts
from bot.storage.review.verdicts import NewRevision


class Corrections:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def correct(self, actor: Actor, number: int, given: Correcting) -> Claim:
        """The next revision of a verdict. A rating_change brings verdict, sources and rationale; every other class
        leaves the verdict as it is and keeps what is not given.

        Under the two-person rule a rating_change waits for another moderator, who approves it with the same verdict (or
        `Review.check` without one) and sends it back with any other, also with the current one. Whoever proposed it may
        replace it, or take it back by giving the current verdict."""
        actor.require(Capability.CORRECT)
        why = words_of(given.reason, "A reason")
        rationale = None if given.rationale is None else words_of(given.rationale, "A rationale")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await self._standing(tx, actor, number, "correct")
            waiting = await proposals.waiting(tx, claim.id)
            own = waiting is not None and waiting.by == change.actor
            two_person = (await desks.settings(tx, actor.server)).two_person
            decision = decide(
                given, claim, None if waiting is None else waiting.verdict, own=own, two_person=two_person
            )
            text = await desks.put_text(tx, actor.server, change.actor, why)
            if isinstance(decision, Drop):
                assert waiting is not None  # noqa: S101 - only what waits is dropped
                await drop_correction(tx, change, claim, waiting, decision.verdict, reason=text)
                return number
            proposed_by = None if waiting is None or own else waiting.by
            new = await _revision(tx, change, claim, given, decision.verdict, rationale, proposed_by)
            if isinstance(decision, Propose):
                ruling = Ruling(new.verdict, new.sources, "", as_of=new.dates.as_of, look_again=new.dates.again)
                await propose_correction(tx, change, claim, ruling, rationale=new.rationale, reason=text)
            else:
                await publish_correction(tx, change, claim, new, given.kind, text)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def withdraw(self, actor: Actor, number: int, reason: str) -> Claim:
        """Take a verdict back to check it again: the claim is in review, with whoever withdrew it."""
        actor.require(Capability.WITHDRAW)
        why = words_of(reason, "A reason")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await self._standing(tx, actor, number, "withdraw")
            until = change.at + (await desks.settings(tx, actor.server)).lease_hours * HOUR
            await tell_proposer(tx, change, claim, "withdrawn")
            if not await verdicts.withdraw(tx, claim.id, person_of(change), until, change.at):
                raise moved_on(number)
            text = await desks.put_text(tx, actor.server, change.actor, why)
            await record_claim(tx, change, claim, Withdrawn(claim.verdict, change.actor), reason=text)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def void(self, actor: Actor, number: int, reason: str) -> Claim:
        """Strike a verdict through; the claim is unverified again, its revisions stay readable."""
        actor.require(Capability.VOID)
        why = words_of(reason, "A reason")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await self._standing(tx, actor, number, "void")
            text = await desks.put_text(tx, actor.server, change.actor, why)
            await void_claim(tx, change, claim, text)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def _standing(self, tx: Tx, actor: Actor, number: int, what: str) -> Claim:
        claim = await claim_of(tx, actor, number)
        if claim.state is not State.CHECKED:
            raise Conflict(f"#{number} is {claim.state.value.replace('_', ' ')}; there is no verdict to {what}.")
        return claim


async def void_claim(tx: Tx, change: Change, claim: Claim, reason: int) -> None:
    """Strike the verdict through and close the disputes about it."""
    await tell_proposer(tx, change, claim, "voided")
    if not await verdicts.void(tx, claim.id, change.at):
        raise moved_on(claim.number)
    await record_claim(tx, change, claim, Voided(claim.verdict), reason=reason)
    await close_disputes(tx, change, claim, sentence="the verdict was voided")


async def _revision(
    tx: Tx,
    change: Change,
    claim: Claim,
    given: Correcting,
    verdict: Verdict,
    rationale: str | None,
    proposed_by: int | None,
) -> NewRevision:
    """The next revision: what is not given is kept; a new rating brings its own dates."""
    because = (
        await verdicts.standing_rationale(tx, claim.id)
        if rationale is None
        else await desks.put_text(tx, change.server, change.actor, rationale)
    )
    standing = Dates() if given.rating else await verdicts.standing_dates(tx, claim.id)
    return NewRevision(
        verdict,
        claim.sources if given.sources is None else given.sources,
        because,
        person_of(change),
        proposed_by,
        dates=Dates(given.dates.as_of or standing.as_of, given.dates.again or standing.again),
    )
