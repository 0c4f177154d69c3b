"""What the desk remembers: which claims on record a new one may be."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, TypeVar

from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim, Kind, State
from bot.domain.clock import day_if_known, utc_day
from bot.domain.errors import Conflict, NoModel, NotFound, OnRecordError
from bot.domain.similar import Tie, TieAnswer, TieKind
from bot.extraction.drafts import folded_words
from bot.matching import normal_form
from bot.matching.classify import Match, Near, compare, meet
from bot.matching.context_dependent import is_own, one_moment
from bot.matching.encoder import embed, version_of
from bot.matching.features import rarest
from bot.matching.index import VectorIndex
from bot.matching.relation import Relation
from bot.matching.terms import sentences
from bot.services.desk.base import Desk, claim_of, person_of
from bot.services.desk.ports import Workers
from bot.services.posts.record import record_claim
from bot.services.similar.vector_cache import VectorCache
from bot.storage.claims import claim_changes, claim_edits, claims, search, speakers
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.similar import ties, vectors
from bot.storage.similar.vectors import Known

BY_MEANING, BY_WORDS = 20, 15
LOOKED_AT = 60
"""Of the nearest by meaning, how many are looked at to find BY_MEANING that stand: dismissed duplicates are near."""
SEARCHED, LIKE = 40, 0.45
"""How many claims a search by meaning brings at most, and how near they must be (a cosine)."""
PATIENCE_S = 0.7
"""How long somebody who searches or types waits for meaning, while texts may be read."""
READ_AT_ONCE = 64
"""Claims whose vectors are made in one go."""
ROUNDS = 8
"""How often that is done in a tick at most: a desk whose encoder was changed is read again within hours, and nothing
else that is due waits for long."""
TIES = {Relation.SAME: TieKind.SAME, Relation.LATER: TieKind.LATER, Relation.CONTRADICTS: TieKind.CONTRADICTS}

_THAT = re.compile(r"\s*that\s+", re.IGNORECASE)
"""What joins reported words to who says them."""

T = TypeVar("T")
Compare = Callable[[Sequence[tuple[str, Sequence[Near]]]], list[list[Match]]]
Merge = Callable[[Actor, int, int], Awaitable[Claim]]
"""Makes the first claim (number) a duplicate of the second."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recalled:
    """A claim on record, and what a new one is to it."""

    known: Known
    match: Match

    def links(self, day: date | None) -> bool:
        """Whether it is surely the claim that was told on a day now."""
        return self.match.links and one_moment(self.known.text, day, day_if_known(self.known.said_at))


@dataclass(frozen=True, slots=True)
class Recollection:
    """For each new wording by its place: its vector (None where the encoder failed), and the claims it may be."""

    version: str
    vectors: tuple[bytes | None, ...] = ()
    found: Mapping[int, tuple[Recalled, ...]] = field(default_factory=dict)


