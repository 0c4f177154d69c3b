"""What is mine on this desk, and how I want to be told."""

from collections.abc import Sequence

from bot.domain.actor import Actor, Capability, Role
from bot.domain.clock import DAY
from bot.domain.disputes import PER_DAY
from bot.domain.events import Action
from bot.domain.follows import FOLLOWS, WANTED_PER_DAY
from bot.domain.member_overview import MemberOverview
from bot.domain.members import ARTICLES_PER_DAY, CLAIMS_PER_DAY, REPLIES_PER_DAY, Limit
from bot.services.desk.base import Desk, person_of
from bot.storage.claims import claims
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Entry
from bot.storage.members import follows, members
from bot.storage.review import dispute_members, disputes

_SHOWN = 8
_UNTOLD = 5


class MemberOverviews:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def mine(self, actor: Actor) -> MemberOverview:
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            person = await desks.find_person(reader, actor.server, actor.user)
            if person is None:
                limits = self._limits(actor, {})
                return MemberOverview((), (), (), (), (), limits, by_direct_message=False, closed=False)
            direct, closed = await members.ways(reader, person)
            return MemberOverview(
                taken=await claims.by_ids(reader, await members.taken(reader, person, _SHOWN)),
                brought=await members.brought(reader, person, _SHOWN),
                disputes=await disputes.of_person(reader, person, _SHOWN),
                follows=await follows.of_person(reader, person, FOLLOWS),
                untold=await members.untold(reader, actor.server, actor.user, _UNTOLD),
                limits=self._limits(actor, await self._used(reader, actor.server, person)),
                by_direct_message=direct,
                closed=closed,
            )

    async def tell_by_direct_message(self, actor: Actor, *, wanted: bool) -> None:
        """Be told by direct message, or by a mention where one acted."""
        actor.require(Capability.READ)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor, even_blocked=True)
            await members.tell_by_direct_message(tx, person_of(change), wanted=wanted)
            await events.record(tx, change, Entry(Action.MEMBER_TOLD, after={"by_direct_message": wanted}))

        await self._desk.db.write(write)

    async def _used(self, reader: Reader, server: int, person: int) -> dict[str, list[int]]:
        since = self._desk.clock.now() - DAY
        return {
            "articles": await members.handed_in(reader, person, since),
            "claims typed in": await members.typed(reader, person, since),
            "disputes": await dispute_members.times_since(reader, person, since),
            "checks asked for": await follows.wanted_since(reader, person, since),
            "claims shown in replies": await members.acted(reader, server, person, Action.CLAIM_SHOWN_IN_REPLY, since),
        }

    def _limits(self, actor: Actor, used: dict[str, list[int]]) -> Sequence[Limit]:
        """The limits that hold for this actor. Disputes and wishes are limited for everybody but the local admin."""
        if not actor.limited:
            return ()
        most = {"disputes": PER_DAY, "checks asked for": WANTED_PER_DAY}
        if actor.role < Role.MODERATOR:
            most = {"articles": ARTICLES_PER_DAY, "claims typed in": CLAIMS_PER_DAY, **most}
            most["claims shown in replies"] = REPLIES_PER_DAY
        found = []
        for what, limit in most.items():
            times = used.get(what, [])
            found.append(Limit(what, len(times), limit, times[0] + DAY if times else None))
        return found
