"""What other fact-checkers have published, beside the claims of every desk: taken from files, matched by the machine,
never a verdict and never counted."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bot.domain.actor import Actor, Capability
from bot.domain.changes import Noted
from bot.domain.claims import Claim
from bot.domain.errors import NotFound, Unreadable
from bot.domain.events import Action
from bot.domain.fact_checks import FactCheck, Import, MatchedFactCheck, Skipped, Taken, may_be_about
from bot.matching import normal_form
from bot.matching.classify import Near
from bot.matching.encoder import embed, version_of
from bot.matching.fact_check_match import NEAR, matching_checks
from bot.matching.features import rarest
from bot.matching.index import VectorIndex
from bot.services.desk.base import Desk, claim_of, person_of, shown_claim
from bot.services.desk.ports import Workers
from bot.services.desk.vector_cache import VectorCache
from bot.services.posts.record import record_claim
from bot.storage.database import Reader, Tx
from bot.storage.desk import events
from bot.storage.desk.events import Entry
from bot.storage.fact_checks import fact_checks
from bot.storage.fact_checks.fact_checks import KnownCheck, UncomparedClaim

BY_MEANING, BY_WORDS = 20, 15
AT_ONCE = 64
"""Checks that are read, or claims that are compared, at a time."""
ROUNDS = 4
"""How many times that in one tick of the clock."""
BATCH = 1_000
"""Entries of a file that are put down in one transaction."""
MOST_IMPORTS = 200

Tell = Callable[[int], None]
"""Is told how many entries were read so far."""


class _File:
    """Entries of a file, batch by batch, and what was wrong with the others."""

    def __init__(self, found: Iterator[FactCheck | Skipped]) -> None:
        self._found = found
        self.skipped: Counter[str] = Counter()
        self.broken: str | None = None

    def next_checks(self) -> list[FactCheck]:
        """The next BATCH of them; none at the end, or where the file breaks off."""
        checks: list[FactCheck] = []
        try:
            while len(checks) < BATCH and (entry := next(self._found, None)) is not None:
                if isinstance(entry, Skipped):
                    self.skipped[entry.reason] += 1
                else:
                    checks.append(entry)
        except Unreadable as error:
            self.broken = error.sentence
        return checks


class FactChecks:
    def __init__(self, desk: Desk, workers: Workers) -> None:
        self._desk = desk
        self._workers = workers
        self._cache: VectorCache[None] = VectorCache(desk.clock, fact_checks.vectors, count=fact_checks.count_vectors)
        self._checked_version = False

    @property
    def held_bytes(self) -> int:
        """Memory that the index of all checks takes."""
        return self._cache.held_bytes

    async def take(self, actor: Actor, name: str, found: Iterator[FactCheck | Skipped], tell: Tell) -> Taken:
        """Put the entries of a file down, for every desk of this database. Where the file breaks off, what stood before
        is taken."""
        actor.require(Capability.IMPORT)
        file = _File(found)
        number: int | None = None
        counts: Counter[str] = Counter()
        while checks := file.next_checks():
            number, done = await self._desk.db.write(partial(self._put, actor, name, number, checks))
            counts += done
            tell(counts.total() + file.skipped.total())
        if number is not None:
            await self._desk.db.write(partial(fact_checks.end_import, number=number))
        came = (counts["added"], counts["updated"], counts["unchanged"])
        return Taken(number, name, *came, tuple(file.skipped.most_common()), file.broken)

    async def _put(
        self, actor: Actor, name: str, number: int | None, checks: Sequence[FactCheck], tx: Tx
    ) -> tuple[int, Counter[str]]:
        change = await self._desk.begin(tx, actor)
        number = number or await fact_checks.begin_import(tx, name, change.at)
        counts = await fact_checks.put(tx, number, [(normal_form(check.text), check) for check in checks])
        await events.record(tx, change, Entry(Action.FACT_CHECKS_IMPORTED, after={"import": number, **counts}))
        return number, counts

    async def imports(self, actor: Actor) -> Sequence[Import]:
        """The files that were taken, the newest first."""
        actor.require(Capability.IMPORT)
        async with self._desk.db.read() as reader:
            return await fact_checks.imports(reader, MOST_IMPORTS)

    async def remove(self, actor: Actor, number: int) -> int:
        """Take what an import brought last out again; how many entries."""
        actor.require(Capability.IMPORT)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            gone = await fact_checks.remove(tx, number, change.at)
            if gone is None:
                raise NotFound(f"There is no import {number}; it may have been removed.")
            await events.record(
                tx, change, Entry(Action.FACT_CHECKS_REMOVED, after={"import": number, "entries": gone})
            )
            return gone

        return await self._desk.db.write(write)

    async def beside(self, actor: Actor, number: int) -> tuple[Claim, Sequence[MatchedFactCheck]]:
        """A claim with all that others have checked of it, the newest first; none of a hidden one for those who may not
        read it."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            claim = await shown_claim(reader, actor, number)
            if claim.hidden and not actor.may(Capability.SEE_HIDDEN):
                return claim, ()
            return claim, (await fact_checks.of_claims(reader, [claim.id], most=None))[claim.id]

    async def refuse(self, actor: Actor, number: int, check: int) -> Claim:
        """Say that a check (its id) is about something else than a claim: it is no longer linked to it."""
        actor.require(Capability.REFUSE_FACT_CHECK)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            site = await fact_checks.refuse(tx, claim.id, check, person_of(change))
            if site is None:
                raise NotFound(f"No such fact-check is linked to #{number}; it may have been removed.")
            refused = Noted(Action.CLAIM_OTHERS_REFUSED, {"check": check, "site": site})
            await record_claim(tx, change, claim, refused)

        await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return await claim_of(reader, actor, number)

    async def waiting(self) -> int:
        """How many checks are to be read and claims to be compared."""
        async with self._desk.db.read() as reader:
            return await fact_checks.count_unread(reader) + await fact_checks.count_uncompared(reader)

    async def care(self, rounds: int = ROUNDS) -> bool:
        """Read what was imported and compare the claims that wait; whether anything was done in the last round."""
        self._cache.let_go()
        if not self._checked_version:
            await self._desk.db.write(lambda tx: fact_checks.outdate(tx, version_of()))
            self._checked_version = True
        for _ in range(rounds):
            if not (await self._read_some() or await self._compare_some()):
                return False
        return True

    async def _read_some(self) -> bool:
        async with self._desk.db.read() as reader:
            waiting = await fact_checks.unread(reader, AT_ONCE)
        if not waiting:
            return False
        vectors = await self._workers.run(embed, [text for _row, text in waiting])
        stored = [(row, text, vector) for (row, text), vector in zip(waiting, vectors, strict=True)]
        await self._desk.db.write(lambda tx: fact_checks.put_vectors(tx, version_of(), stored))
        return True

    async def _compare_some(self) -> bool:
        async with self._desk.db.read() as reader:
            claims = await fact_checks.uncompared(reader, version_of(), AT_ONCE)
            if not claims:
                return False
            index = await self._cache.of(reader, None, version_of())
            near = [await _near(reader, index, claim) for claim in claims]
        sure = await surely_same(self._workers, claims, near)

        async def write(tx: Tx) -> None:
            for claim, found in zip(claims, sure, strict=True):
                rows = [
                    (row, score)
                    for norm, score in found.items()
                    for row, claimant in await fact_checks.worded(tx, norm)
                    if may_be_about(claim.text, claim.speaker, claimant)
                ]
                await fact_checks.tie(tx, claim, rows)

        await self._desk.db.write(write)
        return True


