"""A slip that its author notices within half an hour, before anything but a card showed it, is put right without noise.

What counts is how long the verdict has stood that people would have seen: a fresh first verdict that is taken back or
replaced, or a fresh correction that goes back to the verdict before it. The change is marked, and everything that makes
noise reads the mark.
"""

from dataclasses import replace

from bot.domain.actor import LOCAL_DESK
from bot.domain.changes import ClaimChange, Corrected, Slip, Voided, Withdrawn
from bot.domain.claims import Claim, CorrectionClass, Revision, State
from bot.domain.clock import MINUTE
from bot.domain.summary import HOLD_BACK_MINUTES
from bot.services.posts.followers import followed_key
from bot.storage.database import Tx
from bot.storage.desk.events import Change
from bot.storage.posts import outbox, shown_cards
from bot.storage.review import verdicts

_QUIET = frozenset({"card"})


async def marked(tx: Tx, change: Change, claim: Claim, what: ClaimChange) -> ClaimChange:
    """The change, with `slip` where it puts one right. `claim` is as it was before. On the local desk nothing is
    posted, so nothing there is silent."""
    match what:
        case Withdrawn() | Voided():
            undone = _standing(claim)
        case Corrected(kind=CorrectionClass.RATING_CHANGE):
            undone = _replaced(claim, what)
        case _:
            return what
    if change.server == LOCAL_DESK or not undone or not await _unnoticed(tx, change, claim, undone):
        return what
    return replace(what, slip=Slip(undone[-1].number if undone[0].correction else None))


def _standing(claim: Claim) -> tuple[Revision, ...]:
    """The first verdict that is in force, with what corrected it."""
    if claim.state is not State.CHECKED:
        return ()
    first = max((place for place, revision in enumerate(claim.revisions) if revision.correction is None), default=0)
    return claim.revisions[first:]


def _replaced(claim: Claim, what: Corrected) -> tuple[Revision, ...]:
    """The revisions that fall with a correction as if they had never been."""
    standing = _standing(claim)
    if standing and standing[-1].correction is CorrectionClass.RATING_CHANGE:
        return standing[-1:] if what.verdict is standing[-2].verdict else ()
    return standing if all(revision.verdict is claim.verdict for revision in standing) else ()


async def _unnoticed(tx: Tx, change: Change, claim: Claim, slip: tuple[Revision, ...]) -> bool:
    since = slip[0].at
    if change.at - since > HOLD_BACK_MINUTES * MINUTE:
        return False
    if await verdicts.published_by(tx, claim.id, slip[0].number) != {change.actor}:
        return False
    if await outbox.out_since(tx, followed_key(claim), since):
        return False
    return all(showing.kind in _QUIET for showing in await shown_cards.of_claim(tx, claim.id, since))
