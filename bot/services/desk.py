"""What every service stands on: the database, the clock, and the few look-ups that all of them share."""

from dataclasses import dataclass

from bot.domain.actor import Actor
from bot.domain.claims import Claim
from bot.domain.clock import Clock
from bot.domain.delivery import DeliveryKind
from bot.domain.errors import Conflict, NotFound
from bot.storage import claims, desks, outbox
from bot.storage.database import Database, Reader, Tx
from bot.storage.events import Change

LOCAL_DESK = 0
"""The desk of the command line: nothing of it is ever posted."""


@dataclass(frozen=True, slots=True)
class Desk:
    db: Database
    clock: Clock

    async def begin(self, tx: Tx, actor: Actor) -> Change:
        """A change by this actor: his desk and his surrogate exist from here on."""
        now = self.clock.now()
        await desks.ensure(tx, actor.server, now)
        return Change.begin(actor.server, await desks.person(tx, actor.server, actor.user), now)


async def claim_of(reader: Reader, actor: Actor, number: int) -> Claim:
    claim = await claims.by_number(reader, actor.server, number)
    if claim is None:
        raise NotFound(f"There is no claim #{number} on this server's record.")
    return claim


def moved_on(number: int) -> Conflict:
    return Conflict(f"Somebody else changed #{number} just now; look at it again.")


async def tell(
    tx: Tx, change: Change, user: int | None, text: str, *, key: str, channel: int | None = None, but_not: int = 0
) -> None:
    """One sentence for one person, once per change and key; nobody is told of what he did himself."""
    if change.server == LOCAL_DESK or not user or user == but_not:
        return
    await outbox.put(
        tx,
        DeliveryKind.TELL,
        f"tell:{change.id}:{key}:{user}",
        {"render": "told", "text": text},
        server=change.server,
        channel=channel,
        target_user=user,
        now=change.at,
    )
