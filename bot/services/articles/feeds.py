"""Feeds: asked now and then, their new entries taken in like links that nobody posts an answer to.

A poll ends in one transaction: which entries were seen, what is taken in, when the next one is due. A kill before it
leaves the poll to be done again, a kill after it has left nothing to do.
"""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from bot.domain.actor import Actor, Capability
from bot.domain.articles import Answered
from bot.domain.claim_lists import Suggestion
from bot.domain.errors import Conflict, NotFound, TooMuch, Unreadable
from bot.domain.events import Action
from bot.domain.feeds import MAX_FEEDS, AddedFeed, Feed, ReadFeed, wait_after
from bot.domain.pages import LABEL
from bot.domain.urls import canonical_url
from bot.domain.user_input import web_url
from bot.services.articles.feed_answers import FeedReader, refusal_of
from bot.services.articles.feed_entries import keys_of, take_in
from bot.services.articles.feed_failures import note_failed
from bot.services.desk.base import Desk
from bot.services.desk.ports import Fetcher, Workers
from bot.storage import jobs
from bot.storage.articles import feeds
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry

POLL_JOB = "poll"
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll did: the feed as it is now, and how many new entries were taken in."""

    feed: Feed
    taken: int = 0
    error: str | None = None


class Feeds:
    def __init__(
        self, desk: Desk, workers: Workers, fetcher: Fetcher, jitter: Callable[[], float] = random.random
    ) -> None:
        self._desk = desk
        self._reader = FeedReader(workers, fetcher)
        self._jitter = jitter

    async def list(self, actor: Actor) -> Sequence[Feed]:
        actor.require(Capability.SEE_FEEDS)
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            return await feeds.with_unread(reader, actor.server, now)

    async def add(self, actor: Actor, url: str) -> AddedFeed:
        """Put a feed on the list. Its present entries count as seen, only later ones are read. The address may be that
        of a page that names its feed."""
        actor.require(Capability.FEEDS)
        async with self._desk.db.read() as reader:
            await _require_room(reader, actor.server)
        asked, answered, read = await self._reader.first_look(web_url(url))
        links = tuple(dict.fromkeys(entry.url for entry in read.entries))

        async def write(tx: Tx) -> Feed:
            change = await self._desk.begin(tx, actor)
            await _require_room(tx, actor.server)
            address = canonical_url(answered.moved_to or asked)
            if (there := await feeds.by_url(tx, actor.server, address)) is not None:
                raise Conflict(f"This server reads that feed already: it is feed {there.number}.")
            number = await desks.take_number(tx, actor.server, "feed")
            row = await feeds.add(tx, actor.server, number, address, read.title, change.actor, change.at, change.at)
            await feeds.mark_seen(tx, row, [key for entry in read.entries for key in keys_of(entry)])
            await self._note_polled(tx, row, change.at, answered, read)
            await events.record(tx, change, Entry(Action.FEED_ADDED, after={"feed": number}))
            return await _found(tx, row)

        return AddedFeed(await self._desk.db.write(write), links)

    async def remove(self, actor: Actor, number: int) -> Feed:
        """Its articles stay."""
        actor.require(Capability.FEEDS)

        async def write(tx: Tx) -> Feed:
            change = await self._desk.begin(tx, actor)
            feed = await _named(tx, actor.server, number)
            await feeds.remove(tx, feed.id, change.at)
            await events.record(tx, change, Entry(Action.FEED_REMOVED, after={"feed": number}))
            return feed

        return await self._desk.db.write(write)

    async def poll(self, actor: Actor, number: int | None = None) -> Sequence[Polled]:
        """Ask one feed, or all that are switched on, now. One that was switched off and answers is on again."""
        actor.require(Capability.FEEDS)
        async with self._desk.db.read() as reader:
            if number is None:
                wanted = [feed for feed in await feeds.of_server(reader, actor.server) if feed.enabled]
            else:
                wanted = [await _named(reader, actor.server, number)]
        places = asyncio.Semaphore(_AT_ONCE)

        async def one(feed: Feed) -> Polled:
            async with places:
                return await self._poll(feed)

        return await asyncio.gather(*(one(feed) for feed in wanted))

    async def unread(self, actor: Actor) -> Sequence[tuple[int, int]]:
        """(intake, feed row) of what feeds brought and nobody has read yet: what a kill left behind is there too."""
        actor.require(Capability.FEEDS)
        async with self._desk.db.read() as reader:
            return await feeds.unread(reader, actor.server)

    async def enqueue_due(self) -> int:
        """Make a job of every feed that is due; how many. One whose last poll died of a fault of ours waits on."""
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            if not await feeds.due(reader, now):
                return 0

        async def write(tx: Tx) -> int:
            put = 0
            for feed in await feeds.due(tx, now):
                key = f"{POLL_JOB}:{feed.id}:{feed.next_at}"
                job = await jobs.find(tx, key)
                if job is None:
                    await jobs.forget_done(tx, f"{POLL_JOB}:{feed.id}:")
                    payload = {"feed": feed.id, "due": feed.next_at}
                    put += await jobs.enqueue(tx, POLL_JOB, key, payload, now=now, server=feed.server)
                elif job.dead_at is not None:
                    fault = "It could not be read because of a fault in the bot; its log says more."
                    await note_failed(tx, feed, now, fault, self._jitter())
            return put

        return await self._desk.db.write(write)

    async def poll_due(self, feed: int, due: int) -> None:
        """The poll that was due at that moment; nothing where it was done or the feed is gone."""
        async with self._desk.db.read() as reader:
            found = await feeds.by_id(reader, feed)
        if found is not None and found.enabled and found.next_at == due:
            await self._poll(found)

    async def suggest(self, actor: Actor, typed: str) -> Sequence[Suggestion]:
        actor.require(Capability.SEE_FEEDS)
        wanted = typed.strip().removeprefix("#").casefold()
        async with self._desk.db.read() as reader:
            there = await feeds.of_server(reader, actor.server)
        labels = [(f"{feed.number} · {feed.title or urlsplit(feed.url).netloc}", feed) for feed in there]
        return [Suggestion(label[:LABEL], str(feed.number)) for label, feed in labels if wanted in label.casefold()]

    async def _poll(self, feed: Feed) -> Polled:
        try:
            answered = await self._reader.ask_again(feed)
            if answered.status not in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
                gone = answered.status == HTTPStatus.GONE
                return await self._failed(feed, refusal_of(answered), answered.retry_after, gone=gone)
            read = None if answered.status == HTTPStatus.NOT_MODIFIED else await self._reader.read(answered)
        except Unreadable as refusal:
            return await self._failed(feed, refusal.sentence)

        async def write(tx: Tx) -> Polled:
            now = self._desk.clock.now()
            present = await feeds.by_id(tx, feed.id)
            if present is None:
                return Polled(feed)  # removed meanwhile
            taken, left = (0, False) if read is None else await take_in(tx, feed, read, now)
            await self._note_polled(tx, feed.id, now, answered, read, left=left)
            if answered.moved_to is not None and read is not None:
                address = canonical_url(answered.moved_to)
                if await feeds.by_url(tx, feed.server, address) is None:
                    await feeds.move(tx, feed.id, address)
            if not present.enabled:
                machine = Change.begin(feed.server, None, now)
                await events.record(tx, machine, Entry(Action.FEED_SWITCHED_ON, after={"feed": feed.number}))
            return Polled(await _found(tx, feed.id), taken)

        return await self._desk.db.write(write)

    async def _note_polled(
        self, tx: Tx, feed: int, now: int, answered: Answered, read: ReadFeed | None, *, left: bool = False
    ) -> None:
        """`left`: entries wait for the next poll, which must be answered in full."""
        await feeds.note_polled(
            tx,
            feed,
            now,
            now + wait_after(0, None, self._jitter()),
            title=read.title if read else None,
            etag=None if left else answered.headers.get("etag"),
            last_modified=None if left else answered.headers.get("last-modified"),
            unchanged=read is None,
        )

    async def _failed(
        self, feed: Feed, sentence: str, retry_after: float | None = None, *, gone: bool = False
    ) -> Polled:
        async def write(tx: Tx) -> Polled:
            now = self._desk.clock.now()
            present = await feeds.by_id(tx, feed.id)
            if present is None:
                return Polled(feed, error=sentence)
            await note_failed(tx, present, now, sentence, self._jitter(), retry_after, gone=gone)
            return Polled(await _found(tx, feed.id), error=sentence)

        return await self._desk.db.write(write)


async def _require_room(reader: Reader, server: int) -> None:
    if len(await feeds.of_server(reader, server)) >= MAX_FEEDS:
        raise TooMuch(f"A server may have {MAX_FEEDS} feeds; remove one first.")


async def _named(reader: Reader, server: int, number: int) -> Feed:
    feed = await feeds.by_number(reader, server, number)
    if feed is None:
        raise NotFound(f"There is no feed {number} on this server.")
    return feed


async def _found(reader: Reader, row: int) -> Feed:
    feed = await feeds.by_id(reader, row)
    assert feed is not None  # noqa: S101 - its caller has it in the same transaction
    return feed
