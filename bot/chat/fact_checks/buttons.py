"""What others have checked of a claim: the pages of the list of it, and what is about something else."""

from bot.chat.claims.render.card import claim_card
from bot.chat.fact_checks.render import fact_check_list
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.buttons import VerbButton
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.view.page import Page
from bot.domain.actor import Actor, Capability


async def fact_check_page(
    interaction: Interaction, actor: Actor, number: int, offset: int = 0, note: str | None = None
) -> Page:
    claim, found = await services_of(interaction).fact_checks.beside(actor, number)
    return fact_check_list(claim, found, offset, refusable=actor.may(Capability.REFUSE_FACT_CHECK), note=note)


async def show_fact_checks(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, await fact_check_page(interaction, actor, number))


async def ask_fact_checks(interaction: Interaction, number: int) -> None:
    """Ask the service what others have checked of a claim, for who may: it takes a while."""
    actor = await actor_of(interaction)
    await answers.defer(interaction, public=False)
    claim = await services_of(interaction).lookups.ask(actor, number)
    note = "Google was asked: it knows no fact-check that clearly fits this claim."
    if claim.fact_checks:
        note = "Google was asked: the fact-checks by others are below, in their words."
    await answers.show(interaction, claim_card(claim, actor, note=note))


class FactCheckButton(VerbButton, acts={"others": show_fact_checks, "askothers": ask_fact_checks}):
    """What others have checked of a claim, and asking Google for it."""


class FactChecksPage(SafeItem, template=rf"c1:others-at:(?P<number>{ids.NUMBER}):(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        number, offset = int(self.match["number"]), int(self.match["offset"])
        await answers.update(interaction, await fact_check_page(interaction, actor, number, offset))


class RefuseFactCheck(
    SafeItem,
    template=rf"c1:others-no:(?P<number>{ids.NUMBER}):(?P<check>{ids.NUMBER})(?::(?P<offset>{ids.OFFSET}))?",
):
    """A moderator says that a check of others is about something else, on the card or in the list."""

    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        number, offset = int(self.match["number"]), self.match["offset"]
        claim = await services_of(interaction).fact_checks.refuse(actor, number, int(self.match["check"]))
        note = f"That fact-check is no longer linked to #{claim.number}."
        if offset is None:
            await answers.update(interaction, claim_card(claim, actor, note=note))
        else:
            await answers.update(interaction, await fact_check_page(interaction, actor, number, int(offset), note))
