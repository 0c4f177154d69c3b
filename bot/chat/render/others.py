"""What other fact-checkers say of a claim: in their words, under their names, with the site that the link leads to."""

from datetime import date, time
from zoneinfo import ZoneInfo

import discord

from bot.chat import ids
from bot.chat.render.limits import Page, Room, button
from bot.chat.render.text import link, one_line
from bot.chat.render.words import moment
from bot.domain.claims import Claim
from bot.domain.clock import local_moment
from bot.domain.others import SHOWN, Beside, alike

HEADING = "**Others have checked this** (their words, not this desk's)"
_NAME, _RATING, _LINK = 60, 120, 300
_UTC = ZoneInfo("UTC")
_NOON = time(12)
"""So that a day is the same day in nearly every reader's zone."""


def others_block(claim: Claim, room: Room, most: int) -> str:
    """The newest few, and how many more there are; nothing where there is none or no room for one."""
    lines = [others_line(beside, claim.speaker) for beside in claim.others[:SHOWN]]
    rest = len(claim.others) - SHOWN
    if not lines or len(HEADING) + 1 + len(lines[0]) > min(most, room.left - 60):
        return ""
    shown = [room.take(HEADING), *room.some(lines, most - len(HEADING) - 1, "- and {} more")]
    if rest > 0 and len(shown) > len(lines):
        shown.append(room.take(f"- and {rest} more"))
    return "\n".join(shown)


def others_line(beside: Beside, speaker: str | None) -> str:
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
        button(f"Not about this: {beside.check.site}", ids.others_refuse(claim.number, beside.id))
        for beside in claim.others[:SHOWN]
    ]
