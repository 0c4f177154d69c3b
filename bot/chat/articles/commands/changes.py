"""`/review changes`: sources that may have changed since they were quoted."""

from bot.chat.articles import pages
from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import leaf


@leaf("changes", "Claims whose source may have changed since (moderators)")
async def changes(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, await pages.sources(interaction, actor))
