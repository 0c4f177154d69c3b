"""A desk's settings as an admin reads them: what holds, the default, and which permission is missing."""

from dataclasses import dataclass

import discord

from bot.chat.desk.render.setting_words import setting_sentence, shown
from bot.chat.view.limits import Room
from bot.chat.view.page import Page
from bot.domain.settings import DEFAULTS, KEYS, DeskSettings


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
    """Every setting with its option and its default: in sentences, or as bare values where those don't fit."""
    facts = [(key, getattr(settings, key), _default(key, set_here=key in changed)) for key in KEYS]
    told = [f"- {setting_sentence(key, value)} (`{key}`, {default})" for key, value, default in facts]
    bare = [f"- `{key}`: {shown(key, value)} ({default})" for key, value, default in facts]
    return told if sum(len(line) + 1 for line in told) <= room else bare


def _default(key: str, *, set_here: bool) -> str:
    return f"default {shown(key, getattr(DEFAULTS, key))}" if set_here else "the default"


def permissions_text(settings: DeskSettings, lacks: tuple[Lack, ...]) -> str:
    if lacks:
        return "\n".join(f"❌ In <#{lack.channel}> I lack: {', '.join(lack.missing)}." for lack in lacks)
    if settings.digest_channel is None and settings.review_channel is None:
        return "No channel is set yet: `/desk setup digest_channel:` starts the daily summary."
    return "✅ I have every permission I need in these channels."
