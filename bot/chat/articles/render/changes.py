"""Sources that may have changed: the moderators' list."""

from collections.abc import Sequence

import discord

from bot.chat.interaction import ids
from bot.chat.view.claim_lines import host
from bot.chat.view.labels import moment
from bot.chat.view.page import Page, button
from bot.chat.view.pager import pager
from bot.chat.view.text import link, one_line
from bot.domain.source_watch import SourceChange

PER_PAGE = 8


def source_list(changes: Sequence[SourceChange], offset: int, *, more: bool) -> Page:
    page = Page()
    title = "**Sources that may have changed** · the quoted words are no longer there"
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
