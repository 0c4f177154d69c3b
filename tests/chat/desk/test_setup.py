"""The guided set-up, from a server's first word to the preview; and the first steps where nothing is set up."""

from pathlib import Path
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.desk import zones
from bot.chat.desk.render.setting_words import changes_note
from bot.chat.desk.render.settings import Lack
from bot.chat.desk.render.setup import setup_page
from bot.chat.view.limits import checked
from bot.domain.actor import Role
from bot.domain.settings import KEYS, DeskSettings
from tests.chat.world import BRIDGE, World, fields, labels, parts, said


async def test_a_desk_is_set_up_by_menus_and_ends_with_a_preview(world: World) -> None:
    await world.claim(BRIDGE)
    world.clock.pass_hours(1)
    shown = await world.admin.slash(world.channel, "desk setup")
    assert shown.ephemeral
    assert "**1. The daily summary goes to** nowhere yet" in said(shown)
    daily, desk = world.guild.create_text_channel("daily"), world.guild.create_text_channel("desk")
    for key, value, sentence in (
        ("digest_channel", daily, f"The daily summary goes to <#{daily.id}>."),
        ("timezone", "Europe/Berlin", "Times are in Europe/Berlin."),
        ("digest_time", "07:00", "The daily summary comes at 07:00."),
        ("review_channel", desk, f"Moderators hear of disputes in <#{desk.id}>."),
        ("checker_role", world.checkers, f"Members with <@&{world.checkers.id}> may take claims."),
    ):
        shown = await world.admin.select(shown.response, [value], custom_id=f"c1:setup:{key}")
        assert f"**Set-up of this desk** · {sentence}\n" in said(shown)
    settings = await world.services.settings.of(world.guild.id)
    assert (settings.digest_channel, settings.timezone, settings.digest_time) == (daily.id, "Europe/Berlin", "07:00")
    assert (settings.review_channel, settings.checker_role) == (desk.id, world.checkers.id)
    assert f"**1. The daily summary goes to** <#{daily.id}> ✅" in said(shown)
    assert "✅ I have every permission" in said(shown)
    for key in KEYS:
        assert f"(`{key}`, " in said(shown)
    preview = await world.admin.click(shown.response, label="Preview the summary")
    assert preview.ephemeral
    assert said(preview).startswith("**On Record · ")
    assert "\n1 new · " in said(preview)
    assert await world.count("digests") == 0


async def test_a_choice_is_taken_back(world: World) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"review_channel": str(world.channel.id)})
    shown = await world.admin.slash(world.channel, "desk setup")
    (menu,) = [part for part in parts(shown) if part.get("custom_id") == "c1:setup:review_channel"]
    assert menu["default_values"] == [{"id": world.channel.id, "type": "channel"}]
    shown = await world.admin.select(shown.response, [], custom_id="c1:setup:review_channel")
    assert "· Moderators find disputes in `/review disputes` only.\n" in said(shown)
    assert (await world.services.settings.of(world.guild.id)).review_channel is None


async def test_what_the_bot_may_not_do_stands_at_its_step(world: World) -> None:
    mute = discord.PermissionOverwrite(read_message_history=False, attach_files=False)
    deaf = world.guild.create_text_channel("deaf", overwrites={world.guild.roles["TestBot"]: mute})
    shown = await world.admin.slash(world.channel, "desk setup")
    shown = await world.admin.select(shown.response, [deaf], custom_id="c1:setup:digest_channel")
    assert f"goes to** <#{deaf.id}> ❌ I lack Read Message History, Attach Files there" in said(shown)
    assert f"❌ In <#{deaf.id}> I lack: Read Message History, Attach Files." in said(shown)


async def test_a_zone_that_is_in_no_menu_is_typed(world: World) -> None:
    shown = await world.admin.slash(world.channel, "desk setup")
    form = await world.admin.click(shown.response, label="Type zone and time…")
    assert fields(form) == {"timezone": "UTC", "digest_time": "09:00"}
    refused = await world.admin.submit_modal(form, {"timezone": "Asia/Nowhere", "digest_time": "05:45"})
    assert "timezone takes a time zone" in said(refused)
    assert "Edit again" in labels(refused)
    assert (await world.services.settings.of(world.guild.id)).digest_time == "09:00"
    form = await world.admin.click(refused.response, label="Edit again")
    assert fields(form)["digest_time"] == "05:45"
    done = await world.admin.submit_modal(form, {"timezone": "Asia/Kathmandu", "digest_time": "5:45"})
    assert "The daily summary comes at 05:45. (`digest_time`, default 09:00)" in said(done)
    chosen = [o["value"] for p in parts(done) if p["type"] == 3 for o in p["options"] if o.get("default")]
    assert chosen == ["Asia/Kathmandu", "05:45"]


async def test_zones_are_completed_by_any_part_of_their_name(world: World) -> None:
    offered = await world.admin.autocomplete(world.channel, "desk setup", "timezone", "new york")
    assert offered[0]["value"] == "America/New_York"
    assert offered[0]["name"] == "America/New_York · 21:40 now"
    assert len(await world.admin.autocomplete(world.channel, "desk setup", "timezone", "")) == 24
    assert await world.admin.autocomplete(world.channel, "desk setup", "timezone", "atlantis") == []


