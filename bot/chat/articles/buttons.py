"""Turning the pages of lists of articles and of changed sources, opening an article, reading it again,
and a moderator's word on a source that may have changed."""

from bot.chat.articles import pages
from bot.chat.articles.render.article import reread_sentence
from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.buttons import VerbButton
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.view.notice import notice
from bot.domain.source_watch import SourceOutcome


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


async def source_changed(interaction: Interaction, number: int) -> None:
    await _decide_source(
        interaction, number, SourceOutcome.CHANGED, "Noted: its source has changed; followers are told."
    )


async def source_fine(interaction: Interaction, number: int) -> None:
    await _decide_source(interaction, number, SourceOutcome.FINE, "Noted: its source is fine.")


async def _decide_source(interaction: Interaction, number: int, outcome: SourceOutcome, note: str) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).source_watch.decide(actor, number, outcome)
    await answers.update(interaction, claim_card(claim, actor, note=note))


class SourceButton(VerbButton, acts={"altered": source_changed, "unaltered": source_fine}):
    """Whether a claim's source has changed, as a moderator saw it."""
