"""Where a verdict is told, and how loud a correction of it is."""

import json

import pytest

from bot.domain.articles import AwaitedAnswer
from bot.domain.claims import Claim, CorrectionClass, State, Verdict
from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.corrections import Correcting
from bot.domain.follows import Target
from bot.domain.sources import sources_of
from bot.services import Services
from bot.storage.database import Database
from bot.storage.posts import outbox
from tests.fakes import SetClock
from tests.services.world import ADMIN, COLLEAGUE, MEMBER, MODERATOR, REPORT, WHY, pasted, rows, ruling, typed

NEWSROOM, SUMMARIES, VERDICTS = 500, 501, 502


@pytest.fixture
async def shown(services: Services, clock: SetClock) -> Claim:
    """A checked claim whose card stands in the newsroom, for an hour."""
    claim = await services.review.check(MODERATOR, (await typed(services)).number, ruling())
    await services.shown_cards.note_card(MODERATOR, claim.number, NEWSROOM, 9_001)
    clock.move(HOUR)
    return claim


async def put_out(db: Database) -> list[tuple[str, object, object]]:
    """(render, channel, reply to or message) of every post and edit."""
    found = await rows(db, "SELECT payload, channel, message FROM outbox WHERE kind <> 'tell' ORDER BY id")
    payloads = [(json.loads(str(payload)), channel, message) for payload, channel, message in found]
    return [(p["render"], channel, p.get("reply_to", message)) for p, channel, message in payloads]


async def send_all(db: Database, clock: SetClock) -> None:
    """As if Discord took all that is due."""
    message = 20_000
    while (leased := await outbox.lease(db, clock.now(), MINUTE)) is not None:
        message += 1
        row, number = leased.id, message
        await db.write(lambda tx, row=row, number=number: outbox.mark_sent(tx, row, number, clock.now()))  # type: ignore[misc]


def to(verdict: Verdict) -> Correcting:
    return Correcting(CorrectionClass.RATING_CHANGE, WHY, verdict, sources_of([REPORT]), WHY)


async def test_what_changes_a_verdict_answers_each_channel_once_and_redraws_the_card(
    services: Services, db: Database, shown: Claim
) -> None:
    await services.shown_cards.note_card(MODERATOR, shown.number, NEWSROOM, 9_002)
    await services.shown_cards.note_card(MODERATOR, shown.number, 777, 9_003)
    posted = (await services.claims.history(MEMBER, shown.number))[-1]
    assert (posted.action, posted.after) == ("claim.shown_in_channel", {"channel": 777})
    await services.corrections.correct(COLLEAGUE, shown.number, to(Verdict.TRUE))
    assert await put_out(db) == [
        ("card", NEWSROOM, 9_001),
        ("card", NEWSROOM, 9_002),
        ("card", 777, 9_003),
        ("correction", NEWSROOM, 9_002),
        ("correction", 777, 9_003),
    ]


@pytest.mark.parametrize("step", ["withdraw", "void"])
async def test_a_verdict_that_is_taken_back_is_told_as_loud(
    services: Services, db: Database, shown: Claim, step: str
) -> None:
    await getattr(services.corrections, step)(ADMIN, shown.number, WHY)
    assert [render for render, _channel, _message in await put_out(db)] == ["card", "correction"]
    summary = await services.summaries.so_far(MODERATOR)
    assert [c.what for c in summary.corrected] == [
        {"withdraw": "verdict withdrawn, being rechecked (was false)", "void": "verdict void (was false)"}[step]
    ]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (CorrectionClass.FACT_FIX, ["checked: false, a fact corrected"]),
        (CorrectionClass.UPDATE, ["checked: false, updated"]),
        (CorrectionClass.TYPO, []),
    ],
)
async def test_smaller_corrections_only_redraw_the_card(
    services: Services, db: Database, shown: Claim, kind: CorrectionClass, told: list[str]
) -> None:
    await services.corrections.correct(MODERATOR, shown.number, Correcting(kind, WHY))
    assert [render for render, _channel, _message in await put_out(db)] == ["card"]
    assert [c.what for c in (await services.summaries.so_far(MODERATOR)).corrected] == told


async def test_places_older_than_thirty_days_are_not_answered(
    services: Services, db: Database, clock: SetClock, shown: Claim
) -> None:
    clock.move(30 * DAY)
    await services.corrections.withdraw(MODERATOR, shown.number, WHY)
    assert await put_out(db) == []