@given(st.text(max_size=20))
def test_no_words_break_the_list_of_zones(typed: str) -> None:
    assert len(zones.found(typed)) <= 25


async def test_only_admins_set_up(world: World) -> None:
    shown = await world.admin.slash(world.channel, "desk setup")
    await world.services.settings.greet(world.guild.id, world.channel.id, 1)
    await world.send()
    first = world.channel.last_message
    refused = await world.member.click(first, label="Set up this desk")
    assert said(refused) == "Only admins may change the settings."
    opened = await world.admin.click(first, label="Set up this desk")
    assert opened.ephemeral
    assert said(opened) == said(shown)


async def test_the_first_word_on_a_server_names_the_steps_once(world: World) -> None:
    guild = world.guild
    (real,) = [g for g in world.env.bot.guilds if g.id == guild.id]
    await world.bot.on_guild_join(real)
    await world.bot.on_guild_join(real)
    await world.send()
    (message,) = world.channel.history()
    assert "**First steps**" in said(message)
    assert "`/desk setup`" in said(message)
    await world.services.settings.set(world.actor(Role.ADMIN), {"timezone": "Europe/Oslo"})
    assert not await world.services.settings.greet(guild.id, world.channel.id, 2)


class Hand:
    """The admin's hand, which counts: a button is a click, a menu two, a command is typed."""

    def __init__(self, world: World) -> None:
        self.world, self.clicks, self.commands = world, 0, 0

    async def press(self, shown: Any, label: str) -> Any:
        self.clicks += 1
        return await self.world.admin.click(shown, label=label)

    async def choose(self, shown: Any, value: object, custom_id: str) -> Any:
        self.clicks += 2
        return await self.world.admin.select(shown, [value], custom_id=custom_id)

    async def type(self, command: str, **given: object) -> Any:
        self.commands += 1
        return await self.world.admin.slash(self.world.channel, command, **given)


async def test_from_the_first_word_to_the_first_summary_it_takes_what_the_readme_says(world: World) -> None:
    hand = Hand(world)
    await world.services.settings.greet(world.guild.id, world.channel.id, 1)
    await world.send()
    shown = await hand.press(world.channel.last_message, "Set up this desk")
    shown = await hand.choose(shown.response, world.channel, "c1:setup:digest_channel")
    shown = await hand.choose(shown.response, "Europe/Berlin", "c1:setup:timezone")
    assert "✅ I have every permission" in said(shown)
    await hand.press(shown.response, "Preview the summary")
    await hand.type("article add", text=f"Ada Vey said on Monday that {BRIDGE[0].lower()}{BRIDGE[1:]}")
    await world.work()
    posted = await hand.type("desk digest post")
    assert said(posted) == f"The summary is on its way. It goes to <#{world.channel.id}>."
    await world.send()
    assert said(world.channel.last_message).startswith("**On Record · ")
    assert "\n1 article · 1 new" in said(world.channel.last_message)
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    assert f"{hand.clicks} clicks and {hand.commands} commands" in " ".join(readme.split())


async def test_no_first_word_where_the_bot_may_not_speak(world: World) -> None:
    mute = discord.PermissionOverwrite(send_messages=False)
    guild = world.env.create_guild("Closed")
    guild.create_text_channel("quiet", overwrites={guild.roles["TestBot"]: mute})
    await world.env.settle()
    (closed,) = [g for g in world.env.bot.guilds if g.id == guild.id]
    await world.bot.on_guild_join(closed)
    assert await world.rows(f"SELECT count(*) FROM outbox WHERE server = {guild.id}") == [(0,)]


async def test_help_begins_with_the_first_steps_where_nothing_is_set(world: World) -> None:
    member = await world.member.slash(world.channel, "help")
    assert "**First steps**" in said(member)
    assert "Set up this desk" not in labels(member)
    assert "Set up this desk" in labels(await world.admin.slash(world.channel, "help"))
    await world.services.settings.set(world.actor(Role.ADMIN), {"timezone": "Europe/Oslo"})
    assert "**First steps**" not in said(await world.admin.slash(world.channel, "help"))


@pytest.mark.parametrize("sites", [0, 100])
def test_the_fullest_desk_fits_into_one_message(sites: int) -> None:
    huge = 2**62
    settings = DeskSettings(
        digest_channel=huge,
        review_channel=huge + 1,
        verdict_channel=huge + 2,
        checker_role=huge,
        moderator_role=huge,
        links_from=str(huge),
        timezone="America/Argentina/ComodRivadavia",
        allowed_sites=" ".join(f"a{n}.example.org" for n in range(sites)),
    )
    every = ("View Channel", "Send Messages", "Read Message History", "Create Public Threads", "Attach Files")
    lacks = tuple(Lack(channel, every) for channel in (huge, huge + 1, huge + 2))
    zones_ = {zone: zone for zone in (settings.timezone, *zones.OFTEN)}
    page = setup_page(settings, frozenset(KEYS), lacks, zones_, note=changes_note(settings, KEYS))
    checked(page)
    shown = "\n".join(i.content for i in page.walk_children() if isinstance(i, discord.ui.TextDisplay))
    for key in KEYS:
        assert f"`{key}`" in shown
