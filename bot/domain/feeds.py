"""Feeds: addresses that are asked now and then for new articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.clock import DAY, HOUR, MINUTE

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


ENTRY_GIVEN_UP = 2 * DAY
"""For so long an entry that can't be read is tried again."""
ENTRY_LEAST_TRIES = 2
"""So many tries must have failed, too: the bot itself may have been away for two days."""
ENTRY_NAMED = 7 * DAY
"""For so long an entry that was not read is named."""
_ENTRY_FIRST = 5 * MINUTE
_ENTRY_LONGEST = 6 * HOUR


@dataclass(frozen=True, slots=True)
class UnreadEntry:
    """An entry whose page could not be read. `retry_at` None: it is not tried again; `tries` counts the failures that
    might have passed."""

    feed: int
    """Row id."""
    url: str
    error: str
    since: int
    tries: int
    retry_at: int | None

    @property
    def lost(self) -> bool:
        """It was tried for days and given up. What can never be read (a picture, say) is named, but is no fault."""
        return self.retry_at is None and self.tries > 0


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
    unread: tuple[UnreadEntry, ...] = ()
    """Entries that could not be read, the latest first; filled in for lists."""


@dataclass(frozen=True, slots=True)
class AddedFeed:
    """A feed and what its first look found: nothing of that is read, only what comes later."""

    feed: Feed
    links: tuple[str, ...]


def unread_sentence(unread: Sequence[UnreadEntry]) -> str:
    """How many entries of a feed wait for another try or are given up, and the last of each with its reason."""
    waiting = [entry for entry in unread if entry.retry_at is not None]
    ended = [entry for entry in unread if entry.retry_at is None]
    parts = [f"{len(ended)} given up, the last: {ended[0].url} ({ended[0].error})"] if ended else []
    parts += [f"{len(waiting)} tried again, the last: {waiting[0].url} ({waiting[0].error})"] if waiting else []
    return "; ".join(parts)


def wait_after(failures: int, retry_after_s: float | None, jitter: float) -> int:
    """Milliseconds until the next poll after so many failures in a row; `jitter` (0 to 1) spreads what failed
    together. What the site asks for is kept to, within a minute and a day."""
    planned = min(EVERY << min(max(failures - 1, 0), 10), LONGEST) * (0.75 + jitter / 2)
    asked = 0.0 if retry_after_s is None else min(max(retry_after_s * 1_000, SHORTEST), LONGEST)
    return round(max(planned, asked))


def entry_wait(tries: int, retry_after_s: float | None, jitter: float) -> int:
    """Milliseconds until an entry is tried again after so many failures; `jitter` is 0 to 1."""
    planned = min(_ENTRY_FIRST << min(max(tries - 1, 0), 10), _ENTRY_LONGEST) * (0.75 + jitter / 2)
    asked = 0.0 if retry_after_s is None else min(retry_after_s * 1_000, _ENTRY_LONGEST)
    return round(max(planned, asked))
