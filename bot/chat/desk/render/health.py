"""Whether everything is well, in plain words."""

import discord

from bot.chat.view.limits import Room
from bot.chat.view.page import Page
from bot.chat.view.text import one_line
from bot.domain.health import HealthReport


def health_page(report: HealthReport) -> Page:
    room = Room()
    title = room.take("**Health · all is well**" if report.ok else "**Health · something needs a look**")
    lines = [f"{'✅' if c.ok else '❌'} **{one_line(c.name, 60)}**: {one_line(c.detail, 300)}" for c in report.checks]
    return Page(
        discord.ui.Container(
            discord.ui.TextDisplay(title),
            discord.ui.TextDisplay("\n".join(room.some(lines, 3_500)) or "Nothing to report."),
            accent_colour=discord.Colour(0x2E9E5B if report.ok else 0xD13B3B),
        )
    )
