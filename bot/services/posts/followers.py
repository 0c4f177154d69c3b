"""Telling those who follow a claim or its speaker: once a change, by direct message, from one place.

Every change of a claim's state or verdict passes here, so that no way of changing one can forget them. A first verdict
is told after the half hour in which its author may take back a slip; whatever becomes of the claim until then takes
the place of what was to be told.
"""

from bot.domain.actor import LOCAL_DESK
from bot.domain.claims import Claim, CorrectionClass, State
from bot.domain.clock import MINUTE
from bot.domain.posts import CLOSED, DeliveryKind
from bot.domain.summary import HOLD_BACK_MINUTES
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change, Entry
from bot.storage.members import follows
from bot.storage.posts import outbox

SOURCE_CHANGED = "claim.source_changed"
_WORDS = 160
_REASON = 300


async def tell_followers(tx: Tx, change: Change, claim: Claim, entry: Entry) -> None:
    """`claim` is as it was before the change."""
    news = _news(claim, entry)
    if news is None or claim.hidden:
        return
    unheard = entry.action != SOURCE_CHANGED and await outbox.drop_pending(tx, followed_key(claim))
    was, now = claim.state, _state_after(claim, entry)
    loses_verdict = was is State.CHECKED and now is not State.CHECKED
    slip, undoes = bool((entry.after or {}).get("slip")), "undoes" in (entry.after or {})
    if change.server == LOCAL_DESK or (unheard and loses_verdict) or undoes:
        return
    actor = None if change.actor is None else await desks.user_of(tx, change.actor)
    why = ""
    if entry.reason is not None and now is State.CHECKED and not slip:
        why = await desks.text(tx, entry.reason) or ""
    text = f"{news} “{_short(claim.text, _WORDS)}”" + (f" Why: {_short(why, _REASON)}" if why else "")
    first = now is State.CHECKED and (was is not State.CHECKED or slip)
    for follower in await follows.followers(tx, claim.id, speakers=State.CHECKED in {was, now}):
        if follower.user == actor:
            continue
        row = await outbox.put(
            tx,
            DeliveryKind.TELL,
            f"{followed_key(claim)}{follower.user}:{change.id}",
            {"render": "followed", "text": text, "follow": follower.follow},
            server=change.server,
            target_user=follower.user,
            now=change.at,
            run_at=change.at + HOLD_BACK_MINUTES * MINUTE if first else change.at,
        )
        if follower.closed:
            await outbox.give_up(tx, row, CLOSED)


def followed_key(claim: Claim) -> str:
    """How the keys begin under which those who follow a claim are told of it."""
    return f"follow:{claim.server}:{claim.number}:"


def _state_after(claim: Claim, entry: Entry) -> State:
    return State((entry.after or {}).get("state", claim.state.value))


def _news(claim: Claim, entry: Entry) -> str | None:
    """What a change says to who follows it; None where it says nothing to them."""
    was, now = claim.state, _state_after(claim, entry)
    if entry.action == SOURCE_CHANGED:
        return f"The source of #{claim.number} has changed since, a moderator says."
    if now is State.CHECKED:
        return _verdict(claim, entry)
    if was is State.CHECKED:
        again = "is withdrawn; it is being checked again" if now is State.IN_REVIEW else "is void"
        return f"The verdict on #{claim.number} {again}."
    if now is State.DISMISSED and was is not State.DISMISSED:
        after = entry.after or {}
        into = f" of #{after['into']}" if after.get("into") else ""
        return f"#{claim.number} is dismissed: {_readable(after.get('dismissal'))}{into}."
    return f"#{claim.number} is open again." if was is State.DISMISSED and now is not was else None


def _verdict(claim: Claim, entry: Entry) -> str | None:
    """A first verdict, or a correction that is more than a slip of the pen."""
    before, after = entry.before or {}, entry.after or {}
    old, new = _readable(before.get("verdict")), _readable(after.get("verdict"))
    if claim.state is not State.CHECKED or after.get("slip"):
        return f"#{claim.number} is checked: {new}."
    kind = after.get("class")
    if kind is None or kind == CorrectionClass.TYPO.value:
        return None
    return f"#{claim.number} is corrected: {f'was {old}, now {new}' if old and new != old else _readable(kind)}."


def _readable(slug: object) -> str:
    return str(slug or "").replace("_", " ")


def _short(text: str, most: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"