async def test_a_slip_is_taken_back_by_its_author_without_noise(services: Services, db: Database) -> None:
    claim = await services.review.check(MODERATOR, (await typed(services)).number, ruling())
    await services.shown_cards.note_card(MODERATOR, claim.number, NEWSROOM, 9_001)
    await services.corrections.withdraw(MODERATOR, claim.number, WHY)
    assert [render for render, _channel, _message in await put_out(db)] == ["card"]
    assert (await services.summaries.so_far(MODERATOR)).corrected == ()
    last = (await services.claims.history(MODERATOR, claim.number))[-1]
    assert (last.action, (last.after or {}).get("slip")) == ("claim.withdrawn", True)


async def test_a_wrong_verdict_is_replaced_by_its_author_without_noise(services: Services, db: Database) -> None:
    claim = await typed(services)
    await services.follows.follow(MEMBER, Target(claim=claim.number))
    await services.review.check(MODERATOR, claim.number, ruling())
    await services.shown_cards.note_card(MODERATOR, claim.number, NEWSROOM, 9_001)
    await services.corrections.correct(MODERATOR, claim.number, to(Verdict.TRUE))
    assert [render for render, _channel, _message in await put_out(db)] == ["card"]
    assert (await services.summaries.so_far(MODERATOR)).corrected == ()
    told = await rows(db, "SELECT payload ->> 'text', run_at - created_at FROM outbox WHERE kind = 'tell'")
    assert told == [(f"#{claim.number} is checked: true. “{claim.text}”", 30 * MINUTE)]
    last = (await services.claims.history(MODERATOR, claim.number))[-1]
    after = last.after or {}
    assert (last.action, after.get("slip"), after.get("undoes")) == ("claim.corrected", True, None)
    assert [r.verdict for r in (await services.claims.show(MEMBER, 1)).revisions] == [Verdict.FALSE, Verdict.TRUE]


async def test_a_wrong_correction_that_nobody_saw_is_undone_by_its_author_without_noise(
    services: Services, db: Database, clock: SetClock
) -> None:
    claim = await services.review.check(COLLEAGUE, (await typed(services)).number, ruling())
    clock.move(HOUR)
    await services.corrections.correct(MODERATOR, claim.number, to(Verdict.TRUE))
    assert [c.what for c in (await services.summaries.so_far(MEMBER)).corrected] == ["corrected: was false, now true"]
    clock.move(MINUTE)
    await services.corrections.correct(MODERATOR, claim.number, to(Verdict.FALSE))
    assert (await services.summaries.so_far(MEMBER)).corrected == ()
    assert await put_out(db) == []
    last = (await services.claims.history(MODERATOR, claim.number))[-1]
    assert ((last.after or {}).get("slip"), (last.after or {}).get("undoes")) == (True, 2)


async def test_a_correction_that_was_told_is_undone_as_loud(services: Services, db: Database, shown: Claim) -> None:
    await services.corrections.correct(MODERATOR, shown.number, to(Verdict.TRUE))
    await db.write(lambda tx: tx.run("UPDATE outbox SET state = 'sent', sent_message = 9000 + id"))
    await services.corrections.correct(MODERATOR, shown.number, to(Verdict.FALSE))
    answers = await rows(db, "SELECT payload ->> 'was', payload ->> 'now' FROM outbox WHERE kind = 'post' ORDER BY id")
    assert answers == [("false", "true"), ("true", "false")]


async def test_a_verdict_that_stood_for_long_is_withdrawn_aloud_though_just_corrected(
    services: Services, db: Database, shown: Claim
) -> None:
    await services.corrections.correct(MODERATOR, shown.number, Correcting(CorrectionClass.TYPO, WHY))
    await services.corrections.withdraw(MODERATOR, shown.number, WHY)
    assert "correction" in [render for render, _channel, _message in await put_out(db)]
    assert len((await services.summaries.so_far(MODERATOR)).corrected) == 1


async def test_a_fresh_correction_to_a_third_verdict_is_told(services: Services, clock: SetClock) -> None:
    claim = await services.review.check(COLLEAGUE, (await typed(services)).number, ruling())
    clock.move(HOUR)
    await services.corrections.correct(MODERATOR, claim.number, to(Verdict.TRUE))
    await services.corrections.correct(MODERATOR, claim.number, to(Verdict.HALF_TRUE))
    told = [c.what for c in (await services.summaries.so_far(MEMBER)).corrected]
    assert told == ["corrected: was true, now half true"]


