"""What the bot lacks in the channels that a desk's settings name, and what those settings may name."""

import discord

from bot.chat.desk.render.settings import Lack
from bot.chat.interaction.permissions import FOR_CHART, FOR_TALK, NEEDED, missing_in
from bot.domain.errors import NotFound
from bot.domain.health import HealthCheck
from bot.domain.settings import DeskSettings


def lacks(guild: discord.Guild, settings: DeskSettings) -> tuple[Lack, ...]:
    """For each channel that the settings name: which permission the bot lacks there."""
    named = dict.fromkeys(
        c for c in (settings.digest_channel, settings.review_channel, settings.verdict_channel) if c is not None
    )
    found = []
    for channel in named:
        more = FOR_TALK if channel == settings.review_channel else ()
        chart = FOR_CHART if channel == settings.digest_channel else ()
        found.append(Lack(channel, missing_in(guild, channel, *more, *chart)))
    return tuple(lack for lack in found if lack.missing)


def review_check(settings: DeskSettings, guild: discord.Guild) -> HealthCheck:
    """Where disputes are talked about: in threads of the review channel, else in replies there, else in the queue
    alone."""
    channel = settings.review_channel
    if channel is None:
        unheard = settings.announce_repeats
        more = ", so nobody is told when a false claim is repeated, though the desk is set to tell" if unheard else ""
        detail = f"not set; disputes are listed only in /review disputes{more}"
        return HealthCheck("review channel", ok=not unheard, detail=detail)
    missing = missing_in(guild, channel, *FOR_TALK)
    if not missing:
        return HealthCheck("review channel", ok=True, detail="disputes get a card and a thread there")
    threads = set(missing) <= {NEEDED[name] for name in FOR_TALK}
    instead = "replies are used instead of threads" if threads else "disputes are listed only in /review disputes"
    return HealthCheck("review channel", ok=False, detail=f"I lack {', '.join(missing)} there; {instead}")


def require_own(guild: discord.Guild, key: str, named: str) -> None:
    """Raises NotFound where a setting would name a channel or role that is not this server's."""
    if not (named.isascii() and named.isdecimal()):
        return
    if key.endswith("_channel") and guild.get_channel(int(named)) is None:
        raise NotFound("That channel is not on this server.")
    if key.endswith("_role") and guild.get_role(int(named)) is None:
        raise NotFound("That role is not on this server.")
