"""Which SQLite this Python has, for those who ask before they open a file."""

import sqlite3
from dataclasses import dataclass

from bot.storage.failures import MIN_SQLITE


@dataclass(frozen=True, slots=True)
class Engine:
    version: str
    needed: str
    new_enough: bool
    full_text: bool
    """Whether it was built with FTS5, which search stands on."""


def engine() -> Engine:
    connection = sqlite3.connect(":memory:")
    try:
        built_with = {option for (option,) in connection.execute("PRAGMA compile_options")}
    finally:
        connection.close()
    return Engine(
        version=sqlite3.sqlite_version,
        needed=".".join(map(str, MIN_SQLITE)),
        new_enough=sqlite3.sqlite_version_info >= MIN_SQLITE,
        full_text="ENABLE_FTS5" in built_with,
    )
