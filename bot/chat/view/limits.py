"""What Discord takes, in one place. discord.py checks neither the 4,000 characters nor the length of a custom_id, and
a message over a limit fails as a whole: so every view passes `checked` before it leaves."""

from collections.abc import Iterable
from typing import TypeVar

import discord

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
