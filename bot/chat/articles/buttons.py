"""Turning the pages of lists of articles and of changed sources, opening an article, reading it again."""

from bot.chat.articles import pages
from bot.chat.articles.render.article import reread_sentence
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.view.notice import notice


class ArticlesPage(SafeItem, template=rf"c1:articles:(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.update(interaction, await pages.articles(interaction, actor, int(self.match["offset"])))


class OpenArticle(SafeItem, template=rf"c1:article:(?P<number>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.show(interaction, await pages.article(interaction, actor, int(self.match["number"])))


class ReadAgain(SafeItem, template=rf"c1:reread:(?P<number>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.defer(interaction, public=False)
        reread = await services_of(interaction).source_watch.reread(actor, int(self.match["number"]))
        await answers.show(interaction, notice(reread_sentence(reread)))


class SourcesPage(SafeItem, template=rf"c1:sources:(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.update(interaction, await pages.sources(interaction, actor, int(self.match["offset"])))
