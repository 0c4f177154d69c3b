"""Feeds that fail: asked ever less often, and switched off after a week."""

from urllib.parse import urlsplit

from bot.domain.events import Action
from bot.domain.feeds import GIVEN_UP, LEAST_FAILURES, Feed, wait_after
from bot.services.posts.notify import tell_moderators
from bot.storage.articles import feeds
from bot.storage.database import Tx
from bot.storage.desk import events
from bot.storage.desk.events import Change, Entry


async def note_failed(
    tx: Tx,
    feed: Feed,
    now: int,
    sentence: str,
    jitter: float,
    retry_after: float | None = None,
    *,
    gone: bool = False,
) -> None:
    """Plan the next poll after one that failed. `retry_after`: seconds that the site asks for; `jitter`: 0 to 1;
    `gone`: the site says that the feed comes back no more."""
    failures = feed.failures + 1
    long = failures >= LEAST_FAILURES and now - (feed.failing_since or now) >= GIVEN_UP
    off = gone or long
    next_at = now + wait_after(failures, retry_after, jitter)
    await feeds.note_failed(tx, feed.id, sentence, now, next_at, enabled=feed.enabled and not off)
    if off and feed.enabled:
        await _switched_off(tx, Change.begin(feed.server, None, now), feed, sentence)


async def _switched_off(tx: Tx, change: Change, feed: Feed, sentence: str) -> None:
    """Said once: in the moderators' channel, else to who added the feed. Health goes on saying it."""
    await events.record(tx, change, Entry(Action.FEED_SWITCHED_OFF, after={"feed": feed.number}))
    name = urlsplit(feed.url).hostname
    text = f"Feed {feed.number} ({name}) is switched off: {sentence} Remove it, or add it again under its new address."
    key = f"feed-off:{feed.id}:{change.id}"
    await tell_moderators(tx, feed.server, text, key=key, now=change.at, else_to=feed.added_by)
