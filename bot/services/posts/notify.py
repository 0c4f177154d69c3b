"""One sentence for one person: a member who acted, or the owner of a claim."""

from bot.domain.actor import LOCAL_DESK
from bot.domain.claims import Claim
from bot.domain.delivery import Destination
from bot.domain.posts import Notice, Told
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.posts import outbox


async def tell_owner(tx: Tx, change: Change, claim: Claim, sentence: str, *, but_not: int) -> None:
    """Tell the claim's owner that somebody else moved it."""
    if claim.owner is not None:
        await tell(tx, change, claim.owner, sentence, key=f"owner:{claim.number}", but_not=but_not)


async def tell_person(tx: Tx, change: Change, person: int, sentence: str, *, key: str, but_not: int = 0) -> None:
    """As `tell`, by surrogate."""
    await tell(tx, change, await desks.user_of(tx, person), sentence, key=key, but_not=but_not)


async def tell_moderators(tx: Tx, server: int, text: str, *, key: str, now: int, else_to: int | None) -> None:
    """Once for each key: in the moderators' channel, else to one person (surrogate) directly."""
    if server == LOCAL_DESK:
        return
    channel = (await desks.settings(tx, server)).review_channel
    user = None
    if channel is None:
        user = await desks.user_of(tx, else_to) if else_to is not None else None
        if user is None:
            return
    post = Told(text) if channel is None else Notice(text)
    await outbox.put(tx, post, key, Destination(server, channel, user=user), now=now)


async def tell(
    tx: Tx, change: Change, user: int | None, text: str, *, key: str, channel: int | None = None, but_not: int = 0
) -> None:
    """One sentence for one person, once per change and key; nobody is told of what they did themselves."""
    if change.server == LOCAL_DESK or not user or user == but_not:
        return
    to = Destination(change.server, channel, user=user)
    await outbox.put(tx, Told(text), f"tell:{change.id}:{key}:{user}", to, now=change.at)
