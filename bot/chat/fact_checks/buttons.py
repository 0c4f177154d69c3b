"""What others have checked of a claim: the pages of the list of it, and what is about something else."""

from bot.chat.claims.render.card import claim_card
from bot.chat.fact_checks import pages
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem


class FactChecksPage(SafeItem, template=rf"c1:others-at:(?P<number>{ids.NUMBER}):(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        number, offset = int(self.match["number"]), int(self.match["offset"])
        await answers.update(interaction, await pages.others(interaction, actor, number, offset))


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
            await answers.update(interaction, await pages.others(interaction, actor, number, int(offset), note))
