"""What every service uses: the database, the clock, and the few look-ups that all of them share."""

from dataclasses import dataclass, replace

from bot.domain.actor import Actor, Capability
from bot.domain.articles import Article
from bot.domain.claims import Claim, Kind
from bot.domain.clock import Clock
from bot.domain.disputes import Dispute, DisputeState
from bot.domain.errors import Conflict, NotAllowed, NotFound
from bot.services.desk.limits import admit
from bot.storage.articles import articles
from bot.storage.claims import claims
from bot.storage.database import Database, Reader, Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.review import disputes, proposals

HIDDEN_TEXT = "(hidden by a moderator)"


@dataclass(frozen=True, slots=True)
class Desk:
    db: Database
    clock: Clock

    async def begin(self, tx: Tx, actor: Actor, *, even_blocked: bool = False) -> Change:
        """A change by this actor: their desk and surrogate exist from here on. Who is blocked, or too new on the
        server, may not add anything; `even_blocked` for what takes back or leaves."""
        now = self.clock.now()
        if not even_blocked:
            await admit(tx, actor, now)
        await desks.ensure(tx, actor.server, now)
        return Change.begin(actor.server, await desks.person(tx, actor.server, actor.user), now, actor.user)

    async def show(self, actor: Actor, number: int) -> Claim:
        """A claim as this person may see it now (see `shown_claim`): what a service answers after a change."""
        async with self.db.read() as reader:
            return await shown_claim(reader, actor, number)

    async def show_dispute(self, actor: Actor, number: int) -> Dispute:
        async with self.db.read() as reader:
            return await dispute_of(reader, actor, number)


async def claim_of(reader: Reader, actor: Actor, number: int) -> Claim:
    """The claim that somebody means to act on: one that is hidden only admins may touch."""
    return _touchable(await _numbered(reader, actor, number), actor)


async def claim_row_of(reader: Reader, actor: Actor, number: int) -> Claim:
    """As `claim_of`, without all that is loaded beside the claim: its appearances, revisions, disputes and ties."""
    claim = await claims.row_by_number(reader, actor.server, number)
    if claim is None:
        raise _unknown(number)
    return _touchable(claim, actor)


async def judged_claim_of(reader: Reader, actor: Actor, number: int) -> Claim:
    """As `claim_row_of`, with its verdicts: all that it takes to give the next one."""
    claim = await claims.judged_by_number(reader, actor.server, number)
    if claim is None:
        raise _unknown(number)
    return _touchable(claim, actor)


def _touchable(claim: Claim, actor: Actor) -> Claim:
    if claim.hidden and not actor.may(Capability.SEE_HIDDEN):
        raise NotAllowed(f"A moderator has hidden #{claim.number}; only admins may see or change it.")
    return claim


def _unknown(number: int) -> NotFound:
    return NotFound(f"There is no claim #{number} on this server's record.")


async def dispute_of(reader: Reader, actor: Actor, number: int) -> Dispute:
    dispute = await disputes.by_number(reader, actor.server, number)
    if dispute is None:
        raise NotFound(f"There is no dispute {number} on this server's record.")
    return dispute


async def open_dispute(reader: Reader, actor: Actor, number: int) -> Dispute:
    """The dispute that somebody means to act on."""
    dispute = await dispute_of(reader, actor, number)
    if dispute.state is not DisputeState.OPEN:
        raise Conflict(f"Dispute {number} is closed already ({dispute.state.value}).")
    return dispute


async def article_of(reader: Reader, server: int, number: int) -> Article:
    article = await articles.by_number(reader, server, number)
    if article is None:
        raise NotFound(f"There is no article {number} on this server's record.")
    return article


async def shown_claim(reader: Reader, actor: Actor, number: int) -> Claim:
    """The claim as this person may see it: a hidden one has only its number and state, and a proposed verdict comes
    with its rationale only for those who may propose."""
    claim = await _numbered(reader, actor, number)
    if claim.hidden and not actor.may(Capability.SEE_HIDDEN):
        return redacted(claim)
    if claim.proposal is not None and actor.may(Capability.PROPOSE):
        return replace(claim, proposed=await proposals.shown(reader, claim.id))
    return claim


async def _numbered(reader: Reader, actor: Actor, number: int) -> Claim:
    claim = await claims.by_number(reader, actor.server, number)
    if claim is None:
        raise _unknown(number)
    return claim


def redacted(claim: Claim) -> Claim:
    """A hidden claim as everybody but an admin sees it: its number and state, none of its words."""
    return replace(
        claim,
        text=HIDDEN_TEXT,
        speaker=None,
        kind=Kind.MANUAL,
        reasons=(),
        rationale=None,
        appearances=(),
        sources=(),
        revisions=(),
        context=(),
        fact_checks=(),
    )


def moved_on(number: int) -> Conflict:
    return Conflict(f"Somebody else changed #{number} just now; look at it again.")


def require_read(claim: Claim, read: str | None) -> None:
    """Raises Conflict if a claim was edited since it was read: `read` is its `mark` at that time, None if unknown."""
    if read is not None and read != claim.mark:
        raise Conflict(f"#{claim.number} was edited while you wrote; read it again.")


def person_of(change: Change) -> int:
    """The surrogate of the person who makes a change; the machine may not make this one."""
    if change.actor is None:
        raise NotAllowed("Only a person may do that.")
    return change.actor
