"""What becomes of claims that were merged into one that is dismissed."""

from bot.domain.claims import Dismissal, State
from bot.storage import claim_changes, events
from bot.storage.database import Tx
from bot.storage.events import Change, Entry


async def dismiss_duplicates(tx: Tx, change: Change, target: int, reason: Dismissal) -> None:
    """What was merged into a claim (row id) goes the way that it goes, with its own places: a duplicate's target
    stands, or the claim is no duplicate any more."""
    for duplicate in await claim_changes.duplicates_of(tx, target):
        await claim_changes.dismiss_duplicate(tx, duplicate, target, reason, change.at)
        before = {"state": State.DISMISSED.value, "dismissal": Dismissal.DUPLICATE.value}
        after = {"state": State.DISMISSED.value, "dismissal": reason.value}
        await events.record(tx, change, Entry("claim.dismissed_along", claim=duplicate, before=before, after=after))
