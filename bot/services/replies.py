"""Putting a checked claim under a message: a compact card as a reply to it, when somebody asks for that."""

from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim, State
from bot.domain.clock import DAY, HOUR, to_datetime
from bot.domain.delivery import DeliveryKind
from bot.domain.errors import Conflict, ShownLately
from bot.domain.members import REPLIES_PER_DAY
from bot.services.admission import within
from bot.services.desk import Desk, claim_of, person_of
from bot.storage import events, members, outbox, showings
from bot.storage.database import Tx
from bot.storage.events import Entry

REST = HOUR
"""A claim is put into one channel no more than once in this time."""
SHOWN = "claim.shown_in_reply"


class Replies:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def reply(self, actor: Actor, number: int, channel: int, message: int) -> Claim:
        """Have a claim's card posted as a reply to a message. It stands in the outbox and in the claim's places from
        here on, so that corrections reach it."""
        actor.require(Capability.READ)

        async def write(tx: Tx) -> Claim:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            if claim.hidden:
                raise Conflict(f"#{number} is hidden; it is not shown in public.")
            if claim.state is not State.CHECKED:
                raise Conflict(f"#{number} is not checked any more; only checked claims are shown in a reply.")
            shown = await showings.newest_card(tx, claim.id, channel, change.at - REST)
            if shown is not None:
                raise ShownLately(_shown_at(number, shown.at), channel, shown.message, shown.at)
            times = await members.acted(tx, actor.server, person_of(change), SHOWN, change.at - DAY)
            within(actor, times, REPLIES_PER_DAY, "have {} claims shown in replies")
            row = await outbox.put(
                tx,
                DeliveryKind.POST,
                f"{showings.REPLY}{change.id}:{number}",
                {"render": "reply", "claim": number, "reply_to": message},
                server=actor.server,
                channel=channel,
                now=change.at,
            )
            await showings.add(tx, actor.server, claim.id, "card", channel, change.at, outbox=row)
            await events.record(tx, change, Entry(SHOWN, claim=claim.id, after={"channel": channel}))
            return claim

        return await self._desk.db.write(write)


def _shown_at(number: int, at: int) -> str:
    last, again = (to_datetime(ms).strftime("%H:%M") for ms in (at, at + REST))
    return f"#{number} was shown in this channel at {last} UTC; once an hour is enough, so again from {again} UTC."
