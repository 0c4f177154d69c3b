"""Putting a checked claim under a message: a compact card as a reply to it, when somebody asks for that."""

from bot.domain.actor import Actor, Capability
from bot.domain.articles import AwaitedAnswer
from bot.domain.claims import Claim, State
from bot.domain.clock import DAY, HOUR, SECOND, to_datetime
from bot.domain.delivery import Destination
from bot.domain.errors import Conflict, ShownLately
from bot.domain.events import Action
from bot.domain.members import REPLIES_PER_DAY
from bot.domain.posts import PrivateAnswer, ReplyCard, ReplyRemoval, Told
from bot.services.desk.base import Desk, claim_of, person_of
from bot.services.desk.limits import within
from bot.storage.database import Tx
from bot.storage.desk import events
from bot.storage.desk.events import Change, Entry
from bot.storage.members import members
from bot.storage.posts import outbox, shown_cards
from bot.storage.posts.outbox import Outgoing

REST = HOUR
"""A claim is put into one channel no more than once in this time."""
AFTER_THE_ANSWER = 5 * SECOND
"""So that "it goes out" never overwrites "it was not shown"."""


class Replies:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def reply(
        self, actor: Actor, number: int, channel: int, message: int, answer: AwaitedAnswer | None = None
    ) -> Claim:
        """Have a claim's card posted as a reply to a message. From here on it is in the outbox and among the claim's
        shown cards, so that corrections reach it. `answer`: where they are told if it comes to nothing."""
        actor.require(Capability.READ)

        async def write(tx: Tx) -> Claim:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            if claim.hidden:
                raise Conflict(f"#{number} is hidden; it is not shown in public.")
            if claim.state is not State.CHECKED:
                raise Conflict(f"#{number} is not checked any more; only checked claims are shown in a reply.")
            shown = await shown_cards.newest_card(tx, claim.id, channel, change.at - REST)
            if shown is not None:
                raise ShownLately(_shown_at(number, shown.at), channel, shown.message, shown.at)
            times = await members.acted(
                tx, actor.server, person_of(change), Action.CLAIM_SHOWN_IN_REPLY, change.at - DAY
            )
            within(actor, times, REPLIES_PER_DAY, "have {} claims shown in replies")
            card = ReplyCard(number, message, _answer(answer))
            key = f"{shown_cards.REPLY}{change.id}:{number}"
            row = await outbox.put(tx, card, key, Destination(actor.server, channel), now=change.at)
            await shown_cards.add(tx, actor.server, claim.id, "card", channel, change.at, outbox=row)
            await events.record(
                tx, change, Entry(Action.CLAIM_SHOWN_IN_REPLY, claim=claim.id, after={"channel": channel})
            )
            return claim

        return await self._desk.db.write(write)

    async def stands(self, delivery: int) -> bool:
        """Whether a reply (its outbox row) is still to be seen: nobody has taken it back."""
        async with self._desk.db.read() as reader:
            return bool(await shown_cards.claims_of(reader, delivery))

    async def note_gone(self, server: int, delivery: int) -> None:
        """The message that a reply (its outbox row) was meant for was deleted: the reply was never shown, so the claim
        may be shown in that channel again, and who asked for it is told. Once, however often it is said."""

        async def write(tx: Tx) -> None:
            asked = await shown_cards.asked(tx, delivery)
            if asked is None:
                return
            await shown_cards.drop(tx, delivery)
            change = Change.begin(server, None, self._desk.clock.now())
            entry = Entry(Action.CLAIM_REPLY_NOT_SHOWN, claim=asked.claim, after={"channel": asked.channel})
            await events.record(tx, change, entry)
            if asked.user is None:
                return
            told = Told(f"#{asked.number} was not shown: the message to reply to had been deleted.", asked.answer)
            to = Destination(server, asked.channel, user=asked.user)
            key = f"tell:{change.id}:reply:{asked.user}"
            await outbox.put(tx, told, key, to, now=change.at, run_at=change.at + AFTER_THE_ANSWER)

        await self._desk.db.write(write)

    async def posted(self, key: str) -> Outgoing | None:
        """The outbox row of a reply by its key, as it is on its way or has arrived."""
        async with self._desk.db.read() as reader:
            return await outbox.find(reader, key)


async def take_back(tx: Tx, change: Change, person: int, since: int) -> int:
    """The replies that a person has had posted since then go, as soon as the outbox comes to it; one that is not out
    yet stays away. How many there were."""
    gone = await shown_cards.replies_by(tx, change.server, person, since)
    for reply in gone:
        await shown_cards.drop(tx, reply["outbox"])
        to = Destination(change.server, reply["channel"])
        await outbox.put(tx, ReplyRemoval(reply["key"]), f"taken_back:{reply['key']}", to, now=change.at)
        after = {"channel": reply["channel"]}
        await events.record(tx, change, Entry(Action.CLAIM_REPLY_TAKEN_BACK, claim=reply["claim"], after=after))
    return len(gone)


def _answer(answer: AwaitedAnswer | None) -> PrivateAnswer | None:
    """Of a private answer what it takes to edit it; None where it can't be."""
    if answer is None or answer.message is None or answer.token is None:
        return None
    return PrivateAnswer(answer.message, answer.token, answer.token_until or 0)


def _shown_at(number: int, at: int) -> str:
    last, again = (to_datetime(ms).strftime("%H:%M") for ms in (at, at + REST))
    return f"#{number} was shown in this channel at {last} UTC; once an hour is enough, so again from {again} UTC."
