"""A claim's history, oldest first: when, what, by whom (a surrogate, never a name), and why."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.chat.view.labels import moment
from bot.chat.view.limits import Page, Room
from bot.chat.view.pager import pager
from bot.chat.view.text import one_line
from bot.domain.claims import Claim
from bot.domain.events import Event

PER_PAGE = 10

_ACTIONS = {
    "claim.found": "found in an article",
    "claim.added": "added by hand",
    "claim.said_again": "said again",
    "claim.taken": "taken for checking",
    "claim.assigned": "given to somebody to check",
    "claim.released": "released",
    "claim.lease_ended": "back in the queue: its time ran out",
    "claim.proposed": "verdict proposed",
    "claim.sent_back": "proposal sent back",
    "claim.checked": "checked",
    "claim.corrected": "corrected",
    "claim.correction_proposed": "new verdict proposed",
    "claim.correction_sent_back": "new verdict sent back",
    "claim.withdrawn": "verdict withdrawn",
    "claim.voided": "verdict voided",
    "claim.edited": "edited",
    "claim.split": "split",
    "claim.split_out": "cut out of another claim",
    "claim.place_taken_out": "a repeat unlinked",
    "claim.unlinked": "taken out of another claim",
    "tie.answered": "kept apart from another claim",
    "claim.hidden": "hidden",
    "claim.shown_again": "shown again",
    "claim.wanted": "check requested by a member",
    "claim.unwanted": "a member's request for a check removed",
    "claim.shown_in_reply": "shown in reply to a message",
    "claim.reply_not_shown": "not shown in reply: the message had been deleted",
    "claim.reply_taken_back": "the reply that showed it removed",
    "claim.shown_in_channel": "shown in a channel",
    "claim.accepted": "accepted for summaries",
    "claim.others_asked": "fact-checks by others looked up",
    "claim.others_refused": "a fact-check by others removed: it is about something else",
    "dispute.asked": "a moderator asked the member",
    "dispute.answered": "the member answered",
    "claim.not_taken_up": "left the queue, not taken up",
    "claim.requeued": "back in the queue",
    "dispute.named": "the member named a speaker",
    "claim.look_again": "to be looked at again",
    "claim.dismissed": "dismissed",
    "claim.dismissed_along": "dismissed with the claim that it repeats",
    "claim.reopened": "reopened",
    "claim.reworded": "words corrected",
    "claim.speaker_changed": "speaker corrected",
    "claim.context_added": "context added",
    "claim.merged_in": "a duplicate joined it",
    "claim.split_off": "a duplicate left it",
}


_UNTOLD = frozenset({"state", "owner", "until", "channel"})


def history_page(claim: Claim, events: Sequence[Event], offset: int) -> Page:
    shown = events[offset : offset + PER_PAGE]
    room = Room()
    title = room.take(f"**History of #{claim.number}**\n-# {one_line(claim.text, 150)}")
    lines = room.some(map(_line, shown), room.left, "- …and {} more")
    page = Page(
        discord.ui.Container(
            discord.ui.TextDisplay(title), discord.ui.Separator(), discord.ui.TextDisplay("\n".join(lines))
        )
    )
    more = offset + PER_PAGE < len(events)
    if more or offset:
        page.add_item(pager(lambda at: f"c1:events:{claim.number}:{at}", offset, PER_PAGE, more=more))
    return page


def _line(event: Event) -> str:
    what = _ACTIONS.get(event.action) or event.action.replace(".", " ").replace("_", " ")
    details = "".join(f", {word}" for word in _details(event))
    why = f"\n  “{one_line(event.reason, 220)}”" if event.reason else ""
    return f"- {moment(event.at)} **{one_line(what, 80)}**{details} · {event.actor}{why}"


def _details(event: Event) -> list[str]:
    """What changed, in the words of the log: 'verdict false', 'article 3'."""
    before, after = event.before or {}, event.after or {}
    changed = [key for key in after if key not in _UNTOLD and after[key] not in (None, before.get(key))]
    return [_detail(key.replace("_", " "), after[key]) for key in changed if after[key] is not False][:4]


def _detail(name: str, value: Any) -> str:
    return name if value is True else f"{name} {one_line(str(value).replace('_', ' '), 60)}"
