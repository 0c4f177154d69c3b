"""What other fact-checkers say of a claim, in lines that several views share: in their words, under their names, with
the site that the link leads to."""

from datetime import date, time
from zoneinfo import ZoneInfo

from bot.chat.view.labels import moment
from bot.chat.view.limits import Room
from bot.chat.view.text import link, one_line
from bot.domain.claims import Claim
from bot.domain.clock import local_moment
from bot.domain.fact_checks import LOADED, SHOWN, MatchedFactCheck, alike

HEADING = "**Fact-checks by others** (their words, not this desk's)"
_NAME, _RATING, _LINK = 60, 120, 300
_MORE = len("- and at least 25 more") + 1
_UTC = ZoneInfo("UTC")
_NOON = time(12)
"""So that a day is the same day in nearly every reader's zone."""


def fact_check_block(claim: Claim, room: Room, most: int) -> str:
    """The newest few, and how many more there are; nothing where there is none or no room for one."""
    lines = [fact_check_line(match, claim.speaker) for match in claim.fact_checks[:SHOWN]]
    budget = min(most, room.left - 60) - len(HEADING) - 1 - _MORE
    if not lines or len(lines[0]) > budget + _MORE:
        return ""
    shown = [room.take(HEADING), room.take(lines[0])]
    for line in lines[1:]:
        if sum(map(len, shown[1:])) + len(shown) + len(line) > budget:
            break
        shown.append(room.take(line))
    rest = len(claim.fact_checks) + 1 - len(shown)
    if rest:
        least = "at least " if len(claim.fact_checks) == LOADED else ""
        shown.append(room.take(f"- and {least}{rest} more"))
    return "\n".join(shown)


def fact_check_line(match: MatchedFactCheck, speaker: str | None) -> str:
    """'PolitiFact on Ann Other: “Mostly false”, 3 May 2021, politifact.com'; whom they checked stands there where it is
    not the claim's own speaker."""
    check = match.check
    about = ""
    if check.claimant and not (speaker and alike(speaker, check.claimant)):
        about = f" on {one_line(check.claimant, _NAME)}"
    day = f", {moment(local_moment(date.fromisoformat(check.day), _NOON, _UTC), 'D')}" if check.day else ""
    return (
        f"- {one_line(check.publisher, _NAME)}{about}: “{one_line(check.rating, _RATING)}”{day},"
        f" {link(check.site, check.url, _LINK)}"
    )
