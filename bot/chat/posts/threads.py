"""The moderators' talk about a dispute: a thread on its card, or, where the bot may open none, a reply to it. Nothing
that is written there reaches the bot."""

import logging
from typing import Final

import discord

from bot.chat.interaction.answers import NO_PINGS
from bot.chat.view.limits import checked
from bot.chat.view.notice import notice
from bot.chat.view.page import Page

log = logging.getLogger(__name__)

_HAS_ONE = 160004
_WEEK: Final = 10_080
_FAULT = 500
_TALK_HERE = "For the moderators' talk about this dispute: reply here. The bot does not read it; its buttons decide."


async def open_talk(client: discord.Client, channel: int, message: int, name: str, nonce: str) -> None:
    """A thread on the card, once. What Discord can't do at the moment is raised, to be tried again with the card."""
    place = client.get_channel(channel)
    try:
        if isinstance(place, discord.TextChannel):
            await place.get_partial_message(message).create_thread(name=name, auto_archive_duration=_WEEK)
            return
    except discord.HTTPException as error:
        if error.code == _HAS_ONE:
            return
        if error.status >= _FAULT:
            raise
        log.info("no thread could be opened", extra={"channel": channel, "code": error.code})
    try:
        await reply(client, channel, message, checked(notice(_TALK_HERE)), nonce)
    except (discord.Forbidden, discord.NotFound) as error:
        log.warning("no reply to a dispute's card either", extra={"channel": channel, "code": error.code})


async def say(client: discord.Client, channel: int, message: int, view: Page, nonce: str) -> int:
    """In the card's thread, which has the card's id; in a reply to the card where it has none."""
    try:
        sent = await client.get_partial_messageable(message).send(view=view, nonce=nonce, allowed_mentions=NO_PINGS)
    except (discord.NotFound, discord.Forbidden):
        return await reply(client, channel, message, view, nonce)
    return sent.id


async def reply(client: discord.Client, channel: int, message: int, view: Page, nonce: str) -> int:
    place = client.get_partial_messageable(channel)
    reference = discord.MessageReference(message_id=message, channel_id=channel, fail_if_not_exists=False)
    sent = await place.send(view=view, nonce=nonce, reference=reference, allowed_mentions=NO_PINGS)
    return sent.id
