"""The figures of a week, or of any stretch of days: for Monday's summary and for whoever asks."""

from datetime import date, timedelta

from bot.domain.actor import Actor, Capability
from bot.domain.clock import day_bounds, local_date
from bot.domain.events import CHECKED, FOUND
from bot.domain.settings import DeskSettings
from bot.domain.statistics import Bar, Week, parse_since, stretches
from bot.domain.summary import Summary
from bot.services.desk.base import Desk
from bot.storage.articles import articles
from bot.storage.database import Reader
from bot.storage.desk import desks
from bot.storage.summary import week


class Weeks:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def since(self, actor: Actor, typed: str | None = None) -> Week:
        """From a day on that somebody typed, today so far included; the last seven days where they typed none."""
        actor.require(Capability.READ)
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, actor.server)
            today = local_date(now, settings.zone)
            return await figures(reader, actor.server, settings, parse_since(typed, today), today, now)

    async def edition(self, summary: Summary) -> Week | None:
        """The week that a summary tells of too: Monday's, or the first after it."""
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, summary.server)
            return await edition(reader, summary.server, settings, summary.start, summary.end, self._desk.clock.now())


async def figures(reader: Reader, server: int, settings: DeskSettings, first: date, last: date, now: int) -> Week:
    """The local days `first` to `last`. What waited at a day's end is what waits now without what came since."""
    zone = settings.zone
    start = day_bounds(first, zone)[0]
    end = min(day_bounds(last, zone)[1], now + 1)
    waiting = await week.waiting(reader, server, settings.min_worthiness)
    waiting -= await week.growth(reader, server, settings.min_worthiness, end, now + 1)
    bars: list[Bar] = []
    for begin, until in reversed(list(stretches(first, last))):
        window = (day_bounds(begin, zone)[0], min(day_bounds(until, zone)[1], end))
        found = await week.claims_with(reader, server, FOUND, *window)
        checked = await week.claims_with(reader, server, CHECKED, *window)
        bars.append(Bar(begin, until, found, checked, max(0, waiting)))
        waiting -= await week.growth(reader, server, settings.min_worthiness, *window)
    decided, upheld = await week.decided(reader, server, start, end)
    return Week(
        first=first,
        last=last,
        bars=tuple(reversed(bars)),
        articles=await articles.count_added(reader, server, start, end),
        verdicts=tuple(await week.verdicts(reader, server, start, end)),
        median=await week.median_time(reader, server, start, end),
        decided=decided,
        upheld=upheld,
        corrections=await week.corrections(reader, server, start, end),
    )


async def edition(reader: Reader, server: int, settings: DeskSettings, start: int, end: int, now: int) -> Week | None:
    """The week before a Monday that begins within a summary's window [start, end): of each week one summary tells,
    the first after it. None in all others, and where nothing happened in that week."""
    today = local_date(end - 1, settings.zone)
    monday = today - timedelta(days=today.weekday())
    if not start <= day_bounds(monday, settings.zone)[0] < end:
        return None
    told = await figures(reader, server, settings, monday - timedelta(days=7), monday - timedelta(days=1), now)
    return None if told.empty else told
