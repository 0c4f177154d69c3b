"""The daily summary: what is in it, and that each local day has one."""

from datetime import date

import pytest

from bot.domain.claims import CorrectionClass, Dismissal, State, Verdict
from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.corrections import Correcting
from bot.domain.disputes import DisputeKind, DisputeState, Objection
from bot.domain.errors import BadInput, Conflict, Incomplete, NotAllowed
from bot.domain.sources import sources_of
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.world import ADMIN, COLLEAGUE, MEMBER, MODERATOR, REPORT, WHY, pasted, rows, ruling, typed


async def set_up(services: Services, **more: str) -> None:
    await services.settings.set(ADMIN, {"digest_channel": "900", "digest_time": "09:00", **more})


async def posts(db: Database) -> list[tuple[object, ...]]:
    return await rows(db, "SELECT channel, dedupe_key FROM outbox WHERE kind = 'post' ORDER BY id")


async def test_one_post_a_local_day_and_nothing_twice(services: Services, db: Database, clock: SetClock) -> None:
    await set_up(services)
    await typed(services, 1)
    assert await services.summaries.post_due() == 0  # 02:40, the desk posts at 09:00
    clock.move(7 * HOUR)
    assert await services.summaries.post_due() == 1
    assert await services.summaries.post_due() == 0
    await sent(db)
    await typed(services, 2)
    clock.move(DAY)
    assert await services.summaries.post_due() == 1
    assert [channel for channel, _key in await posts(db)] == [900, 900]
    assert await rows(db, "SELECT day FROM digests") == [("2026-02-02",), ("2026-02-03",)]


async def test_missed_days_fold_into_one(services: Services, db: Database, clock: SetClock) -> None:
    await set_up(services)
    await typed(services, 1)
    clock.move(3 * DAY + 8 * HOUR)
    await typed(services, 2)
    clock.move(MINUTE)
    assert await services.summaries.post_due() == 1
    (digest,) = await rows(db, "SELECT id FROM digests")
    assert (await services.summaries.posted(int(str(digest[0])))).new == 2


async def test_an_empty_day_is_skipped(services: Services, db: Database, clock: SetClock) -> None:
    await set_up(services)
    clock.move(8 * HOUR)
    assert await services.summaries.post_due() == 0
    assert await posts(db) == []
    await typed(services, 1)
    clock.move(DAY)
    assert await services.summaries.post_due() == 1


async def test_a_desk_set_up_in_the_afternoon_waits_for_the_next_morning(
    services: Services, db: Database, clock: SetClock
) -> None:
    clock.move(12 * HOUR)
    await set_up(services)
    await typed(services, 1)
    assert await services.summaries.post_due() == 0
    clock.move(DAY)
    assert await services.summaries.post_due() == 1


async def test_fresh_verdicts_wait_for_the_next_scheduled_post(
    services: Services, db: Database, clock: SetClock
) -> None:
    await set_up(services)
    for n in (1, 2):
        await typed(services, n)
    await services.review.check(MODERATOR, 1, ruling())
    clock.move(6 * HOUR)
    await services.review.check(MODERATOR, 2, ruling())
    clock.move(21 * MINUTE)
    preview = await services.summaries.preview(MEMBER)
    assert ([c.number for c in preview.checked], [c.number for c in preview.held]) == ([1], [2])
    assert await services.summaries.post_due() == 1
    await sent(db)
    clock.move(DAY)
    assert [c.number for c in (await services.summaries.preview(MEMBER)).checked] == [2]


async def test_posting_by_hand_holds_nothing_back_and_is_that_days_summary(
    services: Services, db: Database, clock: SetClock
) -> None:
    with pytest.raises(Incomplete, match="No channel is set"):
        await services.summaries.post(MODERATOR)
    await set_up(services)
    await typed(services, 1)
    await services.review.check(MODERATOR, 1, ruling())
    clock.move(MINUTE)
    with pytest.raises(NotAllowed):
        await services.summaries.post(MEMBER)
    assert [c.number for c in (await services.summaries.post(MODERATOR)).checked] == [1]
    with pytest.raises(Conflict, match="posted already"):
        await services.summaries.post(MODERATOR)
    clock.move(7 * HOUR)
    assert await services.summaries.post_due() == 0
    assert len(await posts(db)) == 1


