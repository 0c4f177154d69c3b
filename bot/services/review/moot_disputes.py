"""What closes a dispute beside a moderator's decision, and who is told."""

from bot.domain.claims import Claim
from bot.domain.disputes import Dispute, DisputeKind, DisputeState
from bot.domain.events import Action
from bot.services.posts.dispute_cards import show_change
from bot.services.posts.notify import tell
from bot.services.posts.verdict_posts import redraw_cards
from bot.storage.database import Tx
from bot.storage.desk import events
from bot.storage.desk.events import Change, Entry
from bot.storage.review import dispute_members, disputes


async def close_disputes(
    tx: Tx,
    change: Change,
    claim: Claim,
    *,
    kinds: tuple[DisputeKind, ...] = tuple(DisputeKind),
    sentence: str = "the claim was dismissed",
) -> None:
    """Close a claim's open disputes as moot. The machine does it, whoever gave the cause."""
    machine = change.by_machine()
    for dispute in await disputes.open_on(tx, claim.id, kinds):
        await moot(tx, machine, claim, dispute, sentence)


async def moot(tx: Tx, machine: Change, claim: Claim, dispute: Dispute, sentence: str) -> None:
    await disputes.close(tx, dispute.id, DisputeState.MOOT, by=None, decision=None, self_reviewed=False, now=machine.at)
    await events.record(
        tx,
        machine,
        Entry(
            Action.DISPUTE_MOOT,
            claim=claim.id,
            dispute=dispute.id,
            before={"dispute": dispute.number, "state": "open"},
            after={"dispute": dispute.number, "state": "moot"},
        ),
    )
    await show_change(tx, machine, claim, dispute.number)
    await tell_members(tx, machine, dispute, f"Your dispute {dispute.number} of #{claim.number} is closed: {sentence}.")


async def leave(tx: Tx, change: Change, claim: Claim, dispute: Dispute, person: int) -> None:
    """Take one member (surrogate) off an open dispute; it ends with its last one."""
    left = await dispute_members.leave(tx, dispute.id, person, change.at)
    state = DisputeState.OPEN if left else DisputeState.WITHDRAWN
    if not left:
        await disputes.close(tx, dispute.id, state, by=change.actor, decision=None, self_reviewed=False, now=change.at)
    await events.record(
        tx,
        change,
        Entry(
            Action.DISPUTE_LEFT if left else Action.DISPUTE_WITHDRAWN,
            claim=claim.id,
            dispute=dispute.id,
            before={"dispute": dispute.number, "state": "open"},
            after={"dispute": dispute.number, "state": state.value},
        ),
    )
    await show_change(tx, change, claim, dispute.number)


async def tell_members(tx: Tx, change: Change, dispute: Dispute, text: str, *, but_not: int = 0) -> None:
    """One sentence to each member who opened or joined a dispute, in the channel where they did so."""
    for _person, user, channel in await dispute_members.members(tx, dispute.id):
        await tell(tx, change, user, text, key=f"dispute:{dispute.number}", channel=channel, but_not=but_not)


async def move_disputes(tx: Tx, change: Change, claim: Claim, target: Claim) -> None:
    """A merged claim's open disputes follow it; where the target has one of the same kind, they join that one."""
    machine = change.by_machine()
    there = {dispute.kind: dispute for dispute in await disputes.open_on(tx, target.id)}
    for dispute in await disputes.open_on(tx, claim.id):
        twin = there.get(dispute.kind)
        if twin is None:
            await disputes.move(tx, dispute.id, target.id)
            await events.record(
                tx,
                machine,
                Entry(
                    Action.DISPUTE_MOVED,
                    claim=target.id,
                    dispute=dispute.id,
                    before={"dispute": dispute.number, "claim": claim.number},
                    after={"dispute": dispute.number, "claim": target.number},
                ),
            )
            continue
        await disputes.adopt(tx, dispute.id, twin.id)
        await moot(tx, machine, claim, dispute, f"it goes on as dispute {twin.number} of #{target.number}")
    await redraw_cards(tx, machine, target.id, target.number)
