"""Events: the append-only log of who changed what, when and why."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Action(StrEnum):
    """What an event records. The values are stored in every database, so they are never renamed."""

    ARTICLE_ADDED = "article.added"
    ARTICLE_WITHDRAWN = "article.withdrawn"
    CLAIM_ACCEPTED = "claim.accepted"
    CLAIM_ADDED = "claim.added"
    CLAIM_ASSIGNED = "claim.assigned"
    CLAIM_CHECKED = "claim.checked"
    CLAIM_CONTEXT_ADDED = "claim.context_added"
    CLAIM_CORRECTED = "claim.corrected"
    CLAIM_CORRECTION_PROPOSED = "claim.correction_proposed"
    CLAIM_CORRECTION_SENT_BACK = "claim.correction_sent_back"
    CLAIM_DISMISSED = "claim.dismissed"
    CLAIM_DISMISSED_ALONG = "claim.dismissed_along"
    CLAIM_EDITED = "claim.edited"
    CLAIM_FOUND = "claim.found"
    CLAIM_HIDDEN = "claim.hidden"
    CLAIM_LEASE_ENDED = "claim.lease_ended"
    CLAIM_LOOK_AGAIN = "claim.look_again"
    CLAIM_MERGED_IN = "claim.merged_in"
    CLAIM_NOT_TAKEN_UP = "claim.not_taken_up"
    CLAIM_OTHERS_ASKED = "claim.others_asked"
    CLAIM_OTHERS_REFUSED = "claim.others_refused"
    CLAIM_PLACE_TAKEN_OUT = "claim.place_taken_out"
    CLAIM_PROPOSED = "claim.proposed"
    CLAIM_RELEASED = "claim.released"
    CLAIM_REOPENED = "claim.reopened"
    CLAIM_REPLY_NOT_SHOWN = "claim.reply_not_shown"
    CLAIM_REPLY_TAKEN_BACK = "claim.reply_taken_back"
    CLAIM_REQUEUED = "claim.requeued"
    CLAIM_REWORDED = "claim.reworded"
    CLAIM_SAID_AGAIN = "claim.said_again"
    CLAIM_SENT_BACK = "claim.sent_back"
    CLAIM_SHOWN_AGAIN = "claim.shown_again"
    CLAIM_SHOWN_IN_CHANNEL = "claim.shown_in_channel"
    CLAIM_SHOWN_IN_REPLY = "claim.shown_in_reply"
    CLAIM_SOURCE_CHANGED = "claim.source_changed"
    CLAIM_SOURCE_CLEARED = "claim.source_cleared"
    CLAIM_SOURCE_FOUND_AGAIN = "claim.source_found_again"
    CLAIM_SOURCE_SUSPECTED = "claim.source_suspected"
    CLAIM_SPEAKER_CHANGED = "claim.speaker_changed"
    CLAIM_SPLIT = "claim.split"
    CLAIM_SPLIT_OFF = "claim.split_off"
    CLAIM_SPLIT_OUT = "claim.split_out"
    CLAIM_TAKEN = "claim.taken"
    CLAIM_UNLINKED = "claim.unlinked"
    CLAIM_UNWANTED = "claim.unwanted"
    CLAIM_VOIDED = "claim.voided"
    CLAIM_WANTED = "claim.wanted"
    CLAIM_WITHDRAWN = "claim.withdrawn"
    DISPUTE_ANSWERED = "dispute.answered"
    DISPUTE_ASKED = "dispute.asked"
    DISPUTE_JOINED = "dispute.joined"
    DISPUTE_LEFT = "dispute.left"
    DISPUTE_MOOT = "dispute.moot"
    DISPUTE_MOVED = "dispute.moved"
    DISPUTE_NAMED = "dispute.named"
    DISPUTE_OPENED = "dispute.opened"
    DISPUTE_REJECTED = "dispute.rejected"
    DISPUTE_UPHELD = "dispute.upheld"
    DISPUTE_WITHDRAWN = "dispute.withdrawn"
    FACT_CHECKS_IMPORTED = "others.imported"
    FACT_CHECKS_REMOVED = "others.removed"
    FEED_ADDED = "feed.added"
    FEED_REMOVED = "feed.removed"
    FEED_SWITCHED_OFF = "feed.switched_off"
    FEED_SWITCHED_ON = "feed.switched_on"
    FOLLOW_BEGUN = "follow.begun"
    FOLLOW_ENDED = "follow.ended"
    MEMBER_BLOCKED = "member.blocked"
    MEMBER_FORGOTTEN = "member.forgotten"
    MEMBER_TOLD = "member.told"
    MEMBER_UNBLOCKED = "member.unblocked"
    MEMBER_UNDONE = "member.undone"
    SETTINGS_CHANGED = "settings.changed"
    SPEAKER_MERGED = "speaker.merged"
    SPEAKER_RENAMED = "speaker.renamed"
    SPEAKER_SPLIT = "speaker.split"
    SUMMARY_POSTED = "digest.posted"
    TIE_ANSWERED = "tie.answered"


FOUND = (Action.CLAIM_FOUND, Action.CLAIM_ADDED)
CHECKED = (Action.CLAIM_CHECKED,)
CORRECTED = (Action.CLAIM_CORRECTED, Action.CLAIM_WITHDRAWN, Action.CLAIM_VOIDED, Action.CLAIM_REOPENED)
"""Actions by what they do to a claim: put it on record, give its first verdict, change a published one."""
DISPUTES = frozenset(action for action in Action if action.name.startswith("DISPUTE_"))
"""The steps of a dispute."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the audit log. `change` ties the events of one transaction; `actor` is a surrogate name
    ("machine", "person 3"), never a Discord name or id."""

    at: int
    change: str
    actor: str
    action: Action
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None

    @property
    def dispute(self) -> int | None:
        """The number of the dispute that it is a step of."""
        if self.action not in DISPUTES:
            return None
        found = (self.after or {}).get("dispute")
        return int(found) if found is not None else 0

    def bare(self) -> "Event":
        """The step alone: no speaker, no words, no reason."""
        return replace(self, before=_bare(self.before), after=_bare(self.after), reason=None)

    def without_words(self) -> "Event":
        """The step alone, where the claim is hidden: no speaker, no words, no reason but that of the hiding."""
        return replace(self.bare(), reason=self.reason if self.action is Action.CLAIM_HIDDEN else None)


def _bare(values: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else {key: value for key, value in values.items() if key not in {"speaker", "text"}}
