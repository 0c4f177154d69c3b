"""The buttons of the queue: what each does with the claim shown, the next one in its place, and the queue as a list."""

from bot.chat.claims.pages import PER_PAGE
from bot.chat.claims.render.lists import queue_list
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.buttons import Act, VerbButton
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form import open_form
from bot.chat.review.buttons import claim_card
from bot.chat.review.forms.revision import REST
from bot.chat.review.render.triage import triage_page
from bot.chat.view.page import Page
from bot.domain.actor import Actor, Capability
from bot.domain.claims import Dismissal
from bot.domain.similar import TieAnswer


async def skip(interaction: Interaction, number: int) -> None:
    await proceed(interaction, await actor_of(interaction), f"#{number} skipped until tomorrow.", skip=number)


def _dismiss_as(reason: Dismissal) -> Act:
    async def dismiss(interaction: Interaction, number: int) -> None:
        actor = await actor_of(interaction)
        await services_of(interaction).review.dismiss(actor, number, reason)
        await proceed(interaction, actor, f"#{number} dismissed: {reason.value.replace('_', ' ')}.")

    return dismiss


class TriageButton(
    VerbButton,
    acts={
        "take": claim_card.take,
        "check": claim_card.check,
        "opinion": _dismiss_as(Dismissal.OPINION),
        "not_a_claim": _dismiss_as(Dismissal.NOT_A_CLAIM),
        "skip": skip,
    },
    prefix=ids.TRIAGE_PREFIX,
):
    """What to do with the claim that the queue shows."""


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
        await open_form(interaction, REST, article, {})


async def proceed(interaction: Interaction, actor: Actor, note: str | None = None, *, skip: int | None = None) -> None:
    """The next claim, in place of the one before."""
    look = await services_of(interaction).triage.next(actor, skip=skip)
    await answers.update(interaction, triage_page(look, actor, note=note))


async def queue_page(interaction: Interaction, actor: Actor, offset: int = 0) -> Page:
    """The queue as a list."""
    return queue_list(await services_of(interaction).review.queue(actor, limit=PER_PAGE, offset=offset))


class QueuePage(SafeItem, template=rf"c1:queue:(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.update(interaction, await queue_page(interaction, actor, int(self.match["offset"])))