async def test_what_a_summary_says(services: Services, clock: SetClock) -> None:
    await services.articles.ingest(MEMBER, pasted())
    for n in (1, 2):
        await services.review.check(MODERATOR, n, ruling(Verdict.FALSE))
    await services.corrections.void(ADMIN, 2, WHY)
    await services.articles.ingest(MEMBER, pasted("A second paper.\n\n" + pasted().text.split("\n\n", 1)[1]))  # type: ignore[union-attr]
    digest = await services.summaries.so_far(MEMBER)
    assert digest.articles == 2
    assert [c.number for c in digest.checked] == [1]
    assert [(c.claim.number, c.what, c.reason) for c in digest.corrected] == [(2, "verdict void (was false)", WHY)]
    assert [c.number for c in digest.said_again] == [1]
    assert not digest.empty


async def test_typed_words_with_a_named_speaker_stay_out_until_accepted(services: Services) -> None:
    await typed(services, 1)
    anonymous = await services.claims.add(MEMBER, "The harbour cost 41 million euros in 2019.")
    assert [c.number for c in (await services.summaries.so_far(MEMBER)).wanted] == [anonymous.number]


async def test_a_past_day_is_as_it_was(services: Services, clock: SetClock) -> None:
    await typed(services, 1)
    clock.move(2 * DAY)
    await services.review.check(COLLEAGUE, 1, ruling())
    past = await services.summaries.of_day(MEMBER, date(2026, 2, 2))
    assert (past.new, past.waiting, past.checked, past.wanted) == (1, 1, (), ())
    today = await services.summaries.of_day(MEMBER, date(2026, 2, 4))
    assert (today.new, today.waiting, [c.number for c in today.checked]) == (0, 0, [1])
    with pytest.raises(BadInput, match="has not begun yet"):
        await services.summaries.of_day(MEMBER, date(2026, 2, 5))


async def test_a_past_day_has_the_words_and_names_of_that_day(
    services: Services, db: Database, clock: SetClock
) -> None:
    for n in (1, 2):
        await typed(services, n)
        await services.review.check(MODERATOR, n, ruling())
    clock.move(DAY)
    await services.editing.edit(MODERATOR, 1, "The harbour cost 12 million euros in 2021.", "Tomas Reyes", WHY)
    await services.speakers.rename(MODERATOR, "Ilse Brandt", "Ilse Brandt-Moor")
    clock.move(DAY)
    await services.editing.edit(COLLEAGUE, 1, "The harbour cost 13 million euros in 2021.", None, WHY)
    await services.speakers.merge(MODERATOR, "Ilse Brandt-Moor", "Tomas Reyes")
    now = await services.summaries.of_day(MEMBER, date(2026, 2, 2))
    assert sorted((c.text, c.speaker, c.attribution_confirmed) for c in now.checked) == [
        (f"The harbour cost {n} million euros in 2021.", "Ilse Brandt", True) for n in (1, 2)
    ]
    assert {(await services.claims.show(MEMBER, n)).speaker for n in (1, 2)} == {"Tomas Reyes"}
    await db.write(lambda tx: tx.run("UPDATE texts SET body = NULL WHERE body LIKE '%cost 1 million%'"))
    gone = {c.number: c.text for c in (await services.summaries.of_day(MEMBER, date(2026, 2, 2))).checked}
    assert gone[1] == "[its wording at that time was removed]"


async def test_a_past_day_names_whom_the_check_put_aside(services: Services, clock: SetClock) -> None:
    anonymous = await services.claims.add(MEMBER, "The harbour cost 41 million euros in 2019.", "Tomas Reyes")
    await services.members.accept(MODERATOR, anonymous.number)
    clock.move(DAY)
    await services.review.check(MODERATOR, anonymous.number, ruling(speaker="Ilse Brandt"))
    (waited,) = (await services.summaries.of_day(MEMBER, date(2026, 2, 2))).wanted
    assert (waited.speaker, waited.attribution_confirmed) == ("Tomas Reyes", False)
    (checked,) = (await services.summaries.so_far(MEMBER)).checked
    assert (checked.speaker, checked.attribution_confirmed) == ("Ilse Brandt", True)


