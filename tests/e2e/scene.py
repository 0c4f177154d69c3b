"""A desk with a reader and an editor, and what stands in the channel and in the file."""

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.fakediscord import BotProcess, Channel, FakeDiscord, Person, visible_text

ROOT = Path(__file__).parents[2]
Start = Callable[..., Awaitable[BotProcess]]
"""Starts the bot, with variables of the environment by name."""


def scene(fd: FakeDiscord) -> tuple[Channel, Person, Person]:
    desk = fd.add_channel("fact-checks")
    moderators = fd.add_role("moderators", "manage_messages")
    return desk, fd.add_person("reader", channel=desk), fd.add_person("editor", moderators, channel=desk)


def count(path: Path, sql: str) -> int:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return int(connection.execute(sql).fetchone()[0])


def visible(fd: FakeDiscord, channel: Channel) -> str:
    return "\n".join(visible_text(message) for message in fd.bot_messages(channel))
