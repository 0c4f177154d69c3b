"""Settings, summaries, health, exports and help."""

import dataclasses
import json
from collections.abc import AsyncIterator

import discord
import pytest

from bot.domain.actor import Role
from bot.domain.claims import State
from bot.domain.settings import KEYS
from tests.chat.world import BRIDGE, World, options, said


async def test_setup_shows_every_setting_and_its_default(world: World) -> None:
    shown = await world.admin.slash(world.channel, "desk setup")
    assert shown.ephemeral
    for key in KEYS:
        assert f"(`{key}`, " in said(shown)
    assert "The daily summary comes at 09:00. (`digest_time`, the default)" in said(shown)
    assert "No channel is set yet" in said(shown)


async def test_setup_sets_and_says_which_permission_is_missing(world: World) -> None:
    mute = discord.PermissionOverwrite(send_messages=False, read_message_history=False)
    quiet = world.guild.create_text_channel("quiet", overwrites={world.guild.roles["TestBot"]: mute})
    shown = await world.admin.slash(
        world.channel,
        "desk setup",
        digest_channel=quiet,
        digest_time="18:30",
        timezone="Europe/Oslo",
        checker_role=world.checkers,
        min_worthiness=0.25,
        two_person=True,
    )
    text = said(shown)
    assert f"❌ In <#{quiet.id}> I lack: Send Messages, Read Message History." in text
    assert "The daily summary comes at 18:30. (`digest_time`, default 09:00)" in text
    assert f"Members with <@&{world.checkers.id}> may take claims. (`checker_role`, default none)" in text
    settings = await world.services.settings.of(world.guild.id)
    assert (settings.digest_channel, settings.digest_time, settings.min_worthiness) == (quiet.id, "18:30", 0.25)
    assert settings.two_person


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"digest_time": "25:00"}, "digest_time takes a time as HH:MM, for example 09:00, not '25:00'."),
        ({"timezone": "Oslo"}, "timezone takes a time zone such as Europe/Berlin or UTC, not 'Oslo'."),
    ],
)
async def test_a_malformed_setting_changes_nothing(world: World, given: dict[str, str], sentence: str) -> None:
    refused = await world.admin.slash(world.channel, "desk setup", two_person=True, **given)
    assert refused.ephemeral
    assert said(refused).replace("\\", "") == sentence
    assert not (await world.services.settings.of(world.guild.id)).two_person


async def test_discord_hides_desk_from_all_but_admins(world: World) -> None:
    assert "desk setup" in world.admin.available_commands(world.channel)
    assert "desk setup" not in world.moderator.available_commands(world.channel)
    assert "review check" in world.member.available_commands(world.channel)


async def test_preview_is_private_and_post_goes_by_the_outbox(world: World) -> None:
    await world.checked()
    preview = await world.admin.slash(world.channel, "desk digest preview")
    assert preview.ephemeral
    assert "Checked" not in said(preview), "a verdict of this minute is held back"
    assert "1 verdict is younger than 30 minutes and kept for the next summary: #1." in said(preview)
    world.clock.pass_hours(1)
    preview = await world.admin.slash(world.channel, "desk digest preview")
    assert "#1 ❌ False" in said(preview)
    refused = await world.admin.slash(world.channel, "desk digest post")
    assert "digest" in said(refused)

    mute = discord.PermissionOverwrite(send_messages=False)
    closed = world.guild.create_text_channel("closed", overwrites={world.guild.roles["TestBot"]: mute})
    await world.services.settings.set(world.actor(Role.ADMIN), {"digest_channel": str(closed.id)})
    refused = await world.admin.slash(world.channel, "desk digest post")
    assert "I lack Send Messages there." in said(refused)
    assert await world.count("digests") == 0

    digest_channel = world.guild.create_text_channel("daily")
    await world.services.settings.set(world.actor(Role.ADMIN), {"digest_channel": str(digest_channel.id)})
    posted = await world.admin.slash(world.channel, "desk digest post")
    assert said(posted) == f"The summary is on its way. It goes to <#{digest_channel.id}>."
    assert digest_channel.last_message is None
    await world.send()
    summary = digest_channel.last_message
    assert said(summary).startswith("**On Record · ")
    assert "- **#1 ❌ False** · Ada Vey: " in said(summary)
    assert options(summary)[0].startswith("#1 · ❌ False · Ada Vey")


