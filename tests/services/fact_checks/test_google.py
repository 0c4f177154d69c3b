"""Asking others about a claim: when, what is sent, how much, and what becomes of answers and of failures."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import Secret
from bot.domain.actor import Actor
from bot.domain.articles import Submission
from bot.domain.claims import Provenance
from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.errors import BadConfig, Conflict, NotAllowed, TooMuch
from bot.domain.fact_checks import Unanswered
from bot.ingest.fact_checks import FactCheckTools, answer_of
from bot.jobs.handlers import handlers
from bot.jobs.runner import Runner
from bot.services import Services
from bot.services.desk.ports import Inline
from bot.services.fact_checks.google import HOLDS, words_of
from bot.storage.database import Database
from tests.fakes import NoWeb, SetClock
from tests.ingest.service import KEY, Service, claim, found, refusal, service_on_loopback
from tests.services.world import ADMIN, CHECKER, MEMBER, MODERATOR, STRANGER, WHY, rows

SAID = "Mayor Ilse Brandt said that the new harbour had cost the city 41 million euros since 2019."
WORDS = "the new harbour had cost the city 41 million euros since 2019"
SAME = claim("Since 2019 the new harbour has cost the city 41 million euros")
OTHER = claim("The old mill burnt down in May", "https://quay.example/mill")
AGAINST = claim("Since 2019 the new harbour has cost the city 67 million euros", "https://quay.example/67")
DAILY = 5


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    async with service_on_loopback() as service:
        service.answer = lambda _asked: found(OTHER, SAME, AGAINST)
        yield service


@pytest.fixture
def asking(db: Database, clock: SetClock, web: NoWeb, service: Service) -> Services:
    tools = FactCheckTools(service.settings, Secret(KEY))
    return Services.over(db, clock, Inline(), web, tools, DAILY)


async def background(services: Services, db: Database, clock: SetClock) -> int:
    put = await services.lookups.enqueue_due()
    await Runner(db, clock, handlers(services)).run_until_idle()
    return put


async def read(services: Services, text: str = SAID, actor: Actor = MEMBER) -> int:
    """A claim of an article from a file, so that its words are nobody's typing."""
    handed = Submission(Provenance.FILE, body=text.encode(), filename="a.txt")
    return (await services.articles.ingest(actor, handed)).new[0]


async def urls(services: Services, number: int = 1) -> list[str]:
    return [beside.check.url for beside in (await services.claims.show(MEMBER, number)).fact_checks]


async def test_a_taken_claim_is_asked_about_once_and_only_its_words_go_out(
    asking: Services, db: Database, clock: SetClock, service: Service
) -> None:
    await read(asking)
    assert await background(asking, db, clock) == 0
    await asking.review.take(CHECKER, 1)
    assert service.asked == []
    assert await background(asking, db, clock) == 1
    (asked,) = service.asked
    assert asked["query"] == (await asking.claims.show(MEMBER, 1)).text
    assert "brandt said" not in service.heads[0].lower()
    assert await urls(asking) == ["https://www.quay.example/harbour"]
    shown = await asking.claims.show(MEMBER, 1)
    assert shown.verdict is None
    event = (await asking.claims.history(MODERATOR, 1))[-1]
    assert (event.actor, event.action, event.after) == (
        "machine",
        "claim.others_asked",
        {"state": "in_review", "found": 1},
    )
    clock.move(DAY)
    assert await background(asking, db, clock) == 0
    assert len(service.asked) == 1


async def test_what_is_hidden_typed_or_put_aside_is_never_sent(
    asking: Services, db: Database, clock: SetClock, service: Service
) -> None:
    await asking.claims.add(MEMBER, WORDS, "Ilse Brandt")
    await read(asking, "Councillor Tomas Reyes said that the old mill burnt down in May 2020.")
    await asking.review.take(CHECKER, 1)
    await asking.review.take(CHECKER, 2)
    await asking.editing.hide(MODERATOR, 2, WHY)
    assert await background(asking, db, clock) == 0
    with pytest.raises(Conflict, match="accept it first"):
        await asking.lookups.ask(MODERATOR, 1)
    with pytest.raises(Conflict, match="hidden or dismissed"):
        await asking.lookups.ask(ADMIN, 2)
    assert service.asked == []
    await asking.members.accept(MODERATOR, 1)
    assert await background(asking, db, clock) == 1
    assert len(await urls(asking)) == 1


