"""Writing a change of a claim into the log, and what follows from it in the same transaction."""

from collections.abc import Mapping

from bot.domain.claims import Claim
from bot.services.posts import grace_period, verdict_posts
from bot.services.posts.followers import tell_followers
from bot.storage.database import Tx
from bot.storage.desk import events
from bot.storage.desk.events import Change, Entry


async def record_claim(
    tx: Tx,
    change: Change,
    action: str,
    claim: Claim,
    after: Mapping[str, object],
    *,
    before: Mapping[str, object] | None = None,
    reason: int | None = None,
) -> None:
    """The event of what happened to a claim: its state before and after always stand in it."""
    state = {"state": claim.state.value}
    entry = Entry(action, claim=claim.id, before={**state, **(before or {})}, after={**state, **after}, reason=reason)
    entry = await grace_period.marked(tx, change, claim, entry)
    await events.record(tx, change, entry)
    await tell_followers(tx, change, claim, entry)
    await verdict_posts.spread(tx, change, claim, entry)
