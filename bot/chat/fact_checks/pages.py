"""One page of what other fact-checkers have published about a claim."""

from bot.chat.fact_checks.render import others_list
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.view.limits import Page
from bot.domain.actor import Actor, Capability


async def others(interaction: Interaction, actor: Actor, number: int, offset: int = 0, note: str | None = None) -> Page:
    claim, found = await services_of(interaction).others.beside(actor, number)
    return others_list(claim, found, offset, refusable=actor.may(Capability.REFUSE_OTHERS), note=note)
