"""Turning the pages of the queue."""

from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import SafeItem
from bot.chat.review import pages


class QueuePage(SafeItem, template=rf"c1:queue:(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await answers.update(interaction, await pages.queue(interaction, actor, int(self.match["offset"])))
