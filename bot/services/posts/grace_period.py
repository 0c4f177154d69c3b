"""A slip that its author notices within half an hour, before anything but a card showed it, is put right without noise.

What counts is how long the verdict has stood that people would have seen: a fresh first verdict that is taken back or
replaced, or a fresh correction that goes back to the verdict before it. The event is marked, and everything that makes
noise reads the mark.
"""

from dataclasses import replace

from bot.domain.actor import LOCAL_DESK
from bot.domain.claims import Claim, CorrectionClass, Revision, State
from bot.domain.clock import MINUTE
from bot.domain.summary import HOLD_BACK_MINUTES
from bot.services.posts.followers import followed_key
from bot.storage.database import Tx
from bot.storage.desk.events import Change, Entry
from bot.storage.posts import outbox, shown_cards
from bot.storage.review import verdicts

_QUIET = frozenset({"card"})
_TAKES_BACK = frozenset({"claim.withdrawn", "claim.voided"})


async def marked(tx: Tx, change: Change, claim: Claim, entry: Entry) -> Entry:
    """The event, with `slip` in it where it puts one right, and with `undoes` (a revision's number) where that was a
    correction. `claim` is as it was before. On the local desk nothing is posted, so nothing there is silent."""
    if change.server == LOCAL_DESK or claim.state is not State.CHECKED:
        return entry
    slip = _undone(claim, entry)
    if not slip or not await _unnoticed(tx, change, claim, slip):
        return entry
    undoes = {"undoes": slip[-1].number} if slip[0].correction else {}
    return replace(entry, after={**(entry.after or {}), "slip": True, **undoes})


def _undone(claim: Claim, entry: Entry) -> tuple[Revision, ...]:
    """The revisions that fall with this change as if they had never been."""
    first = max((place for place, revision in enumerate(claim.revisions) if revision.correction is None), default=0)
    standing = claim.revisions[first:]
    if entry.action in _TAKES_BACK:
        return standing
    after = entry.after or {}
    if entry.action != "claim.corrected" or after.get("class") != CorrectionClass.RATING_CHANGE.value:
        return ()
    if standing[-1].correction is CorrectionClass.RATING_CHANGE:
        return standing[-1:] if after.get("verdict") == standing[-2].verdict.value else ()
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
