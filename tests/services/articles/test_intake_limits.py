"""What a server lets its members hand in, and that one address, member or slow site costs the others nothing."""

import asyncio

import pytest

from bot.domain.actor import Actor, Role, local_admin
from bot.domain.articles import Fetched, ReadingStep, Submission
from bot.domain.claims import Provenance
from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.errors import BadInput, NotAllowed, Refusal, TooMuch, Unreadable
from bot.jobs.handlers import handlers
from bot.jobs.runner import Runner
from bot.services import Services
from bot.services.desk.ports import Inline
from bot.storage.database import Database
from tests.fakes import NoWeb, SetClock

SERVER = 7
URL = "https://news.example.org/ferry"
TEXT = "Edna Quill, the mayor, said that the night ferry cost 40 million crowns in 2024, twice what was agreed."


def member(user: int = 5, *roles: int, role: Role = Role.MEMBER) -> Actor:
    return Actor(user=user, server=SERVER, role=role, roles=frozenset(roles))


def link(url: str = URL) -> Submission:
    return Submission(Provenance.FETCHED, url=url)


def text(number: int = 0) -> Submission:
    return Submission(Provenance.PASTED, text=f"{TEXT} It was ferry {number}.")


async def configure(services: Services, **typed: str) -> None:
    await services.settings.set(Actor(1, SERVER, Role.ADMIN), typed)


async def intakes(db: Database) -> int:
    async with db.read() as reader:
        return int(await reader.value("SELECT count(*) FROM intake"))


async def test_everybody_may_add_links_until_an_admin_says_otherwise(services: Services, db: Database) -> None:
    await services.articles.accept(member(), link())
    await configure(services, links_from="moderators")
    with pytest.raises(NotAllowed, match="Only moderators and admins may add links"):
        await services.articles.accept(member(), link(URL + "2"))
    await services.articles.accept(member(role=Role.MODERATOR), link(URL + "2"))
    await services.articles.accept(member(), text())
    await configure(services, links_from="<@&77>")
    with pytest.raises(NotAllowed, match="Only members with a certain role"):
        await services.articles.accept(member(5, 78), link(URL + "3"))
    await services.articles.accept(member(5, 77), link(URL + "3"))
    assert await intakes(db) == 4


@pytest.mark.parametrize(
    ("settings", "url", "sentence"),
    [
        ({"refused_sites": "example.org"}, URL, "takes no links to news.example.org"),
        ({"refused_sites": "example.org"}, "https://EXAMPLE.org./a", "takes no links to example.org"),
        ({"refused_sites": "example.org"}, "https://notexample.org/a", None),
        ({"allowed_sites": "example.org bücher.example"}, URL, None),
        ({"allowed_sites": "example.org bücher.example"}, "https://www.bücher.example/1", None),
        ({"allowed_sites": "example.org"}, "https://example.org.evil.example/", "these sites only: example.org"),
        ({"allowed_sites": "example.org", "refused_sites": "news.example.org"}, URL, "takes no links"),
        ({"allowed_sites": "example.org"}, "https://example.org@evil.example/", "these sites only"),
    ],
)
async def test_links_lead_to_the_sites_that_a_server_takes(
    services: Services, db: Database, settings: dict[str, str], url: str, sentence: str | None
) -> None:
    await configure(services, **settings)
    if sentence is None:
        await services.articles.accept(member(), link(url))
    else:
        for actor in (member(), member(role=Role.ADMIN)):
            with pytest.raises(NotAllowed, match=sentence):
                await services.articles.accept(actor, link(url))
    assert await intakes(db) == (sentence is None)


async def test_a_redirect_to_a_refused_site_stores_nothing(services: Services, web: NoWeb) -> None:
    await configure(services, refused_sites="tabloid.example")
    web.pages[URL] = Fetched("https://tabloid.example/x", TEXT.encode(), "text/plain", None)
    with pytest.raises(NotAllowed, match=r"no links to tabloid\.example"):
        await services.articles.ingest(member(), link())
    assert await services.articles.list(member()) == []


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("links_from", "nobody"),
        ("allowed_sites", "localhost"),
        ("refused_sites", "exa mple..org"),
        ("allowed_sites", " ".join(f"a{n}.example" for n in range(101))),
        ("member_hourly", "0"),
        ("server_daily", "many"),
    ],
)
async def test_settings_that_make_no_sense_are_refused(services: Services, key: str, typed: str) -> None:
    with pytest.raises(BadInput, match=key):
        await configure(services, **{key: typed})


