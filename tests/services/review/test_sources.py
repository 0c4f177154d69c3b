"""A verdict's sources: how they are typed, what is fetched of them, and when somebody looks again."""

import pytest

from bot.domain.articles import Fetched
from bot.domain.claims import CorrectionClass, Ruling, Source, Stance, Verdict
from bot.domain.clock import DAY
from bot.domain.corrections import Correcting
from bot.domain.errors import BadInput, Incomplete
from bot.domain.sources import Dates, only_dates, parse_dates, parse_sources, with_dates
from bot.jobs.handlers import handlers
from bot.jobs.runner import Runner
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import NoWeb, SetClock
from tests.services.world import ADMIN, COLLEAGUE, MODERATOR, REPORT, WHY, rows, typed

COPY = "https://archive.example/2026/minutes"
OTHER = "https://other.example/letter"
PAGE = b"<html><head><title>Minutes of 3 March</title></head><body><p>" + b"The council met and voted. " * 30 + b"</p>"


def test_a_stance_a_copy_and_dates_are_read_among_the_addresses() -> None:
    typed = f"refutes {REPORT} archive {COPY}\nasof:2026-03-01 {OTHER} again:2026-09-01"
    assert parse_sources(typed) == (Source(REPORT, Stance.REFUTES, COPY), Source(OTHER, Stance.CONTEXT))
    assert parse_dates(typed) == Dates("2026-03-01", "2026-09-01")
    assert parse_dates(with_dates(typed, "2026-04-01", None)) == Dates("2026-04-01", "2026-09-01")
    assert parse_sources(with_dates(typed, "2026-04-01", "2026-05-01")) == parse_sources(typed)
    assert only_dates(with_dates(None, "2026-04-01", " "))
    assert not only_dates(typed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (f"archive {COPY}", "Write 'archive' after the source"),
        ("", "at least one source"),
        ("refutes", "at least one source"),
        (f"{REPORT} archive nothing", "not an http or https address"),
    ],
)
def test_what_can_not_be_read_is_said(typed: str, sentence: str) -> None:
    with pytest.raises(Incomplete, match=sentence):
        parse_sources(typed)


@pytest.mark.parametrize("typed", ["tomorrow", "20260301", "2026-W10-1", "2026-02-30", "2026-3-1", "", "٢٠٢٦-٠٣-٠١"])
def test_a_day_that_is_none(typed: str) -> None:
    for mark in ("asof:", "again:"):
        with pytest.raises(BadInput, match="is not a day; write it as 2026-03-01"):
            parse_dates(f"{REPORT} {mark}{typed}")


async def test_a_small_correction_may_bring_one_date_and_keep_the_other(services: Services) -> None:
    claim = await services.review.check(MODERATOR, (await typed(services)).number, ruling(again="2026-03-01"))
    later = Correcting(CorrectionClass.UPDATE, WHY, dates=Dates(again="2026-09-01"))
    fixed = await services.corrections.correct(MODERATOR, claim.number, later)
    assert (fixed.revisions[-1].as_of, fixed.revisions[-1].look_again) == ("2026-01-31", "2026-09-01")
    assert fixed.sources == claim.sources


def ruling(typed: str = f"refutes {REPORT} archive {COPY}", again: str | None = None) -> Ruling:
    return Ruling(Verdict.FALSE, parse_sources(typed), WHY, None, "2026-01-31", again)


async def work(services: Services, db: Database, clock: SetClock) -> None:
    await Runner(db, clock, handlers(services)).run_until_idle()


async def test_titles_are_fetched_where_they_can_be_had(
    services: Services, db: Database, clock: SetClock, web: NoWeb
) -> None:
    web.pages[REPORT] = Fetched(REPORT, PAGE, "text/html", "utf-8")
    claim = await services.review.check(MODERATOR, (await typed(services)).number, ruling(f"{REPORT} {OTHER}"))
    assert [source.title for source in claim.sources] == [None, None]
    await work(services, db, clock)
    sources = (await services.claims.show(MODERATOR, claim.number)).sources
    assert [source.title for source in sources] == ["Minutes of 3 March", None]
    assert sorted(web.asked) == [REPORT, OTHER]
    assert await rows(db, "SELECT count(*) FROM jobs WHERE dead_at IS NOT NULL") == [(0,)]


async def test_copy_and_dates_stand_with_the_verdict_and_stay_through_a_small_correction(services: Services) -> None:
    claim = await services.review.check(MODERATOR, (await typed(services)).number, ruling(again="2026-03-01"))
    assert claim.sources == (Source(REPORT, Stance.REFUTES, COPY),)
    fixed = await services.corrections.correct(MODERATOR, claim.number, Correcting(CorrectionClass.UPDATE, WHY))
    assert [(r.as_of, r.look_again) for r in fixed.revisions] == [("2026-01-31", "2026-03-01")] * 2
    assert fixed.sources == claim.sources


async def test_a_proposal_keeps_them_until_it_is_approved(services: Services) -> None:
    await services.settings.set(ADMIN, {"two_person": "on"})
    claim = await typed(services)
    await services.review.check(MODERATOR, claim.number, ruling(again="2026-03-01"))
    approved = await services.review.check(COLLEAGUE, claim.number, None)
    assert approved.sources == (Source(REPORT, Stance.REFUTES, COPY),)
    assert (approved.revisions[0].as_of, approved.revisions[0].look_again) == ("2026-01-31", "2026-03-01")


async def test_who_gave_a_verdict_is_reminded_once_on_the_day(
    services: Services, db: Database, clock: SetClock
) -> None:
    claim = await services.review.check(MODERATOR, (await typed(services)).number, ruling(again="2026-02-04"))
    gone = await services.review.check(MODERATOR, (await typed(services, 2)).number, ruling(again="2026-02-04"))
    await services.corrections.withdraw(COLLEAGUE, gone.number, WHY)
    assert await services.sources.look_again() == 0
    clock.move(2 * DAY)
    assert await services.sources.look_again() == 1
    assert await services.sources.look_again() == 0
    told = await rows(db, "SELECT target_user, payload ->> 'text' FROM outbox WHERE kind = 'tell'")
    assert told == [(MODERATOR.user, f"You wanted to look at the verdict on #{claim.number} again today.")]
    assert (await services.claims.history(MODERATOR, claim.number))[-1].action == "claim.look_again"
