"""`/desk digest`: the summary as it would be posted now, when it is posted, and posting it now; `/claims stats`."""

from typing import Literal, cast

import discord
from discord import app_commands

from bot.chat.desk import pages
from bot.chat.desk.commands.desk import set_and_show
from bot.chat.desk.render.setting_words import changes_note
from bot.chat.interaction import answers, permissions
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, context_of, services_of
from bot.chat.interaction.errors import leaf
from bot.chat.summary import buttons
from bot.chat.summary.render.week import chart_file, week_page
from bot.chat.view.notice import notice
from bot.chat.view.page import Page
from bot.domain.actor import Actor, Capability
from bot.domain.errors import BadInput
from bot.domain.settings import Value


@leaf("preview", "The next summary as it would be posted now; only you see it")
async def preview(interaction: Interaction) -> None:
    await buttons.preview(interaction)


@leaf("when", "Which days it comes, who is pinged, what a quiet day gets")
@app_commands.describe(
    days="Such as mon tue wed thu fri, or every day",
    quiet="What is posted on a day with nothing new",
    role="The role pinged when a dispute is overdue, and never otherwise",
    no_role="Stop pinging a role",
)
async def when(
    interaction: Interaction,
    days: app_commands.Range[str, 1, 100] | None = None,
    quiet: Literal["skip", "line"] | None = None,
    role: discord.Role | None = None,
    no_role: bool = False,
) -> None:
    if no_role and role:
        raise BadInput("Choose a role or no_role, not both.")
    given: dict[str, Value] = {"digest_days": days, "digest_quiet": quiet, "digest_role": role.id if role else None}

    async def shown(interaction: Interaction, actor: Actor, note: str | None) -> Page:
        if no_role:  # by now everything else that was typed is known to be right
            changed = await services_of(interaction).settings.unset(actor, "digest_role")
            note = changes_note(changed, [*(key for key, value in given.items() if value is not None), "digest_role"])
        return await pages.settings(interaction, actor, note)

    await set_and_show(interaction, given, shown)


@leaf("post", "Post the summary now")
async def post(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    settings = await services.settings.show(actor)
    channel = settings.digest_channel
    actor.require(Capability.POST)
    permissions.require(cast("discord.Guild", interaction.guild), channel)
    await services.summaries.post(actor)
    await answers.show(interaction, notice("The summary is on its way.", after=f" It goes to <#{channel}>."))


@leaf("stats", "Found, checked, waiting, disputes and corrections in figures, with a chart")
@app_commands.describe(since="From this day on (YYYY-MM-DD), or a number of days; the last seven without")
async def stats(interaction: Interaction, since: app_commands.Range[str, 1, 20] | None = None) -> None:
    actor = await actor_of(interaction)
    week = await services_of(interaction).weeks.since(actor, since)
    await answers.defer(interaction, public=False)
    picture = await context_of(interaction).draw(week)
    await answers.show(interaction, week_page(week, chart=picture is not None), file=chart_file(picture))
