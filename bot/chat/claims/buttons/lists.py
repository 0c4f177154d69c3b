"""Turning the pages of lists, opening what they name, and opening a refused form again."""

from typing import cast

import discord

from bot.chat.claims import pages
from bot.chat.claims.buttons import claim_card
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import SafeItem
from bot.domain.user_input import parse_number


class ListPage(SafeItem, template=rf"c1:list:(?P<offset>{ids.OFFSET}):(?P<filter>{ids.FILTER})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        narrowed = await pages.with_whole_speaker(interaction, actor, ids.parse_filter(self.match["filter"]))
        await answers.update(interaction, await pages.claims(interaction, actor, narrowed, int(self.match["offset"])))


class SearchPage(SafeItem, template=rf"c1:search:(?P<offset>{ids.OFFSET}):(?P<words>.+)"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        page = await pages.search(interaction, actor, self.match["words"], int(self.match["offset"]))
        await answers.update(interaction, page)


class HistoryPage(SafeItem, template=rf"c1:events:(?P<number>{ids.NUMBER}):(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        number, offset = int(self.match["number"]), int(self.match["offset"])
        await answers.update(interaction, await pages.history(interaction, number, offset))


class OpenClaimMenu(SafeItem, template=r"c1:pick:[^:]{1,60}"):
    async def act(self, interaction: Interaction) -> None:
        chosen = cast("discord.ui.Select[discord.ui.LayoutView]", self.item).values
        await claim_card.show(interaction, parse_number(chosen[0]))
