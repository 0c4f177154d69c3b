"""What the bot needs from a server: the scopes and permissions of its invitation, and what is missing where."""

from typing import Any

import discord

from bot.domain.errors import NotAllowed

SCOPES = ("bot", "applications.commands")

NEEDED: dict[str, str] = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
    "create_public_threads": "Create Public Threads",
    "attach_files": "Attach Files",
}
"""Posting, and finding its own posts again after an interruption, with Monday's chart; answers to commands need none
of them."""

_IN_CHANNELS = ("view_channel", "send_messages", "read_message_history")
FOR_CHART = ("attach_files",)
FOR_TALK = ("create_public_threads", "send_messages_in_threads")


def invite_link(application: int) -> str:
    """The address with which an admin adds the bot: exactly the scopes and permissions that it needs."""
    permissions = discord.Permissions(**dict.fromkeys(NEEDED, True))
    return discord.utils.oauth_url(application, permissions=permissions, scopes=SCOPES)


def require(guild: discord.Guild, channel: int | None) -> None:
    """Raises NotAllowed with what is missing where the bot can't post in a channel."""
    missing = missing_in(guild, channel) if channel is not None else ()
    if missing:
        raise NotAllowed(f"I can't post in <#{channel}>: I lack {', '.join(missing)} there.")


def require_writing(interaction: discord.Interaction[Any]) -> tuple[int, str]:
    """The channel of an interaction, and the permission that writing there takes. Raises NotAllowed where the person
    lacks it."""
    channel = interaction.channel_id
    writes = "send_messages_in_threads" if isinstance(interaction.channel, discord.Thread) else "send_messages"
    if channel is None or not getattr(interaction.permissions, writes):
        raise NotAllowed("You can't write in this channel; try one where you can.")
    return channel, writes


def require_reply(interaction: discord.Interaction[Any]) -> int:
    """The channel of an interaction. Raises NotAllowed where the person may not write there, or where the bot may not
    answer a message: with what is missing."""
    channel, writes = require_writing(interaction)
    needed = ("view_channel", writes, "read_message_history")
    missing = [NEEDED[name] for name in needed if not getattr(interaction.app_permissions, name)]
    if missing:
        raise NotAllowed(f"I can't reply in this channel: I lack {', '.join(missing)} here.")
    return channel


def may_attach(client: discord.Client, channel_id: int) -> bool:
    """Whether a picture may go along with a post there."""
    channel = client.get_channel(channel_id)
    return isinstance(channel, discord.abc.GuildChannel) and not missing_in(channel.guild, channel_id, *FOR_CHART)


def where_it_may_speak(guild: discord.Guild) -> int | None:
    """The channel for a first word: where Discord greets new members, else the first one that is open to the bot."""
    for channel in (guild.system_channel, *guild.text_channels):
        if channel is not None and not missing_in(guild, channel.id):
            return channel.id
    return None


def missing_in(guild: discord.Guild, channel_id: int, *more: str) -> tuple[str, ...]:
    """`more` than posting: threads for the talk about disputes, say."""
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return (NEEDED["view_channel"],)
    granted = channel.permissions_for(guild.me)
    if not granted.send_messages:  # without it Discord takes files away too, whether they are allowed or not
        more = tuple(name for name in more if name not in FOR_CHART)
    return tuple(NEEDED[name] for name in (*_IN_CHANNELS, *more) if not getattr(granted, name))


def everyone_sees(guild: discord.Guild, channel_id: int | None, parent_id: int | None, *, private: bool) -> bool:
    """Whether every member of the server may read a channel; a thread is read by whoever reads its parent, unless
    it is private. A channel that the bot can't see counts as closed."""
    channel = guild.get_channel(parent_id or channel_id or 0)
    if channel is None or private:
        return False
    return channel.permissions_for(guild.default_role).view_channel


def open_to_all(interaction: discord.Interaction[Any]) -> bool:
    """Whether every member of the server may read where this interaction happens."""
    guild, channel = interaction.guild, interaction.channel
    if guild is None:
        return False
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    private = isinstance(channel, discord.Thread) and channel.is_private()
    return everyone_sees(guild, interaction.channel_id, parent, private=private)