async def test_what_discord_refused_was_never_posted(services: Services, db: Database, clock: SetClock) -> None:
    await set_up(services)
    await typed(services, 1)
    clock.move(7 * HOUR)
    assert await services.summaries.post_due() == 1
    await refuse(db)
    report = await services.health.report(MODERATOR.server)
    assert (report.ok, report.checks[-1].detail) == (
        False,
        "0 waiting, 0 late, 1 refused in the last day, the last: 50013",
    )
    (summary,) = [check for check in report.checks if check.name == "daily summary"]
    assert (summary.ok, summary.detail.split(".")[0]) == (False, "could not be posted: 50013")
    assert await services.summaries.post_due() == 0
    clock.move(HOUR + MINUTE)
    assert await services.summaries.post_due() == 1
    await refuse(db)
    clock.move(MINUTE)
    again = await services.summaries.post(MODERATOR)
    assert again.new == 1
    assert await rows(db, "SELECT count(*) FROM digests") == [(1,)]
    with pytest.raises(Conflict, match="posted already"):
        await services.summaries.post(MODERATOR)
    await sent(db)
    report = await services.health.report(MODERATOR.server)
    assert "daily summary" not in {check.name for check in report.checks}


async def sent(db: Database) -> None:
    await db.write(lambda tx: tx.run("UPDATE outbox SET state = 'sent', sent_message = id WHERE state = 'pending'"))


async def refuse(db: Database) -> None:
    await db.write(lambda tx: tx.run("UPDATE outbox SET state = 'failed', error = '50013' WHERE state = 'pending'"))


async def test_the_log_counts_what_waits_as_the_queue_does(services: Services, clock: SetClock) -> None:
    for n in range(1, 9):
        await typed(services, n, None)
    await services.review.take(MODERATOR, 1)
    await services.review.check(MODERATOR, 2, ruling())
    await services.review.dismiss(MODERATOR, 3, Dismissal.OPINION)
    await services.follows.want(MEMBER, 4)
    await services.disputes.open(MEMBER, 2, Objection(DisputeKind.MISSING_CONTEXT, WHY))
    clock.move(15 * DAY)
    await services.triage.lapse()
    await services.triage.requeue(MODERATOR, 5)
    await typed(services, 9, None)
    clock.move(MINUTE)
    live = await services.summaries.so_far(MEMBER)
    day = date(2026, 2, 17)
    clock.move(DAY)
    past = await services.summaries.of_day(MEMBER, day)
    assert (live.waiting, live.asked, [c.number for c in live.wanted]) == (
        past.waiting,
        past.asked,
        [c.number for c in past.wanted],
    )
    assert (live.waiting, [c.number for c in live.wanted]) == (3, [9, 5])


async def test_a_past_day_keeps_the_verdict_of_that_day(services: Services, clock: SetClock) -> None:
    await typed(services, 1)
    await services.review.check(MODERATOR, 1, ruling(Verdict.FALSE))
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.MISSING_CONTEXT, WHY))
    clock.move(2 * DAY)
    await services.corrections.void(ADMIN, 1, WHY)
    past = await services.summaries.of_day(MEMBER, date(2026, 2, 2))
    (claim,) = past.checked
    assert (claim.verdict, claim.state, len(claim.sources)) == (Verdict.FALSE, State.CHECKED, 1)
    assert [(d.claim, d.state) for d in past.disputes] == [(1, DisputeState.OPEN)]
    assert past.corrected == ()
    today = await services.summaries.of_day(MEMBER, date(2026, 2, 4))
    assert ([c.what for c in today.corrected], today.checked, today.disputes) == (["verdict void (was false)"], (), ())


async def test_a_claim_checked_and_corrected_in_one_window_stands_once(services: Services, clock: SetClock) -> None:
    for n in range(1, 6):
        await typed(services, n)
    for n in (1, 2, 3, 4):
        await services.review.check(MODERATOR, n, ruling(Verdict.FALSE))
    await services.review.dismiss(MODERATOR, 5, Dismissal.OPINION)
    clock.move(HOUR)
    change = Correcting(CorrectionClass.RATING_CHANGE, WHY, Verdict.TRUE, sources_of([REPORT]), WHY)
    await services.corrections.correct(MODERATOR, 1, change)
    await services.corrections.correct(MODERATOR, 2, Correcting(CorrectionClass.FACT_FIX, WHY))
    for n in (3, 4):
        await services.corrections.withdraw(MODERATOR, n, WHY)
    await services.review.check(MODERATOR, 3, ruling(Verdict.HALF_TRUE))
    await services.review.check(MODERATOR, 4, ruling(Verdict.FALSE))
    await services.review.reopen(MODERATOR, 5, WHY)
    await services.review.check(MODERATOR, 5, ruling(Verdict.TRUE))
    digest = await services.summaries.so_far(MEMBER)
    assert [(c.claim.number, c.what, c.verdict) for c in digest.corrected] == [
        (1, "corrected: was false, now true", Verdict.TRUE),
        (3, "rechecked: was false, now half true", Verdict.HALF_TRUE),
        (4, "rechecked: still false", Verdict.FALSE),
        (2, "checked: false, a fact corrected", Verdict.FALSE),
    ]
    assert [claim.number for claim in digest.checked] == [5]


