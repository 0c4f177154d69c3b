"""Source watch: what is no longer said at its source is marked for moderators, and told of once they confirm it."""

import pytest

from bot.domain.claim_lists import ClaimFilter
from bot.domain.clock import DAY, HOUR
from bot.domain.errors import Conflict, NotAllowed, NotFound, TooMuch, Unreadable
from bot.domain.follows import Target
from bot.domain.source_watch import SourceOutcome, SourceState
from bot.jobs.handlers import handlers
from bot.jobs.runner import Runner
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import NoWeb, SetClock
from tests.services.articles.test_copies import WIRE, linked, put
from tests.services.articles.test_ingest import page
from tests.services.world import ADMIN, MEMBER, MODERATOR, NEIGHBOUR, STRANGER, pasted, rows, ruling

URL = "https://quay.example.org/harbour"
EDITED = WIRE.replace("41 million", "52 million")


async def priced(services: Services) -> int:
    """The claim that the edit takes away."""
    (claim,) = (await services.claims.search(MEMBER, "cost 41 million")).claims
    return claim.number


async def mark(services: Services, number: int) -> SourceState | None:
    claim = await services.claims.show(MODERATOR, number)
    return claim.appearances[0].changed


@pytest.fixture
async def edited(services: Services, web: NoWeb, clock: SetClock) -> int:
    """An article whose page has been edited since; the claim's number."""
    await put(services, web, URL, WIRE)
    web.pages[URL] = page(URL, EDITED)
    clock.move(HOUR)
    return await priced(services)


async def test_an_unchanged_page_marks_nothing(services: Services, web: NoWeb, clock: SetClock, db: Database) -> None:
    await put(services, web, URL, WIRE)
    clock.move(HOUR)
    reread = await services.source_watch.reread(MEMBER, 1)
    assert (reread.article, reread.gone) == (1, ())
    assert reread.quotes >= 5
    assert await services.source_watch.waiting(MODERATOR) == []
    assert await rows(db, "SELECT count(*) FROM events WHERE action LIKE 'claim.source%'") == [(0,)]
    assert (await services.articles.show(MEMBER, 1)).looked_at == clock.now()


async def test_words_that_are_gone_are_marked_once_for_moderators(
    services: Services, edited: int, clock: SetClock, db: Database
) -> None:
    seen = clock.now()
    assert (await services.source_watch.reread(MEMBER, 1)).gone == (edited,)
    clock.move(DAY)
    assert (await services.source_watch.reread(NEIGHBOUR, 1)).gone == (edited,)
    (change,) = await services.source_watch.waiting(MODERATOR)
    assert (change.claim, change.articles, change.url, change.seen_at) == (edited, (1,), URL, seen)
    assert "41 million" in change.quote
    assert await mark(services, edited) is SourceState.SUSPECTED
    assert await rows(db, "SELECT actor FROM events WHERE action = 'claim.source_suspected'") == [(None,)]
    assert "41 million" in (await services.articles.show(MEMBER, 1)).text
    with pytest.raises(NotAllowed, match="Only moderators and admins may say whether a source has changed"):
        await services.source_watch.waiting(MEMBER)
    with pytest.raises(NotAllowed):
        await services.source_watch.decide(MEMBER, edited, SourceOutcome.CHANGED)
    assert await services.source_watch.waiting(STRANGER) == []


async def test_followers_and_the_summary_hear_when_it_is_confirmed(
    services: Services, edited: int, clock: SetClock, db: Database
) -> None:
    await services.follows.follow(NEIGHBOUR, Target(claim=edited))
    await services.source_watch.reread(MEMBER, 1)
    told = "SELECT target_user, payload FROM outbox WHERE kind = 'tell'"
    assert await rows(db, told) == []
    assert (await services.summaries.so_far(MODERATOR)).altered == ()
    claim = await services.source_watch.decide(MODERATOR, edited, SourceOutcome.CHANGED)
    assert claim.appearances[0].changed is SourceState.CONFIRMED
    ((user, payload),) = await rows(db, told)
    assert user == NEIGHBOUR.user
    assert f"The source of #{edited} has changed since" in str(payload)
    assert [c.number for c in (await services.summaries.so_far(MODERATOR)).altered] == [edited]
    assert await services.source_watch.waiting(MODERATOR) == []
    listed = await services.claims.list(MEMBER, ClaimFilter.of_status("source_changed"))
    assert [c.number for c in listed.claims] == [edited]
    assert (await services.claims.list(STRANGER, ClaimFilter.of_status("source_changed"))).claims == ()
    with pytest.raises(Conflict, match=f"No source of #{edited} waits"):
        await services.source_watch.decide(MODERATOR, edited, SourceOutcome.FINE)
    clock.move(DAY)
    await services.source_watch.reread(MEMBER, 1)
    assert await mark(services, edited) is SourceState.CONFIRMED
    assert (await services.claims.history(MODERATOR, edited))[-1].action == "claim.source_changed"