async def test_a_claim_hidden_between_the_tick_and_the_job_is_not_sent(
    asking: Services, db: Database, clock: SetClock, service: Service
) -> None:
    await read(asking)
    await asking.review.take(CHECKER, 1)
    await asking.lookups.enqueue_due()
    await asking.editing.hide(MODERATOR, 1, WHY)
    await Runner(db, clock, handlers(asking)).run_until_idle()
    assert service.asked == []
    assert await rows(db, "SELECT count(*) FROM jobs WHERE dead_at IS NOT NULL") == [(0,)]


async def test_a_moderator_asks_at_once_and_twice_costs_once(asking: Services, service: Service) -> None:
    await read(asking)
    with pytest.raises(NotAllowed):
        await asking.lookups.ask(CHECKER, 1)
    assert len((await asking.lookups.ask(MODERATOR, 1)).fact_checks) == 1
    await asking.lookups.ask(MODERATOR, 1)
    assert len(service.asked) == 1
    assert (await asking.claims.history(MODERATOR, 1))[-1].actor.startswith("person")


async def test_an_answer_is_one_claims_own(asking: Services, service: Service) -> None:
    await read(asking)
    await read(asking, actor=STRANGER)
    await asking.lookups.ask(MODERATOR, 1)
    assert len(await urls(asking)) == 1
    while await asking.fact_checks.care():
        pass
    assert (await asking.claims.show(STRANGER, 1)).fact_checks == ()
    assert await asking.fact_checks.imports(ADMIN) == []


async def test_answers_end_and_a_refusal_of_one_outlives_them(
    asking: Services, db: Database, clock: SetClock, service: Service
) -> None:
    await read(asking)
    service.answer = lambda _asked: found(SAME, claim(SAME["text"], "https://second.example/"))
    await asking.lookups.ask(MODERATOR, 1)
    beside = (await asking.claims.show(MEMBER, 1)).fact_checks
    assert len(beside) == 2
    refused = next(each for each in beside if each.check.site == "second.example")
    await asking.fact_checks.refuse(MODERATOR, 1, refused.id)
    clock.move(HOLDS)
    await asking.lookups.enqueue_due()
    assert await urls(asking) == []
    await asking.lookups.ask(MODERATOR, 1)
    assert await urls(asking) == ["https://www.quay.example/harbour"]
    assert len(service.asked) == 2


async def test_other_words_are_asked_anew(asking: Services, db: Database, service: Service) -> None:
    await read(asking)
    await asking.lookups.ask(MODERATOR, 1)
    await asking.editing.edit(MODERATOR, 1, "The old mill burnt down in May.", None, "It was about the old mill.")
    assert await urls(asking) == []
    assert await rows(db, "SELECT count(*) FROM others_checks") == [(0,)]
    await asking.lookups.ask(MODERATOR, 1)
    assert await urls(asking) == ["https://quay.example/mill"]


async def test_a_day_has_an_end(asking: Services, db: Database, clock: SetClock, service: Service) -> None:
    for n in range(DAILY + 1):
        await asking.claims.add(MEMBER, f"The harbour cost {n + 2} million euros in 2021.")
    for n in range(DAILY):
        await asking.lookups.ask(MODERATOR, n + 1)
    with pytest.raises(TooMuch, match="All 5 requests allowed per day"):
        await asking.lookups.ask(MODERATOR, DAILY + 1)
    await asking.review.take(CHECKER, DAILY + 1)
    assert await background(asking, db, clock) == 0
    assert len(service.asked) == DAILY
    clock.move(DAY)
    assert await background(asking, db, clock) == 1
    assert len(service.asked) == DAILY + 1


async def test_pages_count_and_end(asking: Services, service: Service) -> None:
    service.answer = lambda asked: found(SAME if "pageToken" in asked else OTHER, token="more")
    await read(asking)
    await asking.lookups.ask(MODERATOR, 1)
    assert [asked.get("pageToken") for asked in service.asked] == [None, "more"]
    assert len(await urls(asking)) == 1


