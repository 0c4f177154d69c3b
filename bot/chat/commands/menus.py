"""What stands under Apps on a message: track its claims, or find what is on record about it."""

import discord
from discord import app_commands

from bot.chat import answers, finding, reading
from bot.chat.actor import actor_of
from bot.chat.context import Interaction
from bot.chat.errors import answered
from bot.chat.intake import accept_message
from bot.chat.permissions import everyone_sees
from bot.domain.actor import Capability
from bot.domain.errors import Incomplete

_CLOSED = "Not everybody can read this channel, so nothing said here is put on record."


@app_commands.context_menu(name="Track claims")
@app_commands.guild_only()
@answered
async def track(interaction: Interaction, message: discord.Message) -> None:
    """The message's words, the links in them and its files, each as an article."""
    actor = await actor_of(interaction)
    actor.require(Capability.ADD)
    if not reading.words_of(message, previews=False) and not reading.files_of(message):
        raise Incomplete("That message has no text, link or file to track.")
    if not _open(interaction):
        await answers.defer(interaction, public=False)
        await answers.show(interaction, await finding.about(interaction, actor, message, note=_CLOSED))
        return
    await accept_message(interaction, message)


@app_commands.context_menu(name="Find claims about this")
@app_commands.guild_only()
@answered
async def find(interaction: Interaction, message: discord.Message) -> None:
    actor = await actor_of(interaction)
    if not reading.words_of(message):
        raise Incomplete("That message has no text to look for.")
    await answers.defer(interaction, public=False)
    page = await finding.about(interaction, actor, message, offer=_open(interaction))
    await answers.show(interaction, page)


def _open(interaction: Interaction) -> bool:
    guild, channel = interaction.guild, interaction.channel
    if guild is None:
        return False
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    private = isinstance(channel, discord.Thread) and channel.is_private()
    return everyone_sees(guild, interaction.channel_id, parent, private=private)
