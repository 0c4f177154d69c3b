"""The places where verdicts are shown: noting one, and what a waiting message is to show."""

from dataclasses import dataclass

from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim, State
from bot.domain.errors import Conflict
from bot.domain.events import Action
from bot.services.desk.base import Desk, claim_of, shown_claim
from bot.storage.claims import claims
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Entry
from bot.storage.posts import shown_cards


@dataclass(frozen=True, slots=True)
class ArticleNews:
    """What came of an article's claims: `claims` are those that are news, of `checked` of the `found`."""

    article: int
    checked: int
    found: int
    claims: tuple[Claim, ...]


class ShownCards:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def to_post(self, actor: Actor, number: int) -> Claim:
        """The claim that somebody means to show to a whole channel. Raises Conflict where it is hidden, or has no
        verdict in force."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            claim = await shown_claim(reader, actor, number)
        if claim.hidden:
            raise Conflict(f"#{number} is hidden; reopen it before you post it.")
        if claim.state is not State.CHECKED:
            raise Conflict(f"#{number} is not checked; only checked claims are posted.")
        return claim

    async def note_card(self, actor: Actor, number: int, channel: int, message: int) -> None:
        """Note that a claim's card was shown in a channel: it is kept up to date, and answered when its verdict
        changes."""
        actor.require(Capability.READ)

        async def write(tx: Tx) -> None:
            change = await self._desk.begin(tx, actor, even_blocked=True)  # it stands there already
            claim = await claim_of(tx, actor, number)
            await shown_cards.add(tx, actor.server, claim.id, "card", channel, change.at, message=message)
            await events.record(
                tx, change, Entry(Action.CLAIM_SHOWN_IN_CHANNEL, claim=claim.id, after={"channel": channel})
            )

        await self._desk.db.write(write)

    async def verdicts(self, server: int, delivery: int, article: int) -> ArticleNews:
        """What a gathered answer says at the moment at which it goes out."""
        async with self._desk.db.read() as reader:
            shown = await claims.by_ids(reader, await shown_cards.claims_of(reader, delivery))
            checked, found = await shown_cards.checked_share(reader, server, article)
        news = tuple(c for c in shown if c.state is State.CHECKED and not c.hidden and c.server == server)
        return ArticleNews(article, checked, found, news)

    async def words(self, reason: int | None) -> str | None:
        """What a person wrote, while it has not been forgotten."""
        if reason is None:
            return None
        async with self._desk.db.read() as reader:
            return await desks.text(reader, reason)
