"""The daily summary: what is in it, and that each local day has one."""

from datetime import date

import pytest

from bot.domain.claims import Verdict
from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.errors import BadInput, Conflict, Incomplete, NotAllowed
from bot.services import Services
from bot.storage.database import Database
from tests.services.world import (
    ADMIN,
    COLLEAGUE,
    MEMBER,
    MODERATOR,
    WHY,
    SetClock,
    pasted,
    rows,
    ruling,
    typed,
)


async def set_up(services: Services, **more: str) -> None:
    await services.settings.set(ADMIN, {"digest_channel": "900", "digest_time": "09:00", **more})


async def posts(db: Database) -> list[tuple[object, ...]]:
    return await rows(db, "SELECT channel, dedupe_key FROM outbox WHERE kind = 'post' ORDER BY id")


async def test_one_post_a_local_day_and_nothing_twice(services: Services, db: Database, clock: SetClock) -> None:
    await set_up(services)
    await typed(services, 1)
    assert await services.digests.post_due() == 0  # 02:40, the desk posts at 09:00
    clock.move(7 * HOUR)
    assert await services.digests.post_due() == 1
    assert await services.digests.post_due() == 0
    await sent(db)
    await typed(services, 2)
    clock.move(DAY)
    assert await services.digests.post_due() == 1
    assert [channel for channel, _key in await posts(db)] == [900, 900]
    assert await rows(db, "SELECT day FROM digests") == [("2026-02-02",), ("2026-02-03",)]


async def test_missed_days_fold_into_one(services: Services, db: Database, clock: SetClock) -> None:
    await set_up(services)
    await typed(services, 1)
    clock.move(3 * DAY + 8 * HOUR)
    await typed(services, 2)
    clock.move(MINUTE)
    assert await services.digests.post_due() == 1
    (digest,) = await rows(db, "SELECT id FROM digests")
    assert (await services.digests.posted(int(str(digest[0])))).new == 2


async def test_an_empty_day_is_skipped(services: Services, db: Database, clock: SetClock) -> None:
    await set_up(services)
    clock.move(8 * HOUR)
    assert await services.digests.post_due() == 0
    assert await posts(db) == []
    await typed(services, 1)
    clock.move(DAY)
    assert await services.digests.post_due() == 1


async def test_a_desk_set_up_in_the_afternoon_waits_for_the_next_morning(
    services: Services, db: Database, clock: SetClock
) -> None:
    clock.move(12 * HOUR)
    await set_up(services)
    await typed(services, 1)
    assert await services.digests.post_due() == 0
    clock.move(DAY)
    assert await services.digests.post_due() == 1


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
    preview = await services.digests.preview(MEMBER)
    assert ([c.number for c in preview.checked], [c.number for c in preview.held]) == ([1], [2])
    assert await services.digests.post_due() == 1
    await sent(db)
    clock.move(DAY)
    assert [c.number for c in (await services.digests.preview(MEMBER)).checked] == [2]


async def test_posting_by_hand_holds_nothing_back_and_is_that_days_summary(
    services: Services, db: Database, clock: SetClock
) -> None:
    with pytest.raises(Incomplete, match="No channel is set"):
        await services.digests.post(MODERATOR)
    await set_up(services)
    await typed(services, 1)
    await services.review.check(MODERATOR, 1, ruling())
    clock.move(MINUTE)
    with pytest.raises(NotAllowed):
        await services.digests.post(MEMBER)
    assert [c.number for c in (await services.digests.post(MODERATOR)).checked] == [1]
    with pytest.raises(Conflict, match="posted already"):
        await services.digests.post(MODERATOR)
    clock.move(7 * HOUR)
    assert await services.digests.post_due() == 0
    assert len(await posts(db)) == 1


async def test_what_a_summary_says(services: Services, clock: SetClock) -> None:
    await services.articles.ingest(MEMBER, pasted())
    for n in (1, 2):
        await services.review.check(MODERATOR, n, ruling(Verdict.FALSE))
    await services.corrections.void(ADMIN, 2, WHY)
    await services.articles.ingest(MEMBER, pasted("A second paper.\n\n" + pasted().text.split("\n\n", 1)[1]))  # type: ignore[union-attr]
    digest = await services.digests.so_far(MEMBER)
    assert digest.articles == 2
    assert [c.number for c in digest.checked] == [1]
    assert [(c.claim.number, c.what, c.reason) for c in digest.corrected] == [(2, "verdict void (was false)", WHY)]
    assert [c.number for c in digest.said_again] == [1]
    assert not digest.empty


async def test_typed_words_with_a_named_speaker_stay_out_until_accepted(services: Services) -> None:
    await typed(services, 1)
    anonymous = await services.claims.add(MEMBER, "The harbour cost 41 million euros in 2019.")
    assert [c.number for c in (await services.digests.so_far(MEMBER)).wanted] == [anonymous.number]


async def test_a_past_day_is_as_it_was(services: Services, clock: SetClock) -> None:
    await typed(services, 1)
    clock.move(2 * DAY)
    await services.review.check(COLLEAGUE, 1, ruling())
    past = await services.digests.of_day(MEMBER, date(2026, 2, 2))
    assert (past.new, past.waiting, past.checked, past.wanted) == (1, 1, (), ())
    today = await services.digests.of_day(MEMBER, date(2026, 2, 4))
    assert (today.new, today.waiting, [c.number for c in today.checked]) == (0, 0, [1])
    with pytest.raises(BadInput, match="has not begun yet"):
        await services.digests.of_day(MEMBER, date(2026, 2, 5))


async def test_what_discord_refused_was_never_posted(services: Services, db: Database, clock: SetClock) -> None:
    await set_up(services)
    await typed(services, 1)
    clock.move(7 * HOUR)
    assert await services.digests.post_due() == 1
    await refuse(db)
    report = await services.health.report(MODERATOR.server)
    assert (report.ok, report.checks[-1].detail) == (
        False,
        "0 waiting, 0 late, 1 refused in the last day, the last: 50013",
    )
    assert await services.digests.post_due() == 0
    clock.move(HOUR + MINUTE)
    assert await services.digests.post_due() == 1
    await refuse(db)
    clock.move(MINUTE)
    again = await services.digests.post(MODERATOR)
    assert again.new == 1
    assert await rows(db, "SELECT count(*) FROM digests") == [(1,)]
    with pytest.raises(Conflict, match="posted already"):
        await services.digests.post(MODERATOR)


async def sent(db: Database) -> None:
    await db.write(lambda tx: tx.run("UPDATE outbox SET state = 'sent', sent_message = id WHERE state = 'pending'"))


async def refuse(db: Database) -> None:
    await db.write(lambda tx: tx.run("UPDATE outbox SET state = 'failed', error = '50013' WHERE state = 'pending'"))
