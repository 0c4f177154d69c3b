"""The daily summary: what happened in a window of the log, and when it is due."""

from collections.abc import Set as AbstractSet
from datetime import date

from bot.domain.actor import Actor, Capability
from bot.domain.claims import UNTOUCHED, Claim, CorrectionClass, State, Verdict
from bot.domain.clock import HOUR, MINUTE, day_bounds, iso, local_date, local_moment
from bot.domain.delivery import DeliveryKind
from bot.domain.digest import HOLD_BACK_MINUTES, Correction, Digest
from bot.domain.errors import BadInput, Conflict, Incomplete, NotFound
from bot.domain.settings import DeskSettings
from bot.services.desk import LOCAL_DESK, Desk
from bot.services.followers import SOURCE_CHANGED
from bot.services.week import edition
from bot.storage import articles, claims, desks, digests, disputes, events, outbox, queue, showings
from bot.storage.database import Reader, Tx
from bot.storage.digests import Window
from bot.storage.events import Change, Entry

CHECKED = ("claim.checked",)
CORRECTED = ("claim.corrected", "claim.withdrawn", "claim.voided")
FOUND = ("claim.found", "claim.added")
ALTERED = (SOURCE_CHANGED,)
REPEATED = ("claim.said_again",)
FALSE = {Verdict.FALSE, Verdict.MOSTLY_FALSE}
MOST_WANTED = 5
RETRY_AFTER = HOUR
"""A summary that Discord refused (no permission, no such channel) is tried again after this."""
LISTED = 25
"""Items that one part of a summary holds; its counts tell of all."""


class Digests:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def so_far(self, actor: Actor) -> Digest:
        """The local day so far; nothing is held back."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, actor.server)
            now = self._desk.clock.now()
            start, _end = day_bounds(local_date(now, settings.zone), settings.zone)
            return await _compose(reader, _plain(actor.server, start, now + 1, settings), settings, now=now)

    async def of_day(self, actor: Actor, day: date) -> Digest:
        """A past local day whole, or today so far."""
        actor.require(Capability.READ)
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, actor.server)
            start, end = day_bounds(day, settings.zone)
            if start > now:
                raise BadInput(f"{day.isoformat()} has not begun yet on this desk ({settings.timezone}).")
            window = _plain(actor.server, start, min(end, now + 1), settings)
            return await _compose(reader, window, settings, now=now)

    async def preview(self, actor: Actor) -> Digest:
        """What the schedule would post at this moment; `held_back` counts the verdicts that it keeps for later."""
        actor.require(Capability.READ)
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, actor.server)
            window = await _next(reader, actor.server, settings, now, hold_back=True)
            return await _compose(reader, window, settings, now=now)

    async def post(self, actor: Actor) -> Digest:
        """Post now what the next summary would hold, nothing held back; it is this local day's summary."""
        actor.require(Capability.POST)

        async def write(tx: Tx) -> Digest:
            change = await self._desk.begin(tx, actor)
            settings = await desks.settings(tx, actor.server)
            if settings.digest_channel is None:
                raise Incomplete("No channel is set for summaries: /desk setup digest_channel.")
            window = await _next(tx, actor.server, settings, change.at, hold_back=False)
            if await self._put(tx, change, window, settings) is None:
                raise Conflict(f"The summary of {window.day} is posted already; the next one is due tomorrow.")
            return await _compose(tx, window, settings, now=change.at)

        return await self._desk.db.write(write)

    async def posted(self, digest: int) -> Digest:
        """The summary that an outbox row names, by its stored window."""
        async with self._desk.db.read() as reader:
            window = await digests.by_id(reader, digest)
            if window is None:
                raise NotFound("There is no such summary.")
            settings = await desks.settings(reader, window.server)
            return await _compose(
                reader,
                window,
                settings,
                now=self._desk.clock.now(),
                shown=await showings.in_summary(reader, digest),
            )

    async def post_due(self) -> int:
        """Put every summary that is due into the outbox: one a server and local day, missed days folded into it, an
        empty one skipped. Returns how many were put."""
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            due = [server for server in await desks.servers(reader) if await self._is_due(reader, server, now)]

        async def write(tx: Tx, server: int) -> bool:
            if not await self._is_due(tx, server, now):
                return False
            settings = await desks.settings(tx, server)
            window = await _next(tx, server, settings, now, hold_back=True)
            return await self._put(tx, Change.begin(server, None, now), window, settings) is not None

        put = 0
        for server in due:
            put += await self._desk.db.write(lambda tx, server=server: write(tx, server))  # type: ignore[misc]
        return put

    async def _is_due(self, reader: Reader, server: int, now: int) -> bool:
        if server == LOCAL_DESK:
            return False
        settings = await desks.settings(reader, server)
        if settings.digest_channel is None:
            return False
        today = local_date(now, settings.zone)
        due = local_moment(today, settings.digest_at, settings.zone)
        changed = await desks.settings_changed(reader, server)
        since = max(
            (changed[key] for key in ("digest_channel", "digest_time", "timezone") if key in changed), default=0
        )
        return since <= due <= now and not await digests.of_day(reader, server, today.isoformat(), now - RETRY_AFTER)

    async def _put(self, tx: Tx, change: Change, window: Window, settings: DeskSettings) -> int | None:
        """The row that makes this the day's only summary, and its post; None where the day has one. What Discord
        refused is in it."""
        await digests.drop_refused(tx, window.server)
        digest = await _compose(tx, window, settings, now=change.at)
        told = not digest.empty or await edition(tx, window.server, settings, window.start, window.end, change.at)
        row = await digests.add(tx, window, posted=bool(told), now=change.at)
        if row is None or (not told and change.actor is None):
            return None
        put = await outbox.put(
            tx,
            DeliveryKind.POST,
            digests.post_key(row, change.at),
            {"render": "digest", "digest": row},
            server=window.server,
            channel=settings.digest_channel,
            now=change.at,
        )
        for claim in digest.checked:
            channel = settings.digest_channel or 0
            await showings.add(tx, window.server, claim.id, "summary", channel, change.at, outbox=put)
        after = {"day": window.day, "from": iso(window.start), "to": iso(window.end)}
        await events.record(tx, change, Entry("digest.posted", after=after))
        return row