async def _near(reader: Reader, index: VectorIndex, claim: UncomparedClaim) -> list[tuple[KnownCheck, float]]:
    """The checks that meaning or words bring up, one of each wording, with their cosines; none where none is near: a
    check that many have published must not make each of them look unsure."""
    by_meaning = index.nearest(claim.vector, BY_MEANING)
    if not by_meaning or by_meaning[0][1] < NEAR:
        return []
    by_words = await fact_checks.likely(reader, rarest(claim.text), BY_WORDS)
    rows = list(dict.fromkeys([*(row for row, _cosine in by_meaning), *by_words]))
    cosines = dict(zip(rows, index.cosines(claim.vector, rows), strict=True))
    first = {known.norm: known for known in reversed(await fact_checks.known(reader, rows))}
    return [(known, cosines[known.row]) for known in first.values()]


async def surely_same(
    workers: Workers, claims: Sequence[UncomparedClaim], near: Sequence[Sequence[tuple[KnownCheck, float]]]
) -> list[dict[str, float]]:
    """For each claim the wordings (normal forms) among those near it that are surely it, with the score."""
    asked = [
        (claim.text, [Near(known.row, known.text, cosine) for known, cosine in found])
        for claim, found in zip(claims, near, strict=True)
    ]
    sure = await workers.run(matching_checks, asked) if any(near) else [{} for _ in asked]
    norms = [{known.row: known.norm for known, _cosine in found} for found in near]
    return [{named[row]: score for row, score in rows.items()} for rows, named in zip(sure, norms, strict=True)]
