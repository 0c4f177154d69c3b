"""How a verdict and its corrections reach the places where they are read.

A verdict is answered once, quietly, to the message with which its article came in, gathered for ten minutes; and posted
to the verdict channel where one is set. What takes a verdict back or changes it answers every channel where it was
shown in the last 30 days, once a channel; smaller corrections only redraw what shows the claim. A slip that its author
takes back within half an hour, before anything but a card showed it, makes no noise.
"""

from dataclasses import dataclass, replace

from bot.domain.claims import Claim, CorrectionClass, State
from bot.domain.clock import DAY, MINUTE
from bot.domain.delivery import DeliveryKind
from bot.domain.digest import HOLD_BACK_MINUTES
from bot.storage import desks, outbox, showings
from bot.storage.database import Tx
from bot.storage.events import Change, Entry

GATHER = 10 * MINUTE
REACHES_BACK = 30 * DAY
_QUIET = frozenset({"card"})
_UNDOES = frozenset({"claim.withdrawn", "claim.voided"})


@dataclass(frozen=True, slots=True)
class Step:
    """What a change does to a verdict."""

    given: bool
    taken: bool
    corrected: CorrectionClass | None

    @classmethod
    def of(cls, claim: Claim, entry: Entry) -> "Step":
        after = entry.after or {}
        was, now = claim.state is State.CHECKED, after.get("state") == State.CHECKED.value
        kind = CorrectionClass(after["class"]) if entry.action == "claim.corrected" and after.get("class") else None
        return cls(given=now and not was, taken=was and not now, corrected=kind)

    @property
    def loud(self) -> bool:
        return self.taken or self.corrected is CorrectionClass.RATING_CHANGE


async def marked(tx: Tx, change: Change, claim: Claim, entry: Entry) -> Entry:
    """The event, marked where it takes back a slip: then the places and the summary keep silent about it. On the
    local desk nothing is posted, so nothing there is silent."""
    if change.server == 0 or entry.action not in _UNDOES or not claim.revisions:
        return entry
    fresh = change.at - claim.revisions[-1].at <= HOLD_BACK_MINUTES * MINUTE
    author = claim.revisions[-1].number > 0 and await _author_before(tx, change, claim, entry)
    if not fresh or not author:
        return entry
    seen = await showings.of_claim(tx, claim.id, claim.revisions[-1].at)
    if any(showing.kind not in _QUIET for showing in seen):
        return entry
    return replace(entry, after={**(entry.after or {}), "slip": True})


async def _author_before(tx: Tx, change: Change, claim: Claim, entry: Entry) -> bool:
    """Whether the verdict that stood before the change was the actor's own."""
    number = claim.revisions[-1].number
    by = await tx.value("SELECT by FROM revisions WHERE claim_id = ?1 AND number = ?2", claim.id, number)
    return change.actor is not None and by == change.actor


async def spread(tx: Tx, change: Change, claim: Claim, entry: Entry) -> None:
    """Put out what a change calls for. `claim` is as it was before it."""
    if change.server == 0:
        return
    step = Step.of(claim, entry)
    slip = bool((entry.after or {}).get("slip"))
    seen = await showings.of_claim(tx, claim.id, change.at - REACHES_BACK)
    await _redraw(tx, change, claim.number, seen, whole=step.loud and not slip)
    if claim.hidden:
        return
    again = step.given and any(not revision.voided for revision in claim.revisions)
    if (step.loud and not slip) or again:
        await _answer_places(tx, change, claim, entry, seen)
    if step.given:
        await _answer_articles(tx, change, claim)
        await _post_verdict(tx, change, claim)


async def redraw_cards(tx: Tx, change: Change, row: int, number: int) -> None:
    """A claim's posted cards show what members dispute about it; nothing else is said of that in public."""
    seen = await showings.of_claim(tx, row, change.at - REACHES_BACK)
    await _redraw(tx, change, number, seen, whole=False)


async def _redraw(tx: Tx, change: Change, number: int, seen: list[showings.Showing], *, whole: bool) -> None:
    """Cards show the newest state after every change; a summary or an answer is marked where its verdict fell."""
    for showing in seen:
        if showing.message is None:
            continue
        if showing.kind in {"card", "verdict"}:
            compact = showing.key is not None and showing.key.startswith(showings.REPLY)
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


async def _answer_places(tx: Tx, change: Change, claim: Claim, entry: Entry, seen: list[showings.Showing]) -> None:
    """One answer a channel, to the newest message there that showed the verdict."""
    newest = {showing.channel: showing.message for showing in seen}
    after = entry.after or {}
    was = claim.verdict or (claim.revisions[-1].verdict if claim.revisions else None)
    payload = {
        "render": "correction",
        "claim": claim.number,
        "action": entry.action,
        "was": None if was is None else was.value,
        "now": after.get("verdict"),
        "reason": entry.reason,
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
        await showings.add(tx, change.server, claim.id, "correction", channel, change.at, outbox=row)


async def _answer_articles(tx: Tx, change: Change, claim: Claim) -> None:
    for waiting in await showings.to_answer(tx, claim.id, change.at):
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
        await showings.add(tx, change.server, claim.id, "answer", waiting.channel, change.at, outbox=row)


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
    await showings.add(tx, change.server, claim.id, "verdict", channel, change.at, outbox=row)
