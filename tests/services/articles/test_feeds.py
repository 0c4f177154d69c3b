"""Feeds: what is new is taken once and quietly, whatever the feed does."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import pytest

from bot.domain.actor import Actor, Role
from bot.domain.articles import Answered
from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound, Refusal, TooMuch, Unreadable
from bot.domain.feeds import EVERY, LONGEST, MAX_FEEDS, MAX_NEW, Feed
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import START, NoWeb, SetClock
from tests.ingest.test_feed import ATOM, rss
from tests.services.articles.test_ingest import page
from tests.services.world import ADMIN, ARTICLE, CHECKER, MODERATOR, OTHER_SERVER, SERVER, STRANGER, rows

URL = "https://quay.example.org/feed"
Item = tuple[str, str]
"""Guid and link."""


def link(n: int) -> str:
    return f"https://quay.example.org/{n}"


class Site:
    """A feed that says what a test wants, over the tests' web."""

    def __init__(self, web: NoWeb) -> None:
        self.web = web
        self.items: list[Item] = []
        self.put()

    def put(self, *items: Item) -> None:
        self.items = [*items, *self.items]
        self.says(self.items)

    def says(self, items: list[Item]) -> None:
        self.answer(rss(*(f"<guid isPermaLink='false'>{g}</guid><link>{u}</link>" for g, u in items)))

    def answer(
        self,
        body: bytes = b"",
        status: int = HTTPStatus.OK,
        moved_to: str | None = None,
        retry_after: float | None = None,
        **headers: str,
    ) -> None:
        answered = Answered(URL, moved_to, status, headers, body, "application/rss+xml", None, retry_after)
        self.web.answers[URL] = self.web.answers[moved_to or URL] = answered


@pytest.fixture
def site(web: NoWeb) -> Site:
    site = Site(web)
    site.put(("g1", link(1)), ("g2", link(2)))
    return site


async def feed(services: Services, number: int = 1) -> Feed:
    return {f.number: f for f in await services.feeds.list(ADMIN)}[number]


async def poll(services: Services, number: int | None = None) -> int:
    return sum(polled.taken for polled in await services.feeds.poll(ADMIN, number))


async def taken(db: Database) -> list[object]:
    return [url for (url,) in await rows(db, "SELECT url FROM intake ORDER BY id")]


async def test_the_first_look_marks_everything_seen_and_posts_nothing(
    services: Services, site: Site, db: Database
) -> None:
    added = await services.feeds.add(ADMIN, URL)
    assert (added.feed.number, added.feed.title, added.feed.enabled) == (1, "The Quay", True)
    assert added.links == (link(1), link(2))
    assert await poll(services) == 0
    site.put(("g3", link(3)))
    assert await poll(services) == 1
    assert await poll(services) == 0
    assert await taken(db) == [link(3)]
    assert await rows(db, "SELECT provenance, requested_by, channel FROM intake") == [("feed", None, None)]
    assert await rows(db, "SELECT kind FROM jobs") == [("read_feed",)]
    assert await rows(db, "SELECT count(*) FROM outbox") == [(0,)]
    assert [a for (a,) in await rows(db, "SELECT action FROM events")] == ["feed.added"]


async def test_what_a_feed_brings_is_read_as_of_a_feed(
    services: Services, site: Site, web: NoWeb, db: Database
) -> None:
    await services.feeds.add(ADMIN, URL)
    site.put(("g3", link(3)))
    web.pages[link(3)] = page(link(3), ARTICLE)
    await poll(services)
    ((intake, _feed),) = await services.feeds.unread(ADMIN)
    result = await services.articles.process(intake)
    assert result.new
    assert (await services.articles.show(MODERATOR, result.article)).provenance == "feed"
    assert web.automatic == [link(3)]
    assert await services.feeds.unread(ADMIN) == []
    assert await rows(db, "SELECT count(*) FROM outbox") == [(0,)]
    assert await rows(db, "SELECT actor FROM events WHERE action = 'article.added'") == [(None,)]


