"""Links that earlier programs made by themselves between articles, looked at once more: what the machine would not link
today becomes a claim of its own, and a question to the moderators. What a person merged stays."""

from functools import partial

from bot.domain.claims import State
from bot.matching.copies import retold
from bot.matching.same_subject import another_story, differs
from bot.services.desk.base import Desk
from bot.services.similar.sameness import may_be_one_of, subject_of_telling
from bot.services.similar.taking_out import take_out
from bot.storage.claims import claim_edits, claims
from bot.storage.database import Reader, Tx
from bot.storage.desk.events import Change
from bot.storage.similar import earlier_links
from bot.storage.similar.tellings import Telling, telling, tellings_before

AT_ONCE = 20


class EarlierLinks:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._done = False

    async def look(self, rounds: int) -> None:
        """Look at some that wait, the oldest first."""
        for _ in range(rounds):
            if self._done:
                return
            async with self._desk.db.read() as reader:
                waiting = await earlier_links.waiting(reader, AT_ONCE)
            self._done = not waiting
            for place in waiting:
                await self._desk.db.write(partial(self._look_at, place=place))

    async def _look_at(self, tx: Tx, *, place: int) -> None:
        row = await earlier_links.claim_of(tx, place)
        linked = await claim_edits.place(tx, place)
        if row is not None and linked is not None:
            (claim,) = await claims.by_ids(tx, [row])
            if claim.state is not State.DISMISSED and not await _holds(tx, row, claim.text, place):
                await take_out(tx, Change.begin(claim.server, None, self._desk.clock.now()), claim, linked)
        await earlier_links.looked_at(tx, place)


async def _holds(reader: Reader, claim: int, text: str, place: int) -> bool:
    """Whether the machine would put this place under the claim today."""
    mine = await telling(reader, place)
    before = await tellings_before(reader, claim, place)
    if mine is None or not before:
        return True
    if any(each.article is not None and each.article == mine.article for each in before):
        return True
    if any(_is_copy(mine, each, text) for each in before if mine.story is not None and each.story == mine.story):
        return True
    return may_be_one_of(before, text, subject_of_telling(mine)).again


def _is_copy(mine: Telling, other: Telling, text: str) -> bool:
    """Whether two articles that were taken for copies tell of one thing."""
    one, two = subject_of_telling(mine), subject_of_telling(other)
    if another_story(one, two) or differs(text, one, two):
        return False
    return not retold(mine.text or "", other.text or "")
