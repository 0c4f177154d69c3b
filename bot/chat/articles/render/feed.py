"""Feeds: the list of them, and what is said of a new one."""

from collections.abc import Sequence

import discord

from bot.chat.view.claim_lines import host
from bot.chat.view.labels import counted, moment
from bot.chat.view.limits import Room
from bot.chat.view.page import Page
from bot.chat.view.text import link, one_line
from bot.domain.feeds import AddedFeed, Feed, unread_sentence


def feed_list(feeds: Sequence[Feed]) -> Page:
    room = Room()
    title = room.take("**Feeds**")
    lines = room.some(map(_line, feeds), 3_700, "…and {} more") or ["No feed yet. `/desk feed add` takes one."]
    return Page(
        discord.ui.Container(
            discord.ui.TextDisplay(title),
            discord.ui.TextDisplay("\n".join(lines)),
            accent_colour=discord.Colour(0x3D7BD9),
        )
    )


def added_sentence(added: AddedFeed) -> str:
    feed = added.feed
    now = counted(len(added.links), "article")
    skipped = "counts as seen and is" if len(added.links) == 1 else "count as seen and are"
    return (
        f"Feed {feed.number} will be read from now on: {feed.title or host(feed.url)}. "
        f"{now} in it now {skipped} not read; later ones go on record without a message, and into the daily summary."
    )


def _line(feed: Feed) -> str:
    sign = (
        "❌ switched off"
        if not feed.enabled
        else "⚠️ failing"
        if feed.last_error or any(e.lost for e in feed.unread)
        else "✅"
    )
    asked = "never read yet" if feed.last_polled is None else f"last read {moment(feed.last_polled, 'R')}"
    error = f"\n-# {one_line(feed.last_error, 200)}" if feed.last_error else ""
    unread = f"\n-# Not read: {one_line(unread_sentence(feed.unread), 400)}" if feed.unread else ""
    name = link(feed.title or host(feed.url), feed.url, 300, 80)
    return f"{sign} **Feed {feed.number}** · {name} ({one_line(host(feed.url), 60)}) · {asked}{error}{unread}"