class SimilarClaims:
    def __init__(self, desk: Desk, workers: Workers, merge: Merge) -> None:
        self._desk = desk
        self._workers = workers
        self._merge = merge
        self._cache = VectorCache(desk.clock)
        self._checked_version = False
        self._told = False
        """That the encoder can't be loaded: once is enough."""

    @property
    def version(self) -> str:
        """Of the encoder whose vectors can be compared now. Raises NoModel."""
        return version_of()

    @property
    def held_bytes(self) -> int:
        """Memory that all indexes take."""
        return self._cache.held_bytes

    async def recall(self, server: int, texts: Sequence[str], how: Compare = compare) -> Recollection:
        """Compare new wordings with this server's claims; by words alone where their meaning can't be told."""
        if not texts:
            return Recollection("")
        version, vectors = "", list[bytes | None]([None] * len(texts))
        try:
            version = version_of()
            vectors = [*await self._workers.run(embed, list(texts))]
        except OnRecordError as error:
            _log.warning("claims are compared by words alone: %s", error)
        return Recollection(version, tuple(vectors), await self._found(server, texts, vectors, how=how))

    async def near(self, server: int, text: str) -> list[int]:
        """Claims (row ids) that mean the like of a text, the nearest first; none where its meaning can't be told."""
        return await _soon(self._near(server, text)) or []

    async def _near(self, server: int, text: str) -> list[int]:
        (vector,) = await self._workers.run(embed, [text])
        async with self._desk.db.read() as reader:
            index = await self._cache.of(reader, server, version_of())
        return [row for row, cosine in index.nearest(vector, SEARCHED) if cosine >= LIKE]

    async def about(self, actor: Actor, text: str, patience_s: float = PATIENCE_S) -> list[tuple[Claim, Match]]:
        """Claims that a text repeats, contradicts or renews, or that are on the same, with which of these it is, the
        likeliest first: for whoever met it."""
        actor.require(Capability.READ)
        parts = sentences(text)
        recollection = await _soon(self.recall(actor.server, parts, meet), patience_s)
        found = {} if recollection is None else recollection.found
        best: dict[int, Match] = {}
        for each in (each for matches in found.values() for each in matches):
            row = each.known.row
            if row not in best or each.match.score > best[row].score:
                best[row] = each.match
        async with self._desk.db.read() as reader:
            stand = await claims.by_ids(reader, sorted(best, key=lambda row: -best[row].score))
        return [(claim, best[claim.id]) for claim in stand if not claim.hidden]

    async def twin(
        self, actor: Actor, text: str, speaker: str | None = None, patience_s: float = PATIENCE_S
    ) -> Claim | None:
        """The claim that says nearly what somebody is about to put on record, the same speaker's first; None where none
        does or one says it in the same words, and where nobody can tell in time."""
        recollection = await _soon(self.recall(actor.server, [text]), patience_s)
        matches = () if recollection is None else recollection.found.get(0, ())
        today = utc_day(self._desk.clock.now())
        if any(_same_words(each.known, text, today) for each in matches):
            return None
        likely = [each for each in matches if each.match.sure]
        async with self._desk.db.read() as reader:
            who = await speakers.named(reader, actor.server, speaker) if speaker else None
            likely.sort(key=lambda each: each.known.speaker != who)
            return next(iter(await claims.by_ids(reader, [each.known.row for each in likely[:1]])), None)

    async def _found(
        self,
        server: int,
        texts: Sequence[str],
        vectors: Sequence[bytes | None],
        but_not: frozenset[int] = frozenset(),
        how: Compare = compare,
    ) -> dict[int, tuple[Recalled, ...]]:
        asked: list[tuple[str, list[Near]]] = []
        known: dict[int, Known] = {}
        async with self._desk.db.read() as reader:
            meant = any(vector is not None for vector in vectors)
            index = await self._cache.of(reader, server, version_of()) if meant else VectorIndex()
            for text, vector in zip(texts, vectors, strict=True):
                near = await _near(reader, server, index, text, vector, but_not)
                known |= {claim.row: claim for claim, _cosine in near}
                asked.append((text, [Near(claim.row, claim.text, cosine) for claim, cosine in near]))
        if not known:
            return {}
        try:
            compared = await self._workers.run(how, asked)
        except NoModel as error:
            _log.warning("new claims are not compared: %s", error)
            return {}
        return {
            place: tuple(Recalled(known[match.row], match) for match in matches)
            for place, matches in enumerate(compared)
            if matches
        }

    async def care(self, rounds: int = ROUNDS) -> None:
        """Make vectors for claims that have none for their present words, ask what those may be, and let go of
        indexes that nobody asks."""
        self._cache.let_go()
        try:
            version = version_of()
        except NoModel:
            return  # what waits for its vector goes on waiting
        if not self._checked_version:
            await self._desk.db.write(lambda tx: vectors.outdate(tx, version))
            self._checked_version = True
        for _ in range(rounds):
            if not await self._read_some():
                return

    async def _read_some(self) -> bool:
        """Whether there was something to read, and it could be read."""
        async with self._desk.db.read() as reader:
            waiting = await vectors.unread(reader, READ_AT_ONCE)
        if not waiting:
            return False
        try:
            made = await self._workers.run(embed, [text for _row, _server, text in waiting])
        except NoModel as error:
            if not self._told:
                _log.warning("claims wait to be read: %s", error)
            self._told = True
            return False
        self._told = False
        for (row, server, text), vector in zip(waiting, made, strict=True):
            found = await self._found(server, [text], [vector], frozenset((row,)))
            learn = partial(self._learn, server=server, row=row, text=text, vector=vector, found=found.get(0, ()))
            await self._desk.db.write(learn)
        return True

    async def _learn(
        self, tx: Tx, *, server: int, row: int, text: str, vector: bytes, found: Sequence[Recalled]
    ) -> None:
        """Keep what was made of a claim's words, unless they were changed meanwhile."""
        if await vectors.still_says(tx, row, text):
            speaker, said_at = await vectors.told_by(tx, row)
            await vectors.put_vectors(tx, server, version_of(), [(row, vector)])
            await ties.add_ties(tx, ties_of(row, speaker, day_if_known(said_at), found), self._desk.clock.now())

    async def ties(self, actor: Actor, number: int) -> Sequence[Tie]:
        """What a claim may be to others, for those who decide it."""
        actor.require(Capability.DISMISS)
        async with self._desk.db.read() as reader:
            return (await claim_of(reader, actor, number)).ties

    async def answer(self, actor: Actor, number: int, other: int, said: TieAnswer) -> Claim:
        """Answer the question whether a claim is the other; the claim that was answered for. Yes makes one of them a
        duplicate, whose places go to the other: the checked one stays, else the one that others were merged into,
        else the older."""
        actor.require(Capability.DISMISS)
        if said is TieAnswer.YES:
            async with self._desk.db.read() as reader:
                both = [await claim_of(reader, actor, each) for each in (number, other)]
                if all(claim.state is State.CHECKED for claim in both):
                    raise Conflict(f"#{number} and #{other} are both checked; withdraw the verdict of one first.")
                rank = {c.number: await _stays(reader, c) for c in both}
            gone, stays = sorted((number, other), key=lambda each: rank[each])
            return await self._merge(actor, gone, stays)

        async def write(tx: Tx) -> Claim:
            change = await self._desk.begin(tx, actor)
            claim, target = await claim_of(tx, actor, number), await claim_of(tx, actor, other)
            if not await ties.answer(tx, claim.id, target.id, said.value, person_of(change), change.at):
                raise NotFound(
                    f"There is no open question whether #{number} duplicates #{other}; it may have been answered."
                )
            await record_claim(tx, change, "tie.answered", claim, {"other": other, "answer": said.value})
            return claim

        return await self._desk.db.write(write)

    async def unlink(self, actor: Actor, number: int, article: int | None = None) -> Claim:
        """Take a place that the machine put under a claim out again, as a claim of its own: the one in that article,
        else the latest."""
        actor.require(Capability.DISMISS)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            place = await claim_edits.linked(tx, claim.id, article)
            if place is None:
                where = f" in article {article}" if article else ""
                raise Conflict(f"#{number} has no automatically linked appearance{where}.")
            words = folded_words(place.quote if place.kind is Kind.DIRECT else _THAT.sub("", place.quote))
            whole = await claim_edits.whole(tx, claim.id)
            key = (normal_form(words), place.speaker)
            known = (await claim_changes.same(tx, actor.server, [key])).get(key)
            if known is not None and known[0] != claim.id:
                row, new = known
            else:
                new = await desks.take_number(tx, actor.server, "claim")
                whole = claim_edits.alone(whole, place)
                row = await claim_edits.add_part(tx, actor.server, new, words, key[0], whole, change.at)
            await claim_edits.move_place(tx, place.id, claim.id, row)
            await ties.add_ties(tx, [(row, claim.id, TieKind.SAME, place.score)], change.at)
            await ties.answer(tx, row, claim.id, TieAnswer.NO.value, person_of(change), change.at)
            after = {"state": "unverified", "from": number, "score": place.score}
            await events.record(tx, change, Entry("claim.unlinked", claim=row, after=after))
            await record_claim(tx, change, "claim.place_taken_out", claim, {"into": new, "score": place.score})
            return new

        new = await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return await claim_of(reader, actor, new)


