"""The way from one page of a list to the next."""

from collections.abc import Callable

import discord

from bot.chat.view.page import Page, button, row

Offset = Callable[[int], str]
"""The custom_id of the same list at another offset."""


def pager(at: Offset, offset: int, step: int, *, more: bool) -> discord.ui.ActionRow[Page]:
    """Previous and Next; the custom_id holds where they lead, so they outlive a restart."""
    back = max(0, offset - step)
    return row(
        button("Previous", at(back), disabled=offset == 0),
        button("Next", at(offset + step), disabled=not more),
    )
