"""The awkward days of a year and the worst of luck: each event stands in exactly one posted summary, and no local day
has two."""

import asyncio
from collections.abc import Coroutine
from datetime import date, datetime, time, timedelta
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.domain.clock import DAY, HOUR, MINUTE, day_bounds, local_moment, to_ms
from tests.services.summary.summary_days import FAULTS, Days, folder

YEARS = {
    "America/New_York": 2026,
    "Australia/Lord_Howe": 2026,
    "America/Sao_Paulo": 2018,
    "Asia/Kathmandu": 2028,
    "UTC": 2028,
}
TIMES = ("00:00", "02:15", "09:00", "23:55")


def awkward(zone: str, year: int) -> list[date]:
    """The days of a year that are longer or shorter than 24 hours; where all are alike, the leap day and the last."""
    days = [date(year, 1, 1) + timedelta(days=count) for count in range(365)]
    odd = [day for day in days if (bounds := day_bounds(day, ZoneInfo(zone)))[1] - bounds[0] != DAY]
    return odd or [date(year, 2, 29), date(year, 12, 31)]


DAYS = [(zone, day) for zone, year in YEARS.items() for day in awkward(zone, year)]


def test_the_year_has_its_awkward_days() -> None:
    changes = {zone: [day for where, day in DAYS if where == zone] for zone in YEARS}
    assert changes["America/New_York"] == [date(2026, 3, 8), date(2026, 11, 1)]
    assert changes["Australia/Lord_Howe"] == [date(2026, 4, 5), date(2026, 10, 4)]
    assert changes["America/Sao_Paulo"] == [date(2018, 2, 17), date(2018, 11, 4)]
    assert changes["Asia/Kathmandu"] == changes["UTC"] == [date(2028, 2, 29), date(2028, 12, 31)]


def moments(day: date, at: str, zone: ZoneInfo) -> list[int]:
    """When the bot looks at its clock on the day before, the day and the day after: about the summary's time, about
    midnight, and now and then."""
    found: set[int] = set()
    for each in (day - timedelta(days=1), day, day + timedelta(days=1)):
        due = local_moment(each, time.fromisoformat(at), zone)
        start, _end = day_bounds(each, zone)
        found |= {due - MINUTE, due, due + 3 * MINUTE, due + 66 * MINUTE, start - MINUTE, start, start + 12 * HOUR}
    return sorted(found)


async def three_days(place: Path, zone: str, day: date, at: str, fault: str) -> None:
    local = ZoneInfo(zone)
    when = moments(day, at, local)
    due = local_moment(day, time.fromisoformat(at), local)
    days = Days(place, when[0] - DAY)
    try:
        await days.begin(zone, at)
        for step, moment in enumerate(when):
            days.clock.move(moment - days.clock.now())
            days.channel.fail(fault if due <= moment <= due + HOUR else "none")
            await (days.claim if step % 5 else days.article)()
            await (days.check if step % 3 else days.correct)()
            await days.tick()
        await days.heal()
        await days.assert_told_once()
        told = sorted(days.channel.posts.values(), key=lambda digest: digest.day)
        assert all(before.end <= after.start for before, after in pairwise(told))
        for digest in told:
            start, end = day_bounds(digest.day, local)
            assert start <= digest.end <= end
        assert day - timedelta(days=1) in {digest.day for digest in told}
    finally:
        await days.end()


LUCK = cycle(FAULTS)
CASES = [(zone, day, at, next(LUCK), next(LUCK)) for zone, day in DAYS for at in TIMES]


@pytest.mark.parametrize(("zone", "day", "at", "one", "other"), CASES, ids=lambda value: str(value).replace("/", "-"))
def test_an_awkward_day(zone: str, day: date, at: str, one: str, other: str) -> None:
    for fault in (one, other):
        with folder() as place:
            asyncio.run(three_days(Path(place), zone, day, at, fault))


class Luck(RuleBasedStateMachine):
    """Anything at any time: work, faults, restarts, downtime, a clock that is put back, settings that change, a second
    process, posts by hand."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = folder()
        self._runner = asyncio.Runner()
        self._days: Days | None = None

    @property
    def days(self) -> Days:
        assert self._days is not None
        return self._days

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        self._runner.run(work)

    @initialize(where=st.sampled_from(DAYS), at=st.sampled_from(TIMES), processes=st.sampled_from((1, 2)))
    def begin(self, where: tuple[str, date], at: str, processes: int) -> None:
        zone, day = where
        start = to_ms(datetime.combine(day - timedelta(days=1), time.min, ZoneInfo(zone)))
        self._days = Days(Path(self._folder.name), start, processes)
        self.do(self.days.begin(zone, at))

    @rule(work=st.sampled_from(("article", "claim", "check", "correct", "by_hand", "restart")))
    def works(self, work: str) -> None:
        self.do(getattr(self.days, work)())

    @rule(minutes=st.one_of(st.integers(0, 90), st.integers(90, 30 * 60), st.just(3 * 24 * 60)))
    def waits(self, minutes: int) -> None:
        self.days.clock.move(minutes * MINUTE)

    @rule(minutes=st.integers(1, 180))
    def is_put_back(self, minutes: int) -> None:
        self.days.put_back(minutes * MINUTE)

    @rule(at=st.sampled_from(TIMES))
    def is_set(self, at: str) -> None:
        self.do(self.days.set(digest_time=at))

    @rule(fault=st.sampled_from(FAULTS), times=st.sampled_from((1, 2, 1_000)), ticks=st.integers(1, 3))
    def looks(self, fault: str, times: int, ticks: int) -> None:
        self.days.channel.fail(fault, times)
        for _ in range(ticks):
            self.do(self.days.tick())
            self.days.clock.move(3 * MINUTE)

    @invariant()
    def nothing_stands_twice(self) -> None:
        if self._days is not None:
            assert self.days.channel.twice == []

    def teardown(self) -> None:
        try:
            if self._days is not None:
                self.do(self.days.heal())
                self.do(self.days.assert_told_once())
        finally:
            if self._days is not None:
                self.do(self.days.end())
            self._runner.close()
            self._folder.cleanup()


def test_whatever_comes_each_event_stands_in_one_summary() -> None:
    run_state_machine_as_test(
        Luck,
        settings=settings(
            max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
