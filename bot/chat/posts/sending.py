"""Sending to Discord and editing there, once each.

A post carries a mark made of its nonce, so that one whose answer was lost is found again and not posted twice.
"""

import zlib
from dataclasses import dataclass
from typing import Any

import discord
from discord.utils import MISSING

from bot.chat.interaction.answers import NO_PINGS
from bot.chat.interaction.context import ChatContext
from bot.chat.view.page import Page
from bot.domain.delivery import Delivery, Undeliverable
from bot.services import Services

_LOOK_BACK = 50


@dataclass(frozen=True, slots=True)
class Outlet:
    """What delivering takes: the logged-in client, and the desk that knows what there is to say."""

    client: discord.Client
    context: ChatContext

    @property
    def services(self) -> Services:
        return self.context.services


def channel_of(delivery: Delivery) -> int:
    if delivery.channel is None:
        raise Undeliverable("the message names no channel")
    return delivery.channel


def pinging(role: int | None) -> discord.AllowedMentions:
    """One role is pinged, and nobody else."""
    roles = [] if role is None else [discord.Object(role)]
    return discord.AllowedMentions(everyone=False, users=False, roles=roles)


async def send(
    client: discord.Client,
    delivery: Delivery,
    channel: int,
    view: Page,
    *,
    pings: discord.AllowedMentions = NO_PINGS,
    reply_to: int | None = None,
    quiet: bool = False,
) -> int:
    """Post a view, or find the post of an attempt that went through without an answer; the message's id. A reply is
    always quiet, and is posted beside what it replies to where that is gone.

    Raises Undeliverable where the channel is another server's.
    """
    known = client.get_channel(channel)
    if isinstance(known, discord.abc.GuildChannel) and known.guild.id != delivery.server:
        raise Undeliverable("that channel is another server's")
    found = await sent_already(client, delivery, channel)
    if found is not None:
        return found
    view.children[0].id = _mark(delivery.nonce)
    given: dict[str, Any] = {"file": MISSING if view.file is None else view.file}
    if reply_to is not None:
        given = {
            "reference": discord.MessageReference(message_id=reply_to, channel_id=channel, fail_if_not_exists=False)
        }
    place = client.get_partial_messageable(channel)
    silent = quiet or reply_to is not None
    sent = await place.send(view=view, nonce=delivery.nonce, allowed_mentions=pings, silent=silent, **given)
    return sent.id


async def sent_already(client: discord.Client, delivery: Delivery, channel: int) -> int | None:
    """The message of an attempt that went through without an answer."""
    if not delivery.uncertain:
        return None
    me, mark = client.user, _mark(delivery.nonce)
    async for message in client.get_partial_messageable(channel).history(limit=_LOOK_BACK):
        ours = me is not None and message.author.id == me.id
        marked = any(getattr(component, "id", None) == mark for component in message.components)
        if ours and (marked or message.nonce == delivery.nonce):
            return message.id
    return None


async def edit(client: discord.Client, channel: int, message: int, view: Page) -> int:
    place = client.get_partial_messageable(channel)
    edited = await place.get_partial_message(message).edit(view=view, allowed_mentions=NO_PINGS)
    return edited.id


async def edit_by_token(client: discord.Client, token: str, message: int, view: Page) -> int:
    """Edit the answer to a command while its token holds."""
    hook = discord.Webhook.partial(client.application_id or 0, token, client=client)
    edited = await hook.edit_message(message, view=view, allowed_mentions=NO_PINGS)
    return edited.id


def _mark(nonce: str) -> int:
    """A component id made of the nonce: it stays on the message, where a nonce is forgotten within minutes. Ids
    under a million are left to Discord's own numbering."""
    return 1_000_000 + zlib.crc32(nonce.encode()) % 2_000_000_000
