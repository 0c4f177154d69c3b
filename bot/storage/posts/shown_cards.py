"""Where verdicts were shown, and what waits to be shown."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from bot.domain.posts import DeliveryKind, Message, PrivateAnswer, ReplyCard, Unknown
from bot.storage.database import Reader, Row, Tx, placeholders
from bot.storage.posts import messages

REPLY = "reply:"
"""How the key of an outbox row begins that posts a claim's compact card as a reply to a message."""
_REPLY_CARD = ReplyCard.__struct_config__.tag


@dataclass(frozen=True, slots=True)
class Showing:
    """One message that shows a claim's verdict. `message` is None while its outbox row waits."""

    kind: str
    channel: int
    message: int | None
    key: str | None
    """The outbox row's, for what went out through it."""
    posted: Message | Unknown | None
    """What that row posted."""
    at: int


async def add(
    tx: Tx,
    server: int,
    claim: int,
    kind: str,
    channel: int,
    now: int,
    *,
    message: int | None = None,
    outbox: int | None = None,
) -> None:
    await tx.run(
        "INSERT INTO showings (server, claim_id, kind, channel, message, outbox_id, at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
        server,
        claim,
        kind,
        channel,
        message,
        outbox,
        now,
    )


async def of_claim(reader: Reader, claim: int, since: int) -> list[Showing]:
    """What shows a claim and is out or under way, the oldest first."""
    rows = await reader.all(
        "SELECT s.kind, s.channel, coalesce(s.message, o.sent_message) AS message, o.dedupe_key AS key,"
        " o.kind AS outbox_kind, o.payload, s.at"
        " FROM showings s LEFT JOIN outbox o ON o.id = s.outbox_id WHERE s.claim_id = ?1 AND s.at >= ?2"
        " AND (o.id IS NULL OR o.state IN ('sending', 'sent') AND NOT (o.state = 'sent' AND o.sent_message IS NULL))"
        " ORDER BY s.at, s.id",
        claim,
        since,
    )
    return [_showing(row) for row in rows]


def _showing(row: Row) -> Showing:
    posted = None if row["payload"] is None else messages.decode(DeliveryKind(row["outbox_kind"]), row["payload"])
    return Showing(row["kind"], row["channel"], row["message"], row["key"], posted, row["at"])


async def newest_card(reader: Reader, claim: int, channel: int, since: int) -> Showing | None:
    """The newest card of a claim in a channel that stands there or is on its way."""
    row = await reader.one(
        "SELECT s.kind, s.channel, coalesce(s.message, o.sent_message) AS message, o.dedupe_key AS key,"
        " o.kind AS outbox_kind, o.payload, s.at"
        " FROM showings s LEFT JOIN outbox o ON o.id = s.outbox_id WHERE s.claim_id = ?1 AND s.channel = ?2"
        " AND s.at > ?3 AND s.kind IN ('card', 'verdict') AND (o.id IS NULL OR o.state IN ('pending', 'sending')"
        " OR (o.state = 'sent' AND o.sent_message IS NOT NULL)) ORDER BY s.at DESC, s.id DESC LIMIT 1",
        claim,
        channel,
        since,
    )
    return None if row is None else _showing(row)


