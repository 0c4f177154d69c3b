"""What becomes of a verdict that stands: corrected, withdrawn, voided. The old one stays readable for ever."""

from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim, CorrectionClass, State, words_of
from bot.domain.clock import HOUR
from bot.domain.corrections import Correcting
from bot.domain.errors import Conflict, Incomplete
from bot.domain.evidence import Dates
from bot.services.closing import close_disputes
from bot.services.desk import Desk, claim_of, moved_on, person_of, record_claim, shown_claim
from bot.services.review import WORDS
from bot.storage import claim_changes, desks, verdicts
from bot.storage.database import Tx
from bot.storage.events import Change


class Corrections:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def correct(self, actor: Actor, number: int, given: Correcting) -> Claim:
        """The next revision of a verdict. A rating_change brings verdict, sources and rationale; every other class
        leaves the verdict as it is and keeps what is not given."""
        actor.require(Capability.CORRECT)
        why = words_of(given.reason, "A reason")
        rationale = None if given.rationale is None else words_of(given.rationale, "A rationale")
        _check(given)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await self._standing(tx, actor, number, "correct")
            verdict = given.verdict or claim.verdict
            rating = given.kind is CorrectionClass.RATING_CHANGE
            if verdict is None or (verdict is claim.verdict) is rating:
                raise Conflict(_class_sentence(claim, rating))
            if rating and (await desks.settings(tx, actor.server)).two_person:
                raise Conflict(
                    f"Two moderators give a verdict here: withdraw the one on #{number}, then check it again."
                )
            text = await desks.put_text(tx, actor.server, change.actor, why)
            revision = await claim_changes.publish(
                tx,
                claim.id,
                claim.state,
                verdict,
                claim.sources if given.sources is None else given.sources,
                rationale=await verdicts.standing_rationale(tx, claim.id)
                if rationale is None
                else await desks.put_text(tx, actor.server, change.actor, rationale),
                by=person_of(change),
                proposed_by=None,
                correction=given.kind,
                now=change.at,
                dates=given.dates or (Dates() if rating else await verdicts.standing_dates(tx, claim.id)),
            )
            if revision is None:
                raise moved_on(number)
            after = {"verdict": verdict.value, "revision": revision, "class": given.kind.value}
            await record_claim(tx, change, "claim.corrected", claim, after, before=_before(claim), reason=text)
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
            if not await verdicts.withdraw(tx, claim.id, person_of(change), until, change.at):
                raise moved_on(number)
            text = await desks.put_text(tx, actor.server, change.actor, why)
            after = {"state": State.IN_REVIEW.value, "verdict": None, "owner": change.actor}
            await record_claim(tx, change, "claim.withdrawn", claim, after, before=_before(claim), reason=text)
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
    if not await claim_changes.void(tx, claim.id, change.at):
        raise moved_on(claim.number)
    after = {"state": State.UNVERIFIED.value, "verdict": None}
    await record_claim(tx, change, "claim.voided", claim, after, before=_before(claim), reason=reason)
    await close_disputes(tx, change, claim, sentence="the verdict was voided")


def _before(claim: Claim) -> dict[str, object]:
    return {"verdict": claim.verdict.value if claim.verdict else None}


def _check(given: Correcting) -> None:
    """What a class needs, whatever the claim says."""
    if given.sources is not None and not given.sources:
        raise Incomplete("A verdict needs at least one source: an http or https address.")
    if given.kind is CorrectionClass.RATING_CHANGE:
        parts = {"a verdict": given.verdict, "a source": given.sources, "a rationale": given.rationale}
        missing = [name for name, part in parts.items() if part is None]
        if missing:
            raise Incomplete(
                f"A rating_change needs a verdict, a source and a rationale; missing: {', '.join(missing)}."
            )


def _class_sentence(claim: Claim, rating: bool) -> str:
    says = WORDS[claim.verdict] if claim.verdict else "nothing"
    if rating:
        return (
            f"#{claim.number} says {says} already; a correction that leaves the verdict is a fact_fix, update or typo."
        )
    return f"#{claim.number} says {says}; another verdict is a rating_change, with its sources and rationale."
