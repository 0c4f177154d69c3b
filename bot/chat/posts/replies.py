"""A claim's compact card in reply to a message: posting it, and taking it back."""

import logging

import discord

from bot.chat.claims.render.about import reply_card
from bot.chat.posts.sending import Outlet, channel_of, send, sent_already
from bot.chat.posts.verdict_posts import public_reader
from bot.chat.view.limits import checked
from bot.domain.claims import State
from bot.domain.delivery import Delivery, TryLater
from bot.domain.posts import ReplyCard, ReplyRemoval

log = logging.getLogger(__name__)


async def deliver(out: Outlet, delivery: Delivery, content: ReplyCard | ReplyRemoval) -> int | None:
    if isinstance(content, ReplyCard):
        return await _post(out, delivery, content)
    await _take_back(out, delivery, content)
    return None


async def _post(out: Outlet, delivery: Delivery, content: ReplyCard) -> int | None:
    """A reply, unless it was taken back or what it replies to is gone; then who asked for it is told."""
    channel, replies = channel_of(delivery), out.services.replies
    sent = await sent_already(out.client, delivery, channel)
    if sent is not None or not await replies.stands(delivery.id):
        return sent
    if not await _stands(out, channel, content.reply_to):
        await replies.note_gone(delivery.server, delivery.id)
        return None
    claim = await out.services.claims.show(public_reader(delivery), content.claim)
    if claim.state is not State.CHECKED or claim.hidden:
        return None
    return await send(out.client, delivery, channel, checked(reply_card(claim)), reply_to=content.reply_to)


async def _stands(out: Outlet, channel: int, message: int) -> bool:
    """Whether the message that is to be replied to is still there: without it a reply has no sense."""
    try:
        await out.client.get_partial_messageable(channel).fetch_message(message)
    except discord.NotFound:
        log.info("the message to reply to is gone")
        return False
    return True


async def _take_back(out: Outlet, delivery: Delivery, content: ReplyRemoval) -> None:
    """A reply goes once it is known what became of it; one that somebody deleted is gone already."""
    reply = await out.services.replies.posted(content.reply)
    if reply is not None and reply.state in {"pending", "sending"}:
        raise TryLater("the reply is on its way", 5)
    if reply is None or reply.sent_message is None or delivery.channel is None:
        return
    place = out.client.get_partial_messageable(delivery.channel)
    try:
        await place.get_partial_message(reply.sent_message).delete()
    except discord.NotFound:
        log.info("a reply to be taken back is gone already")
