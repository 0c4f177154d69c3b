"""Writing a change of a claim into the log, and what follows from it in the same transaction."""

from bot.domain.changes import ClaimChange
from bot.domain.claims import Claim
from bot.services.posts import grace_period, verdict_posts
from bot.services.posts.followers import tell_followers
from bot.storage.database import Tx
from bot.storage.desk import events
from bot.storage.desk.events import Change, Entry


async def record_claim(tx: Tx, change: Change, claim: Claim, what: ClaimChange, *, reason: int | None = None) -> None:
    """The event of what happened to a claim, which is as it was before: it always holds the state before and after.
    `reason` is a row of `texts`."""
    what = await grace_period.marked(tx, change, claim, what)
    state = {"state": claim.state.value}
    before, after = {**state, **what.before}, {**state, **what.after}
    entry = Entry(what.action, claim=claim.id, before=before, after=after, reason=reason)
    await events.record(tx, change, entry)
    await tell_followers(tx, change, claim, what, reason)
    await verdict_posts.spread(tx, change, claim, what, reason)
