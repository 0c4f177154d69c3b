"""A week in figures: each day's counts, the pace of verdicts, and which summary tells it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claims import CorrectionClass, Dismissal, Verdict
from bot.domain.clock import DAY, HOUR
from bot.domain.corrections import Correcting
from bot.domain.disputes import Decision, DisputeKind, Objection, Outcome
from bot.domain.errors import BadInput
from bot.domain.sources import sources_of
from bot.domain.statistics import LONGEST, Bar, Week, in_words, parse_since, sentences, stretches
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.world import ADMIN, COLLEAGUE, MEMBER, MODERATOR, STRANGER, WHY, rows, ruling, typed

TODAY = date(2026, 2, 2)
"""A Monday: the day of START."""


async def test_each_day_counts_its_own(services: Services, clock: SetClock) -> None:
    for number in range(1, 4):
        await typed(services, number)
    clock.move(5 * HOUR)
    await services.review.check(MODERATOR, 1, ruling(Verdict.FALSE))
    clock.move(DAY)
    await typed(services, 4)
    await services.review.check(MODERATOR, 2, ruling(Verdict.TRUE))
    await services.review.dismiss(MODERATOR, 3, Dismissal.OPINION)
    week = await services.weeks.since(MEMBER)
    assert [(bar.first.day, bar.found, bar.checked, bar.waiting) for bar in week.bars[-2:]] == [
        (2, 3, 1, 2),
        (3, 1, 1, 1),
    ]
    assert len(week.bars) == 7
    assert all(bar.found == bar.checked == bar.waiting == 0 for bar in week.bars[:-2])
    assert week.verdicts == ((Verdict.TRUE, 1), (Verdict.FALSE, 1))
    assert week.median == 5 * HOUR + DAY // 2
    assert "Median time to a verdict: 17 hours." in sentences(week)


async def test_corrections_and_disputes_are_counted_once(services: Services, clock: SetClock) -> None:
    await typed(services)
    await services.review.check(MODERATOR, 1, ruling(Verdict.FALSE))
    clock.move(DAY)
    link = "https://example.org/recount"
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.VERDICT_WRONG, WHY, link))
    decision = Decision(Outcome.UPHELD, WHY, Verdict.HALF_TRUE, sources_of([link]))
    await services.disputes.resolve(COLLEAGUE, 1, decision)
    clock.move()
    await services.corrections.correct(COLLEAGUE, 1, Correcting(CorrectionClass.TYPO, WHY))
    week = await services.weeks.since(MEMBER)
    assert (week.checked, week.decided, week.upheld, week.corrections) == (1, 1, 1, 1)
    assert week.verdicts == ((Verdict.HALF_TRUE, 1),), "as it stands at the end"
    assert "1 of 1 decided dispute upheld (100 %), 1 correction." in sentences(week)


async def test_nothing_crosses_from_one_server_to_another(services: Services) -> None:
    await typed(services)
    assert (await services.weeks.since(STRANGER)).empty


async def test_days_are_those_of_the_desks_zone(services: Services, clock: SetClock) -> None:
    await services.settings.set(ADMIN, {"timezone": "America/New_York"})
    await typed(services)
    week = await services.weeks.since(MEMBER, "1")
    assert (week.first, week.found) == (TODAY - timedelta(days=1), 1)


@pytest.mark.parametrize("typed_", ["tomorrow", "2026-02-03", "0", "367", "2025-01-01", "2026-W05-1", "-3", "²"])
def test_since_refuses_what_it_can_not_count(typed_: str) -> None:
    with pytest.raises(BadInput):
        parse_since(typed_, TODAY)


def test_since_takes_a_day_or_a_number_of_days() -> None:
    assert parse_since(None, TODAY) == date(2026, 1, 27)
    assert parse_since("30d", TODAY) == date(2026, 1, 4)
    assert parse_since("2026-01-31", TODAY) == date(2026, 1, 31)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, LONGEST))
def test_stretches_hold_every_day_once(last: date, days: int) -> None:
    first = last - timedelta(days=days - 1)
    every = list(stretches(first, last))
    held = [begin + timedelta(days=i) for begin, end in every for i in range((end - begin).days + 1)]
    assert held == [first + timedelta(days=i) for i in range(days)]
    assert len(every) <= 53


@given(st.integers(1, LONGEST), st.integers(0, 10**9))
def test_the_words_of_a_chart_fit(days: int, count: int) -> None:
    first = TODAY - timedelta(days=days - 1)
    bars = tuple(Bar(*stretch, count, count, count) for stretch in stretches(first, TODAY))
    told = in_words(Week(first, TODAY, bars, count, ((Verdict.FALSE, count),), count, count, count, count), 1_024)
    assert len(told) <= 1_024
    assert f"{count:,} false" in told


async def test_each_week_is_told_by_one_summary(services: Services, db: Database, clock: SetClock) -> None:
    """Daily posts over three weeks, with nothing new on Sundays: Monday's comes all the same, for the week's sake."""
    await services.settings.set(ADMIN, {"digest_channel": "900", "digest_time": "09:00"})
    clock.move(8 * HOUR)
    told: list[tuple[str, date]] = []
    for day in range(22):
        if day % 7 == 1:
            await typed(services, day)
        clock.move(DAY)
        await services.summaries.post_due()
        await db.write(lambda tx: tx.run("UPDATE outbox SET state = 'sent' WHERE state = 'pending'"))
    for row, posted in await rows(db, "SELECT id, day FROM digests WHERE posted = 1 ORDER BY id"):
        week = await services.weeks.edition(await services.summaries.posted(int(str(row))))
        if week:
            told.append((str(posted), week.first))
            assert (week.found, (week.last - week.first).days) == (1, 6)
    assert told == [
        ("2026-02-09", date(2026, 2, 2)),
        ("2026-02-16", date(2026, 2, 9)),
        ("2026-02-23", date(2026, 2, 16)),
    ]


async def test_a_clock_put_back_over_midnight_tells_no_week_twice(
    services: Services, db: Database, clock: SetClock
) -> None:
    """Monday's summary tells of the week; then the clock is put back to Sunday, which has a summary by hand."""
    await services.settings.set(ADMIN, {"digest_channel": "900", "digest_time": "09:00", "digest_days": "mon tue"})
    await typed(services)
    clock.move(7 * DAY + 8 * HOUR)
    await services.summaries.post_due()
    await db.write(lambda tx: tx.run("UPDATE outbox SET state = 'sent' WHERE state = 'pending'"))
    clock.move(-DAY)
    await services.summaries.post(MODERATOR)
    await db.write(lambda tx: tx.run("UPDATE outbox SET state = 'sent' WHERE state = 'pending'"))
    await typed(services, 2)
    clock.move(2 * DAY)
    await services.summaries.post_due()
    told = {
        day: await services.weeks.edition(await services.summaries.posted(int(str(row)))) is not None
        for row, day in await rows(db, "SELECT id, day FROM digests ORDER BY id")
    }
    assert told == {"2026-02-09": True, "2026-02-08": False, "2026-02-10": False}


async def test_a_week_whose_monday_was_missed_comes_with_the_next_summary(
    services: Services, db: Database, clock: SetClock
) -> None:
    await services.settings.set(ADMIN, {"digest_channel": "900", "digest_time": "09:00"})
    await typed(services)
    clock.move(5 * DAY + 8 * HOUR)
    await services.summaries.post_due()
    clock.move(4 * DAY)
    await services.summaries.post_due()
    last = (await rows(db, "SELECT id FROM digests ORDER BY id DESC LIMIT 1"))[0][0]
    week = await services.weeks.edition(await services.summaries.posted(int(str(last))))
    assert week is not None
    assert (week.first, week.found) == (TODAY, 1)
