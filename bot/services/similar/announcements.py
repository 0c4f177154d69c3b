"""Telling the review channel at once that something found false is said again, where the desk wants that: one quiet
message for all that one article repeats."""

from collections.abc import Collection, Sequence

from bot.domain.actor import LOCAL_DESK
from bot.domain.claims import State
from bot.domain.delivery import Destination
from bot.domain.posts import RepeatsPost
from bot.domain.repeats import FALSE, Repeat
from bot.services.desk.base import Desk
from bot.storage.claims import claims
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.posts import outbox, shown_cards
from bot.storage.similar import repeats


class Repeats:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def announced(self, server: int, delivery: int, article: int | None) -> Sequence[Repeat]:
        """What an announcement says at the moment at which it goes out: the claims whose verdict is still false or
        mostly false, and that are still in that article."""
        async with self._desk.db.read() as reader:
            rows = await _false(reader, server, await shown_cards.claims_of(reader, delivery))
            places = await repeats.said_in(reader, rows, article) if rows else {}
            again = await claims.by_ids(reader, [row for row in rows if row in places])
            return [Repeat(claim, places[claim.id]) for claim in again]


async def announce(tx: Tx, change: Change, said: Collection[int], article: int | None) -> None:
    """Put out that claims (row ids) were said again in an article (number), None where one was typed in. It shows their
    verdicts, so a correction is posted as an answer to it."""
    if change.server == LOCAL_DESK or not said:
        return
    settings = await desks.settings(tx, change.server)
    if not settings.announce_repeats or settings.review_channel is None:
        return
    false = await _false(tx, change.server, said)
    if not false:
        return
    row = await outbox.put(
        tx,
        RepeatsPost(article),
        f"repeats:{change.id}:{article or 0}",
        Destination(change.server, settings.review_channel),
        now=change.at,
    )
    for claim in false:
        await shown_cards.add(tx, change.server, claim, "answer", settings.review_channel, change.at, outbox=row)


async def _false(reader: Reader, server: int, rows: Collection[int]) -> list[int]:
    """Those of these claims whose verdict is false or mostly false."""
    return [
        claim.id
        for claim in await claims.by_ids(reader, list(dict.fromkeys(rows)))
        if claim.state is State.CHECKED and claim.verdict in FALSE and not claim.hidden and claim.server == server
    ]
