"""The set-up of a desk: its menus, the preview at its end, and the button that opens it."""

from typing import Any, cast

import discord

from bot.chat.desk import zones
from bot.chat.desk.forms import ZONE_AND_TIME
from bot.chat.desk.render.setting_words import changes_note
from bot.chat.desk.render.setup import setup_page
from bot.chat.interaction import answers, ids, permissions
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, desk_of, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form import ask
from bot.chat.summary.render.summary import add_notes, summary_page
from bot.chat.summary.render.week import WEEK_ROOM, add_week, chart_file
from bot.chat.view.limits import Page
from bot.domain.actor import Actor, Capability
from bot.domain.settings import SKIP


class SetupChoice(SafeItem, template=rf"c1:setup:(?P<key>{'|'.join(ids.SETUP_KEYS)})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        actor.require(Capability.CONFIGURE)
        settings = services_of(interaction).settings
        key = self.match["key"]
        chosen = cast("dict[str, Any]", interaction.data or {}).get("values") or []
        if chosen:
            permissions.require_own(cast("discord.Guild", interaction.guild), key, str(chosen[0]))
            changed = await settings.set(actor, {key: str(chosen[0])})
        else:
            changed = await settings.unset(actor, key)
        await answers.update(interaction, await page(interaction, actor, changes_note(changed, [key])))


class SetupType(SafeItem, template=ids.SETUP_TYPE):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        actor.require(Capability.CONFIGURE)
        settings = await services_of(interaction).settings.show(actor)
        await ask(interaction, ZONE_AND_TIME, 0, {"timezone": settings.timezone, "digest_time": settings.digest_time})


class SetupPreview(SafeItem, template=ids.SETUP_PREVIEW):
    async def act(self, interaction: Interaction) -> None:
        await preview(interaction)


class SetupOpen(SafeItem, template=ids.SETUP_OPEN):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        actor.require(Capability.CONFIGURE)
        await answers.show(interaction, await page(interaction, actor))


SETUP: tuple[type[SafeItem], ...] = (SetupChoice, SetupType, SetupPreview, SetupOpen)


async def page(interaction: Interaction, actor: Actor, note: str | None = None) -> Page:
    """The set-up page with the current settings."""
    services = services_of(interaction)
    settings = await services.settings.show(actor)
    guild = cast("discord.Guild", interaction.guild)
    now = desk_of(interaction).clock.now()
    names = dict.fromkeys([settings.timezone, *zones.OFTEN]) if settings.timezone not in zones.OFTEN else zones.OFTEN
    return setup_page(
        settings,
        await services.settings.changed(actor),
        permissions.lacks(guild, settings),
        {zone: zones.labelled(zone, now) for zone in names},
        note=note,
    )


async def preview(interaction: Interaction) -> None:
    """The next summary as it would be posted, shown only to the person who asks."""
    actor = await actor_of(interaction)
    services = services_of(interaction)
    digest = await services.summaries.preview(actor)
    week = await services.weeks.edition(digest)
    settings = await services.settings.show(actor)
    shown = summary_page(digest, "preview", spare=WEEK_ROOM if week else 0, role=settings.digest_role)
    file = None
    if week is not None:
        await answers.defer(interaction, public=False)
        file = chart_file(await desk_of(interaction).draw(week))
        add_week(shown, week, chart=file is not None)
    add_notes(shown, digest, skipped=digest.empty and week is None and settings.digest_quiet == SKIP)
    await answers.show(interaction, shown, file=file)
