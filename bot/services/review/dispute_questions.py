"""Beside the decision of a dispute: asking its member for more, who may have said it, what evidence was offered, and
bringing up what waits too long."""

from collections.abc import Sequence

from bot.domain.actor import LOCAL_DESK, Actor, Capability
from bot.domain.claims import NOBODY
from bot.domain.clock import DAY
from bot.domain.delivery import Destination
from bot.domain.disputes import NAMES_OFFERED, OVERDUE_AFTER, Announcement, Dispute, DisputeKind
from bot.domain.errors import Conflict, Incomplete, NotAllowed
from bot.domain.events import Action
from bot.domain.posts import DisputeQuestion, OverdueDisputes
from bot.domain.user_input import speaker_name, words_of
from bot.services.desk.base import Desk, claim_of, open_dispute, person_of
from bot.services.posts import dispute_cards
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.posts import outbox
from bot.storage.review import dispute_members, disputes

MIN_QUESTION, MIN_ANSWER = 5, 2
_AT_ONCE = 25


class DisputeQuestions:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def ask(self, actor: Actor, number: int, question: str) -> Dispute:
        """Ask the member behind a dispute for more. They get a button that opens a form: nothing that is written in a
        channel or thread reaches the bot."""
        actor.require(Capability.RESOLVE)
        asked = words_of(question, "A question", least=MIN_QUESTION)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            dispute = await open_dispute(tx, actor, number)
            text = await desks.put_text(tx, actor.server, change.actor, asked)
            person = person_of(change)
            await dispute_members.add_note(tx, dispute.id, answer=False, person=person, text=text, now=change.at)
            await _record(tx, change, Action.DISPUTE_ASKED, actor, dispute, text)
            members = await dispute_members.members(tx, dispute.id)
            _person, user, channel = members[0]
            await self._tell(tx, change, dispute, asked, user, channel)
            await dispute_cards.redraw(tx, change, number)

        await self._desk.db.write(write)
        return await self._desk.show_dispute(actor, number)

    async def answer(self, actor: Actor, number: int, answer: str) -> Dispute:
        """The answer of a member who opened or joined a dispute."""
        actor.require(Capability.DISPUTE)
        said = words_of(answer, "An answer", least=MIN_ANSWER)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            dispute = await open_dispute(tx, actor, number)
            person = person_of(change)
            if person not in {member for member, _user, _channel in await dispute_members.members(tx, dispute.id)}:
                raise NotAllowed(f"Only members who opened or joined dispute {number} may answer for it.")
            if not dispute.asked:
                raise Conflict(f"Dispute {number} has no question that waits for an answer.")
            text = await desks.put_text(tx, actor.server, person, said)
            await dispute_members.add_note(tx, dispute.id, answer=True, person=person, text=text, now=change.at)
            await _record(tx, change, Action.DISPUTE_ANSWERED, actor, dispute, text)
            await dispute_cards.redraw(tx, change, number)
            await dispute_cards.reply(tx, change, number, f"answer:{len(dispute.notes)}")

        await self._desk.db.write(write)
        return await self._desk.show_dispute(actor, number)

    async def names(self, actor: Actor, dispute: Dispute) -> Sequence[str]:
        """Who may have said it: whom the member named, then who else speaks in the claim's articles."""
        actor.require(Capability.READ_DISPUTES)
        async with self._desk.db.read() as reader:
            claim = await claim_of(reader, actor, dispute.claim)
            beside = await dispute_members.names_beside(reader, claim.id, NAMES_OFFERED)
        first = [dispute.suggested_speaker] if dispute.suggested_speaker else []
        return list(dict.fromkeys(first + beside))

    async def candidates(self, actor: Actor, number: int) -> Sequence[str]:
        """Who else speaks in a claim's articles: for the member who says that it was somebody else."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            claim = await claim_of(reader, actor, number)
            return await dispute_members.names_beside(reader, claim.id, NAMES_OFFERED)

    async def name(self, actor: Actor, number: int, name: str) -> Dispute:
        """Whom a member behind a dispute about the speaker says that the words are."""
        actor.require(Capability.DISPUTE)
        said = speaker_name(name)
        if said is None:
            raise Incomplete(f"Say who said it: a name, or {NOBODY!r}.")

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            dispute = await open_dispute(tx, actor, number)
            person = person_of(change)
            if person not in {member for member, _user, _channel in await dispute_members.members(tx, dispute.id)}:
                raise NotAllowed(f"Only members who opened or joined dispute {number} may name somebody in it.")
            if dispute.kind is not DisputeKind.WRONG_SPEAKER:
                raise Conflict(f"Dispute {number} is not about who said it.")
            await dispute_members.name_speaker(tx, dispute.id, person, said)
            claim = await claim_of(tx, actor, dispute.claim)
            after = {"dispute": number, "speaker": said}
            await events.record(
                tx, change, Entry(Action.DISPUTE_NAMED, claim=claim.id, dispute=dispute.id, after=after)
            )
            await dispute_cards.redraw(tx, change, number)

        await self._desk.db.write(write)
        return await self._desk.show_dispute(actor, number)

    async def place(self, server: int, number: int) -> Announcement | None:
        return await dispute_cards.place(self._desk, server, number)

    async def remind(self) -> int:
        """Bring up disputes that became overdue, in one message a server, to its moderators' role. Returns how many
        disputes were brought up."""
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            found = await disputes.old_and_unsaid(reader, now - OVERDUE_AFTER, _AT_ONCE)

        async def write(tx: Tx, server: int) -> int:
            due = [d for d in await disputes.old_and_unsaid(tx, now - OVERDUE_AFTER, _AT_ONCE) if d[0] == server]
            settings = await desks.settings(tx, server)
            for _server, row, _number, _claim in due:
                await disputes.note_reminded(tx, row, now)
            if due and settings.review_channel is not None and server != LOCAL_DESK:
                listed = ", ".join(f"{number} (#{claim})" for _server, _row, number, claim in due)
                waits = "Dispute" if len(due) == 1 else "Disputes"
                have = "has" if len(due) == 1 else "have"
                text = f"{waits} {listed} {have} waited for {OVERDUE_AFTER // DAY} days: /review disputes."
                overdue = OverdueDisputes(text, settings.moderator_role)
                to = Destination(server, settings.review_channel)
                await outbox.put(tx, overdue, f"overdue:{server}:{due[0][2]}", to, now=now)
            return len(due)

        reminded = 0
        for server in dict.fromkeys(d[0] for d in found):
            reminded += await self._desk.db.write(lambda tx, server=server: write(tx, server))  # type: ignore[misc]
        return reminded

    async def _tell(
        self, tx: Tx, change: Change, dispute: Dispute, asked: str, user: int | None, channel: int | None
    ) -> None:
        if change.server == LOCAL_DESK or not user:
            return
        text = f"A moderator asks about your dispute {dispute.number} of #{dispute.claim}: {asked}"
        key = f"tell:{change.id}:asked:{dispute.number}:{user}"
        to = Destination(change.server, channel, user=user)
        await outbox.put(tx, DisputeQuestion(text, dispute.number), key, to, now=change.at)


async def _record(tx: Tx, change: Change, action: Action, actor: Actor, dispute: Dispute, text: int) -> None:
    claim = await claim_of(tx, actor, dispute.claim)
    after = {"dispute": dispute.number}
    await events.record(tx, change, Entry(action, claim=claim.id, dispute=dispute.id, after=after, reason=text))