async def test_a_reopened_claim_leads_and_unaccepted_words_stay_out(services: Services) -> None:
    await typed(services, 1)
    await typed(services, 2, None)
    for n in (1, 2):
        await services.review.dismiss(MODERATOR, n, Dismissal.OPINION)
        await services.review.reopen(MODERATOR, n, WHY)
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.MISQUOTE, WHY))
    digest = await services.summaries.so_far(MEMBER)
    assert [(c.claim.number, c.what, c.reason) for c in digest.corrected] == [
        (2, "open again, after it was dismissed", WHY)
    ]
    assert (digest.open_disputes, dict(digest.disputed)) == (1, {})


async def test_only_the_chosen_days_have_a_summary(services: Services, db: Database, clock: SetClock) -> None:
    with pytest.raises(BadInput, match="digest_days takes days such as"):
        await set_up(services, digest_days="mon someday")
    await set_up(services, digest_days="Tuesday, fri")
    await typed(services, 1)
    clock.move(7 * HOUR)
    assert await services.summaries.post_due() == 0
    clock.move(DAY)
    assert await services.summaries.post_due() == 1
    assert await rows(db, "SELECT day FROM digests") == [("2026-02-03",)]


async def test_a_quiet_day_gets_a_line_where_that_is_set(services: Services, clock: SetClock) -> None:
    await set_up(services, digest_quiet="line")
    clock.move(8 * HOUR)
    assert await services.summaries.post_due() == 1


async def test_a_role_hears_of_overdue_disputes_alone(services: Services, db: Database, clock: SetClock) -> None:
    await set_up(services, digest_role="55")
    await typed(services, 1)
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.MISQUOTE, WHY))
    for days in (0, 4):
        clock.move(days * DAY + 8 * HOUR)
        assert await services.summaries.post_due() == 1
        await sent(db)
    told = await rows(db, "SELECT payload ->> 'role' FROM outbox WHERE dedupe_key LIKE 'digest:%' ORDER BY id")
    assert told == [(None,), (55,)]


async def test_who_chose_the_channel_hears_of_a_refusal_once_and_another_is_tried_at_once(
    services: Services, db: Database, clock: SetClock
) -> None:
    await set_up(services)
    await typed(services, 1)
    clock.move(7 * HOUR)
    await services.summaries.post_due()
    for hours in (1, 2, 4):
        await refuse(db)
        assert await services.summaries.post_due() == 0
        clock.move(hours * HOUR - MINUTE)
        assert await services.summaries.post_due() == 0
        clock.move(2 * MINUTE)
        assert await services.summaries.post_due() == 1
    await refuse(db)
    clock.move(MINUTE)
    await services.settings.set(ADMIN, {"digest_channel": "901"})
    clock.move(MINUTE)
    assert await services.summaries.post_due() == 1
    told = await rows(db, "SELECT target_user, payload ->> 'text' FROM outbox WHERE dedupe_key LIKE 'digest-refused:%'")
    assert [user for user, _text in told] == [ADMIN.user]
    assert "could not be posted in <#900>: 50013" in str(told[0][1])


async def days_put(db: Database) -> list[object]:
    return [day for (day,) in await rows(db, "SELECT day FROM digests ORDER BY id")]


async def test_a_summary_missed_in_the_last_minutes_of_a_day_is_made_up_as_that_days(
    services: Services, db: Database, clock: SetClock
) -> None:
    await set_up(services, digest_time="23:55")
    await typed(services, 1)
    clock.move(21 * HOUR + 21 * MINUTE)  # a minute past midnight
    await typed(services, 2)
    assert (await services.summaries.preview(MEMBER)).day == date(2026, 2, 2)
    assert await services.summaries.post_due() == 1
    await sent(db)
    late = await services.summaries.posted(1)
    assert (late.day, late.new, late.end) == (date(2026, 2, 2), 1, clock.now() - MINUTE)
    assert await services.summaries.post_due() == 0
    clock.move(DAY - 6 * MINUTE)
    assert await services.summaries.post_due() == 1
    assert (await services.summaries.posted(2)).new == 1
    assert await days_put(db) == ["2026-02-02", "2026-02-03"]


