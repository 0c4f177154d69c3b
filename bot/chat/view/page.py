"""The page that every view is, and the parts that pages are put together from."""

from collections.abc import Sequence

import discord

from bot.chat.view.limits import LABEL
from bot.chat.view.text import plain


class Page(discord.ui.LayoutView):
    """A layout whose components are answered by custom_id alone: discord.py must not keep it, so it counts as
    finished from the start and works just as well after a restart. `file` goes along with
    it."""

    def __init__(self, *items: discord.ui.Item["Page"]) -> None:
        super().__init__(timeout=None)
        self.file: discord.File | None = None
        for item in items:
            self.add_item(item)

    def is_finished(self) -> bool:
        return True


def button(
    label: str,
    custom_id: str,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    *,
    disabled: bool = False,
) -> discord.ui.Button[Page]:
    return discord.ui.Button(label=plain(label, LABEL), custom_id=custom_id, style=style, disabled=disabled)


def row(*buttons: discord.ui.Button[Page]) -> discord.ui.ActionRow[Page]:
    return discord.ui.ActionRow(*buttons)


def framed(blocks: Sequence[str], colour: discord.Colour | None = None) -> discord.ui.Container[Page]:
    """A box with the blocks of text in it, a line between one and the next."""
    frame: discord.ui.Container[Page] = discord.ui.Container(accent_colour=colour)
    for index, block in enumerate(blocks):
        if index:
            frame.add_item(discord.ui.Separator())
        frame.add_item(discord.ui.TextDisplay(block))
    return frame
