"""What others have checked, on the card, in the queue and in the form: their words, escaped, and never our verdict."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import simcord

from bot.app import open_app
from bot.chat.view.page import Page, button, row
from bot.config import Config, FactCheckSettings
from bot.domain.actor import local_admin
from bot.domain.fact_checks import FactCheck
from bot.storage.database import Tx
from tests.chat.world import BRIDGE, WHY, World, client_over, fields, labels, parts, said
from tests.databases import new_file
from tests.fakes import NoWeb, SetClock
from tests.ingest.service import KEY, Service, claim, found, refusal, service_on_loopback

CHECK = FactCheck(
    url="https://quay.example/bridge",
    text=BRIDGE,
    rating="Mostly false",
    publisher="Quay Checks",
    site="quay.example",
    claimant="Ada Vey",
    day="2025-03-15",
)
HEADING = "**Fact-checks by others** (their words, not this desk's)"
LINE = "- Quay Checks: “Mostly false”, <t:1742040000:D>, [quay.example](<https://quay.example/bridge>)"


async def beside(world: World, *checks: FactCheck) -> None:
    await world.services.similar.care()
    await world.services.fact_checks.take(local_admin(), "feed.json", iter(checks), lambda _read: None)
    while await world.services.fact_checks.care():
        pass


async def test_it_stands_on_the_card_for_everybody_and_is_no_verdict(world: World) -> None:
    await world.claim()
    await beside(world, CHECK)
    shown = await world.member.slash(world.channel, "claims show", claim="1")
    assert f"{HEADING}\n{LINE}" in said(shown)
    assert said(shown).startswith("**#1 · ")
    assert "Unverified" in said(shown).splitlines()[0]
    assert not any(label.startswith("Not about this") for label in labels(shown))
    assert "Others have checked" not in said(await world.admin.slash(world.channel, "desk digest preview"))


async def test_a_few_stand_there_the_newest_first_and_the_others_are_counted(world: World) -> None:
    await world.claim()
    many = [
        replace(CHECK, url=f"https://d{n}.example/", site=f"d{n}.example", day=f"2025-03-0{n}") for n in range(1, 7)
    ]
    await beside(world, *many, replace(CHECK, url="https://undated.example", site="undated.example", day=None))
    text = said(await world.member.slash(world.channel, "claims show", claim="1"))
    assert [text.find(f"[d{n}.example]") > 0 for n in range(6, 0, -1)] == [True, True, True, False, False, False]
    assert text.index("d6.example") < text.index("d5.example")
    assert "- and 4 more" in text
    assert "undated" not in text


async def test_whom_they_checked_stands_there_where_it_is_somebody_else(world: World) -> None:
    await world.claim()
    await beside(world, replace(CHECK, claimant="Lena Falk"))
    assert "Quay Checks on Lena Falk: “Mostly false”" in said(
        await world.member.slash(world.channel, "claims show", claim="1")
    )


async def test_hostile_words_stay_words(world: World) -> None:
    await world.claim()
    evil = replace(
        CHECK,
        publisher="@everyone **Quay** <@1>",
        rating="](https://evil.example) ||x||\n# big <t:0:R>",
        claimant="Lena Falk](https://evil.example)[",
        url="https://quay.example/a)b<c>",
    )
    await beside(world, evil)
    text = said(await world.member.slash(world.channel, "claims show", claim="1"))
    line = next(line for line in text.splitlines() if "Quay" in line)
    assert "@everyone" not in line
    assert "<@1>" not in line
    assert not re.search(r"(?<!\\)[\[\]|*]", line), "all of it is escaped"
    assert line.endswith(", quay.example")


async def test_queue_and_form_show_it_to_those_who_check(world: World) -> None:
    await world.claim()
    await beside(world, CHECK)
    assert LINE in said(await world.moderator.slash(world.channel, "review queue"))
    card = await world.moderator.slash(world.channel, "claims show", claim="1")
    form = await world.moderator.click(card.response, label="Check")
    assert form.modal is not None
    intro = form.modal["components"][0]["content"]
    assert intro.endswith(f"\n{HEADING}\n{LINE}")
    assert fields(form)["verdict"] == ""


async def test_a_moderator_takes_off_what_is_about_something_else(world: World) -> None:
    await world.claim()
    await beside(world, CHECK)
    card = await world.moderator.slash(world.channel, "claims show", claim="1")
    done = await world.moderator.click(card.response, label="Not about this: quay.example")
    assert "That fact-check is no longer linked to #1." in said(done)
    assert "Others have checked" not in said(done)
    assert not any(label.startswith("Not about this") for label in labels(done))


ALL = "Fact-checks by others"


async def several(world: World, count: int) -> None:
    """One claim and so many checks of it, a day each."""
    await world.claim()
    sites = [f"d{n}.example" for n in range(1, count + 1)]
    await beside(
        world,
        *(
            replace(CHECK, url=f"https://{site}/", site=site, day=f"2025-03-{n:02}")
            for n, site in enumerate(sites, start=1)
        ),
    )


def named(shown: object) -> list[str]:
    """The sites that an answer names, in its order."""
    return re.findall(r"\[(d\d+\.example)\]", said(shown))


async def test_all_of_them_are_listed_page_by_page_in_the_cards_order_to_who_asks(world: World) -> None:
    await several(world, 7)
    card = await world.member.slash(world.channel, "claims show", claim="1")
    assert named(card) == ["d7.example", "d6.example", "d5.example"]
    first = await world.member.click(card.response, label=f"{ALL} (7)")
    assert first.ephemeral
    assert said(first).startswith(f"{HEADING}\n-# #1 · {BRIDGE}")
    assert said(first).count(f"> {BRIDGE}") == 4
    assert named(first) == ["d7.example", "d6.example", "d5.example", "d4.example"]
    assert labels(first) == ["Previous", "Next"]
    await world.restart()
    second = await world.member.click(first.response, label="Next")
    assert named(second) == ["d3.example", "d2.example", "d1.example"]
    assert named(await world.member.click(second.response, label="Previous"))[0] == "d7.example"


async def test_more_than_are_loaded_with_a_claim_are_listed_too(world: World) -> None:
    await several(world, 30)
    card = await world.member.slash(world.channel, "claims show", claim="1")
    assert "- and at least 22 more" in said(card)
    page = await world.member.click(card.response, label=f"{ALL} (25 and more)")
    seen = named(page)
    while len(seen) < 30:
        page = await world.member.click(page.response, label="Next")
        seen += named(page)
    assert seen == [f"d{n}.example" for n in range(30, 0, -1)]


async def test_a_card_that_everybody_sees_opens_the_list_for_one(world: World) -> None:
    await world.checked()
    await beside(world, CHECK)
    card = await world.member.slash(world.channel, "claims show", claim="1")
    await world.member.click(card.response, label="Post here")
    listed = await world.second.click(world.channel.last_message, label=f"{ALL} (1)")
    assert listed.ephemeral
    assert "Quay Checks" in said(listed)
    assert labels(listed) == ["Not about this"]


async def test_a_moderator_takes_one_off_in_the_list_and_stays_there(world: World) -> None:
    await several(world, 5)
    card = await world.moderator.slash(world.channel, "claims show", claim="1")
    first = await world.moderator.click(card.response, label=f"{ALL} (5)")
    last = await world.moderator.click(first.response, label="Next")
    assert named(last) == ["d1.example"]
    done = await world.moderator.click(last.response, label="Not about this")
    assert said(done).startswith("That fact-check is no longer linked to #1.")
    assert named(done) == ["d5.example", "d4.example", "d3.example", "d2.example"]
    assert await world.rows("SELECT count(*) FROM events WHERE action = 'claim.others_refused'") == [(1,)]
    member = await world.member.slash(world.channel, "claims show", claim="1")
    custom_id = next(part["custom_id"] for part in parts(done) if part.get("label") == "Not about this")
    forged = await world.member.click(member.response, label=f"{ALL} (4)")
    assert labels(forged) == []
    message = await world.bot_sends(Page(row(button("Go", custom_id))))
    assert "moderator" in said(await world.member.click(message, custom_id=custom_id))
    assert await world.rows("SELECT count(*) FROM events WHERE action = 'claim.others_refused'") == [(1,)]


async def test_of_a_hidden_claim_and_of_another_servers_nothing_is_listed(world: World) -> None:
    await several(world, 5)
    card = await world.member.slash(world.channel, "claims show", claim="1")
    await world.services.editing.hide(world.actor(), 1, WHY)
    listed = await world.member.click(card.response, label=f"{ALL} (5)")
    assert named(listed) == []
    assert "crowns" not in said(listed)
    there = World(world.env, world.app, world.clock, world.web)
    await there.after_the_first_word()
    message = await there.bot_sends(Page(row(button("Go", "c1:others:1"))))
    told = await there.member.click(message, custom_id="c1:others:1")
    assert said(told) == "There is no claim #1 on this server's record."


async def test_taking_a_claim_asks_in_the_background_and_the_card_shows_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOGLE_FACT_CHECK_KEY", KEY)
    async with service_on_loopback() as service:
        service.answer = lambda _asked: found(claim(BRIDGE, "https://quay.example/bridge"))
        clock = SetClock()
        config = Config(others=service.settings)
        async with (
            open_app(config, new_file(tmp_path / "asked.db"), workers="inline", clock=clock, fetcher=NoWeb()) as app,
            simcord.run(client_over(app), check_errors=False) as env,
        ):
            world = World(env, app, clock)
            await world.claim()
            await world.services.members.accept(world.actor(), 1)
            taken = await world.moderator.slash(world.channel, "review take", claim="1")
            assert "Others have checked" not in said(taken)
            assert service.asked == []
            assert await app.services.lookups.enqueue_due() == 1
            await world.work()
            card = said(await world.member.slash(world.channel, "claims show", claim="1"))
            assert [asked["query"] for asked in service.asked] == [BRIDGE]
            assert "Quay Checks on Ilse Brandt: “Mostly false”" in card


@asynccontextmanager
async def asking(tmp_path: Path, service: Service) -> AsyncIterator[World]:
    """A desk whose configuration asks that service, and a claim that may be sent."""
    clock = SetClock()
    config = Config(others=service.settings)
    async with (
        open_app(config, new_file(tmp_path / "asked.db"), workers="inline", clock=clock, fetcher=NoWeb()) as app,
        simcord.run(client_over(app), check_errors=False) as env,
    ):
        world = World(env, app, clock)
        await world.claim()
        await world.services.members.accept(world.actor(), 1)
        yield world


ASK = "Ask Google"


async def test_a_moderator_asks_google_from_the_card_and_the_answer_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOGLE_FACT_CHECK_KEY", KEY)
    async with service_on_loopback() as service, asking(tmp_path, service) as world:
        service.answer = lambda _asked: found(claim(BRIDGE, "https://quay.example/bridge"))
        assert ASK not in labels(await world.member.slash(world.channel, "claims show", claim="1"))
        card = await world.moderator.slash(world.channel, "claims show", claim="1")
        answered = await world.moderator.click(card.response, label=ASK)
        assert answered.ephemeral
        assert said(answered).startswith("Google was asked: the fact-checks by others are below, in their words.")
        assert "Quay Checks on Ilse Brandt: “Mostly false”" in said(answered)
        assert ASK not in labels(answered)
        assert ASK not in labels(await world.second.slash(world.channel, "claims show", claim="1"))
        await world.moderator.click(card.response, label=ASK)
        assert [asked["query"] for asked in service.asked] == [BRIDGE]
        assert await world.rows("SELECT count(*) FROM events WHERE action = 'claim.others_asked'") == [(1,)]
        assert (await world.reload()).verdict is None


async def test_errors_quota_and_the_days_cap_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_FACT_CHECK_KEY", KEY)
    async with service_on_loopback() as service, asking(tmp_path, service) as world:
        card = await world.moderator.slash(world.channel, "claims show", claim="1")
        service.answer = lambda _asked: refusal("429 Too Many Requests", "Quota exceeded for quota metric")
        told = said(await world.moderator.click(card.response, label=ASK))
        assert KEY not in told
        assert len(told.splitlines()) == 1
        again = said(await world.moderator.click(card.response, label=ASK))
        assert "The next try is in" in again
        assert len(service.asked) == 1
        world.clock.pass_hours(25)
        service.answer = lambda _asked: found()
        await world.app.db.write(lambda tx: fill(tx, world.clock.now()))
        assert "requests allowed per day" in said(await world.moderator.click(card.response, label=ASK))
        world.clock.pass_hours(25)
        asked = await world.moderator.click(card.response, label=ASK)
        assert said(asked).startswith("Google was asked: it knows no fact-check that clearly fits this claim.")
        assert len(service.asked) == 2


async def fill(tx: Tx, now: int) -> None:
    """All requests of a day."""
    await tx.run_many("INSERT INTO others_requests (at) VALUES (?1)", [(now,)] * FactCheckSettings().daily)


async def test_the_button_alone_gives_no_right_and_without_the_service_there_is_none(world: World) -> None:
    await world.claim()
    await world.services.members.accept(world.actor(), 1)
    assert ASK not in labels(await world.moderator.slash(world.channel, "claims show", claim="1"))
    message = await world.bot_sends(Page(row(button("Go", "c1:askothers:1"))))
    told = said(await world.member.click(message, custom_id="c1:askothers:1"))
    assert "moderator" in told
    told = said(await world.moderator.click(message, custom_id="c1:askothers:1"))
    assert told.startswith("Fact-checks by others are not looked up")
