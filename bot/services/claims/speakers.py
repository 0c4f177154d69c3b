"""Speakers: who they are, what was checked of what they said, and putting names right."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.actor import Actor, Capability
from bot.domain.claim_lists import ClaimFilter, Sort
from bot.domain.claims import NOBODY, Claim
from bot.domain.errors import Conflict, Incomplete, NotFound
from bot.domain.events import Action
from bot.domain.pages import bounded
from bot.domain.repeats import SaidOften
from bot.domain.speakers import COUNTS_FROM, Balance, Speaker, folded
from bot.domain.user_input import speaker_name
from bot.services.desk.base import Desk, claim_of
from bot.storage.claims import claims, speakers
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Entry
from bot.storage.similar import repeats

BALANCED = 25


class Speakers:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list(self, actor: Actor, limit: int = 25, offset: int = 0) -> Sequence[Speaker]:
        """Who has claims on record, those with most first."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return await speakers.tallies(reader, actor.server, bounded(limit), offset)

    async def show(self, actor: Actor, name: str) -> Speaker:
        """One speaker by any of their names. Verdicts are counted on confirmed claims alone, and only from ten up."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            found, _name = await _known(reader, actor, name)
            return _public(await speakers.tally(reader, found))

    async def claims(self, actor: Actor, name: str, limit: int = 8) -> Sequence[Claim]:
        """Their claims, the newest first."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            found, _name = await _known(reader, actor, name)
            newest = ClaimFilter(everything=True)
            return await claims.page(reader, actor.server, newest, [found], None, bounded(limit), 0)

    async def repeated(self, actor: Actor, name: str, limit: int = 3) -> SaidOften:
        """How often their claims were said again, and which most."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            found, _name = await _known(reader, actor, name)
            often = ClaimFilter(sort=Sort.REPEATS, everything=True)
            page = await claims.page(reader, actor.server, often, [found], None, bounded(limit), 0)
            return SaidOften(*await repeats.of_speaker(reader, found), tuple(c for c in page if c.said > 1))

    async def balance(self, actor: Actor) -> Sequence[Balance]:
        """What the desk did with the claims of the speakers who have most on record: how many it checked, with which
        verdicts."""
        actor.require(Capability.BALANCE)
        async with self._desk.db.read() as reader:
            floor = (await desks.settings(reader, actor.server)).min_worthiness
            return await speakers.balance(reader, actor.server, floor, BALANCED)

    async def rename(self, actor: Actor, old: str, new: str) -> Speaker:
        """Give a speaker another name; the old one stays as an alias, so that texts that use it still mean them."""
        actor.require(Capability.NAME_SPEAKERS)
        name = _name_of(new)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            speaker, was = await _known(tx, actor, old)
            taken = await speakers.known(tx, actor.server, name)
            if taken is not None and taken[0] != speaker:
                raise Conflict(f"{taken[1]} is another speaker already; merge the two instead.")
            if name == was:
                raise Conflict(f"{was} has that name already.")
            await speakers.rename(tx, actor.server, speaker, name, change.at)
            await events.record(
                tx, change, Entry(Action.SPEAKER_RENAMED, before={"speaker": was}, after={"speaker": name})
            )
            return speaker

        return await self._after(await self._desk.db.write(write))

    async def merge(self, actor: Actor, gone: str, into: str) -> Speaker:
        """Two names are one person: claims and followers go to the one that stays, the other becomes an alias."""
        actor.require(Capability.NAME_SPEAKERS)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            source, was = await _known(tx, actor, gone)
            target, name = await _known(tx, actor, into)
            if source == target:
                raise Conflict(f"{was} and {name} are one speaker already.")
            moved = await speakers.claims_of(tx, source)
            await speakers.attribute(tx, moved, target, change.at)
            await speakers.hand_followers(tx, source, target)
            await speakers.point(tx, source, target)
            merged = Entry(
                Action.SPEAKER_MERGED, before={"speaker": was}, after={"speaker": name, "claims": len(moved)}
            )
            await events.record(tx, change, merged, *_changed(moved, was, name))
            return target

        return await self._after(await self._desk.db.write(write))

    async def split(self, actor: Actor, name: str, numbers: Sequence[int]) -> Speaker:
        """Give claims of one speaker to a speaker of their own. `name` is whose they are: an alias becomes a speaker
        again, a new name is made. Where it is the speaker's own name, two people share it: the claims go to the
        name under which they came in, or to the same name with a number."""
        actor.require(Capability.NAME_SPEAKERS)
        wanted = _name_of(name)
        if not numbers:
            raise Incomplete("Give the numbers of the claims to split off.")

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            chosen = [await claim_of(tx, actor, number) for number in dict.fromkeys(numbers)]
            owner, was = await self._one_speaker(tx, actor, chosen)
            rows = [claim.id for claim in chosen]
            target, now_named = await self._apart(tx, actor, wanted, owner, was, rows, change.at)
            await speakers.attribute(tx, rows, target, change.at)
            entry = Entry(
                Action.SPEAKER_SPLIT, before={"speaker": was}, after={"speaker": now_named, "claims": len(rows)}
            )
            await events.record(tx, change, entry, *_changed(rows, was, now_named))
            return target

        return await self._after(await self._desk.db.write(write))

    async def _one_speaker(self, tx: Tx, actor: Actor, chosen: Sequence[Claim]) -> tuple[int, str]:
        names = {claim.speaker for claim in chosen}
        (first, *others) = names
        if others or first is None:
            raise Conflict("These claims are not one speaker's; split one speaker at a time.")
        return await _known(tx, actor, first)

    async def _apart(
        self, tx: Tx, actor: Actor, name: str, owner: int, was: str, rows: Sequence[int], now: int
    ) -> tuple[int, str]:
        """The row and name that the claims go to."""
        row = await speakers.row_of(tx, actor.server, name)
        if row is None:
            return await speakers.add(tx, actor.server, name, now), name
        if row["id"] == owner:
            origins = set(await speakers.names_in_texts(tx, rows))
            if len(origins) == 1 and (origin := origins.pop()) not in {None, owner}:
                await speakers.point(tx, origin, None)
                return origin, (await speakers.tally(tx, origin)).name
            number = 2
            while await speakers.row_of(tx, actor.server, f"{was} ({number})") is not None:
                number += 1
            named = f"{was} ({number})"
            return await speakers.add(tx, actor.server, named, now), named
        if row["alias_of"] != owner:
            raise Conflict(f"{row['name']} is another speaker already; correct the claims one by one.")
        await speakers.point(tx, row["id"], None)
        return row["id"], row["name"]

    async def _after(self, speaker: int) -> Speaker:
        async with self._desk.db.read() as reader:
            return _public(await speakers.tally(reader, speaker))


async def _known(reader: Reader, actor: Actor, name: str) -> tuple[int, str]:
    found = await speakers.known(reader, actor.server, name)
    if found is None:
        raise NotFound("There is no speaker of that name on this server's record.")
    return found


def _public(speaker: Speaker) -> Speaker:
    """Verdicts only where there are enough of them to say anything."""
    return speaker if speaker.checked >= COUNTS_FROM else replace(speaker, verdicts=(), first=None, last=None)


def _changed(claims_moved: Sequence[int], was: str, name: str) -> list[Entry]:
    """One event a claim."""
    return [
        Entry(Action.CLAIM_SPEAKER_CHANGED, claim=claim, before={"speaker": was}, after={"speaker": name})
        for claim in claims_moved
    ]


def _name_of(typed: str) -> str:
    name = speaker_name(typed)
    if name is None or not folded(name) or name.casefold() == NOBODY:
        raise Incomplete("A speaker needs a name.")
    return name
