"""A desk with a reader and an editor, and what stands in the channel and in the file."""

import sqlite3
from pathlib import Path
from typing import Any


def scene(fd: Any) -> tuple[Any, Any, Any]:
    desk = fd.add_channel("fact-checks")
    moderators = fd.add_role("moderators", "manage_messages")
    return desk, fd.add_person("reader", channel=desk), fd.add_person("editor", moderators, channel=desk)


def count(path: Path, sql: str) -> int:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return int(connection.execute(sql).fetchone()[0])


def visible(fd: Any, channel: Any) -> str:
    from fakediscord.driver import visible_text

    return "\n".join(visible_text(message) for message in fd.bot_messages(channel))
