"""`/claims stats`: the figures to whoever asks, with a chart that says the same in words."""

import io
from importlib.util import find_spec

import discord
import pytest
from PIL import Image

from bot.domain.actor import Role
from tests.chat.world import World, parts, said

draws = pytest.mark.skipif(find_spec("matplotlib") is None, reason="needs the extra chart")


@draws
async def test_the_asker_gets_words_and_a_chart(world: World) -> None:
    await world.checked()
    shown = await world.member.slash(world.channel, "claims stats")
    assert shown.ephemeral
    assert "0 articles, 1 claim found, 1 checked, 0 waiting for a verdict at the end." in said(shown)
    assert "Verdicts: 1 false." in said(shown)
    (gallery,) = [part for part in parts(shown) if part["type"] == 12]
    described = gallery["items"][0]["description"]
    assert "Mon 2 Feb: 1 found, 1 checked, 0 waiting. Verdicts: 1 false." in described
    file = shown.response.attachments[0]
    assert Image.open(io.BytesIO(await file.read())).format == "PNG"


async def test_without_the_library_the_words_stand_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.publish.chart.can_draw", lambda: False)
    shown = await world.member.slash(world.channel, "claims stats", since="2026-01-01")
    assert "1 January to 2 February 2026" in said(shown)
    assert not [part for part in parts(shown) if part["type"] == 12]


async def test_a_day_that_is_none_is_refused(world: World) -> None:
    refused = await world.member.slash(world.channel, "claims stats", since="soon")
    assert refused.ephemeral
    assert "since takes a day as YYYY-MM-DD" in said(refused)


async def monday(world: World) -> None:
    """A claim of last week, and the Monday after it."""
    await world.services.settings.set(world.actor(Role.ADMIN), {"digest_channel": str(world.channel.id)})
    await world.checked()
    world.clock.pass_hours(24 * 7)


@draws
async def test_mondays_summary_holds_the_week_and_its_chart(world: World) -> None:
    await monday(world)
    preview = await world.admin.slash(world.channel, "desk digest preview")
    assert preview.ephemeral
    assert "**The week · 2 to 8 February 2026**" in said(preview)
    assert len(preview.response.attachments) == 1
    await world.services.summaries.post(world.actor())
    await world.send()
    posted = world.last()
    assert said(posted).splitlines()[-4:] == said(preview).splitlines()[-4:]
    (gallery,) = [part for part in parts(posted) if part["type"] == 12]
    assert "Mon 2 Feb: 1 found, 1 checked, 0 waiting" in gallery["items"][0]["description"]
    assert [file.filename for file in posted.attachments] == ["week.png"]


async def test_where_no_picture_may_be_sent_the_words_go_alone(world: World) -> None:
    mute = discord.PermissionOverwrite(attach_files=False)
    plain = world.guild.create_text_channel("plain", overwrites={world.guild.roles["TestBot"]: mute})
    await monday(world)
    await world.services.settings.set(world.actor(Role.ADMIN), {"digest_channel": str(plain.id)})
    await world.services.summaries.post(world.actor())
    await world.send()
    assert "**The week · 2 to 8 February 2026**" in said(plain.last_message)
    assert not world.last(plain).attachments