def _same_words(known: Known, text: str, today: date) -> bool:
    """Whether words that are said today are a claim's own, and of the same moment."""
    one = one_moment(known.text, day_if_known(known.said_at), today)
    return one and normal_form(known.text) == normal_form(text)


async def _stays(reader: Reader, claim: Claim) -> tuple[bool, bool, int]:
    """Sorts the claim that stays behind the one that is merged into it."""
    return claim.state is State.CHECKED, await claim_changes.has_duplicates(reader, claim.id), -claim.number


async def _soon(work: Coroutine[Any, Any, T], patience_s: float = PATIENCE_S) -> T | None:
    """What comes of work in the time that a person waits; None where that is too short or it fails. The work goes on:
    the next one finds the encoder loaded."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.wait_for(asyncio.shield(task), patience_s)
    except TimeoutError:
        task.add_done_callback(_noted)
    except OnRecordError as error:
        _log.warning("claims are searched by words only: %s", error)
    return None


def _noted(task: "asyncio.Future[Any]") -> None:
    if not task.cancelled() and task.exception() is not None:
        _log.warning("claims are searched by words only: %s", task.exception())


async def _near(
    reader: Reader, server: int, index: VectorIndex, text: str, vector: bytes | None, but_not: frozenset[int]
) -> list[tuple[Known, float]]:
    """The claims that words or meaning bring up, with their cosines."""
    by_meaning = [] if vector is None else [row for row, _cosine in index.nearest(vector, LOOKED_AT)]
    by_words = await search.likely(reader, server, rarest(text), BY_WORDS)
    rows = [row for row in dict.fromkeys([*by_meaning, *by_words]) if row not in but_not]
    standing = {claim.row: claim for claim in await vectors.known(reader, server, rows)}
    nearest = [row for row in by_meaning if row in standing][:BY_MEANING]
    kept = list(dict.fromkeys([*nearest, *(row for row in by_words if row in standing)]))
    cosines = [0.0] * len(kept) if vector is None else index.cosines(vector, kept)
    return [(standing[row], cosine) for row, cosine in zip(kept, cosines, strict=True)]


def ties_of(
    claim: int, speaker: int | None, day: date | None, found: Sequence[Recalled]
) -> list[tuple[int, int, TieKind, float]]:
    """What to keep of a new claim (row id) that somebody told on a day: the machine's questions, and what others have
    said in sure likeness. What two say of themselves can't be one claim nor against each other; it is a question still
    where one of them may go by two names."""
    kept = []
    for each in found:
        kind, elsewhere = TIES[each.match.relation], each.known.speaker != speaker
        if elsewhere and is_own(each.known.text):
            if kind is not TieKind.SAME and None not in {speaker, each.known.speaker}:
                continue
        elif elsewhere and each.links(day):
            kind = TieKind.ALSO_SAID
        kept.append((claim, each.known.row, kind, each.match.score))
    return kept


def linked(
    speaker: int | None, day: date | None, found: Sequence[Recalled], *, named: bool, join_speakers: bool
) -> Recalled | None:
    """The claim that a new one is, where that is sure and the same person said it (or the desk's setting lets anybody
    have said it). Of himself only somebody who is `named` says it again."""
    for each in found:
        same = each.known.speaker == speaker
        own = not (same and named) and is_own(each.known.text)
        if (same or join_speakers) and not own and each.links(day):
            return each
    return None


async def keep(
    tx: Tx,
    change: Change,
    recollection: Recollection,
    fresh: Mapping[int, tuple[int, int | None]],
    day: date | None,
) -> None:
    """Vectors and ties of claims that came on record, told on a day: place of the wording -> claim (row id) and
    speaker."""
    met = [
        (row, vector)
        for place, (row, _speaker) in fresh.items()
        if place < len(recollection.vectors) and (vector := recollection.vectors[place]) is not None
    ]
    await vectors.put_vectors(tx, change.server, recollection.version, met)
    found = [
        tie
        for place, (row, speaker) in fresh.items()
        for tie in ties_of(row, speaker, day, recollection.found.get(place, ()))
    ]
    await ties.add_ties(tx, found, change.at)
