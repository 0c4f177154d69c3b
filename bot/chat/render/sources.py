"""Sources that may have changed: the moderators' list."""

from collections.abc import Sequence

import discord

from bot.chat import ids
from bot.chat.render.claim_list import pager
from bot.chat.render.limits import Page, button
from bot.chat.render.parts import host
from bot.chat.render.text import link, one_line
from bot.chat.render.words import moment
from bot.domain.sources import SourceChange

PER_PAGE = 8


def source_list(changes: Sequence[SourceChange], offset: int, *, more: bool) -> Page:
    page = Page()
    title = "**Sources that may have changed** · the words were not found there again"
    frame: discord.ui.Container[Page] = discord.ui.Container(discord.ui.TextDisplay(title))
    for change in changes:
        where = ", ".join(f"article {number}" for number in change.articles[:5])
        frame.add_item(
            discord.ui.Section(
                discord.ui.TextDisplay(
                    f"**#{change.claim}** · {where} · {link(host(change.url), change.url, 300)} · seen "
                    f"{moment(change.seen_at, 'D')}\n> {one_line(change.quote, 160)}"
                ),
                accessory=button("Open", ids.claim("show", change.claim)),
            )
        )
    if not changes:
        frame.add_item(discord.ui.TextDisplay("Every source that was read again still says what it was quoted for."))
    page.add_item(frame)
    if more or offset:
        page.add_item(pager(lambda at: f"c1:sources:{at}", offset, PER_PAGE, more=more))
    return page
