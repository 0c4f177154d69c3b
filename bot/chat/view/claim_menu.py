"""The menu that opens any of the claims that a message names, for the person who asks."""

import discord

from bot.chat.view.labels import status
from bot.chat.view.limits import OPTION, SELECT_OPTIONS
from bot.chat.view.page import Page
from bot.chat.view.text import plain
from bot.domain.claims import Claim


def open_menu(claims: tuple[Claim, ...], place: str) -> discord.ui.ActionRow[Page]:
    """Up to 25 claims. `place` tells the menus of one channel apart and marks the message."""
    unique = list({claim.number: claim for claim in claims}.values())[:SELECT_OPTIONS]
    menu: discord.ui.Select[Page] = discord.ui.Select(
        custom_id=f"c1:pick:{place}",
        placeholder="Open a claim…",
        options=[
            discord.SelectOption(
                label=plain(f"#{claim.number} · {status(claim)} · {claim.speaker or 'nobody named'}", OPTION),
                value=str(claim.number),
                description=plain(claim.text, OPTION) or None,
            )
            for claim in unique
        ],
    )
    return discord.ui.ActionRow(menu)
