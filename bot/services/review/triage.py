"""The queue on election night: one claim after the other for each of many moderators, never the same for two."""

from bot.domain.actor import Actor, Capability
from bot.domain.changes import Noted
from bot.domain.claims import UNTOUCHED, Claim, Dismissal, State
from bot.domain.clock import HOUR, MINUTE
from bot.domain.errors import Conflict, Incomplete, NotFound
from bot.domain.events import Action
from bot.domain.similar import Tie, TieKind
from bot.domain.triage import COUNTED, QueueLook
from bot.services.desk.base import Desk, article_of, claim_of, person_of
from bot.services.posts.record import record_claim
from bot.services.review.dismissals import dismiss_claim
from bot.storage.claims import claims
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.review import queue
from bot.storage.similar import ties

LOOK = 2 * MINUTE
"""How long a claim that is shown to one is kept from the others."""
SKIPPED = 12 * HOUR
_AT_ONCE = 200
_MINE = 5
"""What waits is counted up to this; from there on it is "1,000 or more"."""


class Triage:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def next(self, actor: Actor, *, skip: int | None = None) -> QueueLook:
        """The claim most worth taking that nobody else looks at. `skip`: not this one again today."""
        actor.require(Capability.TAKE)

        async def write(tx: Tx) -> tuple[Claim | None, int, float, int]:
            change = await self._desk.begin(tx, actor)
            person = person_of(change)
            settings = await desks.settings(tx, actor.server)
            floor, since = settings.min_worthiness, change.at - UNTOUCHED
            if skip is not None:
                passed = await claims.row_id(tx, actor.server, skip)
                if passed is None:
                    raise NotFound(f"There is no claim #{skip} on this server's record.")
                await queue.skip(tx, passed, person, change.at + SKIPPED)
            number = await queue.best(tx, actor.server, floor, since, change.at, person)
            claim = None if number is None else await claim_of(tx, actor, number)
            if claim is not None:
                await queue.look(tx, claim.id, person, change.at + LOOK)
            return claim, person, floor, since

        claim, person, floor, since = await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return QueueLook(
                claim=claim,
                twin=None if claim is None else await _twin(reader, claim),
                waiting=await queue.count(reader, actor.server, floor, since, COUNTED),
                urgent=await queue.count_urgent(reader, actor.server, COUNTED),
                lapsed=await queue.count_lapsed(reader, actor.server, floor, COUNTED),
                mine=tuple(await queue.taken_by(reader, person, _MINE)),
            )

    async def requeue(self, actor: Actor, number: int) -> Claim:
        """Bring a claim that was not taken up back into the queue."""
        actor.require(Capability.TAKE)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            if claim.state is not State.UNVERIFIED or not (claim.lapsed or change.at - claim.queued_at >= UNTOUCHED):
                raise Conflict(f"#{number} has not expired from the queue.")
            await queue.requeue(tx, claim.id, change.at)
            await record_claim(tx, change, claim, Noted(Action.CLAIM_REQUEUED))

        await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return await claim_of(reader, actor, number)

    async def dismiss_rest(self, actor: Actor, article: int, reason: Dismissal) -> int:
        """Dismiss what nobody has touched of an article's claims, if they appear in it alone; what a member wants or
        disputes stays. Returns how many."""
        actor.require(Capability.DISMISS)
        if reason is Dismissal.DUPLICATE:
            raise Incomplete(
                "Duplicates are dismissed one by one, each with the claim that it repeats; give another reason."
            )

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            await article_of(tx, actor.server, article)
            numbers = await queue.alone_and_untouched(tx, actor.server, article)
            if not numbers:
                raise NotFound(f"Article {article} has no claim left that nobody has touched.")
            for number in numbers:
                await dismiss_claim(tx, change, await claim_of(tx, actor, number), reason)
            return len(numbers)

        return await self._desk.db.write(write)

    async def lapse(self) -> int:
        """Take out of the queue what nobody has touched for 14 days. Returns how many claims."""
        now = self._desk.clock.now()

        async def write(tx: Tx) -> int:
            gone = await queue.lapse(tx, now - UNTOUCHED, now, _AT_ONCE)
            for server, row in gone:
                entry = Entry(Action.CLAIM_NOT_TAKEN_UP, claim=row, after={"state": State.UNVERIFIED.value})
                await events.record(tx, Change.begin(server, None, now), entry)
            return len(gone)

        return await self._desk.db.write(write)


async def _twin(reader: Reader, claim: Claim) -> Tie | None:
    """The claim on record that this one most likely repeats."""
    same = [tie for tie in (await ties.ties_of(reader, [claim.id]))[claim.id] if tie.kind is TieKind.SAME]
    return max(same, key=lambda tie: tie.score, default=None)
