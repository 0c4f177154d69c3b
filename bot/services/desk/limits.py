"""Who may add to the record, and how much of it in a day: what costs a moderator time has a limit."""

from collections.abc import Sequence

from bot.domain.actor import Actor, Role
from bot.domain.clock import DAY, HOUR, to_datetime
from bot.domain.errors import NotAllowed, TooMuch
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.members import members


async def admit(tx: Tx, actor: Actor, now: int) -> None:
    """Refuses who is blocked, and a member who has not been on the server for as long as the desk asks."""
    if actor.role >= Role.MODERATOR:
        return
    if await members.blocked(tx, actor.server, actor.user):
        raise NotAllowed("A moderator has blocked you on this desk: you can read the record but not add to it.")
    if actor.role is not Role.MEMBER or actor.member_since is None:
        return
    hours = (await desks.settings(tx, actor.server)).min_membership_hours
    allowed = actor.member_since + hours * HOUR
    if now < allowed:
        raise NotAllowed(
            f"Members may add to this desk {hours} hours after they joined the server; you may from {_moment(allowed)}."
        )


def within(actor: Actor, times: Sequence[int], most: int, what: str) -> None:
    """As `at_most`, for a limit that moderators don't have."""
    if actor.role < Role.MODERATOR:
        at_most(actor, times, most, what)


def at_most(actor: Actor, times: Sequence[int], most: int, what: str) -> None:
    """Refuses what is over a limit in 24 hours, with when it goes on; `times` (epoch ms) are those of the last 24
    hours, oldest first, `what` is the thing with {} for the limit."""
    if actor.limited and len(times) >= most:
        again = _moment(times[-most] + DAY)
        raise TooMuch(f"A member may {what.format(most)} in 24 hours; the next one from {again}.")


def _moment(ms: int) -> str:
    return to_datetime(ms).strftime("%d %b %H:%M UTC")
