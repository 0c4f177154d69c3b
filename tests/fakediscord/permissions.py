"""Permission bits by name."""

from typing import Final

_PLACES: Final = {
    "administrator": 3,
    "manage_channels": 4,
    "manage_guild": 5,
    "view_channel": 10,
    "send_messages": 11,
    "manage_messages": 13,
    "embed_links": 14,
    "attach_files": 15,
    "read_message_history": 16,
    "mention_everyone": 17,
    "manage_roles": 28,
    "use_application_commands": 31,
    "manage_threads": 34,
    "create_public_threads": 35,
    "send_messages_in_threads": 38,
}
BITS: Final = {name: 1 << place for name, place in _PLACES.items()}
ALL: Final = (1 << 53) - 1


def bits(*names: str) -> int:
    """`bits("manage_guild", "send_messages")` as one number."""
    out = 0
    for name in names:
        out |= BITS[name]
    return out


EVERYONE: Final = bits(
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
    "mention_everyone",
    "use_application_commands",
    "create_public_threads",
    "send_messages_in_threads",
)
"""What a new server gives to all its members."""

INVITED: Final = EVERYONE | bits("manage_messages", "manage_threads")
"""What the bot is invited with."""
