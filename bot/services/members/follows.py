"""What members follow, and which checks they ask for."""

from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim, State
from bot.domain.clock import DAY
from bot.domain.errors import Conflict, NotFound, TooMuch
from bot.domain.events import Action
from bot.domain.follows import FOLLOWS, WANTED_PER_DAY, Follow, Target
from bot.services.desk.base import Desk, claim_of, person_of
from bot.services.desk.limits import at_most
from bot.storage.claims import speakers
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.members import follows


class Follows:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def follow(self, actor: Actor, target: Target) -> Follow:
        """Follow a claim or a speaker: a change of it is told once."""
        actor.require(Capability.FOLLOW)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim, speaker = await self._found(tx, actor, target)
            await _follow(tx, change, actor, claim, speaker)
            return person_of(change)

        person = await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return (await follows.of_person(reader, person, 1))[0]

    async def unfollow(self, actor: Actor, target: Target) -> str:
        """Stop following; returns what was followed."""
        actor.require(Capability.FOLLOW)

        async def write(tx: Tx) -> str:
            change = await self._desk.begin(tx, actor, even_blocked=True)
            claim, speaker = await self._found(tx, actor, target)
            row = {"claim": claim.id if claim else None, "speaker": speaker[0] if speaker else None}
            named = f"#{claim.number}" if claim else speaker[1] if speaker else ""
            if not await follows.drop(tx, person_of(change), **row):
                raise NotFound(f"You do not follow {named}.")
            await events.record(tx, change, _entry(Action.FOLLOW_ENDED, claim.number if claim else None, speaker))
            return named

        return await self._desk.db.write(write)

    async def stop(self, user: int, follow: int) -> str:
        """Stop a follow by its row, as the button of a direct message does: there is no server there, only the person
        whose follow it has to be."""

        async def write(tx: Tx) -> str:
            row = await follows.drop_of_user(tx, follow, user)
            if row is None:
                raise NotFound("You no longer follow that.")
            change = Change.begin(row["server"], row["person"], self._desk.clock.now(), user)
            speaker = None if row["speaker"] is None else (0, row["speaker"])
            await events.record(tx, change, _entry(Action.FOLLOW_ENDED, row["claim"], speaker))
            return f"#{row['claim']}" if row["claim"] is not None else str(row["speaker"])

        return await self._desk.db.write(write)

    async def followed(self, actor: Actor) -> list[Follow]:
        """What the actor follows, the newest first."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            person = await desks.find_person(reader, actor.server, actor.user)
            return [] if person is None else await follows.of_person(reader, person, FOLLOWS)

    async def want(self, actor: Actor, number: int) -> Claim:
        """Ask for a check and follow the claim; each member counts once."""
        actor.require(Capability.FOLLOW)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            person = person_of(change)
            claim = await claim_of(tx, actor, number)
            if claim.state is State.CHECKED or claim.state is State.DISMISSED:
                what = (claim.verdict or claim.state).value.replace("_", " ")
                raise Conflict(f"#{number} is decided already: {what}.")
            recent = await follows.wanted_since(tx, person, change.at - DAY)
            at_most(actor, recent, WANTED_PER_DAY, "ask for {} checks")
            wanted = await follows.want(tx, actor.server, claim.id, person, change.at)
            if wanted is None:
                raise Conflict(f"You have asked for a check of #{number} already; each member counts once.")
            await events.record(tx, change, Entry(Action.CLAIM_WANTED, claim=claim.id, after={"wanted": wanted}))
            if await follows.count(tx, person) < FOLLOWS:
                await follows.add(tx, actor.server, person, claim=claim.id, speaker=None, now=change.at)

        await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return await claim_of(reader, actor, number)

    async def _found(self, tx: Tx, actor: Actor, target: Target) -> tuple[Claim | None, tuple[int, str] | None]:
        """The claim, or the speaker's row and name, that is meant on this server."""
        if target.claim is not None:
            return await claim_of(tx, actor, target.claim), None
        speaker = await speakers.known(tx, actor.server, target.speaker or "")
        if speaker is None:
            raise NotFound("There is no speaker of that name on this server's record.")
        return None, speaker


async def _follow(tx: Tx, change: Change, actor: Actor, claim: Claim | None, speaker: tuple[int, str] | None) -> None:
    person = person_of(change)
    if await follows.count(tx, person) >= FOLLOWS:
        raise TooMuch(f"You follow {FOLLOWS} claims and speakers, which is the most; stop following one first.")
    added = await follows.add(
        tx,
        actor.server,
        person,
        claim=claim.id if claim else None,
        speaker=speaker[0] if speaker else None,
        now=change.at,
    )
    if not added:
        raise Conflict(f"You follow {f'#{claim.number}' if claim else speaker[1] if speaker else ''} already.")
    await desks.note_closed(tx, actor.server, actor.user, None)
    await events.record(tx, change, _entry(Action.FOLLOW_BEGUN, claim.number if claim else None, speaker))


def _entry(action: Action, claim: int | None, speaker: tuple[int, str] | None) -> Entry:
    """Whom somebody follows is private: it is logged, but shown in no claim's history."""
    return Entry(action, after={"claim": claim} if claim is not None else {"speaker": speaker and speaker[1]})
