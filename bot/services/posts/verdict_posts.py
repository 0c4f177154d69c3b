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
from bot.domain.posts import DeliveryKind
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.posts import outbox, shown_cards

GATHER = 10 * MINUTE
REACHES_BACK = 30 * DAY


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


async def _redraw(tx: Tx, change: Change, number: int, seen: list[shown_cards.Showing], *, whole: bool) -> None:
    """Cards show the newest state after every change; a summary or an answer is marked where its verdict fell."""
    for showing in seen:
        if showing.message is None:
            continue
        if showing.kind in {"card", "verdict"}:
            compact = showing.key is not None and showing.key.startswith(shown_cards.REPLY)
            payload: dict[str, object] = {"render": "reply_card" if compact else "card", "claim": number}
            key = f"card:{showing.message}"
        elif whole and showing.kind == "summary" and showing.key:
            payload = {"render": "digest", "digest": int(showing.key.split(":")[1]), "marked": True}
            key = f"{showing.key}:marked"
        else:
            continue
        await outbox.put(
            tx,
            DeliveryKind.EDIT,
            key,
            payload,
            server=change.server,
            channel=showing.channel,
            message=showing.message,
            now=change.at,
        )


async def _answer_places(
    tx: Tx,
    change: Change,
    claim: Claim,
    what: Checked | Corrected | Withdrawn | Voided,
    reason: int | None,
    seen: list[shown_cards.Showing],
) -> None:
    """One answer a channel, to the newest message there that showed the verdict."""
    newest = {showing.channel: showing.message for showing in seen}
    was = claim.verdict or (claim.revisions[-1].verdict if claim.revisions else None)
    payload = {
        "render": "correction",
        "claim": claim.number,
        "action": what.action,
        "was": None if was is None else was.value,
        "now": what.verdict.value if isinstance(what, Checked | Corrected) else None,
        "reason": reason,
    }
    for channel, message in newest.items():
        row = await outbox.put(
            tx,
            DeliveryKind.POST,
            f"correction:{change.id}:{claim.number}:{channel}",
            {**payload, "reply_to": message},
            server=change.server,
            channel=channel,
            now=change.at,
        )
        await shown_cards.add(tx, change.server, claim.id, "correction", channel, change.at, outbox=row)


async def _answer_articles(tx: Tx, change: Change, claim: Claim) -> None:
    for waiting in await shown_cards.to_answer(tx, claim.id, change.at):
        row = waiting.outbox
        if row is None:
            row = await outbox.put(
                tx,
                DeliveryKind.POST,
                f"answer:{waiting.article}:{change.id}",
                {"render": "verdicts", "article": waiting.number, "reply_to": waiting.message},
                server=change.server,
                channel=waiting.channel,
                now=change.at,
                run_at=change.at + GATHER,
            )
        await shown_cards.add(tx, change.server, claim.id, "answer", waiting.channel, change.at, outbox=row)


async def _post_verdict(tx: Tx, change: Change, claim: Claim) -> None:
    """To the verdict channel, after the same ten minutes: what is taken back until then was never posted."""
    channel = (await desks.settings(tx, change.server)).verdict_channel
    if channel is None:
        return
    row = await outbox.put(
        tx,
        DeliveryKind.POST,
        f"verdict:{claim.server}:{claim.number}:{change.id}",
        {"render": "verdict", "claim": claim.number},
        server=change.server,
        channel=channel,
        now=change.at,
        run_at=change.at + GATHER,
    )
    await shown_cards.add(tx, change.server, claim.id, "verdict", channel, change.at, outbox=row)
