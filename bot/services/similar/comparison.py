"""Which claims on record say what a wording says, and answering the questions that the machine has about them."""

import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from bot.domain.actor import Actor, Capability
from bot.domain.changes import Noted
from bot.domain.claims import Claim, Kind, State
from bot.domain.clock import day_if_known, utc_day
from bot.domain.errors import Conflict, NotFound, OnRecordError
from bot.domain.events import Action
from bot.domain.similar import Tie, TieAnswer, TieKind
from bot.extraction.drafts import folded_words
from bot.matching import normal_form
from bot.matching.classify import Match, compare, meet
from bot.matching.context_dependent import one_moment
from bot.matching.encoder import embed, version_of
from bot.matching.terms import sentences
from bot.services.desk.base import Desk, claim_of, person_of
from bot.services.desk.ports import Workers
from bot.services.desk.vector_cache import VectorCache
from bot.services.posts.record import record_claim
from bot.services.similar.answer_in_time import PATIENCE_S, answer_in_time
from bot.services.similar.candidates import Candidates, Compare
from bot.services.similar.likeness import Comparison
from bot.services.similar.unread_claims import ROUNDS, UnreadClaims
from bot.storage.claims import claim_edits, claims, new_claims, speakers
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Entry
from bot.storage.review import dismissals
from bot.storage.similar import ties, vectors
from bot.storage.similar.vectors import KnownClaim

SEARCHED, LIKE = 40, 0.45
"""How many claims a search by meaning brings at most, and how near they must be (a cosine)."""

_THAT = re.compile(r"\s*that\s+", re.IGNORECASE)
"""What joins reported words to who says them."""

Merge = Callable[[Actor, int, int], Awaitable[Claim]]
"""Makes the first claim (number) a duplicate of the second."""

_log = logging.getLogger(__name__)


class SimilarClaims:
    def __init__(self, desk: Desk, workers: Workers, merge: Merge) -> None:
        self._desk = desk
        self._workers = workers
        self._merge = merge
        self._cache: VectorCache[int] = VectorCache(desk.clock, vectors.vectors)
        self._candidates = Candidates(desk, workers, self._cache)
        self._unread = UnreadClaims(desk, workers, self._candidates)

    @property
    def version(self) -> str:
        """Of the encoder whose vectors can be compared now. Raises NoModel."""
        return version_of()

    @property
    def held_bytes(self) -> int:
        """Memory that all indexes take."""
        return self._cache.held_bytes

    async def compare(self, server: int, texts: Sequence[str], how: Compare = compare) -> Comparison:
        """Compare new wordings with this server's claims; by words alone where their meaning can't be told."""
        if not texts:
            return Comparison("")
        version, meanings = "", list[bytes | None]([None] * len(texts))
        try:
            version = version_of()
            meanings = [*await self._workers.run(embed, list(texts))]
        except OnRecordError as error:
            _log.warning("claims are compared by words alone: %s", error)
        return Comparison(version, tuple(meanings), await self._candidates.of(server, texts, meanings, how=how))

    async def near(self, server: int, text: str) -> list[int]:
        """Claims (row ids) that mean the like of a text, the nearest first; none where its meaning can't be told."""
        return await answer_in_time(self._near(server, text)) or []

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
        comparison = await answer_in_time(self.compare(actor.server, parts, meet), patience_s)
        found = {} if comparison is None else comparison.found
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
        comparison = await answer_in_time(self.compare(actor.server, [text]), patience_s)
        matches = () if comparison is None else comparison.found.get(0, ())
        today = utc_day(self._desk.clock.now())
        if any(_same_words(each.known, text, today) for each in matches):
            return None
        likely = [each for each in matches if each.match.sure]
        async with self._desk.db.read() as reader:
            who = await speakers.named(reader, actor.server, speaker) if speaker else None
            likely.sort(key=lambda each: each.known.speaker != who)
            return next(iter(await claims.by_ids(reader, [each.known.row for each in likely[:1]])), None)

    async def care(self, rounds: int = ROUNDS) -> None:
        """Read claims that wait for their vectors, and let go of indexes that nobody asks."""
        self._cache.let_go()
        await self._unread.read(rounds)

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
            answered = Noted(Action.TIE_ANSWERED, {"other": other, "answer": said.value})
            await record_claim(tx, change, claim, answered)
            return claim

        return await self._desk.db.write(write)

    async def unlink(self, actor: Actor, number: int, article: int | None = None) -> Claim:
        """Take an appearance that the machine linked to a claim out again, as a claim of its own: the one in that
        article, else the latest."""
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
            known = (await new_claims.same(tx, actor.server, [key])).get(key)
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
            await events.record(tx, change, Entry(Action.CLAIM_UNLINKED, claim=row, after=after))
            taken_out = Noted(Action.CLAIM_PLACE_TAKEN_OUT, {"into": new, "score": place.score})
            await record_claim(tx, change, claim, taken_out)
            return new

        new = await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return await claim_of(reader, actor, new)


async def _stays(reader: Reader, claim: Claim) -> tuple[bool, bool, int]:
    """Sorts the claim that stays behind the one that is merged into it."""
    return claim.state is State.CHECKED, await dismissals.has_duplicates(reader, claim.id), -claim.number


def _same_words(known: KnownClaim, text: str, today: date) -> bool:
    """Whether words that are said today are a claim's own, and of the same moment."""
    one = one_moment(known.text, day_if_known(known.said_at), today)
    return one and normal_form(known.text) == normal_form(text)
