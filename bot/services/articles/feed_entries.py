"""Entries of a feed: those that are new are taken in, and under which keys they count as seen."""

import hashlib
from collections import Counter

from bot.domain.articles import Submission
from bot.domain.claims import Provenance
from bot.domain.feeds import MAX_NEW, Feed, FeedEntry, ReadFeed
from bot.domain.urls import canonical_url
from bot.services.articles.unread_entries import READ_FEED_JOB, job_key
from bot.storage import jobs
from bot.storage.articles import feeds, intake
from bot.storage.database import Tx


async def take_in(tx: Tx, feed: Feed, read: ReadFeed, now: int) -> tuple[int, bool]:
    """Take in the oldest of the new entries; how many, and whether others are left for the next poll."""
    known = await feeds.seen(tx, feed.id, {key for entry in read.entries for key in keys_of(entry)})
    copies = Counter(entry.guid for entry in read.entries)
    taken = 0
    left = False
    for entry in reversed(read.entries):
        link, guid = _link_key(entry), _guid_key(entry)
        if link in known:
            continue
        # One guid on many entries says nothing; else it is the entry, wherever its link leads now.
        moved = guid is not None and guid in known and copies[entry.guid] == 1
        if moved or taken == MAX_NEW:
            left = left or not moved
            continue
        taken += 1
        submission = Submission(Provenance.FEED, url=entry.url)
        accepted = await intake.accept(tx, feed.server, submission, None, None, now, feed=feed.id)
        payload = {"intake": accepted}
        await jobs.enqueue(tx, READ_FEED_JOB, job_key(accepted), payload, now=now, server=feed.server)
        await feeds.mark_seen(tx, feed.id, keys_of(entry))
        known.update(keys_of(entry))
    return taken, left


def keys_of(entry: FeedEntry) -> list[str]:
    guid = _guid_key(entry)
    return [_link_key(entry), *([guid] if guid else [])]


def _link_key(entry: FeedEntry) -> str:
    return _key("u", canonical_url(entry.url))


def _guid_key(entry: FeedEntry) -> str | None:
    return _key("g", entry.guid) if entry.guid else None


def _key(kind: str, value: str) -> str:
    return kind + hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:32]
