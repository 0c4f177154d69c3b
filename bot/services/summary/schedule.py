"""The daily summary: what happened in a window of the log, and when it is due."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.actor import LOCAL_DESK, Actor, Capability
from bot.domain.claims import State
from bot.domain.clock import DAY, HOUR, MINUTE, day_bounds, iso, local_date, local_moment
from bot.domain.delivery import Destination
from bot.domain.errors import BadInput, Conflict, Incomplete, NotFound
from bot.domain.events import CHECKED, CORRECTED, Action
from bot.domain.posts import SummaryPost, Told
from bot.domain.settings import LINE, DeskSettings
from bot.domain.summary import HOLD_BACK_MINUTES, Summary
from bot.services.desk.base import Desk
from bot.services.summary.contents import compose
from bot.services.summary.week import edition
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.posts import outbox, shown_cards
from bot.storage.summary import summaries
from bot.storage.summary.summaries import Span, Window

RETRY_AFTER = HOUR
"""A summary that Discord refused (no permission, no such channel) is tried again after this, then after twice as long
each time."""
_MOST_DOUBLED = 4
LATE = 12 * HOUR
"""A summary that was missed until its day was over is made up for this long after its time, as that day's and with what
came until midnight. After that it is nearer to the next, and folds into it."""
_WHEN = ("digest_channel", "digest_time", "digest_days", "timezone")


class Summaries:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def so_far(self, actor: Actor) -> Summary:
        """The local day so far; nothing is held back."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, actor.server)
            now = self._desk.clock.now()
            start, _end = day_bounds(local_date(now, settings.zone), settings.zone)
            return await compose(reader, _plain(actor.server, start, now + 1, settings), settings, now=now)

    async def of_day(self, actor: Actor, day: date) -> Summary:
        """A past local day whole, or today so far."""
        actor.require(Capability.READ)
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, actor.server)
            start, end = day_bounds(day, settings.zone)
            if start > now:
                raise BadInput(f"{day.isoformat()} has not begun yet on this desk ({settings.timezone}).")
            window = _plain(actor.server, start, min(end, now + 1), settings)
            return await compose(reader, window, settings, now=now, as_then=True)

    async def days(self, actor: Actor, last: date | None, most: int) -> list[Summary]:
        """A local day (else today so far) and those before it, the newest first, back to the desk's beginning."""
        async with self._desk.db.read() as reader:
            zone = (await desks.settings(reader, actor.server)).zone
            created = await desks.created_at(reader, actor.server)
        now = self._desk.clock.now()
        day = last or local_date(now, zone)
        first = local_date(now if created is None else created, zone)
        found = [day - timedelta(days=back) for back in range(most)]
        return [await self.of_day(actor, each) for each in found if each >= first]

    async def born(self, actor: Actor) -> str:
        """What tells this desk from those of other installations."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return f"{actor.server}:{await desks.created_at(reader, actor.server)}"

    async def preview(self, actor: Actor) -> Summary:
        """What the schedule would post at this moment; `held` are the verdicts that it keeps for later."""
        actor.require(Capability.READ)
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, actor.server)
            day = await self._due(reader, actor.server, now) or local_date(now, settings.zone)
            window = await _next(reader, actor.server, settings, day, now, hold_back=True)
            return await compose(reader, window, settings, now=now)

    async def post(self, actor: Actor) -> Summary:
        """Post now what the next summary would hold, nothing held back; it is this local day's summary."""
        actor.require(Capability.POST)

        async def write(tx: Tx) -> Summary:
            change = await self._desk.begin(tx, actor)
            settings = await desks.settings(tx, actor.server)
            if settings.digest_channel is None:
                raise Incomplete("No channel is set for summaries; choose one with /desk setup digest_channel.")
            day = local_date(change.at, settings.zone)
            window = await _next(tx, actor.server, settings, day, change.at, hold_back=False)
            if await self._put(tx, change, window, settings) is None:
                raise Conflict(f"The summary of {window.day} is posted already; the next one is due tomorrow.")
            return await compose(tx, window, settings, now=change.at)

        return await self._desk.db.write(write)

    async def posted(self, summary: int) -> Summary:
        """The summary that an outbox row names, by its stored window."""
        async with self._desk.db.read() as reader:
            window = await summaries.by_id(reader, summary)
            if window is None:
                raise NotFound("There is no such summary.")
            settings = await desks.settings(reader, window.server)
            return await compose(
                reader,
                window,
                settings,
                now=self._desk.clock.now(),
                shown=await shown_cards.in_summary(reader, summary),
            )

    async def post_due(self) -> int:
        """Put every summary that is due into the outbox: one a server and local day, missed days folded into it, an
        empty one skipped. Returns how many were put."""
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            due = [server for server in await desks.servers(reader) if await self._due(reader, server, now)]

        async def write(tx: Tx, server: int) -> bool:
            day = await self._due(tx, server, now)
            if day is None:
                return False
            settings = await desks.settings(tx, server)
            window = await _next(tx, server, settings, day, now, hold_back=True)
            return await self._put(tx, Change.begin(server, None, now), window, settings) is not None

        put = 0
        await self._tell_refused(now)
        for server in due:
            put += await self._desk.db.write(lambda tx, server=server: write(tx, server))  # type: ignore[misc]
        return put

    async def _tell_refused(self, now: int) -> None:
        """Whoever chose a channel in which no summary can be posted hears of it, once until one is posted again."""
        async with self._desk.db.read() as reader:
            untold = await summaries.refused_and_untold(reader, now - 2 * DAY)
        for refused in untold:
            text = (
                f"The daily summary could not be posted in <#{refused.channel}>: {refused.error}. Check that I may"
                " view the channel, send messages and read the history, or choose another: /desk setup digest_channel."
                " I will try again by myself; what it held comes with the next one."
            )

            async def write(tx: Tx, refused: summaries.Refused = refused, text: str = text) -> None:
                to = Destination(refused.server, user=refused.admin)
                await outbox.put(tx, Told(text), refused.key, to, now=now)

            await self._desk.db.write(write)

    async def _due(self, reader: Reader, server: int, now: int) -> date | None:
        """The local day whose summary is due: today, or yesterday where it was missed late in the evening."""
        if server == LOCAL_DESK:
            return None
        settings = await desks.settings(reader, server)
        if settings.digest_channel is None or await summaries.on_its_way(reader, server):
            return None
        today = local_date(now, settings.zone)
        for day in (today, today - timedelta(days=1)):
            due = local_moment(day, settings.digest_at, settings.zone)
            if day.weekday() in settings.digest_weekdays and due <= now and (day == today or now < due + LATE):
                return day if await self._lacks(reader, server, (day, today), due, now) else None
        return None

    async def _lacks(self, reader: Reader, server: int, days: tuple[date, date], due: int, now: int) -> bool:
        """Whether the first of these days, whose time has come, still needs its summary; one that was refused, after a
        pause. A summary of the second, today, tells what yesterday's would have."""
        changed = await desks.settings_changed(reader, server)
        refused = await summaries.refusal(reader, server, days[0].isoformat())
        if refused is not None:
            wait = RETRY_AFTER * 2 ** min(refused.times - 1, _MOST_DOUBLED)
            return now >= refused.at + wait or changed.get("digest_channel", 0) > refused.at
        since = max((changed[key] for key in _WHEN if key in changed), default=0)
        if due < since <= now:  # one from the future was made before the clock was put back
            return False
        return not any([await summaries.of_day(reader, server, day.isoformat()) for day in days])

    async def _put(self, tx: Tx, change: Change, window: Window, settings: DeskSettings) -> int | None:
        """The row that makes this the day's only summary, and its post; None where the day has one, or nothing to
        say. What never went out before is in it."""
        await summaries.drop_unsent(tx, window.server, window.day)
        summary = await compose(tx, window, settings, now=change.at)
        told = not summary.empty or change.actor is not None or settings.digest_quiet == LINE
        if not told:
            told = await edition(tx, window.server, settings, window.start, window.end, change.at) is not None
        row = await summaries.add(tx, window, posted=told, now=change.at)
        if row is None or not told:
            return None
        post = SummaryPost(row, settings.digest_role if summary.overdue else None)
        to = Destination(window.server, settings.digest_channel)
        put = await outbox.put(tx, post, summaries.post_key(row, change.at), to, now=change.at)
        stand = [correction.claim for correction in summary.corrected if correction.claim.state is State.CHECKED]
        for claim in (*summary.checked, *stand):
            channel = settings.digest_channel or 0
            await shown_cards.add(tx, window.server, claim.id, "summary", channel, change.at, outbox=put)
        after = {"day": window.day, "from": iso(window.start), "to": iso(window.end)}
        await events.record(tx, change, Entry(Action.SUMMARY_POSTED, after=after))
        return row


