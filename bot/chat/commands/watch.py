"""`/review changes`: sources that may have changed since they were quoted."""

from bot.chat import answers, listing
from bot.chat.actor import actor_of
from bot.chat.commands.review import root
from bot.chat.context import Interaction


@root.leaf("changes", "Claims whose source may have changed since (moderators)")
async def changes(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, await listing.sources(interaction, actor))