async def test_no_poll_takes_more_than_ten_and_the_others_come_next(
    services: Services, site: Site, db: Database
) -> None:
    await services.feeds.add(ADMIN, URL)
    site.put(*((f"g{n}", link(n)) for n in range(40, 10, -1)))
    assert [await poll(services) for _ in range(4)] == [MAX_NEW, MAX_NEW, MAX_NEW, 0]
    assert await taken(db) == [link(n) for n in range(11, 41)]


@pytest.mark.parametrize(
    ("later", "new"),
    [
        ([("always-new-1", link(1)), ("always-new-2", link(2))], []),
        ([("g1", link(1) + "?utm_source=feed"), ("g2", link(2) + "#top")], []),
        ([("g1", link(1) + "?session=8"), ("g2", link(2) + "?session=9")], []),
        ([("g1", link(1)), ("g1", link(7)), ("g1", link(8))], [link(8), link(7)]),
        ([("g3", link(3)), ("g3", link(3)), ("g4", link(3))], [link(3)]),
        ([("", link(5)), ("", link(1))], [link(5)]),
    ],
    ids=["always-new guids", "tracking", "always-new links", "one guid for all", "twice in one", "no guids"],
)
async def test_an_entry_is_its_guid_and_its_link(
    services: Services, site: Site, db: Database, later: list[Item], new: list[str]
) -> None:
    await services.feeds.add(ADMIN, URL)
    before = await rows(db, "SELECT count(*) FROM feed_entries")
    for _ in range(3):
        site.says(later)
        await poll(services)
    assert await taken(db) == new
    assert bool(new) or await rows(db, "SELECT count(*) FROM feed_entries") == before


async def test_what_a_site_names_its_answer_is_asked_for(services: Services, site: Site, web: NoWeb) -> None:
    named: dict[str, Any] = {"etag": '"v1"', "last-modified": "Mon, 02 Feb 2026 00:00:00 GMT"}
    site.answer(ATOM, **named)
    await services.feeds.add(ADMIN, URL)
    site.answer(status=HTTPStatus.NOT_MODIFIED)
    for _ in range(2):
        assert await poll(services) == 0
        assert web.conditions[-1] == ('"v1"', "Mon, 02 Feb 2026 00:00:00 GMT")
    assert (await feed(services)).last_error is None


async def test_a_feed_that_moved_is_followed_once_it_is_read_there(services: Services, site: Site) -> None:
    there = "https://news.example.org/feed"
    await services.feeds.add(ADMIN, URL)
    site.answer(b"<html>parked</html>", moved_to=there)
    await poll(services)
    assert (await feed(services)).url == URL
    assert "is not a feed" in str((await feed(services)).last_error)
    site.answer(ATOM, moved_to=there)
    await poll(services)
    moved = await feed(services)
    assert (moved.url, moved.last_error) == (there, None)
    with pytest.raises(Conflict, match="reads that feed already: it is feed 1"):
        await services.feeds.add(ADMIN, there)


async def test_a_failing_feed_is_asked_less_and_less(services: Services, site: Site, clock: SetClock) -> None:
    await services.feeds.add(ADMIN, URL)
    site.answer(status=HTTPStatus.SERVICE_UNAVAILABLE)
    waits = []
    for _ in range(8):
        await poll(services)
        waits.append((await feed(services)).next_at - clock.now())
    for failures, wait in enumerate(waits):
        planned = min(EVERY << failures, LONGEST)
        assert 0.75 * planned <= wait <= 1.25 * planned
    failing = await feed(services)
    assert (failing.enabled, failing.failures) == (True, 8)
    assert failing.last_error == "quay.example.org answered 503 (Service Unavailable) instead of the feed."
    site.put()
    await poll(services)
    assert ((await feed(services)).failures, (await feed(services)).last_error) == (0, None)


