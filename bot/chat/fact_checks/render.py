"""What other fact-checkers say of a claim: in their words, under their names, with the site that the link leads to."""

from collections.abc import Sequence
from datetime import date, time
from zoneinfo import ZoneInfo

import discord

from bot.chat.interaction import ids
from bot.chat.view.labels import moment
from bot.chat.view.limits import Page, Room, button
from bot.chat.view.pages import pager
from bot.chat.view.text import link, one_line
from bot.domain.claims import Claim
from bot.domain.clock import local_moment
from bot.domain.fact_checks import LOADED, SHOWN, MatchedFactCheck, alike

HEADING = "**Fact-checks by others** (their words, not this desk's)"
PER_PAGE = 4
_NAME, _RATING, _LINK = 60, 120, 300
_WORDS = 140
_MORE = len("- and at least 25 more") + 1
_UTC = ZoneInfo("UTC")
_NOON = time(12)
"""So that a day is the same day in nearly every reader's zone."""


def fact_check_block(claim: Claim, room: Room, most: int) -> str:
    """The newest few, and how many more there are; nothing where there is none or no room for one."""
    lines = [fact_check_line(beside, claim.speaker) for beside in claim.others[:SHOWN]]
    budget = min(most, room.left - 60) - len(HEADING) - 1 - _MORE
    if not lines or len(lines[0]) > budget + _MORE:
        return ""
    shown = [room.take(HEADING), room.take(lines[0])]
    for line in lines[1:]:
        if sum(map(len, shown[1:])) + len(shown) + len(line) > budget:
            break
        shown.append(room.take(line))
    rest = len(claim.others) + 1 - len(shown)
    if rest:
        least = "at least " if len(claim.others) == LOADED else ""
        shown.append(room.take(f"- and {least}{rest} more"))
    return "\n".join(shown)


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
    for beside in found[offset : offset + PER_PAGE]:
        line = fact_check_line(beside, claim.speaker).removeprefix("- ")
        text = discord.ui.TextDisplay[Page](room.take(f"{line}\n> {one_line(beside.check.text, _WORDS)}"))
        if refusable:
            refuse = button("Not about this", ids.refuse_fact_check(claim.number, beside.id, offset))
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


def all_fact_checks(claim: Claim) -> discord.ui.Button[Page]:
    count = f"{LOADED} and more" if len(claim.others) == LOADED else f"{len(claim.others)}"
    return button(f"Fact-checks by others ({count})", ids.claim("others", claim.number))


def fact_check_line(beside: MatchedFactCheck, speaker: str | None) -> str:
    """'PolitiFact on Ann Other: “Mostly false”, 3 May 2021, politifact.com'; whom they checked stands there where it is
    not the claim's own speaker."""
    check = beside.check
    about = ""
    if check.claimant and not (speaker and alike(speaker, check.claimant)):
        about = f" on {one_line(check.claimant, _NAME)}"
    day = f", {moment(local_moment(date.fromisoformat(check.day), _NOON, _UTC), 'D')}" if check.day else ""
    return (
        f"- {one_line(check.publisher, _NAME)}{about}: “{one_line(check.rating, _RATING)}”{day},"
        f" {link(check.site, check.url, _LINK)}"
    )


def refusals(claim: Claim) -> list[discord.ui.Button[Page]]:
    """For moderators: a check of those shown that is about something else goes."""
    return [
        button(f"Not about this: {beside.check.site}", ids.refuse_fact_check(claim.number, beside.id))
        for beside in claim.others[:SHOWN]
    ]
