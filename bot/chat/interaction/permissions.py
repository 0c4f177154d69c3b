"""What the bot needs from a server: the scopes and permissions of its invitation, and what is missing where."""

from typing import Any

import discord

from bot.chat.desk.render.settings import Lack
from bot.domain.errors import NotAllowed, NotFound
from bot.domain.settings import DeskSettings
from bot.services.desk.health import Check

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
_FOR_CHART = ("attach_files",)
_FOR_TALK = ("create_public_threads", "send_messages_in_threads")


def invite_link(application: int) -> str:
    """The address with which an admin adds the bot: exactly the scopes and permissions that it needs."""
    permissions = discord.Permissions(**dict.fromkeys(NEEDED, True))
    return discord.utils.oauth_url(application, permissions=permissions, scopes=SCOPES)


def lacks(guild: discord.Guild, settings: DeskSettings) -> tuple[Lack, ...]:
    """For each channel that the settings name: which permission the bot lacks there."""
    named = dict.fromkeys(
        c for c in (settings.digest_channel, settings.review_channel, settings.verdict_channel) if c is not None
    )
    found = []
    for channel in named:
        more = _FOR_TALK if channel == settings.review_channel else ()
        chart = _FOR_CHART if channel == settings.digest_channel else ()
        found.append(Lack(channel, _missing(guild, channel, *more, *chart)))
    return tuple(lack for lack in found if lack.missing)


def review_check(settings: DeskSettings, guild: discord.Guild) -> Check:
    """Where disputes are talked about: in threads of the review channel, else in replies there, else in the queue
    alone."""
    channel = settings.review_channel
    if channel is None:
        unheard = settings.announce_repeats
        more = ", so nobody is told when a false claim is repeated, though the desk is set to tell" if unheard else ""
        detail = f"not set; disputes are listed only in /review disputes{more}"
        return Check("review channel", ok=not unheard, detail=detail)
    missing = _missing(guild, channel, *_FOR_TALK)
    if not missing:
        return Check("review channel", ok=True, detail="disputes get a card and a thread there")
    threads = set(missing) <= {NEEDED[name] for name in _FOR_TALK}
    instead = "replies are used instead of threads" if threads else "disputes are listed only in /review disputes"
    return Check("review channel", ok=False, detail=f"I lack {', '.join(missing)} there; {instead}")


def require_own(guild: discord.Guild, key: str, named: str) -> None:
    """Raises NotFound where a setting would name a channel or role that is not this server's."""
    if not (named.isascii() and named.isdecimal()):
        return
    if key.endswith("_channel") and guild.get_channel(int(named)) is None:
        raise NotFound("That channel is not on this server.")
    if key.endswith("_role") and guild.get_role(int(named)) is None:
        raise NotFound("That role is not on this server.")


def require(guild: discord.Guild, channel: int | None) -> None:
    """Raises NotAllowed with what is missing where the bot can't post in a channel."""
    missing = _missing(guild, channel) if channel is not None else ()
    if missing:
        raise NotAllowed(f"I can't post in <#{channel}>: I lack {', '.join(missing)} there.")


def require_reply(interaction: discord.Interaction[Any]) -> int:
    """The channel of an interaction. Raises NotAllowed where the person may not write there, or where the bot may not
    answer a message: with what is missing."""
    channel = interaction.channel_id
    writes = "send_messages_in_threads" if isinstance(interaction.channel, discord.Thread) else "send_messages"
    if channel is None or not getattr(interaction.permissions, writes):
        raise NotAllowed("You can't write in this channel; try one where you can.")
    needed = ("view_channel", writes, "read_message_history")
    missing = [NEEDED[name] for name in needed if not getattr(interaction.app_permissions, name)]
    if missing:
        raise NotAllowed(f"I can't reply in this channel: I lack {', '.join(missing)} here.")
    return channel


def may_attach(client: discord.Client, channel_id: int) -> bool:
    """Whether a picture may go along with a post there."""
    channel = client.get_channel(channel_id)
    return isinstance(channel, discord.abc.GuildChannel) and not _missing(channel.guild, channel_id, *_FOR_CHART)


def where_it_may_speak(guild: discord.Guild) -> int | None:
    """The channel for a first word: where Discord greets new members, else the first one that is open to the bot."""
    for channel in (guild.system_channel, *guild.text_channels):
        if channel is not None and not _missing(guild, channel.id):
            return channel.id
    return None


def _missing(guild: discord.Guild, channel_id: int, *more: str) -> tuple[str, ...]:
    """`more` than posting: threads for the talk about disputes, say."""
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return (NEEDED["view_channel"],)
    granted = channel.permissions_for(guild.me)
    if not granted.send_messages:  # without it Discord takes files away too, whether they are allowed or not
        more = tuple(name for name in more if name not in _FOR_CHART)
    return tuple(NEEDED[name] for name in (*_IN_CHANNELS, *more) if not getattr(granted, name))


def everyone_sees(guild: discord.Guild, channel_id: int | None, parent_id: int | None, *, private: bool) -> bool:
    """Whether every member of the server may read a channel; a thread is read by whoever reads its parent, unless
    it is private. A channel that the bot can't see counts as closed."""
    channel = guild.get_channel(parent_id or channel_id or 0)
    if channel is None or private:
        return False
    return channel.permissions_for(guild.default_role).view_channel
