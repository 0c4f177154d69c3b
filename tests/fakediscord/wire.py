"""What goes over the wire: ids, times, flags and intents, as Discord's API writes them."""

import itertools
import time
from datetime import UTC, datetime
from typing import Any, Final

Json = dict[str, Any]
"""A JSON object, as discord.py sends or reads it."""

EPOCH_MS: Final = 1_420_070_400_000

EPHEMERAL: Final = 1 << 6
LOADING: Final = 1 << 7
HAS_THREAD: Final = 1 << 5
COMPONENTS_V2: Final = 1 << 15

INTENTS: Final = {
    "guilds": 1 << 0,
    "members": 1 << 1,
    "presences": 1 << 8,
    "guild_messages": 1 << 9,
    "dm_messages": 1 << 12,
    "message_content": 1 << 15,
}
PRIVILEGED: Final = INTENTS["members"] | INTENTS["presences"] | INTENTS["message_content"]

_counter = itertools.count(1)


def snowflake() -> int:
    """A new id: milliseconds since Discord's epoch, and a counter."""
    ms = int(time.time() * 1000) - EPOCH_MS
    return (ms << 22) | (next(_counter) & 0x3FFFFF)


def iso(seconds: float | None = None) -> str:
    """A moment in seconds since 1970, or now."""
    return datetime.fromtimestamp(time.time() if seconds is None else seconds, UTC).isoformat()