async def replies_by(reader: Reader, server: int, person: int, since: int) -> list[Row]:
    """The replies that a person has had posted since then and that stand or are on their way: `outbox`, `key`,
    `claim` (rows) and `channel` of each."""
    return await reader.all(
        "SELECT o.id AS outbox, o.dedupe_key AS key, s.claim_id AS claim, s.channel FROM events e"
        " JOIN showings s ON s.claim_id = e.claim_id JOIN outbox o ON o.id = s.outbox_id"
        " WHERE e.server = ?1 AND e.at >= ?3 AND e.action = 'claim.shown_in_reply' AND e.actor = ?2"
        f" AND o.dedupe_key >= '{REPLY}' || e.change || ':' AND o.dedupe_key < '{REPLY}' || e.change || ';'"
        " ORDER BY o.id",
        server,
        person,
        since,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A reply that somebody had posted: what of (row and number), where, and where they are told of it."""

    claim: int
    number: int
    channel: int
    user: int | None
    """Discord id, None once forgotten."""
    answer: PrivateAnswer | None


async def asked(reader: Reader, outbox: int) -> Asked | None:
    """Who had a reply (its outbox row) posted, and what of. None if it is no longer shown."""
    row = await reader.one(
        "SELECT s.claim_id AS claim, c.number, s.channel, o.kind, o.payload, (SELECT p.user_id FROM events e"
        " JOIN people p ON p.id = e.actor WHERE e.claim_id = s.claim_id AND e.action = 'claim.shown_in_reply'"
        f" AND o.dedupe_key = '{REPLY}' || e.change || ':' || c.number LIMIT 1) AS user"
        " FROM showings s JOIN outbox o ON o.id = s.outbox_id JOIN claims c ON c.id = s.claim_id"
        " WHERE s.outbox_id = ?1",
        outbox,
    )
    if row is None:
        return None
    posted = messages.decode(DeliveryKind(row["kind"]), row["payload"])
    answer = posted.answer if isinstance(posted, ReplyCard) else None
    return Asked(row["claim"], row["number"], row["channel"], row["user"], answer)


async def drop(tx: Tx, outbox: int) -> None:
    """What went out, or was to go out, by an outbox row shows its claims no longer."""
    await tx.run("DELETE FROM showings WHERE outbox_id = ?1", outbox)


async def claims_of(reader: Reader, outbox: int) -> list[int]:
    """Rows of the claims that a message shows."""
    rows = await reader.all("SELECT claim_id FROM showings WHERE outbox_id = ?1 ORDER BY id", outbox)
    return [row["claim_id"] for row in rows]


async def in_summary(reader: Reader, digest: int) -> set[int]:
    """Rows of the claims that a summary showed as checked when it was put out."""
    rows = await reader.all(
        "SELECT s.claim_id FROM outbox o JOIN showings s ON s.outbox_id = o.id"
        " WHERE o.dedupe_key >= ?1 AND o.dedupe_key < ?2",
        f"digest:{digest}:",
        f"digest:{digest};",
    )
    return {row["claim_id"] for row in rows}


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer to an article's message that is gathered: its outbox row where one waits."""

    article: int
    number: int
    channel: int
    message: int
    outbox: int | None


async def to_answer(reader: Reader, claim: int, now: int) -> list[Waiting]:
    """For each article in which a claim stands: the message with which it came in, once an article."""
    rows = await reader.all(
        "SELECT t.id AS article, t.number, i.channel, coalesce(i.message, o.sent_message) AS message,"
        " (SELECT w.id FROM outbox w WHERE w.state = 'pending' AND w.run_at > ?2 AND w.dedupe_key >= 'answer:' || t.id"
        " || ':' AND w.dedupe_key < 'answer:' || t.id || ';') AS outbox, min(i.id)"
        " FROM appearances a JOIN articles t ON t.id = a.article_id AND t.withdrawn_at IS NULL"
        " JOIN intake i ON i.article_id = t.id AND i.channel IS NOT NULL"
        " LEFT JOIN outbox o ON o.dedupe_key = 'intake:' || i.id"
        " WHERE a.claim_id = ?1 AND coalesce(i.message, o.sent_message) IS NOT NULL GROUP BY t.id ORDER BY t.id",
        claim,
        now,
    )
    return [Waiting(r["article"], r["number"], r["channel"], r["message"], r["outbox"]) for r in rows]


async def checked_share(reader: Reader, server: int, article: int) -> tuple[int, int]:
    """Of an article (number): how many of its claims are checked, and how many it has."""
    row: Any = await reader.one(
        "SELECT coalesce(sum(c.state = 'checked'), 0) AS checked, count(*) AS found FROM claims c WHERE c.id IN"
        " (SELECT p.claim_id FROM appearances p JOIN articles t ON t.id = p.article_id"
        " WHERE t.server = ?1 AND t.number = ?2) AND c.state <> 'dismissed' AND c.hidden_at IS NULL",
        server,
        article,
    )
    return (row["checked"], row["found"])


async def cards(reader: Reader, claims: Collection[int]) -> dict[int, tuple[int, int]]:
    """(channel, message) of the newest card that stands in public, by claim row; replies to messages are none."""
    found: dict[int, tuple[int, int]] = {}
    marks = placeholders(len(claims))
    for row in await reader.all(
        "SELECT s.claim_id, s.channel, coalesce(s.message, o.sent_message) AS message FROM showings s"
        " LEFT JOIN outbox o ON o.id = s.outbox_id AND o.state = 'sent'"
        f" WHERE s.claim_id IN ({marks}) AND s.kind IN ('card', 'verdict')"
        f" AND (o.id IS NULL OR o.payload ->> 'render' <> '{_REPLY_CARD}') ORDER BY s.at, s.id",
        *claims,
    ):
        if row["message"] is not None:
            found[row["claim_id"]] = (row["channel"], row["message"])
    return found
