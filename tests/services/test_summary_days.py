"""Every local day of the awkward ones, with faults drawn at random: each event stands in exactly one posted summary,
and no local day has two."""

import asyncio
import tempfile
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.clock import HOUR, MINUTE, local_date, to_ms
from bot.domain.delivery import Delivery, DeliveryKind, TryLater, Undeliverable
from bot.domain.digest import Digest
from bot.jobs.posting import LEASE, Posting
from bot.services import Services
from bot.services.ports import Inline
from bot.storage import outbox
from bot.storage.database import Database
from tests.services.conftest import NoWeb
from tests.services.world import ADMIN, MODERATOR, SetClock, ruling, typed

AWKWARD = {
    "America/New_York": (datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 10, 31, tzinfo=UTC)),
    "Australia/Lord_Howe": (datetime(2026, 4, 4, tzinfo=UTC), datetime(2026, 10, 3, tzinfo=UTC)),
    "America/Sao_Paulo": (datetime(2018, 11, 3, tzinfo=UTC), datetime(2019, 2, 16, tzinfo=UTC)),
    "Asia/Kathmandu": (datetime(2026, 1, 1, tzinfo=UTC),),
    "UTC": (datetime(2026, 12, 30, tzinfo=UTC),),
}
STARTS = [(zone, start) for zone, starts in AWKWARD.items() for start in starts]
FAULTS = ("none", "429", "500", "502 after accepting", "gone", "killed")
STEP = st.tuples(
    st.sampled_from(("add", "check", "nothing")),
    st.integers(5, 40 * 60).map(lambda minutes: minutes * MINUTE),
    st.sampled_from(FAULTS),
)


class Channel:
    """What stands in Discord: each message by its nonce with the summary that it showed."""

    def __init__(self, services: Services) -> None:
        self.fault = "none"
        self.posts: dict[str, Digest] = {}
        self.twice: list[str] = []
        self._services = services

    async def deliver(self, delivery: Delivery) -> int | None:
        if delivery.kind is not DeliveryKind.POST or delivery.payload.get("render") != "digest":
            return 1
        if self.fault == "429":
            raise TryLater("rate limited", 5)
        if self.fault == "500":
            raise TryLater("Discord answered 500")
        if self.fault == "gone":
            self.posts.pop(delivery.nonce, None)  # what stood in the channel went with it
            raise Undeliverable("Discord refused it: 404, code 10003")
        if delivery.uncertain and delivery.nonce in self.posts:
            return 1
        await self.accept(delivery.nonce, delivery.payload["digest"])
        if self.fault == "502 after accepting":
            raise TryLater("Discord answered 502")
        return 1

    async def accept(self, nonce: str, digest: int) -> None:
        if nonce in self.posts:
            self.twice.append(nonce)
        self.posts[nonce] = await self._services.digests.posted(digest)


async def killed_between_sending_and_recording(db: Database, channel: Channel, clock: SetClock) -> None:
    outgoing = await outbox.lease(db, clock.now(), LEASE)
    if outgoing is not None and outgoing.payload.get("render") == "digest" and outgoing.nonce not in channel.posts:
        await channel.accept(outgoing.nonce, outgoing.payload["digest"])


async def live(folder: Path, zone: str, start: datetime, at: str, steps: list[tuple[str, int, str]]) -> None:
    clock = SetClock(to_ms(start))
    db = await Database.open(folder / "desk.db")
    try:
        services, other = (Services.over(db, clock, Inline(), NoWeb()) for _ in range(2))
        channel = Channel(services)
        posting = Posting(db, clock, channel)
        await services.settings.set(ADMIN, {"digest_channel": "900", "digest_time": at, "timezone": zone})
        added = checked = 0
        healthy = [("add", HOUR, "none"), *[("nothing", HOUR, "none")] * 60]
        for action, wait, fault in [*steps, *healthy]:
            channel.fault = fault
            if action == "add":
                added += 1
                await typed(services, added)
            elif action == "check" and checked < added:
                checked += 1
                await services.review.check(MODERATOR, checked, ruling())
            clock.move(wait)
            await services.digests.post_due()
            await other.digests.post_due()
            if fault == "killed":
                await killed_between_sending_and_recording(db, channel, clock)
            else:
                await posting.send_due()
        told = list(channel.posts.values())
        assert channel.twice == []
        assert sum(digest.new for digest in told) == added
        assert Counter(claim.number for digest in told for claim in digest.checked) == Counter(range(1, checked + 1))
        windows = sorted((digest.start, digest.end) for digest in told)
        assert all(before[1] <= after[0] for before, after in pairwise(windows))
        days = [local_date(digest.end, ZoneInfo(zone)) for digest in told]
        assert len(days) == len(set(days))
    finally:
        await db.close()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(STARTS),
    st.sampled_from(("00:00", "02:30", "09:00", "22:30")),
    st.lists(STEP, min_size=1, max_size=8),
)
def test_every_event_stands_in_exactly_one_summary(
    awkward: tuple[str, datetime], at: str, steps: list[tuple[str, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(live(Path(folder), *awkward, at, steps))


@pytest.mark.parametrize(("zone", "start"), STARTS)
@pytest.mark.parametrize("at", ["00:00", "02:30"])
def test_a_clock_that_looks_every_hour_posts_once_a_day(tmp_path: Path, zone: str, start: datetime, at: str) -> None:
    steps = [("add", HOUR, "none"), *[("nothing", HOUR, "none")] * 3] * 12
    asyncio.run(live(tmp_path, zone, start, at, steps))
