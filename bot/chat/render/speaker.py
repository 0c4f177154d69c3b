"""Speakers: the list, one of them with what was checked here, and the moderators' balance."""

from collections.abc import Sequence

import discord

from bot.chat import ids
from bot.chat.render.claim_list import entry, pager
from bot.chat.render.limits import Page, Room, button, row
from bot.chat.render.text import one_line
from bot.chat.render.words import counted, moment, verdict_words
from bot.domain.claims import Claim, Verdict
from bot.domain.speakers import COUNTS_FROM, Balance, Speaker

PER_PAGE = 15
_BLUE = 0x3D7BD9


def speaker_list(speakers: Sequence[Speaker], offset: int, *, more: bool, balance: bool) -> Page:
    room = Room()
    title = room.take("**Speakers · those with most claims first**")
    lines = [
        f"- **{one_line(s.name, 80)}** · {counted(s.claims, 'claim')}, {s.checked:,} checked"
        + (f" · also {one_line(', '.join(s.aliases), 80)}" if s.aliases else "")
        for s in speakers
    ]
    body = "\n".join(room.some(lines, 3_600)) or "Nobody is named on record yet."
    page = Page(
        discord.ui.Container(
            discord.ui.TextDisplay(title), discord.ui.TextDisplay(body), accent_colour=discord.Colour(_BLUE)
        )
    )
    if more or offset:
        page.add_item(pager(ids.speakers_page, offset, PER_PAGE, more=more))
    if balance:
        page.add_item(row(button("Balance (moderators)", ids.BALANCE)))
    return page


def speaker_page(speaker: Speaker, claims: Sequence[Claim]) -> Page:
    room = Room()
    head = [f"**{one_line(speaker.name, 200)}** · {counted(speaker.claims, 'claim')} on record"]
    if speaker.aliases:
        head.append(f"-# also {one_line(', '.join(speaker.aliases), 300)}")
    frame: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay(room.take("\n".join(head))),
        discord.ui.TextDisplay(room.take(_checked(speaker))),
        accent_colour=discord.Colour(_BLUE),
    )
    for claim in claims:
        opens = button("Open", ids.claim("show", claim.number))
        frame.add_item(discord.ui.Section(discord.ui.TextDisplay(room.take(entry(claim))), accessory=opens))
    frame.add_item(discord.ui.TextDisplay("-# `/speaker follow` tells you of new verdicts on what is confirmed."))
    return Page(frame)


def balance_page(table: Sequence[Balance]) -> Page:
    """Whom the desk checks and what came of it: for those who choose what is checked."""
    room = Room()
    title = room.take("**Balance · whom this desk checks**\n-# For moderators alone: it says nothing about the people.")
    lines = []
    for line in table:
        share = f"{100 * line.checked // line.claims} %" if line.claims else "none"
        verdicts = f": {told(line.verdicts)}" if line.verdicts else ""
        lines.append(
            f"- **{one_line(line.name, 60)}** · {counted(line.claims, 'claim')}, {line.worth:,} worth checking, "
            f"{line.checked:,} checked ({share}), {line.dismissed:,} dismissed{verdicts}"
        )
    body = "\n".join(room.some(lines, 3_600, "- …and {} more")) or "Nobody is named on record yet."
    return Page(discord.ui.Container(discord.ui.TextDisplay(title), discord.ui.TextDisplay(body)))


def told(verdicts: Sequence[tuple[Verdict, int]]) -> str:
    return ", ".join(f"{given:,} {verdict_words(verdict)}" for verdict, given in verdicts)


def _checked(speaker: Speaker) -> str:
    if not speaker.verdicts or speaker.first is None or speaker.last is None:
        return (
            f"{counted(speaker.checked, 'claim')} confirmed as theirs and checked; verdicts are counted from "
            f"{COUNTS_FROM} on."
        )
    span = f"{moment(speaker.first, 'D')} to {moment(speaker.last, 'D')}"
    return f"**What was checked here**, {span}: {told(speaker.verdicts)}\n-# This is no rating of the person."
