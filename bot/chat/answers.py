"""Answering an interaction: one message, without pings, to the one person or to the channel.

A public answer that was announced (deferred) and then comes to nothing is taken back before the person is told why:
the channel never reads a refusal.
"""

from typing import Any

import discord

from bot.chat.context import Interaction
from bot.chat.render.limits import checked

NO_PINGS = discord.AllowedMentions.none()
_PUBLIC = "answers in public"


async def defer(interaction: Interaction, *, public: bool) -> int | None:
    """Say within Discord's 3 s that an answer will come; returns the id of the message that it will be."""
    interaction.extras[_PUBLIC] = public
    announced = await interaction.response.defer(ephemeral=not public, thinking=True)
    return None if announced is None else announced.message_id


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
    if not interaction.response.is_done():
        sent = await interaction.response.send_message(
            view=view, ephemeral=not public, allowed_mentions=NO_PINGS, file=attached
        )
        return sent.message_id
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


async def update(interaction: Interaction, view: discord.ui.LayoutView) -> None:
    """Put the view in place of the private message whose component was used; a public one stays as it is and the
    person gets his own."""
    message = interaction.message
    if message is None or not message.flags.ephemeral or interaction.response.is_done():
        await show(interaction, view)
        return
    await interaction.response.edit_message(view=checked(view), allowed_mentions=NO_PINGS)
