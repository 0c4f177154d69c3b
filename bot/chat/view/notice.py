"""A sentence, with or without a button under it."""

import discord

from bot.chat.view.page import Page, button, row
from bot.chat.view.text import paragraph


def notice(sentence: str, *, before: str = "", after: str = "") -> Page:
    """A sentence of ours; what it quotes from people is escaped. `before` and `after` are markup wholly ours."""
    return Page(discord.ui.TextDisplay(before + paragraph(sentence, 1_500) + after))


def refusal(sentence: str, draft: str) -> Page:
    """Why a form was refused, and the way back into it."""
    return Page(
        discord.ui.TextDisplay(paragraph(sentence, 1_500)),
        row(button("Edit again", f"c1:draft:{draft}", discord.ButtonStyle.primary)),
    )
