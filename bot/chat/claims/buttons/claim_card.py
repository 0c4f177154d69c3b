"""The buttons of a claim's card and of lists that show a claim, its history, or the card to the whole channel."""

from bot.chat.claims import pages
from bot.chat.claims.render.card import claim_card, public_card
from bot.chat.interaction import answers, permissions
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.buttons import VerbButton
from bot.chat.interaction.context import Interaction, services_of


async def show(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    claim = await services.claims.show(actor, number)
    await answers.show(interaction, claim_card(claim, actor, askable=await services.lookups.offered(actor, claim)))


async def history(interaction: Interaction, number: int) -> None:
    await answers.show(interaction, await pages.history(interaction, number))


async def post(interaction: Interaction, number: int) -> None:
    """Show a checked claim to the whole channel, for people who may write there themselves."""
    actor = await actor_of(interaction)
    claim = await services_of(interaction).shown_cards.to_post(actor, number)
    channel, _permission = permissions.require_writing(interaction)
    message = await answers.show(interaction, public_card(claim), public=True)
    if message is not None:
        await services_of(interaction).shown_cards.note_card(actor, number, channel, message)


class ClaimButton(VerbButton, acts={"show": show, "history": history, "post": post}):
    """Reading a claim, for everybody."""
