"""The answer to a source that was handed in, with what came of it."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

import discord

from bot.chat.articles import pages
from bot.chat.posts.sending import Outlet, edit_by_token, send
from bot.chat.posts.sending import edit as edit_message
from bot.chat.view.limits import checked
from bot.chat.view.page import Page
from bot.domain.articles import AwaitedAnswer
from bot.domain.delivery import Delivery, Undeliverable
from bot.domain.posts import IntakeEdit

log = logging.getLogger(__name__)

Attempt = Callable[[], Awaitable[int]]


async def edit(out: Outlet, delivery: Delivery, content: IntakeEdit) -> int:
    """By the answer's token while that holds, else as a message of the bot's, else anew."""
    intake = await out.services.articles.intake(content.intake)
    answer = intake.answer
    if answer is None:
        raise Undeliverable(f"intake {intake.id} has no answer to edit")
    view = checked(await pages.intake(out.services, intake))
    for attempt in _attempts(out, delivery, answer, view):
        try:
            return await attempt()
        except (discord.NotFound, discord.Forbidden) as gone:
            log.info("an answer could not be edited", extra={"code": gone.code})
    return await send(out.client, delivery, answer.channel, view)


def _attempts(out: Outlet, delivery: Delivery, answer: AwaitedAnswer, view: Page) -> list[Attempt]:
    token, until, message = answer.token, answer.token_until or 0, delivery.message or answer.message
    if message is None:
        return []
    attempts: list[Attempt] = [partial(edit_message, out.client, answer.channel, message, view)]
    if token is not None and until > out.context.clock.now():
        attempts.insert(0, partial(edit_by_token, out.client, token, message, view))
    return attempts
