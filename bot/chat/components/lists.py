"""Turning the pages of lists, opening what they name, and opening a refused form again."""

from typing import cast

import discord

from bot.chat import answers, ids, listing
from bot.chat.actor import actor_of
from bot.chat.components import claim_buttons
from bot.chat.context import Interaction, services_of
from bot.chat.errors import SafeItem
from bot.chat.forms.form import ask, draft_of
from bot.chat.forms.registry import FORMS
from bot.chat.render.article import reread_sentence
from bot.chat.render.notice import notice
from bot.domain.typed import parse_number


class ListPage(SafeItem, template=rf"c1:list:(?P<offset>{ids.OFFSET}):(?P<filter>{ids.FILTER})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        narrowed = await listing.restored(interaction, actor, ids.parse_filter(self.match["filter"]))
        await answers.update(interaction, await listing.claims(interaction, actor, narrowed, int(self.match["offset"])))


class SearchPage(SafeItem, template=rf"c1:search:(?P<offset>{ids.OFFSET}):(?P<words>.+)"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        page = await listing.search(interaction, actor, self.match["words"], int(self.match["offset"]))
        await answers.update(interaction, page)


class QueuePage(SafeItem, template=rf"c1:queue:(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.update(interaction, await listing.queue(interaction, actor, int(self.match["offset"])))


class ArticlesPage(SafeItem, template=rf"c1:articles:(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.update(interaction, await listing.articles(interaction, actor, int(self.match["offset"])))


class HistoryPage(SafeItem, template=rf"c1:events:(?P<number>{ids.NUMBER}):(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        number, offset = int(self.match["number"]), int(self.match["offset"])
        await answers.update(interaction, await listing.history(interaction, number, offset))


class OpenArticle(SafeItem, template=rf"c1:article:(?P<number>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.show(interaction, await listing.article(interaction, actor, int(self.match["number"])))


class ReadAgain(SafeItem, template=rf"c1:reread:(?P<number>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.defer(interaction, public=False)
        reread = await services_of(interaction).watch.reread(actor, int(self.match["number"]))
        await answers.show(interaction, notice(reread_sentence(reread)))


class SourcesPage(SafeItem, template=rf"c1:sources:(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.update(interaction, await listing.sources(interaction, actor, int(self.match["offset"])))


class OpenClaimMenu(SafeItem, template=r"c1:pick:[^:]{1,60}"):
    async def act(self, interaction: Interaction) -> None:
        chosen = cast("discord.ui.Select[discord.ui.LayoutView]", self.item).values
        await claim_buttons.show(interaction, parse_number(chosen[0]))


class EditAgain(SafeItem, template=r"c1:draft:(?P<key>[0-9a-f]{16})"):
    async def act(self, interaction: Interaction) -> None:
        draft = await draft_of(interaction, self.match["key"])
        await ask(interaction, FORMS[draft.kind], draft.number, draft.typed)
