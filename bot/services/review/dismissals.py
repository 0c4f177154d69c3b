"""Taking claims off the list: one, or all whose only appearances are in one article; what was merged into a claim goes
with it."""

from bot.domain.articles import Withdrawal
from bot.domain.changes import Dismissed
from bot.domain.claims import Claim, Dismissal, State
from bot.domain.errors import Conflict
from bot.domain.events import Action
from bot.services.desk.base import moved_on
from bot.services.posts.notify import tell_owner
from bot.services.posts.record import record_claim
from bot.services.review.moot_disputes import close_disputes, move_disputes
from bot.storage.articles import articles
from bot.storage.claims import appearances, claims
from bot.storage.database import Tx
from bot.storage.desk import events
from bot.storage.desk.events import Change, Entry
from bot.storage.review import dismissals


async def dismiss_claim(tx: Tx, change: Change, claim: Claim, reason: Dismissal, why: int | None = None) -> None:
    """Dismiss a claim for a reason other than that it repeats one; `why` is a row of `texts`. Its open disputes are
    moot, and whoever had taken it hears of it. Raises Conflict where its state moved on."""
    await close_disputes(tx, change, claim)
    if not await dismissals.dismiss(tx, claim.id, claim.state, reason, None, change.at):
        raise moved_on(claim.number)
    await _dismiss_duplicates(tx, change, claim.id, reason)
    await record_claim(tx, change, claim, Dismissed(reason), reason=why)
    await tell_dismissed(tx, change, claim)


async def merge(tx: Tx, change: Change, claim: Claim, target: Claim) -> None:
    """Dismiss a claim as a duplicate of another: its appearances and open disputes go there. Raises Conflict."""
    if target.id == claim.id:
        raise Conflict(f"#{claim.number} can't be a duplicate of itself.")
    if target.state is State.DISMISSED:
        raise Conflict(f"#{target.number} is dismissed itself; name a claim that is not.")
    if await dismissals.has_duplicates(tx, claim.id):
        number = claim.number
        raise Conflict(f"Other claims were merged into #{number}; reopen those first, or keep #{number}.")
    await move_disputes(tx, change, claim, target)
    reason = Dismissal.DUPLICATE
    if not await dismissals.dismiss(tx, claim.id, claim.state, reason, target.id, change.at):
        raise moved_on(claim.number)
    await appearances.move_appearances(tx, claim.id, target.id)
    await events.record(tx, change, Entry(Action.CLAIM_MERGED_IN, claim=target.id, after={"from": claim.number}))
    await record_claim(tx, change, claim, Dismissed(reason, target.number))
    await tell_dismissed(tx, change, claim)


async def tell_dismissed(tx: Tx, change: Change, claim: Claim) -> None:
    """Tell the claim's owner, unless they dismissed it themselves."""
    sentence = f"#{claim.number}, which you had taken, was dismissed."
    await tell_owner(tx, change, claim, sentence, but_not=change.user or 0)


async def take_back(tx: Tx, change: Change, article: int, number: int, why: int) -> Withdrawal:
    """Withdraw an article (row id): unchecked claims without another appearance are dismissed. Raises Conflict where it
    is withdrawn already."""
    if not await articles.withdraw(tx, article, change.at):
        raise Conflict(f"Article {number} is withdrawn already.")
    await events.record(tx, change, Entry(Action.ARTICLE_WITHDRAWN, article=article, reason=why))
    await appearances.recount_of_article(tx, article)
    found, _worth = await claims.count_of_article(tx, article, 0)
    alone = await claims.by_ids(tx, await appearances.only_in_article(tx, article))
    for claim in alone:
        await dismiss_claim(tx, change, claim, Dismissal.OUT_OF_SCOPE, why)
    return Withdrawal(number, len(alone), found - len(alone))


async def _dismiss_duplicates(tx: Tx, change: Change, target: int, reason: Dismissal) -> None:
    """Give the duplicates of a dismissed claim (row id) the same reason: each takes its own appearances with it, and
    is no duplicate any more."""
    for duplicate in await dismissals.duplicates_of(tx, target):
        await dismissals.dismiss_duplicate(tx, duplicate, target, reason, change.at)
        before = {"state": State.DISMISSED.value, "dismissal": Dismissal.DUPLICATE.value}
        after = {"state": State.DISMISSED.value, "dismissal": reason.value}
        await events.record(
            tx, change, Entry(Action.CLAIM_DISMISSED_ALONG, claim=duplicate, before=before, after=after)
        )
