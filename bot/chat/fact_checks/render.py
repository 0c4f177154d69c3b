"""What other fact-checkers have published about a claim, as a list."""

from collections.abc import Sequence

import discord

from bot.chat.interaction import ids
from bot.chat.view.fact_check_lines import HEADING, fact_check_line
from bot.chat.view.limits import Room
from bot.chat.view.page import Page, button
from bot.chat.view.pager import pager
from bot.chat.view.text import one_line
from bot.domain.claims import Claim
from bot.domain.fact_checks import MatchedFactCheck

PER_PAGE = 4
_WORDS = 140


def fact_check_list(
    claim: Claim, found: Sequence[MatchedFactCheck], offset: int, *, refusable: bool, note: str | None = None
) -> Page:
    """All of them, the newest first, each with the claim as they word it; what is about something else a moderator
    takes off (`refusable`)."""
    page = Page()
    room = Room()
    if note is not None:
        page.add_item(discord.ui.TextDisplay(room.take(note)))
    offset = min(offset, max(0, len(found) - 1) // PER_PAGE * PER_PAGE)
    title = f"{HEADING}\n-# #{claim.number} · {one_line(claim.text, 150)}"
    frame: discord.ui.Container[Page] = discord.ui.Container(discord.ui.TextDisplay(room.take(title)))
    for match in found[offset : offset + PER_PAGE]:
        line = fact_check_line(match, claim.speaker).removeprefix("- ")
        text = discord.ui.TextDisplay[Page](room.take(f"{line}\n> {one_line(match.check.text, _WORDS)}"))
        if refusable:
            refuse = button("Not about this", ids.refuse_fact_check(claim.number, match.id, offset))
            frame.add_item(discord.ui.Section(text, accessory=refuse))
        else:
            frame.add_item(text)
    if not found:
        frame.add_item(discord.ui.TextDisplay(f"No fact-check by others is linked to #{claim.number}."))
    page.add_item(frame)
    if len(found) > PER_PAGE:
        more = offset + PER_PAGE < len(found)
        page.add_item(pager(lambda at: ids.fact_checks_page(claim.number, at), offset, PER_PAGE, more=more))
    return page