@pytest.mark.parametrize(("asked", "least"), [(7_200.0, 2 * HOUR), (1e12, LONGEST), (0.0, EVERY // 2)])
async def test_a_site_that_asks_to_wait_is_left_alone_for_a_day_at_most(
    services: Services, site: Site, clock: SetClock, asked: float, least: int
) -> None:
    await services.feeds.add(ADMIN, URL)
    site.answer(status=HTTPStatus.TOO_MANY_REQUESTS, retry_after=asked)
    await poll(services)
    assert least <= (await feed(services)).next_at - clock.now() <= max(least, 2 * EVERY)


async def gone(services: Services, site: Site, _clock: SetClock) -> None:
    site.answer(status=HTTPStatus.GONE)
    await poll(services)


async def failing_for_days(services: Services, site: Site, clock: SetClock) -> None:
    site.answer(status=HTTPStatus.NOT_FOUND)
    for _ in range(8):
        assert (await feed(services)).enabled
        await poll(services)
        clock.move(DAY)


@pytest.mark.parametrize("how", [gone, failing_for_days])
@pytest.mark.parametrize("channel", [None, 500])
async def test_a_dead_feed_is_switched_off_and_told_of_once(
    services: Services,
    site: Site,
    db: Database,
    clock: SetClock,
    how: Callable[[Services, Site, SetClock], Awaitable[None]],
    channel: int | None,
) -> None:
    if channel:
        await services.settings.set(ADMIN, {"review_channel": str(channel)})
    await services.feeds.add(ADMIN, URL)
    await how(services, site, clock)
    assert not (await feed(services)).enabled
    for _ in range(3):
        assert await poll(services) == 0
        assert await poll(services, 1) == 0
        assert await services.feeds.enqueue_due() == 0
    sent = await rows(db, "SELECT kind, channel, target_user, payload FROM outbox")
    assert [row[:3] for row in sent] == [("post", 500, None) if channel else ("tell", None, ADMIN.user)]
    assert "Feed 1 (quay.example.org) is switched off: quay.example.org answered 4" in str(sent[0][3])
    report = await services.health.report(SERVER)
    assert not report.ok
    assert "switched off" in {c.name: c.detail for c in report.checks}["feed 1"]
    site.put(("g9", link(9)))
    assert await poll(services, 1) == 1
    assert (await feed(services)).enabled
    assert {c.name: c.ok for c in (await services.health.report(SERVER)).checks}["feed 1"]
    switched = await rows(db, "SELECT action FROM events WHERE action LIKE 'feed.switched_%' ORDER BY id")
    assert switched == [("feed.switched_off",), ("feed.switched_on",)]


async def test_polls_come_by_the_clock_as_jobs(services: Services, site: Site, db: Database, clock: SetClock) -> None:
    await services.feeds.add(ADMIN, URL)
    assert await services.feeds.enqueue_due() == 0
    site.put(("g3", link(3)))
    for _ in range(5):
        clock.move(HOUR)
        assert await services.feeds.enqueue_due() == 1
        assert await services.feeds.enqueue_due() == 0
        due = (await feed(services)).next_at
        for _ in range(2):
            await services.feeds.poll_due(1, due)
        assert await rows(db, "SELECT count(*) FROM jobs WHERE kind = 'poll'") == [(1,)]
        await db.write(lambda tx: tx.run("UPDATE jobs SET done_at = 1 WHERE kind = 'poll'"))
    assert await taken(db) == [link(3)]


async def test_a_poll_that_died_does_not_end_the_feed(
    services: Services, site: Site, db: Database, clock: SetClock
) -> None:
    await services.feeds.add(ADMIN, URL)
    clock.move(HOUR)
    assert await services.feeds.enqueue_due() == 1
    await db.write(lambda tx: tx.run("UPDATE jobs SET dead_at = 1"))
    assert await services.feeds.enqueue_due() == 0
    assert "a fault in the bot" in str((await feed(services)).last_error)
    clock.move(2 * HOUR)
    assert await services.feeds.enqueue_due() == 1


async def test_health_tells_each_feeds_age_and_last_error(services: Services, site: Site, clock: SetClock) -> None:
    await services.feeds.add(ADMIN, URL)
    clock.move(50 * MINUTE)
    checks = {c.name: c for c in (await services.health.report(SERVER)).checks}
    assert (checks["feed 1"].ok, checks["feed 1"].detail) == (True, "quay.example.org, last read 50 min ago")
    site.answer(status=HTTPStatus.BAD_GATEWAY)
    await poll(services)
    detail = {c.name: c.detail for c in (await services.health.report(SERVER)).checks}["feed 1"]
    assert "the last error: quay.example.org answered 502" in detail
    assert "feed 1" not in {c.name for c in (await services.health.report(OTHER_SERVER)).checks}


@pytest.mark.parametrize(
    ("url", "error", "sentence"),
    [
        ("ftp://quay.example.org/feed", Incomplete, "not an http or https address"),
        ("https://quay.example.org/nothing", Unreadable, "nothing at that address"),
        ("https://quay.example.org/page", Unreadable, "is not a feed"),
        (URL, Unreadable, "410"),
    ],
)
async def test_what_is_refused_leaves_nothing(
    services: Services, site: Site, web: NoWeb, db: Database, url: str, error: type[Refusal], sentence: str
) -> None:
    site.answer(status=HTTPStatus.GONE)
    web.answers["https://quay.example.org/page"] = Answered(url, None, 200, {}, b"<html>x", "text/html", None, None)
    with pytest.raises(error, match=sentence):
        await services.feeds.add(ADMIN, url)
    assert await rows(db, "SELECT (SELECT count(*) FROM feeds), (SELECT count(*) FROM events)") == [(0, 0)]


async def test_a_page_stands_for_the_feed_that_it_names(services: Services, site: Site, web: NoWeb) -> None:
    body = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Hello</body></html>'
    home = "https://quay.example.org/"
    web.answers[home] = Answered(home, None, 200, {}, body, "text/html", None, None)
    assert (await services.feeds.add(ADMIN, home)).feed.url == URL


async def test_only_admins_change_the_list(services: Services, site: Site) -> None:
    await services.feeds.add(ADMIN, URL)
    for actor in (CHECKER, MODERATOR):
        for refused in (
            services.feeds.add(actor, URL),
            services.feeds.remove(actor, 1),
            services.feeds.poll(actor),
            services.feeds.unread(actor),
        ):
            with pytest.raises(NotAllowed, match="Only admins may add, remove and poll feeds"):
                await refused
    assert [f.number for f in await services.feeds.list(MODERATOR)] == [1]
    with pytest.raises(NotAllowed):
        await services.feeds.list(CHECKER)


async def test_servers_share_no_feed(services: Services, site: Site) -> None:
    await services.feeds.add(ADMIN, URL)
    assert await services.feeds.list(STRANGER) == []
    for refused in (services.feeds.remove(STRANGER, 1), services.feeds.poll(STRANGER, 1)):
        with pytest.raises(NotFound):
            await refused
    assert (await services.feeds.add(STRANGER, URL)).feed.number == 1


async def test_a_removed_feed_is_asked_no_more_and_may_come_back(
    services: Services, site: Site, db: Database, clock: SetClock
) -> None:
    await services.feeds.add(ADMIN, URL)
    await services.feeds.remove(ADMIN, 1)
    clock.move(HOUR)
    assert await services.feeds.enqueue_due() == 0
    assert await rows(db, "SELECT count(*) FROM feed_entries") == [(0,)]
    assert (await services.feeds.add(ADMIN, URL)).feed.number == 2
    actions = [a for (a,) in await rows(db, "SELECT action FROM events ORDER BY id")]
    assert actions == ["feed.added", "feed.removed", "feed.added"]


async def test_a_server_has_so_many_feeds(services: Services, site: Site, web: NoWeb) -> None:
    for n in range(MAX_FEEDS):
        web.answers[f"{URL}/{n}"] = web.answers[URL]
        await services.feeds.add(ADMIN, f"{URL}/{n}")
    with pytest.raises(TooMuch, match="25 feeds"):
        await services.feeds.add(ADMIN, URL)
    await services.feeds.add(Actor(9, OTHER_SERVER, Role.ADMIN), URL)
    assert START
