"""A claim's history, oldest first: when, what, by whom (a surrogate, never a name), and why."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.chat.view.labels import moment
from bot.chat.view.limits import Room
from bot.chat.view.page import Page
from bot.chat.view.pager import pager
from bot.chat.view.text import one_line
from bot.domain.claims import Claim
from bot.domain.events import Action, Event

PER_PAGE = 10

_ACTIONS = {
    Action.CLAIM_FOUND: "found in an article",
    Action.CLAIM_ADDED: "added by hand",
    Action.CLAIM_SAID_AGAIN: "said again",
    Action.CLAIM_TAKEN: "taken for checking",
    Action.CLAIM_ASSIGNED: "given to somebody to check",
    Action.CLAIM_RELEASED: "released",
    Action.CLAIM_LEASE_ENDED: "back in the queue: its time ran out",
    Action.CLAIM_PROPOSED: "verdict proposed",
    Action.CLAIM_SENT_BACK: "proposal sent back",
    Action.CLAIM_CHECKED: "checked",
    Action.CLAIM_CORRECTED: "corrected",
    Action.CLAIM_CORRECTION_PROPOSED: "new verdict proposed",
    Action.CLAIM_CORRECTION_SENT_BACK: "new verdict sent back",
    Action.CLAIM_WITHDRAWN: "verdict withdrawn",
    Action.CLAIM_VOIDED: "verdict voided",
    Action.CLAIM_EDITED: "edited",
    Action.CLAIM_SPLIT: "split",
    Action.CLAIM_SPLIT_OUT: "cut out of another claim",
    Action.CLAIM_PLACE_TAKEN_OUT: "a repeat unlinked",
    Action.CLAIM_UNLINKED: "taken out of another claim",
    Action.TIE_ANSWERED: "kept apart from another claim",
    Action.CLAIM_HIDDEN: "hidden",
    Action.CLAIM_SHOWN_AGAIN: "shown again",
    Action.CLAIM_WANTED: "check requested by a member",
    Action.CLAIM_UNWANTED: "a member's request for a check removed",
    Action.CLAIM_SHOWN_IN_REPLY: "shown in reply to a message",
    Action.CLAIM_REPLY_NOT_SHOWN: "not shown in reply: the message had been deleted",
    Action.CLAIM_REPLY_TAKEN_BACK: "the reply that showed it removed",
    Action.CLAIM_SHOWN_IN_CHANNEL: "shown in a channel",
    Action.CLAIM_ACCEPTED: "accepted for summaries",
    Action.CLAIM_OTHERS_ASKED: "fact-checks by others looked up",
    Action.CLAIM_OTHERS_REFUSED: "a fact-check by others removed: it is about something else",
    Action.DISPUTE_ASKED: "a moderator asked the member",
    Action.DISPUTE_ANSWERED: "the member answered",
    Action.CLAIM_NOT_TAKEN_UP: "left the queue: nobody took it up",
    Action.CLAIM_REQUEUED: "back in the queue",
    Action.DISPUTE_NAMED: "the member named a speaker",
    Action.CLAIM_LOOK_AGAIN: "to be looked at again",
    Action.CLAIM_DISMISSED: "dismissed",
    Action.CLAIM_DISMISSED_ALONG: "dismissed with the claim that it repeats",
    Action.CLAIM_REOPENED: "reopened",
    Action.CLAIM_REWORDED: "words corrected",
    Action.CLAIM_SPEAKER_CHANGED: "speaker corrected",
    Action.CLAIM_CONTEXT_ADDED: "context added",
    Action.CLAIM_MERGED_IN: "a duplicate was merged into it",
    Action.CLAIM_SPLIT_OFF: "a duplicate was taken out of it",
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
