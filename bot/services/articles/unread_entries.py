"""Entries of feeds that could not be read: tried again for two days, then given up and named."""

from urllib.parse import urlsplit

from bot.domain.articles import AcceptedSource
from bot.domain.clock import DAY
from bot.domain.errors import Unavailable
from bot.domain.feeds import ENTRY_GIVEN_UP, ENTRY_LEAST_TRIES, entry_wait
from bot.services.posts.notify import tell_moderators
from bot.storage import jobs
from bot.storage.articles import feeds, intake
from bot.storage.database import Tx

READ_FEED_JOB = "read_feed"
"""Reads what a feed brought: a kind of its own, so that no feed stands in a member's way."""


async def put_off(tx: Tx, source: AcceptedSource, refusal: Unavailable, now: int, jitter: float) -> bool:
    """Plan the next try of an entry and end this one; False where it is nobody's entry, or its time is up, which the
    moderators hear."""
    brought = await intake.feed_of(tx, source.id)
    if brought is None:
        return False
    feed, earlier = brought
    tries = earlier + 1
    over = now - source.accepted_at >= ENTRY_GIVEN_UP and tries >= ENTRY_LEAST_TRIES
    retry_at = now + entry_wait(tries, refusal.retry_after, jitter)
    await intake.put_off(tx, source.id, refusal.sentence, now, retry_at)
    if over:
        await _tell(tx, source, feed, refusal.sentence, now)
        return False
    key = job_key(source.id)
    await jobs.finish_all(tx, key, now)
    payload = {"intake": source.id}
    await jobs.enqueue(tx, READ_FEED_JOB, f"{key}:{tries}", payload, now=now, run_at=retry_at, server=source.server)
    return True


def job_key(accepted: int) -> str:
    """Of the job that reads an accepted source first; later tries add their number."""
    return f"read:{accepted}"


async def _tell(tx: Tx, source: AcceptedSource, row: int, sentence: str, now: int) -> None:
    """Once a feed and day, in the moderators' channel, else to who added the feed; the feed list names every entry."""
    feed = await feeds.by_id(tx, row)
    if feed is None:
        return
    text = (
        f"Feed {feed.number} ({urlsplit(feed.url).hostname}): an article could not be read for two days and is given "
        f"up: {source.url} {sentence} `/desk feed list` names all; `/article add` reads one by hand."
    )
    key = f"feed-entry:{feed.id}:{now // DAY}"
    await tell_moderators(tx, feed.server, text, key=key, now=now, else_to=feed.added_by)