@pytest.mark.parametrize("late", ["after half an hour", "by somebody else", "after a summary"])
async def test_no_slip(services: Services, db: Database, clock: SetClock, late: str) -> None:
    await services.settings.set(ADMIN, {"digest_channel": str(SUMMARIES)})
    claim = await services.review.check(MODERATOR, (await typed(services)).number, ruling())
    await services.shown_cards.note_card(MODERATOR, claim.number, NEWSROOM, 9_001)
    if late == "after half an hour":
        clock.move(31 * MINUTE)
    if late == "after a summary":
        clock.move(MINUTE)
        await services.summaries.post(MODERATOR)
        await send_all(db, clock)
    actor = COLLEAGUE if late == "by somebody else" else MODERATOR
    await services.corrections.withdraw(actor, claim.number, WHY)
    renders = [render for render, _channel, _message in await put_out(db)]
    assert renders.count("correction") == (2 if late == "after a summary" else 1)


async def test_a_summary_is_marked_where_its_verdict_fell(services: Services, db: Database, clock: SetClock) -> None:
    await services.settings.set(ADMIN, {"digest_channel": str(SUMMARIES)})
    claim = await services.review.check(MODERATOR, (await typed(services)).number, ruling())
    clock.move(HOUR)
    await services.summaries.post(MODERATOR)
    await send_all(db, clock)
    clock.move(HOUR)
    await services.corrections.withdraw(COLLEAGUE, claim.number, WHY)
    assert ("digest_edit", SUMMARIES, 20_001) in await put_out(db)
    again = await services.summaries.posted(1)
    assert [(c.number, c.state) for c in again.checked] == [(claim.number, State.IN_REVIEW)]


async def test_the_recheck_of_a_withdrawn_verdict_is_told_too(
    services: Services, db: Database, clock: SetClock, shown: Claim
) -> None:
    await services.corrections.withdraw(MODERATOR, shown.number, WHY)
    await send_all(db, clock)
    clock.move(HOUR)
    await services.review.check(MODERATOR, shown.number, ruling(Verdict.TRUE))
    last = await rows(db, "SELECT payload ->> 'was', payload ->> 'now' FROM outbox ORDER BY id DESC LIMIT 1")
    assert last == [("false", "true")]


async def handed_in(services: Services) -> tuple[int, ...]:
    """Claims of an article that came in by a message of the newsroom."""
    intake = await services.articles.accept(MODERATOR, pasted(), AwaitedAnswer(NEWSROOM, 8_000))
    return (await services.articles.process(intake)).new


async def test_verdicts_on_an_article_are_gathered_in_one_answer(
    services: Services, db: Database, clock: SetClock
) -> None:
    numbers = await handed_in(services)
    await services.review.check(MODERATOR, numbers[0], ruling())
    clock.move(9 * MINUTE)
    await services.review.check(MODERATOR, numbers[1], ruling(Verdict.TRUE))
    answers = await rows(db, "SELECT id, channel, payload ->> 'reply_to', run_at FROM outbox WHERE kind = 'post'")
    assert [row[1:] for row in answers] == [(NEWSROOM, 8_000, clock.now() + MINUTE)]
    news = await services.shown_cards.verdicts(MODERATOR.server, int(str(answers[0][0])), 1)
    assert ([c.number for c in news.claims], news.checked, news.found) == (list(numbers[:2]), 2, len(numbers))
    clock.move(2 * MINUTE)
    await send_all(db, clock)
    await services.review.check(MODERATOR, numbers[2], ruling())
    assert await rows(db, "SELECT count(*) FROM outbox WHERE kind = 'post'") == [(2,)]


async def test_a_verdict_that_is_taken_back_before_the_answer_is_not_in_it(services: Services, db: Database) -> None:
    numbers = await handed_in(services)
    await services.settings.set(ADMIN, {"verdict_channel": str(VERDICTS)})
    await services.review.check(MODERATOR, numbers[0], ruling())
    assert [channel for _render, channel, _to in await put_out(db) if channel == VERDICTS] == [VERDICTS]
    await services.corrections.withdraw(MODERATOR, numbers[0], WHY)
    ((row,),) = await rows(db, "SELECT id FROM outbox WHERE payload ->> 'render' = 'verdicts'")
    assert (await services.shown_cards.verdicts(MODERATOR.server, int(str(row)), 1)).claims == ()
    assert not any(render == "correction" for render, _channel, _to in await put_out(db))
