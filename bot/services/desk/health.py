"""Is everything well: the database, the work in the background, the posts that wait."""

from urllib.parse import urlsplit

from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.errors import NoModel
from bot.domain.feeds import Feed, unread_sentence
from bot.domain.health import HealthCheck, HealthReport
from bot.matching.encoder import require_files
from bot.matching.reranker import reranker
from bot.services.desk.base import Desk
from bot.storage import jobs
from bot.storage.articles import feeds
from bot.storage.desk import health
from bot.storage.fact_checks import lookups
from bot.storage.fact_checks.lookups import Pause
from bot.storage.similar import vectors
from bot.storage.summary import summaries

LATE = 10 * MINUTE
"""How long a due post may wait before it is a fault."""
FAILURES = 3
"""How often in a row the service of others' checks may fail before it is a fault."""
REFUSED = DAY
"""How long a post that Discord refused is reported."""


_NOT_POSTED = "could not be posted: {}. Give me the permission or choose another channel; I will try again by myself"


class Health:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def report(self, server: int) -> HealthReport:
        """The process as a whole, and this server's feeds."""
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            version = await health.schema_version(reader)
            work = await jobs.due_counts(reader, now)
            dead = await jobs.dead_letters(reader, 3)
            summary = await summaries.refused_last(reader, server)
            posts = await health.posts(reader, now - LATE, now - REFUSED)
            found = await feeds.with_unread(reader, server, now)
            unanswered = await lookups.pause(reader)
            unread = await vectors.count_unread(reader)
        checks = (
            HealthCheck("database", True, f"open, schema {version}"),
            HealthCheck(
                "work",
                not work.dead,
                f"{work.due} due, {work.running} running"
                + (f", {work.dead} given up, the last: {dead[0].error}" if dead else ""),
            ),
            _meaning(unread),
            *([HealthCheck("daily summary", False, _NOT_POSTED.format(summary))] if summary else []),
            HealthCheck(
                "posts",
                not posts.late and not posts.refused,
                f"{posts.waiting} waiting, {posts.late} late"
                + (f", {posts.refused} refused in the last day, the last: {posts.reason}" if posts.refused else "")
                + (f", {posts.untold} people could not be told" if posts.untold else ""),
            ),
            *([_unanswered(unanswered, now)] if unanswered else []),
            *(_feed(feed, now) for feed in found),
        )
        return HealthReport(all(check.ok for check in checks), checks)


def _meaning(unread: int) -> HealthCheck:
    """Whether claims can be found and compared by what they mean."""
    waiting = f"claims not yet compared by meaning: {unread:,}"
    try:
        require_files()
        reranker()
    except NoModel as error:
        return HealthCheck(
            "meaning", False, f"{error.sentence} Until it is back claims are found by words alone; {waiting}"
        )
    return HealthCheck("meaning", True, waiting)


def _unanswered(pause: Pause, now: int) -> HealthCheck:
    """The service that is asked for others' checks; one failure is none yet."""
    again = max(pause.until - now, 0) // MINUTE
    detail = f"{pause.error} Failed {pause.failures} times in a row, the next try is in {again} min"
    return HealthCheck("fact-checks by others", pause.failures < FAILURES, detail)


def _feed(feed: Feed, now: int) -> HealthCheck:
    """How long ago a feed was asked, and what was wrong; a day of failures is a fault."""
    asked = "never read yet" if feed.last_polled is None else f"last read {_ago(now - feed.last_polled)} ago"
    parts = [urlsplit(feed.url).hostname or "?", asked if feed.enabled else f"switched off, {asked}"]
    parts += [f"the last error: {feed.last_error}"] if feed.last_error else []
    failing = feed.failing_since is not None and now - feed.failing_since >= DAY
    parts += [f"not read: {unread_sentence(feed.unread)}"] if feed.unread else []
    lost = any(entry.lost for entry in feed.unread)
    return HealthCheck(f"feed {feed.number}", feed.enabled and not failing and not lost, ", ".join(parts))


def _ago(passed: int) -> str:
    if passed < 2 * HOUR:
        return f"{max(passed, 0) // MINUTE} min"
    return f"{passed // HOUR} h" if passed < 2 * DAY else f"{passed // DAY} days"
