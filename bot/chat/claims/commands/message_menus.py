"""What stands under Apps on a message: track its claims, or find what is on record about it."""

import discord
from discord import app_commands

from bot.chat.articles.intake import accept_message
from bot.chat.claims import about_message
from bot.chat.interaction import answers, message_words
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import answered
from bot.chat.interaction.permissions import everyone_sees
from bot.domain.actor import Capability
from bot.domain.errors import Incomplete

_CLOSED = "Nothing from this channel is put on record, because not everybody can read it."


@app_commands.context_menu(name="Track claims")
@app_commands.guild_only()
@answered
async def track(interaction: Interaction, message: discord.Message) -> None:
    """The message's words, the links in them and its files, each as an article."""
    actor = await actor_of(interaction)
    actor.require(Capability.ADD)
    if not message_words.words_of(message, previews=False) and not message_words.files_of(message):
        raise Incomplete("That message has no text, link or file to track.")
    if not _open(interaction):
        await answers.defer(interaction, public=False)
        await answers.show(interaction, await about_message.about(interaction, actor, message, note=_CLOSED))
        return
    await accept_message(interaction, message)


@app_commands.context_menu(name="Find claims about this")
@app_commands.guild_only()
@answered
async def find(interaction: Interaction, message: discord.Message) -> None:
    actor = await actor_of(interaction)
    if not message_words.words_of(message):
        raise Incomplete("That message has no text to look for.")
    await answers.defer(interaction, public=False)
    page = await about_message.about(interaction, actor, message, offer=_open(interaction))
    await answers.show(interaction, page)


def _open(interaction: Interaction) -> bool:
    guild, channel = interaction.guild, interaction.channel
    if guild is None:
        return False
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    private = isinstance(channel, discord.Thread) and channel.is_private()
    return everyone_sees(guild, interaction.channel_id, parent, private=private)
