"""The buttons of the triage card: what each does, and the next claim in its place."""

from bot.chat.claims.buttons import claim_card
from bot.chat.client import forms
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form import ask
from bot.chat.review.render.triage import triage_page
from bot.domain.actor import Actor, Capability
from bot.domain.claims import Dismissal
from bot.domain.similar import TieAnswer


class TriageButton(SafeItem, template=rf"c1:t:(?P<verb>take|check|opinion|not_a_claim|skip):(?P<number>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        verb, number = self.match["verb"], int(self.match["number"])
        if verb == "take":
            await claim_card.take(interaction, number)
        elif verb == "check":
            await claim_card.check(interaction, number)
        elif verb == "skip":
            await proceed(interaction, await actor_of(interaction), f"#{number} skipped until tomorrow.", skip=number)
        else:
            actor = await actor_of(interaction)
            await services_of(interaction).review.dismiss(actor, number, Dismissal(verb))
            await proceed(interaction, actor, f"#{number} dismissed: {verb.replace('_', ' ')}.")


class TriageSame(SafeItem, template=rf"c1:ts:(?P<number>{ids.NUMBER}):(?P<twin>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        number, twin = int(self.match["number"]), int(self.match["twin"])
        gone = await services_of(interaction).similar.answer(actor, number, twin, TieAnswer.YES)
        await proceed(interaction, actor, f"#{gone.number} merged into #{gone.duplicate_of}.")


class RestOfArticle(SafeItem, template=rf"c1:rest:(?P<article>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        actor.require(Capability.DISMISS)
        article = int(self.match["article"])
        await services_of(interaction).articles.report(actor.server, article)
        await ask(interaction, forms.REST, article, {})


async def proceed(interaction: Interaction, actor: Actor, note: str | None = None, *, skip: int | None = None) -> None:
    """The next claim, in place of the one before."""
    look = await services_of(interaction).triage.next(actor, skip=skip)
    await answers.update(interaction, triage_page(look, actor, note=note))