async def test_health_in_plain_words(world: World) -> None:
    shown = await world.admin.slash(world.channel, "desk health")
    assert shown.ephemeral
    assert said(shown).startswith("**Health · all is well**")
    assert "✅ **database**: " in said(shown)


@pytest.mark.parametrize("fmt", ["csv", "jsonl"])
async def test_export_is_a_private_file(world: World, fmt: str) -> None:
    await world.claim()
    shown = await world.admin.slash(world.channel, "desk export", format=fmt)
    assert shown.ephemeral
    file = shown.response.attachments[0]
    assert file.filename == f"onrecord.{fmt}"
    body = (await file.read()).decode()
    assert BRIDGE in body
    if fmt == "jsonl":
        assert json.loads(body.splitlines()[0])["number"] == 1


async def test_an_export_over_discords_limit_is_a_sentence(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.claim()

    async def endless(*_given: object) -> AsyncIterator[str]:
        for _ in range(30):
            yield "x" * 1_000_000

    desk = world.bot.context
    world.bot.context = dataclasses.replace(desk, exporter=endless)
    shown = await world.admin.slash(world.channel, "desk export", format="csv")
    assert shown.ephemeral
    assert "is larger than the" in said(shown)


async def test_help_fits_the_person(world: World) -> None:
    member = await world.member.slash(world.channel, "help")
    admin = await world.admin.slash(world.channel, "help")
    assert member.ephemeral
    assert "What it never does." in said(member)
    assert "/review check" not in said(member)
    assert "/review check" in said(admin)
    assert "/desk setup" in said(admin)


async def test_a_configured_role_makes_moderators(world: World) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"moderator_role": str(world.checkers.id)})
    await world.claim()
    assert (await world.checker.slash(world.channel, "review check", claim="1")).modal
    refused = await world.moderator.slash(world.channel, "review check", claim="1")
    assert said(refused) == "Only moderators and admins may give a verdict."


async def test_a_channels_permissions_make_nobody_a_moderator(world: World) -> None:
    grant = discord.PermissionOverwrite(manage_messages=True, manage_channels=True)
    channel = world.guild.create_text_channel("corner", overwrites={world.member: grant})
    await world.claim()
    refused = await world.member.slash(channel, "review check", claim="1")
    assert said(refused) == "Only moderators and admins may give a verdict."


async def test_a_channels_manage_server_makes_nobody_an_admin(world: World) -> None:
    grant = discord.PermissionOverwrite(manage_guild=True, manage_messages=True)
    channel = world.guild.create_text_channel("corner", overwrites={world.member: grant})
    await world.checked()
    for command in ("review void", "review hide", "review withdraw"):
        refused = await world.member.slash(channel, command, claim="1", reason="The audit is in doubt now, it says.")
        assert said(refused).startswith("Only "), command
    claim = await world.reload()
    assert (claim.state, claim.hidden) == (State.CHECKED, False)


async def test_links_are_limited_to_a_role_and_to_sites(world: World) -> None:
    shown = await world.admin.slash(
        world.channel, "desk links", role=world.checkers, allowed_sites="Example.org, news.example", member_hourly=7
    )
    assert (
        f"· Only moderators and members with <@&{world.checkers.id}> may hand in links. Links may lead only to "
        "example.org news.example. A member may hand in 7 sources per hour."
    ) in said(shown)
    await world.member.slash(world.channel, "article add", url="https://example.org/a")
    assert "Only members with a certain role may add links" in str(world.env.http_requests[-1].json)
    await world.checker.slash(world.channel, "article add", url="https://tabloid.example/a")
    assert "these sites only: example.org, news.example." in str(world.env.http_requests[-1].json)
    await world.checker.slash(world.channel, "article add", url="https://www.example.org/a")
    assert await world.count("intake") == 1
    await world.admin.slash(world.channel, "desk links", who="everybody", allowed_sites="any")
    await world.member.slash(world.channel, "article add", url="https://tabloid.example/a")
    assert await world.count("intake") == 2
