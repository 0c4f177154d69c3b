"""One page of what other fact-checkers have published about a claim."""

from bot.chat.fact_checks.render import fact_check_list
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.view.limits import Page
from bot.domain.actor import Actor, Capability


async def others(interaction: Interaction, actor: Actor, number: int, offset: int = 0, note: str | None = None) -> Page:
    claim, found = await services_of(interaction).fact_checks.beside(actor, number)
    return fact_check_list(claim, found, offset, refusable=actor.may(Capability.REFUSE_FACT_CHECK), note=note)
