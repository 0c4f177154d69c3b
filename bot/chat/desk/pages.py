"""The pages of a desk's set-up and settings, asked of the services and rendered."""

from typing import cast

import discord

from bot.chat.desk import zones
from bot.chat.desk.permissions import lacks
from bot.chat.desk.render.settings import settings_page
from bot.chat.desk.render.setup import setup_page
from bot.chat.interaction.context import Interaction, context_of, services_of
from bot.chat.view.page import Page
from bot.domain.actor import Actor


async def setup(interaction: Interaction, actor: Actor, note: str | None = None) -> Page:
    """The set-up page with the current settings."""
    services = services_of(interaction)
    settings = await services.settings.show(actor)
    guild = cast("discord.Guild", interaction.guild)
    now = context_of(interaction).clock.now()
    names = dict.fromkeys([settings.timezone, *zones.OFTEN]) if settings.timezone not in zones.OFTEN else zones.OFTEN
    return setup_page(
        settings,
        await services.settings.changed(actor),
        lacks(guild, settings),
        {zone: zones.labelled(zone, now) for zone in names},
        note=note,
    )


async def settings(interaction: Interaction, actor: Actor, note: str | None = None) -> Page:
    """Every setting, and which permissions are missing."""
    services = services_of(interaction)
    found = await services.settings.show(actor)
    guild = cast("discord.Guild", interaction.guild)
    return settings_page(found, await services.settings.changed(actor), lacks(guild, found), note=note)
