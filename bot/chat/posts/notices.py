"""Sentences in a channel."""

from typing import assert_never

from bot.chat.desk.render.setup import first_steps_page
from bot.chat.interaction.answers import NO_PINGS
from bot.chat.posts.sending import Outlet, channel_of, pinging, send
from bot.chat.view.limits import checked
from bot.chat.view.notice import notice
from bot.chat.view.page import Page
from bot.domain.delivery import Delivery
from bot.domain.posts import FirstSteps, Notice, OverdueDisputes


async def post(out: Outlet, delivery: Delivery, content: FirstSteps | Notice | OverdueDisputes) -> int:
    """What waits too long pings the moderators' role; nothing else pings anybody."""
    pings = pinging(content.role) if isinstance(content, OverdueDisputes) else NO_PINGS
    return await send(out.client, delivery, channel_of(delivery), checked(_view(content)), pings=pings)


def _view(content: FirstSteps | Notice | OverdueDisputes) -> Page:
    match content:
        case FirstSteps():
            return first_steps_page()
        case Notice():
            return notice(content.text)
        case OverdueDisputes():
            return notice(content.text, before="" if content.role is None else f"<@&{content.role}> ")
        case _:
            assert_never(content)
