"""What shows a claim, redrawn in its newest state."""

import logging

import discord

from bot.chat.claims.render.about import reply_card
from bot.chat.claims.render.card import public_card
from bot.chat.posts.sending import Outlet, channel_of, edit
from bot.chat.posts.verdict_posts import public_reader
from bot.chat.summary.render.summary import summary_page
from bot.chat.view.limits import checked
from bot.chat.view.page import Page
from bot.domain.delivery import Delivery, Undeliverable
from bot.domain.posts import CardEdit, ReplyCardEdit, SummaryEdit

log = logging.getLogger(__name__)


async def redraw(out: Outlet, delivery: Delivery, content: CardEdit | ReplyCardEdit | SummaryEdit) -> int | None:
    """None where somebody deleted the message: it needs no new state."""
    channel = channel_of(delivery)
    if delivery.message is None:
        raise Undeliverable("the edit names no message")
    view = await _view(out, delivery, content)
    try:
        return await edit(out.client, channel, delivery.message, checked(view))
    except (discord.NotFound, discord.Forbidden) as gone:
        log.info("a message is out of reach", extra={"code": gone.code})
        return None


async def _view(out: Outlet, delivery: Delivery, content: CardEdit | ReplyCardEdit | SummaryEdit) -> Page:
    if isinstance(content, SummaryEdit):
        return summary_page(await out.services.summaries.posted(content.digest), f"d{content.digest}")
    claim = await out.services.claims.show(public_reader(delivery), content.claim)
    return public_card(claim) if isinstance(content, CardEdit) else reply_card(claim)
