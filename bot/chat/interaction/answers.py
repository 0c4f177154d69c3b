"""Answering an interaction: one message, without pings, to the one person or to the channel.

A public answer that was announced (deferred) and then comes to nothing is taken back before the person is told why:
the channel never reads a refusal.

An acknowledgement of which Discord's answer is lost is sent again, by discord.py or here; where the first one went
through, the second is told that the interaction is answered already (40060). That is success, of which discord.py's
`interaction.response` knows nothing: whether an interaction is answered is kept here too.
"""

import logging
from collections.abc import Awaitable
from typing import Any, TypeVar

import aiohttp
import discord

from bot.chat.interaction.context import Interaction
from bot.chat.view.limits import checked
from bot.domain.clock import MINUTE

log = logging.getLogger(__name__)

NO_PINGS = discord.AllowedMentions.none()
ALREADY_ANSWERED = 40060
NOT_REACHED = (aiohttp.ClientError, OSError)
"""What a lost connection to Discord raises; a timeout is an OSError."""
NOT_SENT = (discord.DiscordException, *NOT_REACHED)
"""All that keeps an answer from Discord."""

PATIENCE_S = 5.0
"""How long an answer may wait for what some words mean; without it the words alone are compared."""
TOKEN_GOOD_FOR = 14 * MINUTE
"""Discord lets an answer be edited by its token for 15 minutes; the last one is left for the edit itself."""

_PUBLIC = "answers in public"
_ANSWERED = "already answered; Discord confirmed it late"
T = TypeVar("T")


async def defer(interaction: Interaction, *, public: bool) -> int | None:
    """Say within Discord's 3 s that an answer will come; returns the id of the message that it will be."""
    interaction.extras[_PUBLIC] = public
    try:
        announced = await _first_response(interaction, interaction.response.defer(ephemeral=not public, thinking=True))
    except NOT_REACHED:
        announced = await _first_response(interaction, interaction.response.defer(ephemeral=not public, thinking=True))
    return await _deferred_message(interaction) if announced is None else announced.message_id


async def defer_update(interaction: Interaction) -> None:
    """As `defer`, for an answer that takes the place of the private message whose component was used (`update`)."""
    message = interaction.message
    if message is None or not message.flags.ephemeral:
        await defer(interaction, public=False)
        return
    interaction.extras[_PUBLIC] = False
    await _first_response(interaction, interaction.response.defer())


async def show(
    interaction: Interaction,
    view: discord.ui.LayoutView,
    *,
    public: bool = False,
    file: discord.File | None = None,
) -> int | None:
    """The answer, however far the interaction has come; returns its message id where Discord tells it."""
    checked(view)
    attached: Any = discord.utils.MISSING if file is None else file
    if not _is_answered(interaction):
        sent = await _first_response(
            interaction,
            interaction.response.send_message(
                view=view, ephemeral=not public, allowed_mentions=NO_PINGS, file=attached
            ),
        )
        return None if sent is None else sent.message_id
    if _PUBLIC in interaction.extras:
        announced = interaction.extras.pop(_PUBLIC)
        if announced == public:
            files = [] if file is None else [file]
            edited = await interaction.edit_original_response(view=view, attachments=files, allowed_mentions=NO_PINGS)
            return edited.id
        await interaction.delete_original_response()
    followed = await interaction.followup.send(
        view=view, ephemeral=not public, allowed_mentions=NO_PINGS, wait=True, file=attached
    )
    return followed.id


async def follow_up(interaction: Interaction, view: discord.ui.LayoutView) -> int:
    """One more public message after the answer; returns its id."""
    sent = await interaction.followup.send(view=checked(view), allowed_mentions=NO_PINGS, wait=True)
    return sent.id


async def edit(interaction: Interaction, view: discord.ui.LayoutView, message: int | None) -> None:
    """Put the view in place of the answer, or of another message that came after it."""
    checked(view)
    if message is None:
        await interaction.edit_original_response(view=view, allowed_mentions=NO_PINGS)
    else:
        await interaction.followup.edit_message(message, view=view, allowed_mentions=NO_PINGS)


async def update(interaction: Interaction, view: discord.ui.LayoutView) -> None:
    """Put the view in place of the private message whose component was used; a public one stays as it is and the
    person gets one of their own."""
    message = interaction.message
    if message is None or not message.flags.ephemeral or _is_answered(interaction):
        await show(interaction, view)
        return
    await _first_response(interaction, interaction.response.edit_message(view=checked(view), allowed_mentions=NO_PINGS))


async def open_modal(interaction: Interaction, form: discord.ui.Modal) -> None:
    """Open a form over the client of the person."""
    await _first_response(interaction, interaction.response.send_modal(form))


async def _first_response(interaction: Interaction, sending: Awaitable[T]) -> T | None:
    """The first answer to an interaction; None where it went through and what Discord said of it was lost."""
    try:
        return await sending
    except discord.HTTPException as error:
        if error.code != ALREADY_ANSWERED:
            raise
        log.info("an answer arrived, but Discord's confirmation of it was lost")
        interaction.extras[_ANSWERED] = True
        return None


def _is_answered(interaction: Interaction) -> bool:
    return interaction.response.is_done() or _ANSWERED in interaction.extras


async def _deferred_message(interaction: Interaction) -> int | None:
    """The id of the message that an answer will be, asked for anew; None where it can't be had."""
    try:
        return (await interaction.original_response()).id
    except NOT_SENT:
        log.info("the announced answer could not be read", exc_info=True)
        return None
