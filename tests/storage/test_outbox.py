"""The outbox: a message once, the newest state of an edit, no row lost between sending and sent."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.domain.clock import MINUTE, SECOND
from bot.domain.delivery import Destination
from bot.domain.posts import CardEdit, DeliveryKind, Message, Told, VerdictPost
from bot.storage.database import Database, Tx
from bot.storage.posts import outbox
from bot.storage.posts.outbox import Outgoing
from tests.databases import new_database

NOW = 1_700_000_000_000
LEASE = 30 * SECOND
CARD = "card of claim 42"


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await new_database(tmp_path / "desk.db")
    yield opened
    await opened.close()


def saying(kind: str, state: int) -> Message:
    """A message of a kind, which says a state."""
    messages: dict[DeliveryKind, Message] = {
        DeliveryKind.POST: VerdictPost(state),
        DeliveryKind.EDIT: CardEdit(state),
        DeliveryKind.TELL: Told(str(state)),
    }
    return messages[DeliveryKind(kind)]


async def put(
    db: Database, kind: str, key: str, state: int, now: int = NOW, *, run_at: int | None = None, **to: int
) -> int:
    content = saying(kind, state)
    return await db.write(lambda tx: outbox.put(tx, content, key, Destination(1, **to), now=now, run_at=run_at))


async def lease(db: Database, now: int = NOW) -> Outgoing:
    outgoing = await outbox.lease(db, now, LEASE)
    assert outgoing is not None
    return outgoing


async def sent(db: Database, outgoing: Outgoing, now: int, message: int | None = 900) -> bool:
    return await db.write(lambda tx: outbox.mark_sent(tx, outgoing.id, message, now))


async def test_a_post_goes_out_once_with_all_it_needs(db: Database) -> None:
    first = await put(db, "post", "summary 2026-03-01", 1, channel=77, user=8)
    assert await put(db, "post", "summary 2026-03-01", 2, channel=78) == first
    outgoing = await lease(db)
    assert (outgoing.id, outgoing.kind, outgoing.state) == (first, DeliveryKind.POST, "sending")
    assert (outgoing.channel, outgoing.target_user, outgoing.content) == (77, 8, VerdictPost(1))
    assert 0 < len(outgoing.nonce) <= 25
    assert (outgoing.attempts, outgoing.uncertain) == (1, False)
    assert await outbox.lease(db, NOW + MINUTE, LEASE) is None
    assert await sent(db, outgoing, NOW + 5)
    assert not await sent(db, outgoing, NOW + 9, 901)
    assert await put(db, "post", "summary 2026-03-01", 3) == first
    assert await outbox.lease(db, NOW + MINUTE, LEASE) is None
    async with db.read() as reader:
        row = await reader.one("SELECT state, sent_message, sent_at FROM outbox")
    assert row is not None
    assert tuple(row) == ("sent", 900, NOW + 5)


async def test_nonces_differ(db: Database) -> None:
    for number in range(20):
        await put(db, "tell", f"note {number}", number)
    assert len({(await lease(db)).nonce for _ in range(20)}) == 20


async def test_waiting_edits_join_and_the_newest_wins(db: Database) -> None:
    first = await put(db, "edit", CARD, 1, channel=7, message=70, run_at=NOW + SECOND)
    assert await put(db, "edit", CARD, 2, NOW + 500, channel=7, message=70) == first
    assert await outbox.lease(db, NOW + 999, LEASE) is None
    outgoing = await lease(db, NOW + SECOND)
    assert (outgoing.content, outgoing.message, outgoing.run_at) == (CardEdit(2), 70, NOW + SECOND)


async def test_a_sent_edit_goes_out_again_a_minute_later(db: Database) -> None:
    await put(db, "edit", CARD, 1)
    await sent(db, await lease(db), NOW)
    await put(db, "edit", CARD, 2, NOW + SECOND)
    assert await outbox.lease(db, NOW + MINUTE - 1, LEASE) is None
    again = await lease(db, NOW + MINUTE)
    assert (again.content, again.attempts) == (CardEdit(2), 1)
    await sent(db, again, NOW + MINUTE)
    await put(db, "edit", CARD, 3, NOW + 10 * MINUTE)
    assert (await lease(db, NOW + 10 * MINUTE)).content == CardEdit(3)


async def test_an_edit_that_changes_while_it_is_sent_is_sent_again(db: Database) -> None:
    await put(db, "edit", CARD, 1)
    outgoing = await lease(db)
    await put(db, "edit", CARD, 2, NOW + 1)
    assert await outbox.lease(db, NOW + 1, LEASE) is None, "one sender at a time"
    await sent(db, outgoing, NOW + 2, None)
    assert await outbox.lease(db, NOW + 2, LEASE) is None
    newer = await lease(db, NOW + 2 + MINUTE)
    assert newer.content == CardEdit(2)
    await sent(db, newer, NOW + 2 + MINUTE)
    assert await outbox.lease(db, NOW + 60 * MINUTE, LEASE) is None


async def test_a_retry_waits_and_an_edit_then_carries_the_newest(db: Database) -> None:
    await put(db, "edit", CARD, 1)
    outgoing = await lease(db)
    assert await db.write(lambda tx: outbox.retry(tx, outgoing.id, "rate limited", NOW + 5 * SECOND, uncertain=False))
    assert not await db.write(lambda tx: outbox.retry(tx, outgoing.id, "again", NOW, uncertain=False))
    await put(db, "edit", CARD, 2, NOW + 1)
    assert await outbox.lease(db, NOW + 5 * SECOND - 1, LEASE) is None
    later = await lease(db, NOW + 5 * SECOND)
    assert (later.content, later.attempts, later.uncertain, later.error) == (CardEdit(2), 2, False, "rate limited")


async def test_what_was_given_up_says_why_and_only_an_edit_gets_new_attempts(db: Database) -> None:
    for kind, key in (("edit", CARD), ("post", "summary")):
        await put(db, kind, key, 1)
        outgoing = await lease(db)
        assert await db.write(partial(outbox.give_up, outgoing_id=outgoing.id, error="no such channel"))
        assert not await db.write(partial(outbox.give_up, outgoing_id=outgoing.id, error="twice"))
    for key in (CARD, "summary"):
        async with db.read() as reader:
            given_up = await outbox.find(reader, key)
        assert given_up is not None
        assert (given_up.state, given_up.error) == ("failed", "no such channel")
    await put(db, "edit", CARD, 2, NOW + 1)
    await put(db, "post", "summary", 2, NOW + 1)
    again = await lease(db, NOW + 1)
    assert (again.dedupe_key, again.attempts, again.error) == (CARD, 1, None)
    assert await outbox.lease(db, NOW + MINUTE, LEASE) is None


async def test_what_a_vanished_sender_left_is_due_again_and_uncertain(db: Database) -> None:
    await put(db, "post", "summary", 1)
    lost = await lease(db)
    assert await db.write(lambda tx: outbox.return_stale(tx, NOW + LEASE - 1)) == 0
    assert await db.write(lambda tx: outbox.return_stale(tx, NOW + LEASE)) == 1
    again = await lease(db, NOW + LEASE)
    assert (again.nonce, again.attempts, again.uncertain) == (lost.nonce, 2, True)
    await db.write(lambda tx: outbox.retry(tx, again.id, "Discord is down", NOW + LEASE, uncertain=True))
    assert (await lease(db, NOW + LEASE)).uncertain, "until it is known to be sent"
    assert await sent(db, lost, NOW + LEASE + 1), "the first sender lived after all"
    assert not await sent(db, again, NOW + LEASE + 2, 901)


async def test_two_processes_never_send_one_message(db: Database) -> None:
    other = await Database.open(db.path)
    for number in range(20):
        await put(db, "post", f"note {number}", number)

    async def send_all(one: Database) -> list[int]:
        mine = []
        while outgoing := await outbox.lease(one, NOW, LEASE):
            mine.append(outgoing.id)
        return mine

    shares = await asyncio.gather(send_all(db), send_all(other))
    taken = [row for share in shares for row in share]
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 20
    await other.close()


async def test_the_longest_due_goes_first_and_kinds_are_known(db: Database) -> None:
    await put(db, "post", "late", 1, run_at=NOW)
    await put(db, "tell", "early", 2, run_at=NOW - 1)
    assert [(await lease(db)).dedupe_key for _ in range(2)] == ["early", "late"]
    with pytest.raises(ValueError, match="shout"):
        await put(db, "shout", "loud", 1)


async def test_the_table_takes_no_other_kind_or_state(db: Database) -> None:
    await put(db, "post", CARD, 1)
    for column in ("kind", "state"):
        with pytest.raises(sqlite3.IntegrityError):
            await db.write(partial(Tx.run, sql=f"UPDATE outbox SET {column} = 'shout'"))
