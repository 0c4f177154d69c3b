"""The buttons of the triage card: what each does, and the next claim in its place."""

from bot.chat import answers, ids
from bot.chat.actor import actor_of
from bot.chat.components import claim_buttons
from bot.chat.context import Interaction, services_of
from bot.chat.errors import SafeItem
from bot.chat.forms import registry
from bot.chat.forms.form import ask
from bot.chat.render.triage import triage_page
from bot.domain.actor import Actor, Capability
from bot.domain.claims import Dismissal
from bot.domain.ties import TieAnswer


class TriageButton(SafeItem, template=rf"c1:t:(?P<verb>take|check|opinion|not_a_claim|skip):(?P<number>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        verb, number = self.match["verb"], int(self.match["number"])
        if verb == "take":
            await claim_buttons.take(interaction, number)
        elif verb == "check":
            await claim_buttons.check(interaction, number)
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
        gone = await services_of(interaction).memory.answer(actor, number, twin, TieAnswer.YES)
        await proceed(interaction, actor, f"#{gone.number} merged into #{gone.duplicate_of}.")


class RestOfArticle(SafeItem, template=rf"c1:rest:(?P<article>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        actor.require(Capability.DISMISS)
        article = int(self.match["article"])
        await services_of(interaction).articles.report(actor.server, article)
        await ask(interaction, registry.REST, article, {})


async def proceed(interaction: Interaction, actor: Actor, note: str | None = None, *, skip: int | None = None) -> None:
    """The next claim, in place of the one before."""
    look = await services_of(interaction).triage.next(actor, skip=skip)
    await answers.update(interaction, triage_page(look, actor, note=note))
