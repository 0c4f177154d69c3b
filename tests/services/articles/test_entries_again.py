"""Entries of feeds whose page can't be read yet: tried again for two days, then named; nothing is lost or doubled."""

import pytest

from bot.domain.articles import Submission
from bot.domain.claims import Provenance
from bot.domain.clock import DAY, HOUR
from bot.domain.errors import Unavailable, Unreadable
from bot.domain.feeds import MAX_NEW
from bot.jobs.handlers import handlers
from bot.jobs.runner import Runner
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import NoWeb, SetClock
from tests.ingest.test_feed import rss
from tests.services.articles.test_feeds import URL, Site, feed, link, poll, site, taken
from tests.services.articles.test_ingest import page
from tests.services.world import ADMIN, ARTICLE, SERVER, rows

__all__ = ["site"]

PASSING = {
    "busy": "quay.example.org answered 503 (Service Unavailable) instead of the page.",
    "ahead of its page": "quay.example.org answered 404 (Not Found) instead of the page.",
    "late": "The site took longer than 20 seconds: quay.example.org/3.",
    "refused for now": "quay.example.org answered 403 (Forbidden) instead of the page.",
    "too many": "quay.example.org answered 429 (Too Many Requests) instead of the page.",
    "away": "The site can't be reached: quay.example.org/3.",
}


@pytest.fixture
def runner(services: Services, db: Database, clock: SetClock) -> Runner:
    return Runner(db, clock, handlers(services))


async def entry_that_fails(services: Services, site: Site, web: NoWeb, failure: Exception) -> None:
    await services.feeds.add(ADMIN, URL)
    site.put(("g3", link(3)))
    web.failures[link(3)] = failure
    assert await poll(services) == 1


async def works_for(runner: Runner, clock: SetClock, hours: int) -> None:
    for _ in range(hours):
        await runner.run_until_idle()
        clock.at += HOUR
    await runner.run_until_idle()


@pytest.mark.parametrize("sentence", PASSING.values(), ids=PASSING)
async def test_a_bad_minute_of_a_site_loses_no_article(
    services: Services, site: Site, web: NoWeb, db: Database, clock: SetClock, runner: Runner, sentence: str
) -> None:
    await entry_that_fails(services, site, web, Unavailable(sentence))
    await runner.run_until_idle()
    (entry,) = (await feed(services)).unread
    assert (entry.url, entry.error, entry.tries, entry.lost) == (link(3), sentence, 1, False)
    assert entry.retry_at is not None
    assert {c.name: c.ok for c in (await services.health.report(SERVER)).checks}["feed 1"]
    del web.failures[link(3)]
    web.pages[link(3)] = page(link(3), ARTICLE)
    await works_for(runner, clock, 2)
    assert [article.url for article in await services.articles.list(ADMIN)] == [link(3)]
    assert (await feed(services)).unread == ()
    assert await poll(services) == 0
    assert await taken(db) == [link(3)]
    assert await rows(db, "SELECT count(*) FROM jobs WHERE done_at IS NULL") == [(0,)]


async def test_after_two_days_it_is_given_up_and_named_and_the_moderators_hear_once(
    services: Services, site: Site, web: NoWeb, db: Database, clock: SetClock, runner: Runner
) -> None:
    await services.settings.set(ADMIN, {"review_channel": "500"})
    await entry_that_fails(services, site, web, Unavailable(PASSING["busy"]))
    await works_for(runner, clock, 60)
    tries = web.asked.count(link(3))
    assert 8 <= tries <= 30, "with back-off"
    (entry,) = (await feed(services)).unread
    assert (entry.error, entry.retry_at, entry.lost) == (PASSING["busy"], None, True)
    check = {c.name: c for c in (await services.health.report(SERVER)).checks}["feed 1"]
    assert not check.ok
    assert f"1 given up, the last: {link(3)}" in check.detail
    ((payload,),) = await rows(db, "SELECT payload FROM outbox")
    assert "could not be read for two days" in str(payload)
    await works_for(runner, clock, 48)
    assert await poll(services) == 0
    assert web.asked.count(link(3)) == tries
    assert await rows(db, "SELECT count(*) FROM outbox") == [(1,)]
    clock.at += 8 * DAY
    assert (await feed(services)).unread == ()


async def test_who_added_the_feed_hears_once_a_day_where_there_is_no_channel(
    services: Services, site: Site, web: NoWeb, db: Database, clock: SetClock, runner: Runner
) -> None:
    await services.feeds.add(ADMIN, URL)
    site.put(("g3", link(3)), ("g4", link(4)))
    for number in (3, 4):
        web.failures[link(number)] = Unavailable(PASSING["busy"])
    assert await poll(services) == 2
    await works_for(runner, clock, 60)
    assert [entry.lost for entry in (await feed(services)).unread] == [True, True]
    assert await rows(db, "SELECT kind, channel, target_user FROM outbox") == [("tell", None, ADMIN.user)]


async def test_what_can_never_be_read_is_named_and_asked_once(
    services: Services, site: Site, web: NoWeb, clock: SetClock, runner: Runner
) -> None:
    await entry_that_fails(services, site, web, Unreadable("That is 'image/png', not an article."))
    await works_for(runner, clock, 24)
    assert web.asked.count(link(3)) == 1
    (entry,) = (await feed(services)).unread
    assert (entry.retry_at, entry.lost) == (None, False)
    assert {c.name: c.ok for c in (await services.health.report(SERVER)).checks}["feed 1"]


async def test_a_site_is_given_the_time_that_it_asks_for(
    services: Services, site: Site, web: NoWeb, clock: SetClock, runner: Runner
) -> None:
    await entry_that_fails(services, site, web, Unavailable(PASSING["too many"], retry_after=3 * 3600.0))
    await works_for(runner, clock, 2)
    assert web.asked.count(link(3)) == 1
    await works_for(runner, clock, 2)
    assert web.asked.count(link(3)) == 2


async def test_a_link_that_somebody_handed_in_fails_at_once(services: Services, web: NoWeb, runner: Runner) -> None:
    web.failures[link(3)] = Unavailable(PASSING["busy"])
    with pytest.raises(Unavailable):
        await services.articles.ingest(ADMIN, Submission(Provenance.FETCHED, url=link(3)))
    assert await runner.run_until_idle() == 0


async def test_what_one_poll_leaves_is_asked_for_whatever_the_site_names_its_answer(
    services: Services, site: Site, web: NoWeb
) -> None:
    await services.feeds.add(ADMIN, URL)
    items = [f"<guid isPermaLink='false'>g{n}</guid><link>{link(n)}</link>" for n in range(30, 10, -1)]
    site.answer(rss(*items), etag='"v1"')
    assert await poll(services) == MAX_NEW
    assert await poll(services) == MAX_NEW
    await poll(services)
    assert web.conditions[-2:] == [(None, None), ('"v1"', None)]