async def test_after_a_failure_it_waits_longer_each_time_and_health_says_why(
    asking: Services, db: Database, clock: SetClock, service: Service
) -> None:
    await read(asking)
    await asking.review.take(CHECKER, 1)
    service.answer = lambda _asked: refusal("429 Too Many Requests", "Quota exceeded", retry_after="300")
    assert await background(asking, db, clock) == 1
    assert await background(asking, db, clock) == 0
    with pytest.raises(TooMuch, match=r"answered 429: Quota exceeded\. The next try is in 5 min\."):
        await asking.lookups.ask(MODERATOR, 1)
    assert (await asking.health.report(0)).ok
    clock.move(5 * MINUTE)
    service.answer = lambda _asked: refusal("500 Internal Server Error", "Oops")
    assert await background(asking, db, clock) == 1
    clock.move(MINUTE)
    assert await background(asking, db, clock) == 0
    clock.move(MINUTE)
    assert await background(asking, db, clock) == 1
    report = await asking.health.report(0)
    (check,) = [check for check in report.checks if check.name == "fact-checks by others"]
    assert (report.ok, check.ok) == (False, False)
    assert (
        check.detail == "The fact-check service answered 500: Oops. Failed 3 times in a row, the next try is in 4 min"
    )
    assert await rows(db, "SELECT count(*) FROM jobs WHERE dead_at IS NOT NULL") == [(0,)]
    clock.move(HOUR)
    service.answer = lambda _asked: found(SAME)
    assert await background(asking, db, clock) == 1
    assert len(await urls(asking)) == 1
    assert (await asking.health.report(0)).ok


async def test_words_that_are_refused_do_not_stand_in_the_way_of_others(
    asking: Services, db: Database, clock: SetClock, service: Service
) -> None:
    await read(asking)
    await read(asking, "Councillor Tomas Reyes said that the old mill burnt down in May 2020.")
    service.answer = lambda asked: (
        refusal("400 Bad Request", "Invalid query") if "harbour" in asked["query"] else found()
    )
    with pytest.raises(Unanswered):
        await asking.lookups.ask(MODERATOR, 1)
    await asking.review.take(CHECKER, 1)
    await asking.review.take(CHECKER, 2)
    assert await background(asking, db, clock) == 0
    clock.move(HOUR)
    assert await background(asking, db, clock) == 1
    assert "mill" in service.asked[-1]["query"]


async def test_what_an_import_has_too_stands_once(asking: Services, service: Service) -> None:
    await read(asking)
    (check,) = answer_of(json.dumps({"claims": [SAME]}).encode()).checks
    await asking.fact_checks.take(ADMIN, "feed.json", iter([check]), lambda _read: None)
    while await asking.fact_checks.care():
        pass
    await asking.lookups.ask(MODERATOR, 1)
    assert await urls(asking) == [check.url]
    (beside,) = (await asking.claims.show(MEMBER, 1)).fact_checks
    await asking.fact_checks.refuse(MODERATOR, 1, beside.id)
    assert await urls(asking) == []


async def test_where_nothing_is_configured_nobody_is_asked(services: Services, db: Database, clock: SetClock) -> None:
    await read(services)
    await services.review.take(CHECKER, 1)
    assert await background(services, db, clock) == 0
    with pytest.raises(BadConfig, match=r"set google = true in \[others\]"):
        await services.lookups.ask(MODERATOR, 1)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("<@123> says <#9> the  quay <:ship:44> is <a:x:1> long", "says the quay is long"),
        ("a < b and <@x> stay", "a < b and <@x> stay"),
        ("word " * 200, ("word " * 100).strip()),
        ("x" * 900, "x" * 500),
    ],
)
def test_marks_of_people_are_left_out_and_long_words_are_cut(text: str, sent: str) -> None:
    assert words_of(text) == sent


async def test_the_key_is_nowhere_in_the_database(asking: Services, db: Database, service: Service) -> None:
    await read(asking)
    service.answer = lambda _asked: refusal("403 Forbidden", f"Key {KEY} is blocked")
    with pytest.raises(Unanswered):
        await asking.lookups.ask(MODERATOR, 1)
    path = Path(db.path)
    assert all(KEY.encode() not in file.read_bytes() for file in path.parent.glob("desk.db*"))
