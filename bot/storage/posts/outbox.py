"""What is to be said in Discord, as rows: put in the transaction that gives the reason, sent under a lease.

A row goes pending -> sending -> sent, back to pending for a later attempt, or to failed. Edits of one message share
one row, so that only the newest state of a card is sent, and not more than once a minute.
"""

import secrets
from dataclasses import dataclass

from bot.domain.clock import MINUTE
from bot.domain.delivery import Destination
from bot.domain.posts import DeliveryKind, Message, Unknown
from bot.storage.database import Database, Reader, Row, Tx
from bot.storage.posts import messages

EDIT_GAP = MINUTE
"""Least time between two edits of one message."""

_LOST = "its sender stopped without a word"


@dataclass(frozen=True, slots=True)
class Outgoing:
    id: int
    server: int
    kind: DeliveryKind
    dedupe_key: str
    channel: int | None
    message: int | None
    target_user: int | None
    content: Message | Unknown
    state: str
    nonce: str
    run_at: int
    attempts: int
    """How many were begun since it was last put, this one included."""
    lease_until: int | None
    uncertain: bool
    """An attempt ended without an answer: it may have gone through."""
    sent_message: int | None
    sent_at: int | None
    error: str | None
    created_at: int
    updated_at: int


async def put(
    tx: Tx, content: Message, dedupe_key: str, to: Destination, *, now: int, run_at: int | None = None
) -> int:
    """Add a message once; its id, also when the key was there before.

    An edit whose key is there takes the new content: a waiting one goes out with it at its time, one that was sent
    (or is being sent with the old one) goes out again a minute later, one that failed gets new attempts.
    """
    changed: int | None = await tx.value(
        f"""
        INSERT INTO outbox (server, kind, dedupe_key, channel, message, target_user, payload, nonce, run_at,
                            created_at, updated_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)
        ON CONFLICT (dedupe_key) DO UPDATE SET
            channel = excluded.channel,
            message = excluded.message,
            target_user = excluded.target_user,
            payload = excluded.payload,
            updated_at = excluded.updated_at,
            version = outbox.version + 1,
            state = CASE WHEN outbox.state = 'sending' THEN 'sending' ELSE 'pending' END,
            attempts = CASE WHEN outbox.state IN ('sent', 'failed') THEN 0 ELSE outbox.attempts END,
            error = CASE WHEN outbox.state = 'failed' THEN NULL ELSE outbox.error END,
            run_at = CASE
                WHEN outbox.state IN ('pending', 'sending') THEN outbox.run_at
                WHEN outbox.sent_at + {EDIT_GAP} > excluded.run_at THEN outbox.sent_at + {EDIT_GAP}
                ELSE excluded.run_at
            END
        WHERE outbox.kind = 'edit'
        RETURNING id
        """,
        to.server,
        content.kind.value,
        dedupe_key,
        to.channel,
        to.message,
        to.user,
        messages.encode(content),
        secrets.token_hex(12),
        now if run_at is None else run_at,
        now,
    )
    if changed is None:
        changed = await tx.value("SELECT id FROM outbox WHERE dedupe_key = ?1", dedupe_key)
    return int(changed)


async def lease(db: Database, now: int, lease_ms: int) -> Outgoing | None:
    """Take the message that has been due longest for sending; None when nothing is due."""

    async def take(tx: Tx) -> Outgoing | None:
        row = await tx.one(
            """
            UPDATE outbox SET state = 'sending', attempts = attempts + 1, lease_until = ?2, leased_version = version
            WHERE id = (SELECT id FROM outbox WHERE state = 'pending' AND run_at <= ?1
                        ORDER BY run_at, id LIMIT 1)
              AND state = 'pending'
            RETURNING *
            """,
            now,
            now + lease_ms,
        )
        return None if row is None else _outgoing(row)

    return await db.write(take)


async def mark_sent(tx: Tx, outgoing_id: int, message_id: int | None, now: int) -> bool:
    """It is in Discord. An edit that got newer content meanwhile waits for its next turn. False when it was sent
    before."""
    sql = f"""
        UPDATE outbox SET
            state = CASE WHEN version = leased_version THEN 'sent' ELSE 'pending' END,
            run_at = CASE WHEN version = leased_version THEN run_at ELSE ?3 + {EDIT_GAP} END,
            attempts = CASE WHEN version = leased_version THEN attempts ELSE 0 END,
            sent_message = coalesce(?2, sent_message), sent_at = ?3,
            lease_until = NULL, uncertain = 0, error = NULL
        WHERE id = ?1 AND state <> 'sent' AND leased_version IS NOT NULL
        """
    return await tx.run(sql, outgoing_id, message_id, now) == 1


async def retry(tx: Tx, outgoing_id: int, error: str, run_at: int, *, uncertain: bool) -> bool:
    """Send it again at `run_at`; `uncertain` where it may have gone through for all that. False when it is no longer
    being sent."""
    sql = """
        UPDATE outbox SET state = 'pending', error = ?2, run_at = ?3, lease_until = NULL,
            uncertain = CASE WHEN ?4 = 1 THEN 1 ELSE uncertain END
        WHERE id = ?1 AND state = 'sending'
        """
    return await tx.run(sql, outgoing_id, error, run_at, int(uncertain)) == 1


async def give_up(tx: Tx, outgoing_id: int, error: str) -> bool:
    """It can't go there and never will. False when it was sent or given up before."""
    sql = """
        UPDATE outbox SET state = 'failed', error = ?2, lease_until = NULL
        WHERE id = ?1 AND state IN ('pending', 'sending')
        """
    return await tx.run(sql, outgoing_id, error) == 1


async def find(reader: Reader, dedupe_key: str) -> Outgoing | None:
    row = await reader.one("SELECT * FROM outbox WHERE dedupe_key = ?1", dedupe_key)
    return None if row is None else _outgoing(row)


async def drop_pending(tx: Tx, key: str) -> int:
    """Take back what is still to be sent under keys that begin with this; how many there were."""
    sql = "DELETE FROM outbox WHERE dedupe_key >= ?1 AND dedupe_key < ?2 AND state = 'pending' AND attempts = 0"
    return await tx.run(sql, key, f"{key}\U0010ffff")


async def out_since(reader: Reader, key: str, since: int) -> bool:
    """Whether a message under a key that begins with this went out, or may have, since then."""
    sql = (
        "SELECT 1 FROM outbox WHERE dedupe_key >= ?1 AND dedupe_key < ?2 AND created_at >= ?3"
        " AND (state IN ('sending', 'sent') OR attempts > 0) LIMIT 1"
    )
    return await reader.value(sql, key, f"{key}\U0010ffff", since) is not None


async def return_stale(tx: Tx, now: int) -> int:
    """Make what a vanished sender left behind due again, marked uncertain; how many there were."""
    sql = """
        UPDATE outbox SET state = 'pending', uncertain = 1, lease_until = NULL, error = coalesce(error, ?2)
        WHERE state = 'sending' AND lease_until <= ?1
        """
    return await tx.run(sql, now, _LOST)


def _outgoing(row: Row) -> Outgoing:
    fields = dict(row)
    del fields["version"], fields["leased_version"]
    kind, payload = DeliveryKind(fields.pop("kind")), fields.pop("payload")
    uncertain = bool(fields.pop("uncertain"))
    return Outgoing(**fields, kind=kind, content=messages.decode(kind, payload), uncertain=uncertain)
