"""What shows a dispute: its card in the review channel, one post a dispute, and the claim's cards in public."""

from bot.domain.claims import Claim
from bot.domain.delivery import Destination
from bot.domain.disputes import Announcement
from bot.domain.posts import DisputeAnswer, DisputeEdit
from bot.services.desk.base import Desk
from bot.services.posts import verdict_posts
from bot.storage.database import Tx
from bot.storage.desk.events import Change
from bot.storage.posts import outbox


def card_key(server: int, number: int) -> str:
    return f"dispute:{server}:{number}"


async def show_change(tx: Tx, change: Change, claim: Claim, number: int) -> None:
    """A dispute was opened, joined, left or closed: its card says so, and so do the claim's public cards."""
    await redraw(tx, change, number)
    await verdict_posts.redraw_cards(tx, change, claim.id, claim.number)


async def redraw(tx: Tx, change: Change, number: int) -> None:
    """The card, where one is out, shows the dispute's newest state; one that still waits will by itself."""
    posted = await outbox.find(tx, card_key(change.server, number))
    if posted is not None and posted.state in {"sending", "sent"}:
        to = Destination(change.server, posted.channel)
        await outbox.put(tx, DisputeEdit(number), f"{card_key(change.server, number)}:card", to, now=change.at)


async def reply(tx: Tx, change: Change, number: int, key: str) -> None:
    """The last answer to a question, in the card's thread."""
    posted = await outbox.find(tx, card_key(change.server, number))
    if posted is not None and posted.state != "failed":
        to = Destination(change.server, posted.channel)
        await outbox.put(tx, DisputeAnswer(number), f"{card_key(change.server, number)}:{key}", to, now=change.at)


async def place(desk: Desk, server: int, number: int) -> Announcement | None:
    """The message with a dispute's card; None where it was never announced."""
    async with desk.db.read() as reader:
        posted = await outbox.find(reader, card_key(server, number))
    if posted is None or posted.channel is None:
        return None
    return Announcement(posted.channel, posted.sent_message, posted.state == "failed")
