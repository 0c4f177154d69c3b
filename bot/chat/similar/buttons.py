"""A moderator's answer to the question whether two claims are one, and taking a repeat out again."""

from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.buttons import VerbButton
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.domain.similar import TieAnswer


class TieButton(
    SafeItem,
    template=rf"c1:tie-(?P<answer>{'|'.join(ids.TIE_ANSWERS)}):(?P<number>{ids.NUMBER}):(?P<other>{ids.NUMBER})",
):
    """A moderator's answer to "Same as #12?"."""

    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        number, other = int(self.match["number"]), int(self.match["other"])
        answer = TieAnswer(self.match["answer"])
        services = services_of(interaction)
        claim = await services.similar.answer(actor, number, other, answer)
        note, shown = f"#{number} and #{other} stay two claims.", number
        if answer is TieAnswer.YES and claim.duplicate_of is not None:
            note, shown = (
                f"#{claim.number} is merged into #{claim.duplicate_of}; its appearances are here now.",
                claim.duplicate_of,
            )
        claim = await services.claims.show(actor, shown)
        await answers.update(interaction, claim_card(claim, actor, note=note))


async def unlink(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).similar.unlink(actor, number)
    note = f"That appearance is no longer under #{number}; it is #{claim.number} now."
    await answers.update(interaction, claim_card(claim, actor, note=note))


class UnlinkButton(VerbButton, acts={"unlink": unlink}):
    """Takes the repeat that the machine linked last out of a claim."""