async def test_sites_are_kept_as_dns_spells_them(services: Services) -> None:
    await configure(services, allowed_sites="https://www.Example.org/news, *.bücher.example example.org")
    assert (await services.settings.of(SERVER)).allowed_sites == "example.org xn--bcher-kva.example"
    await configure(services, allowed_sites="")
    assert (await services.settings.of(SERVER)).allowed_sites == ""


async def test_a_burst_is_refused_with_the_time_when_it_may_go_on(
    services: Services, clock: SetClock, db: Database
) -> None:
    await configure(services, member_hourly="3")
    for number in range(3):
        await services.articles.accept(member(), text(number))
        clock.move(10 * MINUTE)
    with pytest.raises(TooMuch, match=r"3 sources an hour here; the next one from \d\d \w{3} \d\d:\d\d:\d\d UTC"):
        await services.articles.accept(member(), text(3))
    await services.articles.accept(member(6), text(3))
    assert await intakes(db) == 4
    clock.move(HOUR - 30 * MINUTE + 1)
    await services.articles.accept(member(), text(4))
    with pytest.raises(TooMuch):
        await services.articles.accept(member(), text(5))
    for number in range(5):
        await services.articles.accept(local_admin(SERVER), text(10 + number))


async def test_a_server_has_a_limit_of_its_own(services: Services, clock: SetClock) -> None:
    await configure(services, server_daily="2")
    await services.articles.accept(member(5), text(1))
    await services.articles.accept(member(6), text(2))
    with pytest.raises(TooMuch, match="Members of this server may hand in 2 sources in 24 hours"):
        await services.articles.accept(member(7), text(3))
    clock.move(DAY + 1)
    await services.articles.accept(member(7), text(3))


class SlowWeb(NoWeb):
    """Pages come when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.open = asyncio.Event()

    async def fetch(self, url: str, *, automatic: bool = False) -> Fetched:
        self.asked.append(url)
        if "slow" in url:
            await self.open.wait()
        if url not in self.pages:
            raise Unreadable("There is nothing at that address.")
        return self.pages[url]


@pytest.mark.parametrize("there", [True, False])
async def test_the_same_address_fifty_times_is_one_fetch(db: Database, clock: SetClock, there: bool) -> None:
    web = SlowWeb()
    services = Services.over(db, clock, Inline(), web)
    url = "https://slow.example.org/a"
    if there:
        web.pages[url] = Fetched(url, TEXT.encode(), "text/plain", None)
    accepted = [await services.articles.accept(member(5 + n % 3), link(url)) for n in range(50)]
    reading = [asyncio.create_task(services.articles.process(intake)) for intake in accepted]
    await asyncio.sleep(0.05)
    web.open.set()
    results = await asyncio.gather(*reading, return_exceptions=True)
    assert web.asked == [url]
    if there:
        assert {result.article for result in results if not isinstance(result, BaseException)} == {1}
        assert not any(isinstance(result, BaseException) for result in results)
    else:
        assert {str(result) for result in results} == {"There is nothing at that address."}
    assert len(await services.articles.list(member())) == there


async def test_slow_sites_of_one_member_leave_room_for_the_others(db: Database, clock: SetClock) -> None:
    web = SlowWeb()
    services = Services.over(db, clock, Inline(), web)
    runner = Runner(db, clock, handlers(services), concurrency=4, poll_s=0.01)
    web.pages[URL] = Fetched(URL, TEXT.encode(), "text/plain", None)
    for number in range(9):
        await services.articles.accept(member(5), link(f"https://slow{number}.example.org/"))
    last = await services.articles.accept(member(6), link())
    runner.start()
    async with asyncio.timeout(200):
        while (await services.articles.intake(last)).article is None:  # noqa: ASYNC110 - no event tells of a row
            await asyncio.sleep(0.01)
    assert sorted(web.asked) == [URL, "https://slow0.example.org/", "https://slow1.example.org/"]
    web.open.set()
    await runner.stop(20)


async def test_whoever_follows_a_source_is_told_of_its_steps(services: Services, web: NoWeb) -> None:
    web.pages[URL] = Fetched(URL, TEXT.encode(), "text/plain", None)
    told: list[ReadingStep] = []

    async def listen(step: ReadingStep) -> None:
        told.append(step)
        raise RuntimeError("nobody is there any more")

    intake = await services.articles.accept(member(), link())
    services.articles.steps.follow(intake, listen)
    await services.articles.process(intake)
    assert told == [ReadingStep.FETCHING, ReadingStep.READING, ReadingStep.FINDING]
    with pytest.raises(Refusal):
        await services.articles.ingest(member(), link("https://nowhere.example/"))