async def test_a_missed_friday_is_made_up_on_a_saturday_that_has_no_summary(
    services: Services, db: Database, clock: SetClock
) -> None:
    await set_up(services, digest_time="23:55", digest_days="fri")
    await typed(services, 1)
    clock.move(4 * DAY + 21 * HOUR + 14 * MINUTE)  # Friday, 23:54
    assert await services.summaries.post_due() == 0
    clock.move(HOUR)
    assert await services.summaries.post_due() == 1
    assert await days_put(db) == ["2026-02-06"]


async def test_a_day_missed_by_more_than_half_a_day_folds_into_the_next(
    services: Services, db: Database, clock: SetClock
) -> None:
    await set_up(services, digest_time="22:30")
    await typed(services, 1)
    clock.move(DAY + 7 * HOUR + 50 * MINUTE)  # 10:30
    assert await services.summaries.post_due() == 0
    clock.move(12 * HOUR)
    assert await services.summaries.post_due() == 1
    assert await days_put(db) == ["2026-02-03"]


async def test_who_posts_by_hand_after_midnight_tells_what_the_missed_day_would_have(
    services: Services, db: Database, clock: SetClock
) -> None:
    await set_up(services, digest_time="23:55")
    await typed(services, 1)
    clock.move(22 * HOUR)
    assert (await services.summaries.post(MODERATOR)).new == 1
    assert await services.summaries.post_due() == 0
    assert await days_put(db) == ["2026-02-03"]


async def test_a_clock_that_is_put_back_loses_nothing_and_tells_nothing_twice(
    services: Services, db: Database, clock: SetClock
) -> None:
    await set_up(services)
    await typed(services, 1)
    await services.review.check(MODERATOR, 1, ruling())
    clock.move(8 * HOUR)
    assert await services.summaries.post_due() == 1
    await sent(db)
    clock.move(-2 * HOUR)
    await typed(services, 2)
    await services.review.check(MODERATOR, 2, ruling())
    clock.move(DAY + HOUR)
    assert await services.summaries.post_due() == 1
    first, second = await services.summaries.posted(1), await services.summaries.posted(2)
    assert (first.new, [c.number for c in first.checked]) == (1, [1])
    assert (second.new, [c.number for c in second.checked]) == (1, [2])


async def test_what_was_set_before_the_clock_was_put_back_holds_no_summary_up(
    services: Services, clock: SetClock
) -> None:
    await set_up(services)
    clock.move(-3 * DAY)
    await typed(services, 1)
    clock.move(8 * HOUR)
    assert await services.summaries.post_due() == 1


async def test_a_clock_that_was_years_ahead_for_a_while_stops_no_summary(
    services: Services, db: Database, clock: SetClock
) -> None:
    await set_up(services)
    clock.move(1_000 * DAY + 8 * HOUR)
    await typed(services, 1)
    assert await services.summaries.post_due() == 1
    await sent(db)
    clock.move(-1_000 * DAY)
    await typed(services, 2)
    for _ in range(2):
        clock.move(DAY)
        await services.summaries.post_due()
        await sent(db)
    assert [(await services.summaries.posted(n)).new for n in (1, 2)] == [1, 1]
    assert await days_put(db) == ["2028-10-29", "2026-02-03", "2026-02-04"]


async def test_the_next_day_waits_until_it_is_known_whether_the_last_went_out(
    services: Services, db: Database, clock: SetClock
) -> None:
    await set_up(services)
    await typed(services, 1)
    clock.move(7 * HOUR)
    assert await services.summaries.post_due() == 1
    await db.write(lambda tx: tx.run("UPDATE outbox SET uncertain = 1 WHERE state = 'pending'"))
    await typed(services, 2)
    clock.move(DAY)
    assert await services.summaries.post_due() == 0
    await refuse(db)
    assert await services.summaries.post_due() == 1
    (digest,) = await rows(db, "SELECT id FROM digests")
    assert (await services.summaries.posted(int(str(digest[0])))).new == 2
