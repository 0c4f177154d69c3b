"""Source watch: what was checked is the stored text; does the page still say it?"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.actor import Actor, Capability
from bot.domain.articles import Article, Fetched
from bot.domain.changes import Noted, SourceChanged
from bot.domain.claims import Claim
from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.errors import Conflict, TooMuch, Unreadable
from bot.domain.events import Action
from bot.domain.pages import bounded
from bot.domain.source_watch import LOOKS, RESTED, Reread, SourceChange, SourceOutcome, SourceState
from bot.ingest.quote_check import gone_from_page, gone_from_text
from bot.services.desk.base import Desk, article_of, claim_of, person_of
from bot.services.desk.ports import READ_S, Fetcher, Workers
from bot.services.posts.record import record_claim
from bot.storage import jobs
from bot.storage.articles import articles, copies, source_watch
from bot.storage.articles.source_watch import Quoted
from bot.storage.database import Database, Tx
from bot.storage.desk import events
from bot.storage.desk.events import Change, Entry

LOOK_JOB = "look"
REST = 10 * MINUTE
"""Between two readings of one article that members ask for."""
_ROUND = HOUR
_BACK = 30 * DAY
"""A look that fell due while nothing ran is made up for within this time."""


class SourceWatch:
    def __init__(self, desk: Desk, workers: Workers, fetcher: Fetcher) -> None:
        self._desk = desk
        self._workers = workers
        self._fetcher = fetcher
        self._next_round = 0

    async def reread(self, actor: Actor, number: int) -> Reread:
        """Read an article's page again and mark what is quoted from it and no longer there, for moderators."""
        actor.require(Capability.ADD)
        async with self._desk.db.read() as reader:
            article = await article_of(reader, actor.server, number)
        if article.withdrawn_at is not None:
            raise Conflict(f"Article {number} is withdrawn.")
        if article.url is None:
            raise Conflict(f"Article {number} did not come from a web address, so it can't be read again.")
        rested = self._desk.clock.now() - _looked(article)
        if actor.limited and rested < REST:
            minutes = (REST - rested + MINUTE - 1) // MINUTE
            raise TooMuch(f"Article {number} was read just now; it can be read again in {minutes} min.")
        return await self._compare(article, await self._fetcher.fetch(article.url))

    async def look(self, article: int) -> None:
        """The same by the clock; a page that can't be read today says nothing."""
        async with self._desk.db.read() as reader:
            found = await articles.by_id(reader, article)
        if found.url is None or found.withdrawn_at is not None:
            return
        if self._desk.clock.now() - _looked(found) < RESTED:
            return
        try:
            await self._compare(found, await self._fetcher.fetch(found.url, automatic=True))
        except Unreadable:
            return

    async def enqueue_looks(self) -> int:
        """Once an hour: make a job of every look that is due after a verdict; how many."""
        now = self._desk.clock.now()
        if now < self._next_round:
            return 0
        self._next_round = now + _ROUND
        async with self._desk.db.read() as reader:
            due = [
                look
                for after in LOOKS
                for look in await source_watch.due(reader, after, now - after - _BACK, now - after)
            ]

        async def write(tx: Tx) -> int:
            put = 0
            for server, article, key in due:
                put += await jobs.enqueue(tx, LOOK_JOB, key, {"article": article}, now=now, server=server)
            return put

        return await self._desk.db.write(write) if due else 0

    async def waiting(self, actor: Actor, limit: int = 25, offset: int = 0) -> Sequence[SourceChange]:
        """Places whose words were not found again and that no moderator has looked at, the oldest first."""
        actor.require(Capability.JUDGE_SOURCES)
        async with self._desk.db.read() as reader:
            return await source_watch.waiting(reader, actor.server, bounded(limit), offset)

    async def decide(self, actor: Actor, number: int, outcome: SourceOutcome) -> Claim:
        """Say whether a claim's source has changed. If it has, followers and the summary hear of it."""
        actor.require(Capability.JUDGE_SOURCES)
        changed = outcome is SourceOutcome.CHANGED

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor)
            claim = await claim_of(tx, actor, number)
            state = SourceState.CONFIRMED if changed else SourceState.CLEARED
            settled = await source_watch.decide(tx, claim.id, state, person_of(change), change.at)
            if not settled:
                raise Conflict(f"No source of #{number} waits to be looked at.")
            cleared = Noted(Action.CLAIM_SOURCE_CLEARED, {"articles": settled})
            await record_claim(tx, change, claim, SourceChanged(settled) if changed else cleared)

        await self._desk.db.write(write)
        async with self._desk.db.read() as reader:
            return await claim_of(reader, actor, number)

    async def _compare(self, article: Article, page: Fetched) -> Reread:
        async with self._desk.db.read() as reader:
            quotes = await source_watch.quoted(reader, article.id)
        pieces = [quote.pieces for quote in quotes]
        gone = await self._workers.run_within(
            READ_S, gone_from_page, page.body, page.media_type, page.charset, page.url, pieces
        )

        async def write(tx: Tx) -> None:
            change = Change.begin(article.server, None, self._desk.clock.now())
            await copies.note_looked(tx, article.id, change.at)
            await note_gone(tx, change, Replaced(article, quotes, gone))

        await self._desk.db.write(write)
        return Reread(article.number, len(quotes), tuple(dict.fromkeys(quotes[at].number for at in gone)))


@dataclass(frozen=True, slots=True)
class Replaced:
    """An article, what was quoted from it, and the indices of the quotes that its address does not have any more."""

    article: Article
    quotes: Sequence[Quoted]
    gone: Sequence[int]


async def replaced_by(db: Database, workers: Workers, article: Article, text: str) -> Replaced:
    """What another text at an article's address leaves of its quotes."""
    async with db.read() as reader:
        quotes = await source_watch.quoted(reader, article.id)
    return Replaced(article, quotes, await workers.run(gone_from_text, text, [quote.pieces for quote in quotes]))


async def note_gone(tx: Tx, machine: Change, seen: Replaced) -> None:
    """Mark the quotes that are no longer found at the article's address, and take back what was suspected of those that
    do."""
    article, quotes, gone = seen.article, seen.quotes, set(seen.gone)
    missing = {quotes[at].appearance: quotes[at] for at in gone if quotes[at].state is None}
    there = [quote for at, quote in enumerate(quotes) if at not in gone]
    back = {q.appearance: q for q in there if q.state in {SourceState.SUSPECTED, SourceState.CLEARED}}
    await source_watch.suspect(tx, machine.server, missing, machine.at)
    await source_watch.forget(tx, back)
    after = {"article": article.number}
    suspected = dict.fromkeys(quote.claim for quote in missing.values())
    found = dict.fromkeys(quote.claim for quote in back.values() if quote.state is SourceState.SUSPECTED)
    log = [Entry(Action.CLAIM_SOURCE_SUSPECTED, article=article.id, claim=claim, after=after) for claim in suspected]
    log += [Entry(Action.CLAIM_SOURCE_FOUND_AGAIN, article=article.id, claim=claim, after=after) for claim in found]
    await events.record(tx, machine, *log)


def _looked(article: Article) -> int:
    return max(article.added_at, article.looked_at or 0)
