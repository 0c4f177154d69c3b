"""Speakers: the list, one of them with what was checked here, and the moderators' balance."""

from collections.abc import Sequence

import discord

from bot.chat.claims.render.lists import entry
from bot.chat.interaction import ids
from bot.chat.view.claim_lines import said
from bot.chat.view.labels import counted, moment, status, verdict_words
from bot.chat.view.limits import Room
from bot.chat.view.page import Page, button, row
from bot.chat.view.pager import pager
from bot.chat.view.text import one_line
from bot.domain.claims import Claim, Kind, Verdict
from bot.domain.repeats import SaidOften
from bot.domain.speakers import COUNTS_FROM, Balance, Speaker

PER_PAGE = 15
_LAST = 100
"""Characters that the last line of a speaker's page needs."""
_BLUE = 0x3D7BD9


def speaker_list(speakers: Sequence[Speaker], offset: int, *, more: bool, balance: bool) -> Page:
    room = Room()
    title = room.take("**Speakers · most claims first**")
    lines = [
        f"- **{one_line(s.name, 80)}** · {counted(s.claims, 'claim')}, {s.checked:,} checked"
        + (f" · also {one_line(', '.join(s.aliases), 80)}" if s.aliases else "")
        for s in speakers
    ]
    body = "\n".join(room.some(lines, 3_600)) or "No speaker is on record yet."
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


def speaker_page(speaker: Speaker, claims: Sequence[Claim], often: SaidOften) -> Page:
    room = Room()
    head = [f"**{one_line(speaker.name, 200)}** · {counted(speaker.claims, 'claim')} on record"]
    if speaker.aliases:
        head.append(f"-# also {one_line(', '.join(speaker.aliases), 300)}")
    frame: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay(room.take("\n".join(head))),
        discord.ui.TextDisplay(room.take(_checked(speaker))),
        accent_colour=discord.Colour(_BLUE),
    )
    if often.most:
        frame.add_item(discord.ui.Separator())
        frame.add_item(discord.ui.TextDisplay(room.take(_often(often))))
        frame.add_item(discord.ui.Separator())
        frame.add_item(discord.ui.TextDisplay(room.take("**Newest on record**")))
    for claim in claims:
        line = entry(claim)
        if len(line) + _LAST > room.left:
            break
        opens = button("Open", ids.claim("show", claim.number))
        frame.add_item(discord.ui.Section(discord.ui.TextDisplay(room.take(line)), accessory=opens))
    frame.add_item(
        discord.ui.TextDisplay("-# `/speaker follow` tells you of new verdicts on claims confirmed as theirs.")
    )
    return Page(frame)


def _often(often: SaidOften) -> str:
    """'3 of these were said again, 7 times', and which most, since when, and where last."""
    again = "was said again" if often.claims == 1 else "were said again"
    head = f"**Most repeated** · {often.claims:,} of these {again}, {counted(often.times, 'time')} in all"
    if often.unconfirmed:
        head += f"\n-# {often.unconfirmed:,} of the {often.claims:,} are not confirmed as theirs."
    lines = (
        f"- **#{claim.number} · {status(claim)}** · {said(claim)}{_unconfirmed(claim)}: {one_line(claim.text, 110)}"
        for claim in often.most
    )
    return "\n".join([head, *lines])


def _unconfirmed(claim: Claim) -> str:
    if claim.attribution_confirmed:
        return ""
    if claim.kind is Kind.MANUAL:
        return ", theirs as a member entered it"
    return f", attributed by the machine, {claim.speaker_confidence * 100:.0f} % sure"


def balance_page(table: Sequence[Balance]) -> Page:
    """Whom the desk checks and what came of it: for those who choose what is checked."""
    room = Room()
    title = room.take(
        "**Balance · who is checked here**\n-# For moderators only: it describes this desk's work, not the people."
    )
    lines = []
    for line in table:
        share = f"{100 * line.checked // line.claims} %" if line.claims else "none"
        verdicts = f": {verdict_counts(line.verdicts)}" if line.verdicts else ""
        lines.append(
            f"- **{one_line(line.name, 60)}** · {counted(line.claims, 'claim')}, {line.worth:,} worth checking, "
            f"{line.checked:,} checked ({share}), {line.dismissed:,} dismissed{verdicts}"
        )
    body = "\n".join(room.some(lines, 3_600, "- …and {} more")) or "No speaker is on record yet."
    return Page(discord.ui.Container(discord.ui.TextDisplay(title), discord.ui.TextDisplay(body)))


def verdict_counts(verdicts: Sequence[tuple[Verdict, int]]) -> str:
    return ", ".join(f"{given:,} {verdict_words(verdict)}" for verdict, given in verdicts)


def _checked(speaker: Speaker) -> str:
    if not speaker.verdicts or speaker.first is None or speaker.last is None:
        return (
            f"{counted(speaker.checked, 'claim')} confirmed as theirs and checked; verdicts are counted from "
            f"{COUNTS_FROM} on."
        )
    span = f"{moment(speaker.first, 'D')} to {moment(speaker.last, 'D')}"
    return (
        f"**What was checked here**, {span}: {verdict_counts(speaker.verdicts)}\n-# This is not a rating of the person."
    )
