"""What becomes of a verdict that stands: corrected, withdrawn, voided. The old one stays readable for ever."""

from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim, CorrectionClass, Ruling, State
from bot.domain.clock import HOUR
from bot.domain.corrections import Correcting
from bot.domain.errors import Conflict, Incomplete
from bot.domain.sources import Dates
from bot.domain.user_input import words_of
from bot.services.desk.base import Desk, claim_of, moved_on, person_of, shown_claim
from bot.services.posts.record import record_claim
from bot.services.review.moot_disputes import close_disputes
from bot.services.review.rating_changes import (
    drop_correction,
    propose_correction,
    publish_correction,
    stood,
    tell_proposer,
)
from bot.services.review.verdicts import WORDS
from bot.storage.claims import claim_changes
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.review import proposals, verdicts


class Corrections:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def correct(self, actor: Actor, number: int, given: Correcting) -> Claim:
        """The next revision of a verdict. A rating_change brings verdict, sources and rationale; every other class
        leaves the verdict as it is and keeps what is not given.

        Under the two-person rule a rating_change waits for another moderator, who approves it with the same verdict
        (or `Review.check` without one) and sends it back with any other, the one that stands among them. Whoever
        proposed it may replace it, or take it back with the verdict that stands."""
        actor.require(Capability.CORRECT)
        why = words_of(given.reason, "A reason")
        rationale = None if given.rationale is None else words_of(given.rationale, "A rationale")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await self._standing(tx, actor, number, "correct")
            verdict = given.verdict or claim.verdict
            rating = given.kind is CorrectionClass.RATING_CHANGE
            waiting = await proposals.waiting(tx, claim.id)
            if waiting is not None and not rating:
                raise Conflict(f"A new verdict waits on #{number}: approve it or send it back first.")
            if waiting is None or verdict is not claim.verdict:
                _check(given)
            if verdict is None or (waiting is None and (verdict is claim.verdict) is rating):
                raise Conflict(_class_sentence(claim, rating))
            text = await desks.put_text(tx, actor.server, change.actor, why)
            mine = waiting is None or waiting.by == change.actor
            if waiting is not None and (verdict is claim.verdict or (not mine and verdict is not waiting.verdict)):
                await drop_correction(tx, change, claim, waiting, verdict, reason=text)
                return number
            sources = claim.sources if given.sources is None else given.sources
            because = (
                await verdicts.standing_rationale(tx, claim.id)
                if rationale is None
                else await desks.put_text(tx, actor.server, change.actor, rationale)
            )
            stood_by = Dates() if rating else await verdicts.standing_dates(tx, claim.id)
            dates = Dates(given.dates.as_of or stood_by.as_of, given.dates.again or stood_by.again)
            if rating and mine and (await desks.settings(tx, actor.server)).two_person:
                ruling = Ruling(verdict, sources, "", as_of=dates.as_of, look_again=dates.again)
                await propose_correction(tx, change, claim, ruling, rationale=because, reason=text)
                return number
            await publish_correction(
                tx,
                change,
                claim,
                given.kind,
                verdict,
                sources,
                rationale=because,
                reason=text,
                dates=dates,
                proposed_by=None if waiting is None or mine else waiting.by,
            )
            return number

        return await self._after(actor, await self._desk.db.write(write))

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
            after = {"state": State.IN_REVIEW.value, "verdict": None, "owner": change.actor}
            await record_claim(tx, change, "claim.withdrawn", claim, after, before=stood(claim), reason=text)
            return number

        return await self._after(actor, await self._desk.db.write(write))

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

        return await self._after(actor, await self._desk.db.write(write))

    async def _standing(self, tx: Tx, actor: Actor, number: int, what: str) -> Claim:
        claim = await claim_of(tx, actor, number)
        if claim.state is not State.CHECKED:
            raise Conflict(f"#{number} is {claim.state.value.replace('_', ' ')}; there is no verdict to {what}.")
        return claim

    async def _after(self, actor: Actor, number: int) -> Claim:
        async with self._desk.db.read() as reader:
            return await shown_claim(reader, actor, number)


async def void_claim(tx: Tx, change: Change, claim: Claim, reason: int) -> None:
    """Strike the verdict through and close the disputes about it."""
    await tell_proposer(tx, change, claim, "voided")
    if not await claim_changes.void(tx, claim.id, change.at):
        raise moved_on(claim.number)
    after = {"state": State.UNVERIFIED.value, "verdict": None}
    await record_claim(tx, change, "claim.voided", claim, after, before=stood(claim), reason=reason)
    await close_disputes(tx, change, claim, sentence="the verdict was voided")


def _check(given: Correcting) -> None:
    """What a class needs, whatever the claim says."""
    if given.sources is not None and not given.sources:
        raise Incomplete("A verdict needs at least one source: an http or https address.")
    if given.kind is CorrectionClass.RATING_CHANGE:
        parts = {"a verdict": given.verdict, "a source": given.sources, "a rationale": given.rationale}
        missing = [name for name, part in parts.items() if part is None]
        if missing:
            raise Incomplete(
                f"A rating_change needs a new verdict, a source and a rationale; missing: {', '.join(missing)}."
            )


def _class_sentence(claim: Claim, rating: bool) -> str:
    says = WORDS[claim.verdict] if claim.verdict else "nothing"
    if rating:
        return f"#{claim.number} says {says} already; to keep it, choose fact_fix, update or typo."
    return f"#{claim.number} says {says}; to change the verdict, choose rating_change, with its sources and rationale."
