"""The review channel hears at once of what is said again though it was found false."""

import re

import discord
import pytest

from bot.domain.actor import Role
from bot.domain.articles import Submission
from bot.domain.claims import Provenance, Ruling, Source, Stance, Verdict
from tests.chat.world import SOURCE, WHY, World, labels, options, said

FIRST = "Mayor Ilse Brandt said that the new harbour had cost the city 41 million euros since 2019."
SECOND = "Mayor Ilse Brandt said that the council voted 9 to 6 against an audit in March 2021."
AGAIN = f"From the archive\n\n{FIRST}\n\n{SECOND}\n\nNobody was there to count them."


async def hand_in(world: World, text: str) -> None:
    await world.services.articles.ingest(world.actor(), Submission(Provenance.PASTED, text=text))


async def on_record(world: World, channel: int) -> None:
    await hand_in(world, f"{FIRST}\n\n{SECOND}\n")
    for number in (1, 2):
        ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
        await world.services.review.check(world.actor(), number, ruling)
    settings = {"review_channel": str(channel), "announce_repeats": "on"}
    await world.services.settings.set(world.actor(Role.ADMIN), settings)


async def test_it_names_claim_verdict_speaker_and_place_without_a_sound(world: World) -> None:
    review = world.guild.create_text_channel("desk")
    await on_record(world, review.id)
    await hand_in(world, AGAIN)
    assert await world.send() == 1
    told = review.last_message
    text = said(told)
    assert text.startswith("**Said again after it was checked** · article 2, pasted text")
    assert "**#1 ❌ False**" in text
    assert "**#2 ❌ False**" in text
    assert re.search(r"attributed to Ilse Brandt by the machine, \d+ % sure", text)
    assert "said 2 times" in text
    assert options(told) == ["#1 · ❌ False · Ilse Brandt", "#2 · ❌ False · Ilse Brandt"]
    assert labels(told) == []
    sent = world.posted()[-1]
    assert sent["flags"] & discord.MessageFlags(suppress_notifications=True).value
    assert sent["allowed_mentions"]["parse"] == []


async def test_the_admin_switches_it_in_the_set_up(world: World) -> None:
    shown = await world.admin.slash(world.channel, "desk setup", announce_repeats=True)
    assert "Moderators hear at once when a false claim is repeated. (`announce_repeats`, default off)" in said(shown)
    assert (await world.services.settings.of(world.guild.id)).announce_repeats
    shown = await world.admin.slash(world.channel, "desk setup", announce_repeats=False, join_speakers=True)
    assert "Moderators are not told when a false claim is repeated. (`announce_repeats`, default off)" in said(shown)
    assert "A claim that another speaker repeats stays one claim. (`join_speakers`, default off)" in said(shown)


async def test_where_the_channel_is_gone_health_says_so(world: World) -> None:
    await on_record(world, 10**18)
    await hand_in(world, AGAIN)
    await world.send()
    assert await world.rows("SELECT state FROM outbox") == [("failed",)]
    health = said(await world.admin.slash(world.channel, "desk health"))
    assert "1 refused in the last day" in health
    assert "❌ **review channel**: I lack View Channel" in health


async def test_without_a_channel_health_says_that_nobody_hears(world: World) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"announce_repeats": "on"})
    health = said(await world.admin.slash(world.channel, "desk health"))
    assert "nobody is told when a false claim is repeated, though the desk is set to tell" in health


@pytest.mark.parametrize("count", [40])
async def test_many_repeats_fit_one_message(world: World, count: int) -> None:
    review = world.guild.create_text_channel("desk")
    lines = [
        f"Mayor Ilse Brandt said that quay {n} had cost the city {n + 3} million euros in 2019." for n in range(count)
    ]
    await hand_in(world, "\n\n".join(lines))
    found = await world.count("claims")
    for number in range(1, found + 1):
        ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
        await world.services.review.check(world.actor(), number, ruling)
    settings = {"review_channel": str(review.id), "announce_repeats": "on"}
    await world.services.settings.set(world.actor(Role.ADMIN), settings)
    await hand_in(world, "Once more\n\n" + "\n\n".join(lines))
    assert await world.send() == 1
    assert "more" in said(review.last_message)
    assert len(options(review.last_message)) == 25
