"""The pages of the list of speakers, and the way to the moderators' balance."""

from bot.chat.claims.render.speaker import PER_PAGE, balance_page, speaker_list
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.view.page import Page
from bot.domain.actor import Capability


class SpeakersPage(SafeItem, template=rf"c1:speakers:(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        await answers.update(interaction, await listed(interaction, int(self.match["offset"])))


class BalanceButton(SafeItem, template=ids.BALANCE):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.show(interaction, balance_page(await services_of(interaction).speakers.balance(actor)))


async def listed(interaction: Interaction, offset: int = 0) -> Page:
    actor = await actor_of(interaction)
    found = await services_of(interaction).speakers.list(actor, PER_PAGE + 1, offset)
    more = len(found) > PER_PAGE
    return speaker_list(found[:PER_PAGE], offset, more=more, balance=actor.may(Capability.BALANCE))
