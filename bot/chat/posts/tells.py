"""One sentence to one person: in the private answer to what they did while that can be edited, where they acted, or
else by direct message; they alone are pinged."""

import logging
from typing import cast

import discord

from bot.chat.interaction import ids
from bot.chat.posts.sending import Outlet, edit_by_token, send
from bot.chat.view.limits import checked
from bot.chat.view.notice import notice
from bot.chat.view.page import button, row
from bot.domain.delivery import Closed, Delivery, Undeliverable
from bot.domain.posts import DisputeQuestion, Followed, PrivateAnswer, Told

log = logging.getLogger(__name__)

Tell = Told | Followed | DisputeQuestion


async def tell(out: Outlet, delivery: Delivery, content: Tell) -> int:
    if delivery.user is None:
        raise Undeliverable("the message names nobody")
    answer = content.answer if isinstance(content, Told) else None
    try:
        if answer is not None and answer.until > out.context.clock.now():
            return await _answer(out, answer, content.text)
    except (discord.Forbidden, discord.NotFound) as gone:
        log.info("a private answer could not be edited", extra={"code": gone.code})
    try:
        if delivery.channel is not None:
            return await _mention(out, delivery, delivery.channel, delivery.user, content)
    except (discord.Forbidden, discord.NotFound) as gone:
        log.info("a person could not be told in a channel", extra={"code": gone.code})
    return await _direct(out, delivery, delivery.user, content)


async def _answer(out: Outlet, answer: PrivateAnswer, text: str) -> int:
    return await edit_by_token(out.client, answer.token, answer.message, checked(notice(text)))


async def _mention(out: Outlet, delivery: Delivery, channel: int, user: int, content: Tell) -> int:
    view = notice(content.text, before=f"<@{user}> ")
    if isinstance(content, DisputeQuestion):
        view.add_item(row(button("Answer…", ids.dispute("answer", content.dispute))))
    pings = discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(user)])
    return await send(out.client, delivery, channel, checked(view), pings=pings)


async def _direct(out: Outlet, delivery: Delivery, user: int, content: Tell) -> int:
    """By direct message, where the only button ends a follow: all else needs the server."""
    asked = isinstance(content, DisputeQuestion)
    view = notice(f"{content.text}\nAnswer on the server: /claims mine." if asked else content.text)
    if isinstance(content, Followed):
        view.add_item(row(button("Stop following", ids.stop(content.follow))))
    try:
        private = await out.client.create_dm(cast("discord.User", discord.Object(user)))
        return await send(out.client, delivery, private.id, checked(view))
    except discord.Forbidden as closed:
        raise Closed from closed
