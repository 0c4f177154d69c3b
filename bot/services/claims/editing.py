"""What moderators do to a claim beside judging it: hide it, put its words or speaker right, split it in two."""

from collections.abc import Sequence

from bot.domain.actor import Actor, Capability
from bot.domain.changes import Noted
from bot.domain.claim_split import Parts, cut
from bot.domain.claims import Claim, Span, State
from bot.domain.errors import Conflict, Incomplete
from bot.domain.events import Action
from bot.domain.user_input import MIN_CLAIM, claim_words, words_of
from bot.matching import normal_form
from bot.services.claims.attribution import confirm_speaker, name_or_nobody
from bot.services.desk.base import Desk, claim_of, require_read, shown_claim
from bot.services.posts.record import record_claim
from bot.storage.claims import claim_edits, new_claims, speakers
from bot.storage.claims.claim_edits import Whole
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.similar import ties


class Editing:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def hide(self, actor: Actor, number: int, reason: str) -> Claim:
        """Take a claim's words out of sight: its number stays, its text is for admins alone."""
        actor.require(Capability.HIDE)
        why = words_of(reason, "A reason")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            if not await claim_edits.hide(tx, claim.id, change.at):
                raise Conflict(f"#{number} is hidden already.")
            text = await desks.put_text(tx, actor.server, change.actor, why)
            await record_claim(tx, change, claim, Noted(Action.CLAIM_HIDDEN, {"hidden": True}), reason=text)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def edit(
        self,
        actor: Actor,
        number: int,
        text: str | None,
        speaker: str | None,
        reason: str,
        *,
        read: str | None = None,
    ) -> Claim:
        """Put the words or the speaker (or NOBODY) right; a speaker that a person named is confirmed. `read` is the
        mark of the claim that they have read: one that was edited since is not edited unseen."""
        actor.require(Capability.EDIT)
        why = words_of(reason, "A reason")
        words = None if text is None else claim_words(text)
        name = None if speaker is None else name_or_nobody(speaker)
        if words is None and name is None:
            raise Incomplete("An edit changes the text, the speaker or both; give one of them.")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            if claim.state is State.DISMISSED:
                raise Conflict(f"#{number} is dismissed; reopen it first.")
            require_read(claim, read)
            because = await desks.put_text(tx, actor.server, change.actor, why)
            before: dict[str, object] = {}
            after: dict[str, object] = {}
            if words is not None and words != claim.text:
                before["text"], after["text"] = await reword(tx, change, claim, words)
            if name is not None:
                before["speaker"] = claim.speaker
                after["speaker"] = await confirm_speaker(tx, change, claim, name)
            await refuse_twin(tx, claim, words or claim.text, after.get("speaker", claim.speaker))
            if not after:
                raise Conflict(f"#{number} says that already.")
            await record_claim(tx, change, claim, Noted(Action.CLAIM_EDITED, after, before), reason=because)
            return number

        return await self._desk.show(actor, await self._desk.db.write(write))

    async def split(self, actor: Actor, number: int, spans: Sequence[Span]) -> tuple[Claim, ...]:
        """Cut stretches of a claim's text (string indices into it) out into claims of their own. The claim keeps its
        number with what is left, or with the first part where nothing is. Returns it and the parts."""
        actor.require(Capability.EDIT)

        async def write(tx: Tx) -> list[int]:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            if claim.state not in {State.UNVERIFIED, State.IN_REVIEW}:
                state = claim.state.value.replace("_", " ")
                raise Conflict(f"#{number} is {state}; only a claim that is unverified or in review can be split.")
            parts = cut(claim.text, spans, MIN_CLAIM)
            return [number, *await self._split(tx, change, claim, parts)]

        numbers = await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return tuple([await shown_claim(reader, actor, each) for each in numbers])

    async def _split(self, tx: Tx, change: Change, claim: Claim, parts: Parts) -> list[int]:
        whole = await claim_edits.whole(tx, claim.id)
        places = await claim_edits.places(tx, claim.id)
        numbers: list[int] = []
        for text in parts.out:
            part, number = await self._part(tx, change, claim, whole, text)
            for place in places:
                quote, content = parts.place(text, place.quote, place.content, place.text)
                await claim_edits.copy_place(tx, place.id, part, quote, content)
            numbers.append(number)
        was, kept = await reword(tx, change, claim, parts.kept)
        split = Noted(Action.CLAIM_SPLIT, {"text": kept, "into": numbers}, {"text": was})
        await record_claim(tx, change, claim, split)
        return numbers

    async def _part(self, tx: Tx, change: Change, claim: Claim, whole: Whole, text: str) -> tuple[int, int]:
        """Row and number of a part: a new claim, or the one on record that says the same."""
        key = (normal_form(text), whole.speaker)
        known = (await new_claims.same(tx, change.server, [key])).get(key)
        if known is not None and known[0] != claim.id:
            await events.record(
                tx, change, Entry(Action.CLAIM_SAID_AGAIN, claim=known[0], after={"from": claim.number})
            )
            return known
        number = await desks.take_number(tx, change.server, "claim")
        row = await claim_edits.add_part(tx, change.server, number, text, key[0], whole, change.at)
        after = {"state": State.UNVERIFIED.value, "from": claim.number, "speaker": claim.speaker}
        await events.record(tx, change, Entry(Action.CLAIM_SPLIT_OUT, claim=row, after=after))
        return row, number


async def reword(tx: Tx, change: Change, claim: Claim, words: str) -> tuple[int, int]:
    """Give a claim other words. Returns the rows of `texts` that keep what it said and what it says now."""
    was = await desks.put_text(tx, change.server, None, claim.text)
    now = await desks.put_text(tx, change.server, change.actor, words)
    await claim_edits.reword(tx, claim.id, words, normal_form(words), change.at)
    await ties.drop_questions(tx, claim.id)
    return was, now


async def refuse_twin(tx: Tx, claim: Claim, text: str, speaker: object) -> None:
    """Two claims of one speaker never say the same: the second is merged instead."""
    who = await speakers.named(tx, claim.server, str(speaker)) if speaker else None
    key = (normal_form(text), who)
    twin = (await new_claims.same(tx, claim.server, [key], but_not=claim.id)).get(key)
    if twin is not None:
        raise Conflict(f"#{twin[1]} says the same; merge #{claim.number} into it instead.")
