"""A desk's settings as an admin reads them: what holds, what would hold without it, and which permission is missing."""

from dataclasses import dataclass

import discord

from bot.chat.view.limits import Page, Room
from bot.chat.view.text import one_line
from bot.domain.settings import DEFAULTS, KEYS, DeskSettings, Value, written

_CHANNELS = frozenset({"digest_channel", "review_channel", "verdict_channel"})
_ROLES = frozenset({"checker_role", "moderator_role", "digest_role"})


@dataclass(frozen=True, slots=True)
class Lack:
    """A channel that is set and what the bot may not do there."""

    channel: int
    missing: tuple[str, ...]


def settings_page(
    settings: DeskSettings, changed: frozenset[str], lacks: tuple[Lack, ...], *, note: str | None = None
) -> Page:
    room = Room()
    title = room.take(f"**Settings of this desk**{f' · {note}' if note else ''}")
    lines = setting_lines(settings, changed, 3_000)
    return Page(
        discord.ui.Container(
            discord.ui.TextDisplay(title),
            discord.ui.Separator(),
            discord.ui.TextDisplay("\n".join(room.some(lines, 3_000))),
            discord.ui.Separator(),
            discord.ui.TextDisplay(permissions_text(settings, lacks)),
            accent_colour=discord.Colour(0xD13B3B if lacks else 0x2E9E5B),
        )
    )


def setting_lines(settings: DeskSettings, changed: frozenset[str], room: int) -> list[str]:
    """Every setting, its value and its default; what each takes too, where that fits."""
    bare = [_line(key, getattr(settings, key), set_here=key in changed) for key in KEYS]
    long = [f"{line}\n-# {one_line(KEYS[key], 120)}" for key, line in zip(KEYS, bare, strict=True)]
    return long if sum(len(line) + 1 for line in long) <= room else bare


def _line(key: str, value: Value, *, set_here: bool) -> str:
    default = shown(key, getattr(DEFAULTS, key))
    state = f"default {default}" if set_here else "the default"
    return f"**{key}**: {shown(key, value)} ({state})"


def shown(key: str, value: Value) -> str:
    """A value as Discord shows it: channels and roles by their mention."""
    if value is None or value == "":
        return "none"
    if key == "links_from" and str(value).isdigit():
        return f"<@&{value}>"
    if key in _CHANNELS:
        return f"<#{value}>"
    if key in _ROLES:
        return f"<@&{value}>"
    return one_line(written(value), 80)


def permissions_text(settings: DeskSettings, lacks: tuple[Lack, ...]) -> str:
    if lacks:
        return "\n".join(f"❌ In <#{lack.channel}> I lack: {', '.join(lack.missing)}." for lack in lacks)
    if settings.digest_channel is None and settings.review_channel is None:
        return "No channel is set yet: `/desk setup digest_channel:` starts the daily summary."
    return "✅ I have every permission that I need in the channels that are set."
