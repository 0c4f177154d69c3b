"""How a verdict and its corrections reach the places where they are read.

A verdict is answered once, quietly, to the message with which its article came in, gathered for ten minutes; and posted
to the verdict channel where one is set. What takes a verdict back or changes it answers every channel where it was
shown in the last 30 days, once a channel; smaller corrections only redraw what shows the claim, and so does a slip that
is put right at once (see grace_period.py).
"""

from bot.domain.actor import LOCAL_DESK
from bot.domain.changes import Checked, ClaimChange, Corrected, Voided, Withdrawn
from bot.domain.claims import Claim, CorrectionClass
from bot.domain.clock import DAY, MINUTE
from bot.domain.delivery import Destination
from bot.domain.posts import (
    ArticleVerdicts,
    CardEdit,
    CorrectionPost,
    ReplyCard,
    ReplyCardEdit,
    SummaryEdit,
    SummaryPost,
    VerdictPost,
)
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.posts import outbox, shown_cards
from bot.storage.posts.shown_cards import Showing

GATHER = 10 * MINUTE
REACHES_BACK = 30 * DAY
VerdictChange = Checked | Corrected | Withdrawn | Voided


async def spread(tx: Tx, change: Change, claim: Claim, what: ClaimChange, reason: int | None) -> None:
    """Put out what a change calls for. `claim` is as it was before it; `reason` is a row of `texts`."""
    if change.server == LOCAL_DESK:
        return
    seen = await shown_cards.of_claim(tx, claim.id, change.at - REACHES_BACK)
    await _redraw(tx, change, claim.number, seen, whole=_loud(what))
    if claim.hidden:
        return
    match what:
        case Checked():
            if any(not revision.voided for revision in claim.revisions):
                await _answer_places(tx, change, claim, what, reason, seen)
            await _answer_articles(tx, change, claim)
            await _post_verdict(tx, change, claim)
        case Corrected() | Withdrawn() | Voided() if _loud(what):
            await _answer_places(tx, change, claim, what, reason, seen)


def _loud(what: ClaimChange) -> bool:
    """Whether the places that showed the verdict are answered: it was taken back or is another one, and that puts no
    slip right."""
    match what:
        case Withdrawn(slip=None) | Voided(slip=None) | Corrected(kind=CorrectionClass.RATING_CHANGE, slip=None):
            return True
        case _:
            return False


async def redraw_cards(tx: Tx, change: Change, row: int, number: int) -> None:
    """A claim's posted cards show what members dispute about it; nothing else is said of that in public."""
    seen = await shown_cards.of_claim(tx, row, change.at - REACHES_BACK)
    await _redraw(tx, change, number, seen, whole=False)


async def _redraw(tx: Tx, change: Change, number: int, seen: list[Showing], *, whole: bool) -> None:
    """Cards show the newest state after every change; a summary is marked where its verdict fell."""
    for showing in seen:
        edit = _edit_of(showing, number, whole=whole)
        if edit is None:
            continue
        key = f"{showing.key}:marked" if isinstance(edit, SummaryEdit) else f"card:{showing.message}"
        to = Destination(change.server, showing.channel, showing.message)
        await outbox.put(tx, edit, key, to, now=change.at)


def _edit_of(showing: Showing, number: int, *, whole: bool) -> CardEdit | ReplyCardEdit | SummaryEdit | None:
    """What brings a message up to date that shows a claim (its number); None where nothing does."""
    if showing.message is None:
        return None
    match showing.posted:
        case ReplyCard():
            return ReplyCardEdit(number)
        case SummaryPost(digest=digest) if showing.kind == "summary":
            return SummaryEdit(digest) if whole else None
        case _:
            return CardEdit(number) if showing.kind in {"card", "verdict"} else None


async def _answer_places(
    tx: Tx, change: Change, claim: Claim, what: VerdictChange, reason: int | None, seen: list[Showing]
) -> None:
    """One answer a channel, to the newest message there that showed the verdict."""
    newest = {showing.channel: showing.message for showing in seen}
    was = claim.verdict or (claim.revisions[-1].verdict if claim.revisions else None)
    now = what.verdict if isinstance(what, Checked | Corrected) else None
    for channel, message in newest.items():
        post = CorrectionPost(claim.number, what.action, was, now, reason, reply_to=message)
        key = f"correction:{change.id}:{claim.number}:{channel}"
        row = await outbox.put(tx, post, key, Destination(change.server, channel), now=change.at)
        await shown_cards.add(tx, change.server, claim.id, "correction", channel, change.at, outbox=row)


async def _answer_articles(tx: Tx, change: Change, claim: Claim) -> None:
    for waiting in await shown_cards.to_answer(tx, claim.id, change.at):
        row = waiting.outbox
        if row is None:
            post = ArticleVerdicts(waiting.number, reply_to=waiting.message)
            to = Destination(change.server, waiting.channel)
            key = f"answer:{waiting.article}:{change.id}"
            row = await outbox.put(tx, post, key, to, now=change.at, run_at=change.at + GATHER)
        await shown_cards.add(tx, change.server, claim.id, "answer", waiting.channel, change.at, outbox=row)


async def _post_verdict(tx: Tx, change: Change, claim: Claim) -> None:
    """To the verdict channel, after the same ten minutes: what is taken back until then was never posted."""
    channel = (await desks.settings(tx, change.server)).verdict_channel
    if channel is None:
        return
    key = f"verdict:{claim.server}:{claim.number}:{change.id}"
    to = Destination(change.server, channel)
    row = await outbox.put(tx, VerdictPost(claim.number), key, to, now=change.at, run_at=change.at + GATHER)
    await shown_cards.add(tx, change.server, claim.id, "verdict", channel, change.at, outbox=row)
