"""Posting what the outbox holds: the one way by which the bot speaks without being asked at that moment.

A delivery names what to show by its ids; it is rendered from the record as it stands when it goes out.
"""

from typing import assert_never

import aiohttp
import discord

from bot.chat.interaction.context import ChatContext
from bot.chat.posts import (
    card_edits,
    dispute_posts,
    intake_edits,
    notices,
    replies,
    summary_posts,
    tells,
    verdict_posts,
)
from bot.chat.posts.sending import Outlet
from bot.domain.delivery import Delivery, TryLater, Undeliverable
from bot.domain.errors import NotFound
from bot.domain.posts import (
    ArticleVerdicts,
    CardEdit,
    CorrectionPost,
    DisputeAnswer,
    DisputeCard,
    DisputeEdit,
    DisputeQuestion,
    FirstSteps,
    Followed,
    IntakeEdit,
    Message,
    Notice,
    OverdueDisputes,
    RepeatsPost,
    ReplyCard,
    ReplyCardEdit,
    ReplyRemoval,
    SummaryEdit,
    SummaryPost,
    Told,
    Unknown,
    VerdictPost,
)

_TOO_MANY = 429
_FAULT = 500


class DiscordPublisher:
    """The Publisher of the jobs, over a logged-in client."""

    def __init__(self, client: discord.Client, context: ChatContext) -> None:
        self._out = Outlet(client, context)

    async def deliver(self, delivery: Delivery) -> int | None:
        if isinstance(delivery.content, Unknown):
            raise Undeliverable(f"nothing is known of {delivery.content.render!r}")
        try:
            return await _deliver(self._out, delivery, delivery.content)
        except NotFound as gone:
            raise Undeliverable(str(gone)) from gone
        except discord.HTTPException as error:
            raise _as_delivery_error(error) from error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise TryLater(f"Discord was not reached: {type(error).__name__}") from error


async def _deliver(out: Outlet, delivery: Delivery, content: Message) -> int | None:
    match content:
        case VerdictPost() | ArticleVerdicts() | CorrectionPost() | RepeatsPost():
            sent = await verdict_posts.post(out, delivery, content)
        case ReplyCard() | ReplyRemoval():
            sent = await replies.deliver(out, delivery, content)
        case SummaryPost():
            sent = await summary_posts.post(out, delivery, content)
        case DisputeCard() | DisputeAnswer() | DisputeEdit():
            sent = await dispute_posts.deliver(out, delivery, content)
        case FirstSteps() | Notice() | OverdueDisputes():
            sent = await notices.post(out, delivery, content)
        case CardEdit() | ReplyCardEdit() | SummaryEdit():
            sent = await card_edits.redraw(out, delivery, content)
        case IntakeEdit():
            sent = await intake_edits.edit(out, delivery, content)
        case Told() | Followed() | DisputeQuestion():
            sent = await tells.tell(out, delivery, content)
        case _:
            assert_never(content)
    return sent


def _as_delivery_error(error: discord.HTTPException) -> Exception:
    """Discord's refusals are for good; its limits and faults pass."""
    if isinstance(error, discord.RateLimited):
        return TryLater("rate limited", error.retry_after)
    if error.status >= _FAULT or error.status == _TOO_MANY:
        return TryLater(f"Discord answered {error.status}")
    return Undeliverable(f"Discord refused it: {error.status}, code {error.code}")