def _plain(server: int, start: int, end: int, settings: DeskSettings) -> Window:
    return Window(server, local_date(start, settings.zone).isoformat(), start, end, start, end)


async def _next(reader: Reader, server: int, settings: DeskSettings, now: int, *, hold_back: bool) -> Window:
    """The window from the last summary to now. Verdicts run behind by the hold-back, and what one summary held back
    is the first thing in the window of the next."""
    last = await digests.last(reader, server)
    start = last.end if last else await desks.created_at(reader, server) or now
    verdict_start = last.verdict_end if last else start
    verdict_end = max(verdict_start, now - HOLD_BACK_MINUTES * MINUTE) if hold_back else now
    return Window(server, local_date(now, settings.zone).isoformat(), start, now, verdict_start, verdict_end)


async def _compose(
    reader: Reader, window: Window, settings: DeskSettings, *, now: int, shown: AbstractSet[int] = frozenset()
) -> Digest:
    """`shown` are claims that stood in it as checked: they stay, marked where their verdict has fallen since."""
    server = window.server
    found = await digests.acted_on(reader, server, FOUND, window.start, window.end)
    verdicts = (window.verdict_start, window.verdict_end)
    checked = await _unique(reader, await digests.acted_on(reader, server, CHECKED, *verdicts))
    later = await digests.acted_on(reader, server, CHECKED, window.verdict_end, window.end)
    current = window.end >= now
    waiting = (
        await queue.count(reader, server, settings.min_worthiness, now - UNTOUCHED)
        if current
        else await digests.count_unverified_at(reader, server, settings.min_worthiness, window.end)
    )
    altered = await digests.acted_on(reader, server, ALTERED, window.start, window.end)
    repeated = await digests.acted_on(reader, server, REPEATED, window.start, window.end)
    wanted = await queue.page(reader, server, settings.min_worthiness, now - UNTOUCHED, LISTED, 0) if current else []
    return Digest(
        server=server,
        start=window.start,
        end=window.end,
        day=date.fromisoformat(window.day),
        articles=await articles.count_added(reader, server, window.start, window.end),
        new=len({claim for claim, _action, _reason in found}),
        waiting=waiting,
        corrected=await _corrections(reader, window),
        checked=tuple(claim for claim in checked if claim.state is State.CHECKED or claim.id in shown),
        altered=tuple(await _unique(reader, altered)),
        disputes=tuple(await disputes.open_at(reader, server, window.end, LISTED)),
        said_again=tuple(claim for claim in await _unique(reader, repeated) if claim.verdict in FALSE),
        wanted=tuple(claim for claim in wanted if claim.state is State.UNVERIFIED and not claim.held_back)[
            :MOST_WANTED
        ],
        held_back=len({claim for claim, _action, _reason in later}),
    )


async def _corrections(reader: Reader, window: Window) -> tuple[Correction, ...]:
    """The last correction of each claim, those that changed or took back a verdict first. Slips that were taken back
    at once, and slips of the pen, are in the history alone."""
    acted = await digests.corrections(reader, window.server, CORRECTED, window.verdict_start, window.verdict_end)
    found = {claim.id: claim for claim in await claims.by_ids(reader, [step.claim for step in acted])}
    last = {step.claim: step for step in acted if step.claim in found and not found[step.claim].hidden}
    loud = sorted(last.values(), key=lambda step: step.kind in _SMALL)
    return tuple(Correction(found[step.claim], _what(step), step.reason) for step in loud)


_SMALL = {CorrectionClass.FACT_FIX.value, CorrectionClass.UPDATE.value}


def _what(step: digests.Step) -> str:
    was, now = ((verdict or "").replace("_", " ") for verdict in (step.was, step.now))
    if step.action == "claim.withdrawn":
        return f"verdict withdrawn, being rechecked (was {was})"
    if step.action == "claim.voided":
        return f"verdict void (was {was})"
    if step.kind in _SMALL:
        return "a fact put right" if step.kind == CorrectionClass.FACT_FIX.value else "updated"
    return f"corrected: was {was}, now {now}"


async def _unique(reader: Reader, acted: list[tuple[int, str, str | None]]) -> list[Claim]:
    found = await claims.by_ids(reader, list(dict.fromkeys(claim for claim, _action, _reason in acted)))
    return [claim for claim in found if not claim.hidden]
