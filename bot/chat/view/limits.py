"""What Discord takes, in one place. discord.py checks neither the 4,000 characters nor the length of a custom_id, and
a message over a limit fails as a whole: so every view passes `checked` before it leaves."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import discord

from bot.chat.view.text import plain

COMPONENTS = 40
TEXT = 4_000
CUSTOM_ID = 100
SELECT_OPTIONS = 25
LABEL = 80
OPTION = 100
MODAL_TITLE = 45
MODAL_FIELDS = 5
FIELD_LABEL = 45
FIELD_HELP = 100
INPUT = 4_000
CHOICE = 100
MEDIA_TEXT = 1_024
"""A picture's words for those who can't see it."""
TREE = 8_000


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


class Room:
    """The characters that are left in one message, given out piece by piece."""

    def __init__(self, characters: int = TEXT) -> None:
        self.left = characters

    def take(self, text: str) -> str:
        """The text, charged; one more for the line break or component that it stands in."""
        self.left -= len(text) + 1
        return text

    def some(self, lines: Iterable[str], most: int, more: str = "and {} more") -> list[str]:
        """As many lines as fit into `most` characters of what is left, and a last one that counts the others."""
        every = list(lines)
        budget = min(most, self.left)
        kept: list[str] = []
        for index, line in enumerate(every):
            tail = len(more) + 6 if index + 1 < len(every) else 0
            if len(line) + 1 + tail > budget:
                break
            kept.append(line)
            budget -= len(line) + 1
        if len(kept) < len(every):
            kept.append(more.format(len(every) - len(kept)))
        for line in kept:
            self.take(line)
        return kept


V = TypeVar("V", bound=discord.ui.LayoutView)


def checked(view: V) -> V:
    """The view, or a ValueError that names the limit it breaks."""
    if view.total_children_count > COMPONENTS:
        raise ValueError(f"{view.total_children_count} components, {COMPONENTS} fit")
    if view.content_length() > TEXT:
        raise ValueError(f"{view.content_length()} characters of text, {TEXT} fit")
    seen: set[str] = set()
    for item in view.walk_children():
        custom_id = getattr(item, "custom_id", None)
        if custom_id is not None:
            if len(custom_id) > CUSTOM_ID or custom_id in seen:
                raise ValueError(f"custom_id {custom_id!r} is too long or stands twice")
            seen.add(custom_id)
        if isinstance(item, discord.ui.Button) and len(item.label or "") > LABEL:
            raise ValueError(f"the label {item.label!r} is over {LABEL} characters")
        if isinstance(item, discord.ui.Select) and not 0 < len(item.options) <= SELECT_OPTIONS:
            raise ValueError(f"a select with {len(item.options)} options")
    return view


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