def _plain(server: int, start: int, end: int, settings: DeskSettings) -> Window:
    span = Span("at", start, end)
    return Window(server, local_date(start, settings.zone).isoformat(), start, end, span, span)


async def _next(reader: Reader, server: int, settings: DeskSettings, day: date, now: int, *, hold_back: bool) -> Window:
    """The window from the last summary to now, or to the end of a day that is over. Its times begin where the latest
    one ends that was told, whatever the clock has done since: no hour, and so no week, is in two. Verdicts run behind
    by the hold-back, and what one summary held back is the first thing in the window of the next."""
    end = min(now, day_bounds(day, settings.zone)[1])
    last = await summaries.last(reader, server, day.isoformat())
    told = await summaries.told_until(reader, server, day.isoformat(), end)
    start = told or (last.end if last else await desks.created_at(reader, server) or end)
    first = last.events.end if last else 0
    after = None if end == now else await summaries.first_since(reader, server, first, end)
    events = Span("id", first, after or max(first, await summaries.next_event(reader, server)))
    verdicts = Span("id", last.verdicts.end if last else 0, events.end)
    if hold_back:
        kinds = (*CHECKED, *CORRECTED)
        young = await summaries.first_young(reader, server, verdicts, kinds, now - HOLD_BACK_MINUTES * MINUTE, now)
        verdicts = replace(verdicts, end=young or events.end)
    return Window(server, day.isoformat(), min(start, end), end, events, verdicts)
