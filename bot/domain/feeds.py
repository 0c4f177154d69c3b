"""Feeds: addresses that are asked now and then for new articles."""

from dataclasses import dataclass

from bot.domain.clock import DAY, MINUTE

MAX_FEEDS = 25
"""Feeds of one server."""
MAX_NEW = 10
"""New articles that one poll of one feed takes; the others wait for the next."""
EVERY = 30 * MINUTE
LONGEST = DAY
"""The longest wait between two polls, whatever the site asks for and however often it failed."""
SHORTEST = MINUTE
GIVEN_UP = 7 * DAY
"""A feed that has failed for so long is switched off."""
LEAST_FAILURES = 5
"""So many polls in a row must have failed, too: the bot itself may have been away for a week."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item of a feed. `url` is absolute, http or https; an item without such a link is left out."""

    url: str
    guid: str | None


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed as its reader understood it, the newest entry first where all are dated, else in its own order."""

    title: str | None
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    id: int
    server: int
    number: int
    url: str
    title: str | None
    enabled: bool
    last_polled: int | None
    last_error: str | None
    failing_since: int | None
    failures: int
    next_at: int
    etag: str | None
    last_modified: str | None
    added_by: int | None


@dataclass(frozen=True, slots=True)
class AddedFeed:
    """A feed and what its first look found: nothing of that is read, only what comes later."""

    feed: Feed
    links: tuple[str, ...]


def wait_after(failures: int, retry_after_s: float | None, jitter: float) -> int:
    """Milliseconds until the next poll after so many failures in a row; `jitter` (0 to 1) spreads what failed
    together. What the site asks for is kept to, within a minute and a day."""
    planned = min(EVERY << min(max(failures - 1, 0), 10), LONGEST) * (0.75 + jitter / 2)
    asked = 0.0 if retry_after_s is None else min(max(retry_after_s * 1_000, SHORTEST), LONGEST)
    return round(max(planned, asked))
