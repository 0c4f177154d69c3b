"""The set-up of a desk: its menus, and the button that opens it."""

from typing import Any, cast

import discord

from bot.chat.desk import pages
from bot.chat.desk.forms import ZONE_AND_TIME
from bot.chat.desk.permissions import require_own
from bot.chat.desk.render.setting_words import changes_note
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form import open_form
from bot.domain.actor import Capability


class SetupChoice(SafeItem, template=rf"c1:setup:(?P<key>{'|'.join(ids.SETUP_KEYS)})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        actor.require(Capability.CONFIGURE)
        settings = services_of(interaction).settings
        key = self.match["key"]
        chosen = cast("dict[str, Any]", interaction.data or {}).get("values") or []
        if chosen:
            require_own(cast("discord.Guild", interaction.guild), key, str(chosen[0]))
            changed = await settings.set(actor, {key: str(chosen[0])})
        else:
            changed = await settings.unset(actor, key)
        await answers.update(interaction, await pages.setup(interaction, actor, changes_note(changed, [key])))


class SetupType(SafeItem, template=ids.SETUP_TYPE):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        actor.require(Capability.CONFIGURE)
        settings = await services_of(interaction).settings.show(actor)
        await open_form(
            interaction, ZONE_AND_TIME, 0, {"timezone": settings.timezone, "digest_time": settings.digest_time}
        )


class SetupOpen(SafeItem, template=ids.SETUP_OPEN):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        actor.require(Capability.CONFIGURE)
        await answers.show(interaction, await pages.setup(interaction, actor))