async def test_what_is_cleared_stays_so_until_the_words_come_and_go_again(
    services: Services, web: NoWeb, edited: int, clock: SetClock
) -> None:
    await services.source_watch.reread(MEMBER, 1)
    await services.source_watch.decide(MODERATOR, edited, SourceOutcome.FINE)
    for text, expected in ((EDITED, None), (WIRE, None), (EDITED, SourceState.SUSPECTED), (WIRE, None)):
        web.pages[URL] = page(URL, text)
        clock.move(DAY)
        await services.source_watch.reread(MEMBER, 1)
        assert await mark(services, edited) is expected
    assert (await services.claims.history(MODERATOR, edited))[-1].action == "claim.source_found_again"


async def test_a_new_version_marks_what_it_leaves_out(services: Services, edited: int) -> None:
    second = await services.articles.ingest(MEMBER, linked(URL))
    assert second.article == 2
    (change,) = await services.source_watch.waiting(MODERATOR)
    assert (change.claim, change.articles) == (edited, (1,))


async def test_what_cannot_be_read_again_is_said(services: Services, web: NoWeb, clock: SetClock) -> None:
    await services.articles.ingest(MEMBER, pasted())
    await put(services, web, URL, WIRE)
    with pytest.raises(Conflict, match="did not come from a web address"):
        await services.source_watch.reread(MEMBER, 1)
    with pytest.raises(TooMuch, match="can be read again in 10 min"):
        await services.source_watch.reread(MEMBER, 2)
    with pytest.raises(NotFound):
        await services.source_watch.reread(STRANGER, 2)
    clock.move(HOUR)
    del web.pages[URL]
    with pytest.raises(Unreadable):
        await services.source_watch.reread(MEMBER, 2)
    assert await services.source_watch.waiting(MODERATOR) == []


async def test_a_checked_claims_articles_are_looked_at_after_one_seven_and_thirty_days(
    services: Services, web: NoWeb, edited: int, clock: SetClock, db: Database
) -> None:
    runner = Runner(db, clock, handlers(services))
    await services.source_watch.enqueue_looks()
    assert await rows(db, "SELECT count(*) FROM jobs WHERE kind = 'look'") == [(0,)]
    await services.review.check(MODERATOR, edited, ruling())
    asked = web.asked.count(URL)
    looks = []
    for day in range(1, 40):
        clock.move(DAY)
        await services.source_watch.enqueue_looks()
        await runner.run_until_idle()
        looks += [day] * (web.asked.count(URL) - asked)
        asked = web.asked.count(URL)
    assert looks == [1, 7, 30]
    assert web.automatic.count(URL) == 3
    assert await mark(services, edited) is SourceState.SUSPECTED
    assert await services.source_watch.enqueue_looks() == 0
    assert await rows(db, "SELECT count(*) FROM jobs WHERE kind = 'look' AND done_at IS NULL") == [(0,)]


async def test_a_look_that_fell_due_while_nothing_ran_is_made_up_for(
    services: Services, edited: int, clock: SetClock, db: Database
) -> None:
    await services.review.check(MODERATOR, edited, ruling())
    clock.move(10 * DAY)
    assert await services.source_watch.enqueue_looks() == 2
    await Runner(db, clock, handlers(services)).run_until_idle()
    assert await mark(services, edited) is SourceState.SUSPECTED


async def test_a_voided_verdict_is_watched_no_more(services: Services, edited: int, clock: SetClock) -> None:
    await services.review.check(MODERATOR, edited, ruling())
    await services.corrections.void(ADMIN, edited, "It was about the other harbour of that name.")
    clock.move(2 * DAY)
    assert await services.source_watch.enqueue_looks() == 0
