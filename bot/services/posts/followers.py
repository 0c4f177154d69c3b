"""Telling those who follow a claim or its speaker: once a change, by direct message, from one place.

Every change of a claim's state or verdict passes here, so that no way of changing one can forget them. A first verdict
is told after the half hour in which its author may take back a slip; if the claim changes before that, its newest state
is told instead.
"""

from typing import assert_never

from bot.domain.actor import LOCAL_DESK
from bot.domain.changes import (
    Checked,
    ClaimChange,
    Corrected,
    Dismissed,
    Noted,
    Reopened,
    Slip,
    SourceChanged,
    Voided,
    Withdrawn,
)
from bot.domain.claims import Claim, CorrectionClass, State, Verdict
from bot.domain.clock import MINUTE
from bot.domain.delivery import CLOSED, Destination
from bot.domain.posts import Followed
from bot.domain.summary import HOLD_BACK_MINUTES
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.members import follows
from bot.storage.posts import outbox

_WORDS = 160
_REASON = 300


async def tell_followers(tx: Tx, change: Change, claim: Claim, what: ClaimChange, reason: int | None) -> None:
    """`claim` is as it was before the change; `reason` is a row of `texts`."""
    news = _news(claim, what)
    if news is None or claim.hidden:
        return
    unheard = not isinstance(what, SourceChanged) and await outbox.drop_pending(tx, followed_key(claim)) > 0
    if change.server == LOCAL_DESK or _needless(what, unheard=unheard):
        return
    why = await _why(tx, what, reason)
    text = f"{news} “{_short(claim.text, _WORDS)}”" + (f" Why: {_short(why, _REASON)}" if why else "")
    run_at = change.at + HOLD_BACK_MINUTES * MINUTE if _first_verdict(what) else change.at
    for follower in await follows.followers(tx, claim.id, speakers=_touches_verdict(claim, what)):
        if follower.user == change.user:
            continue
        row = await outbox.put(
            tx,
            Followed(text, follower.follow),
            f"{followed_key(claim)}{follower.user}:{change.id}",
            Destination(change.server, user=follower.user),
            now=change.at,
            run_at=run_at,
        )
        if follower.closed:
            await outbox.give_up(tx, row, CLOSED)


def followed_key(claim: Claim) -> str:
    """How the keys begin under which those who follow a claim are told of it."""
    return f"follow:{claim.server}:{claim.number}:"


def _news(claim: Claim, what: ClaimChange) -> str | None:
    """What a change says to who follows it; None where it says nothing to them."""
    number = f"#{claim.number}"
    match what:
        case Corrected(kind=CorrectionClass.TYPO) | Noted():
            return None
        case Checked() | Corrected(slip=Slip()):
            news = f"{number} is checked: {_readable(what.verdict)}."
        case Corrected():
            news = f"{number} is corrected: {_corrected(what)}."
        case Withdrawn():
            news = f"The verdict on {number} is withdrawn; it is being checked again."
        case Voided():
            news = f"The verdict on {number} is void."
        case Dismissed():
            into = f" of #{what.into}" if what.into else ""
            news = f"{number} is dismissed: {_readable(what.reason)}{into}."
        case Reopened():
            news = f"{number} is open again."
        case SourceChanged():
            news = f"The source of {number} has changed since, a moderator says."
        case _:
            assert_never(what)
    return news


def _corrected(what: Corrected) -> str:
    """'was false, now true', or the kind of a correction that leaves the verdict."""
    if what.was is None or what.verdict is what.was:
        return _readable(what.kind)
    return f"was {_readable(what.was)}, now {_readable(what.verdict)}"


def _needless(what: ClaimChange, *, unheard: bool) -> bool:
    """Whether nothing is left to tell: what was taken back, nobody had heard of."""
    match what:
        case Corrected(slip=Slip(undoes=int())):
            return True
        case Withdrawn(slip=slip) | Voided(slip=slip):
            return unheard or (slip is not None and slip.undoes is not None)
        case _:
            return False


def _first_verdict(what: ClaimChange) -> bool:
    """Whether it is told as a first verdict; a correction that puts a slip right is too."""
    return isinstance(what, Checked) or (isinstance(what, Corrected) and what.slip is not None)


def _touches_verdict(claim: Claim, what: ClaimChange) -> bool:
    """Whether those who follow the speaker hear of it too: there was a verdict, or there is one now."""
    return claim.state is State.CHECKED or isinstance(what, Checked)


async def _why(tx: Tx, what: ClaimChange, reason: int | None) -> str:
    """What the moderator wrote, where a verdict stands after it that is no slip put right."""
    stands = isinstance(what, Checked) or (isinstance(what, Corrected) and what.slip is None)
    return (await desks.text(tx, reason) or "") if stands and reason is not None else ""


def _readable(slug: CorrectionClass | Verdict | str | None) -> str:
    return str(slug or "").replace("_", " ")


def _short(text: str, most: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"
