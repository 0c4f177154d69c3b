"""`/desk`: settings, the summary, health, exports. The one root whose commands Discord hides from all but admins,
until a server's own settings say otherwise; services check again."""

import io
from collections.abc import Awaitable, Callable, Mapping
from typing import Literal, cast

import discord
from discord import app_commands

from bot.chat.desk import pages, zones
from bot.chat.desk.permissions import review_check
from bot.chat.desk.render.health import health_page
from bot.chat.desk.render.setting_words import changes_note
from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, context_of, services_of
from bot.chat.interaction.errors import leaf
from bot.chat.view.page import Page
from bot.domain.actor import Actor, Capability
from bot.domain.errors import TooMuch
from bot.domain.health import HealthReport
from bot.domain.settings import Value, written

Shown = Callable[[Interaction, Actor, str | None], Awaitable[Page]]


@leaf("setup", "Set this desk up, step by step or by options; every setting")
@app_commands.describe(
    digest_channel="Where the daily summary is posted",
    digest_time="When the summary comes, as HH:MM in the desk's zone",
    timezone="The desk's zone, such as Europe/Berlin",
    review_channel="Where moderators hear of disputes",
    verdict_channel="Where every verdict is posted",
    checker_role="Who may take claims",
    moderator_role="Who may give verdicts; without one, whoever has Manage Messages",
    min_worthiness="0 to 1: lists leave out claims below it",
    two_person="A verdict waits for a second moderator",
    sole_moderator="A moderator may decide disputes of their own verdicts",
    join_speakers="A claim that another speaker repeats stays one claim",
    announce_repeats="Tell moderators at once when a false claim is repeated",
    min_membership_hours="Hours on the server before a member may add, dispute or ask",
)
@app_commands.autocomplete(timezone=zones.any_zone)
async def setup(
    interaction: Interaction,
    digest_channel: discord.TextChannel | None = None,
    digest_time: str | None = None,
    timezone: str | None = None,
    review_channel: discord.TextChannel | None = None,
    verdict_channel: discord.TextChannel | None = None,
    checker_role: discord.Role | None = None,
    moderator_role: discord.Role | None = None,
    min_worthiness: app_commands.Range[float, 0, 1] | None = None,
    two_person: bool | None = None,
    sole_moderator: bool | None = None,
    join_speakers: bool | None = None,
    announce_repeats: bool | None = None,
    min_membership_hours: app_commands.Range[int, 0, 8760] | None = None,
) -> None:
    given: dict[str, Value] = {
        "digest_channel": digest_channel.id if digest_channel else None,
        "digest_time": digest_time,
        "timezone": timezone,
        "review_channel": review_channel.id if review_channel else None,
        "verdict_channel": verdict_channel.id if verdict_channel else None,
        "checker_role": checker_role.id if checker_role else None,
        "moderator_role": moderator_role.id if moderator_role else None,
        "min_worthiness": min_worthiness,
        "two_person": two_person,
        "sole_moderator": sole_moderator,
        "join_speakers": join_speakers,
        "announce_repeats": announce_repeats,
        "min_membership_hours": min_membership_hours,
    }
    await set_and_show(interaction, given, pages.setup)


@leaf("links", "Who may hand in links, to which sites, and how many sources")
@app_commands.describe(
    who="Who may hand in links; ignored when a role is given",
    role="The only role that may hand in links, besides moderators",
    allowed_sites="Only these sites: domains separated by spaces, or any",
    refused_sites="Never these sites: domains separated by spaces, or none",
    member_hourly="Sources that one member may hand in per hour",
    server_daily="Sources that all members may hand in per day",
)
async def links(
    interaction: Interaction,
    who: Literal["everybody", "moderators"] | None = None,
    role: discord.Role | None = None,
    allowed_sites: app_commands.Range[str, 1, 2_000] | None = None,
    refused_sites: app_commands.Range[str, 1, 2_000] | None = None,
    member_hourly: app_commands.Range[int, 1, 1_000] | None = None,
    server_daily: app_commands.Range[int, 1, 10_000] | None = None,
) -> None:
    given: dict[str, Value] = {
        "links_from": str(role.id) if role else who,
        "allowed_sites": "" if allowed_sites == "any" else allowed_sites,
        "refused_sites": "" if refused_sites == "none" else refused_sites,
        "member_hourly": member_hourly,
        "server_daily": server_daily,
    }
    await set_and_show(interaction, given, pages.settings)


async def set_and_show(interaction: Interaction, given: Mapping[str, Value], shown: Shown) -> None:
    actor = await actor_of(interaction)
    actor.require(Capability.CONFIGURE)
    typed = {key: written(value) for key, value in given.items() if value is not None}
    note = changes_note(await services_of(interaction).settings.set(actor, typed), typed) if typed else None
    await answers.show(interaction, await shown(interaction, actor, note))


@leaf("health", "Whether everything is well")
async def health(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    actor.require(Capability.CONFIGURE)
    services = services_of(interaction)
    report = await services.health.report(actor.server)
    guild = cast("discord.Guild", interaction.guild)
    review = review_check(await services.settings.show(actor), guild)
    await answers.show(interaction, health_page(HealthReport(report.ok and review.ok, (*report.checks, review))))


@leaf("export", "The whole record as a file")
@app_commands.describe(format="CSV for a spreadsheet, JSON Lines for programs")
@app_commands.choices(
    format=[app_commands.Choice(name="CSV", value="csv"), app_commands.Choice(name="JSON Lines", value="jsonl")]
)
async def export(interaction: Interaction, format: str) -> None:  # noqa: A002 - the option's name in Discord
    actor = await actor_of(interaction)
    actor.require(Capability.EXPORT)
    await answers.defer(interaction, public=False)
    body = bytearray()
    async for piece in context_of(interaction).exporter(actor, cast("Literal['csv', 'jsonl']", format)):
        body += piece.encode()
        if len(body) > interaction.filesize_limit:
            raise TooMuch(
                f"The record is larger than the {interaction.filesize_limit // 1_000_000} MB that Discord takes here; "
                "ask an admin to run `onrecord export` on the host."
            )
    name = f"onrecord.{format}"
    view = Page(discord.ui.TextDisplay("**The record**, as it is now."), discord.ui.File(f"attachment://{name}"))
    await answers.show(interaction, view, file=discord.File(io.BytesIO(body), filename=name))
