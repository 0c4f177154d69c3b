"""What the bot needs from a server: the scopes and permissions of its invitation, and what is missing where."""

import discord

from bot.chat.render.settings import Lack
from bot.domain.errors import NotAllowed
from bot.domain.settings import DeskSettings

SCOPES = ("bot", "applications.commands")

NEEDED: dict[str, str] = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
}
"""Posting, and finding its own posts again after an interruption; answers to commands need none of them."""

_IN_CHANNELS = ("view_channel", "send_messages", "read_message_history")


def invite_link(application: int) -> str:
    """The address with which an admin adds the bot: exactly the scopes and permissions that it needs."""
    permissions = discord.Permissions(**dict.fromkeys(NEEDED, True))
    return discord.utils.oauth_url(application, permissions=permissions, scopes=SCOPES)


def lacks(guild: discord.Guild, settings: DeskSettings) -> tuple[Lack, ...]:
    """For each channel that the settings name: which permission the bot lacks there."""
    named = dict.fromkeys(c for c in (settings.digest_channel, settings.review_channel) if c is not None)
    found = (Lack(channel, _missing(guild, channel)) for channel in named)
    return tuple(lack for lack in found if lack.missing)


def require(guild: discord.Guild, channel: int | None) -> None:
    """Raises NotAllowed with what is missing where the bot can't post in a channel."""
    missing = _missing(guild, channel) if channel is not None else ()
    if missing:
        raise NotAllowed(f"I can't post in <#{channel}>: {', '.join(missing)} is missing there.")


def _missing(guild: discord.Guild, channel_id: int) -> tuple[str, ...]:
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return (NEEDED["view_channel"],)
    granted = channel.permissions_for(guild.me)
    return tuple(NEEDED[name] for name in _IN_CHANNELS if not getattr(granted, name))


def everyone_sees(guild: discord.Guild, channel_id: int | None, parent_id: int | None, *, private: bool) -> bool:
    """Whether every member of the server may read a channel; a thread is read by whoever reads its parent, unless
    it is private. A channel that the bot can't see counts as closed."""
    channel = guild.get_channel(parent_id or channel_id or 0)
    if channel is None or private:
        return False
    return channel.permissions_for(guild.default_role).view_channel
