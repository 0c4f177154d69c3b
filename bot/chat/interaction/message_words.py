"""What a message says, wherever its words are: in it, in one that it forwards, in the boxes (embeds) and texts
(components) that a bot posts."""

from collections.abc import Iterator, Sequence
from typing import Any

import discord


def words_of(message: discord.Message, *, previews: bool = True) -> str:
    """All that somebody reads of it, one thing a line. `previews`: also what Discord shows of a page behind a link, and
    the texts of cards such as ours."""
    parts = [part for each in _with_forwarded(message) for part in _parts(each, previews=previews)]
    return "\n".join(dict.fromkeys(part.strip() for part in parts if part and part.strip()))


def files_of(message: discord.Message) -> Sequence[discord.Attachment]:
    """Its own files, and those of what it forwards."""
    return [file for each in _with_forwarded(message) for file in each.attachments]


def _with_forwarded(message: discord.Message) -> Sequence[discord.Message | discord.MessageSnapshot]:
    return [message, *message.message_snapshots]


def _parts(message: discord.Message | discord.MessageSnapshot, *, previews: bool) -> Iterator[str | None]:
    yield message.content
    for embed in message.embeds:
        if previews or embed.type == "rich":
            yield from (embed.title, embed.description)
            for field in embed.fields:
                yield f"{field.name}: {field.value}"
    if previews:
        yield from _texts(message.components)


def _texts(components: Sequence[Any]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.components.TextDisplay):
            yield component.content
        yield from _texts(getattr(component, "children", ()))
