"""Domain values as words for a terminal or a pipe. Pure: value in, text or table out; nothing here prints."""

import textwrap
from enum import StrEnum

from bot.domain.clock import to_datetime
from bot.domain.fact_checks import Taken
from bot.domain.member_overview import MemberOverview

WIDTH = 96


def readable(slug: StrEnum | str) -> str:
    """A slug as people say it."""
    return str(slug).replace("_", " ")


def plural(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def moment(ms: int) -> str:
    return to_datetime(ms).strftime("%Y-%m-%d %H:%M")


def percent(share: float) -> str:
    return f"{share:.0%}"


def _field(name: str, value: str) -> str:
    label = f"  {name + ':':11}"
    return textwrap.fill(value, WIDTH, initial_indent=label, subsequent_indent=" " * len(label), break_on_hyphens=False)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def taken_lines(taken: Taken) -> str:
    """What came of a file of others' checks, and what was not taken, by reason."""
    named = f" (import {taken.number})" if taken.number else ""
    lines = [f"{taken.name}{named}: {taken.added:,} new, {taken.updated:,} updated, {taken.unchanged:,} as before"]
    lines += [f"  {count:,} skipped: {reason}" for reason, count in taken.skipped]
    return "\n".join(lines)


def own_lines(own: MemberOverview) -> list[str]:
    """What is somebody's own beside their claims: disputes with their outcome, what they follow, their limits."""
    lines = []
    for dispute in own.disputes:
        why = f": {dispute.decision}" if dispute.decision else ""
        asked = f"; a moderator asks: {dispute.notes[-1].text}" if dispute.asked else ""
        kind = readable(dispute.kind)
        lines.append(f"Dispute {dispute.number} of #{dispute.claim}, {kind}: {readable(dispute.state)}{why}{asked}")
    lines += [f"Follows {follow.named}" for follow in own.follows]
    if own.limits:
        used = ", ".join(f"{limit.used} of {limit.most} {limit.what}" for limit in own.limits)
        lines.append(f"In 24 hours: {used}")
    return lines
