"""What stands under Apps on a message: find what is on record about it."""

import discord
from discord import app_commands

from bot.chat.claims import about_message
from bot.chat.interaction import answers, message_words
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import answered
from bot.chat.interaction.permissions import open_to_all
from bot.domain.errors import Incomplete


@app_commands.context_menu(name="Find claims about this")
@app_commands.guild_only()
@answered
async def find(interaction: Interaction, message: discord.Message) -> None:
    actor = await actor_of(interaction)
    if not message_words.words_of(message):
        raise Incomplete("That message has no text to look for.")
    await answers.defer(interaction, public=False)
    page = await about_message.about(interaction, actor, message, offer=open_to_all(interaction))
    await answers.show(interaction, page)
