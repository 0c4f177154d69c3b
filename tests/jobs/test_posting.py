"""The outbox on its way out: once, later, or not at all; and the clock that asks what is due."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.clock import DAY, MINUTE, SECOND
from bot.domain.delivery import Delivery, Destination, TryLater, Undeliverable
from bot.domain.posts import Message, Notice, SummaryPost
from bot.jobs.posting import LEASE, Posting
from bot.jobs.schedule import Schedule
from bot.storage.database import Database
from bot.storage.desk import desks
from bot.storage.posts import outbox
from tests.databases import new_database
from tests.fakes import START, SetClock
from tests.services.world import SERVER, rows


class Board:
    """Takes what is delivered, or answers with what the test puts there."""

    def __init__(self) -> None:
        self.taken: list[Delivery] = []
        self.answers: list[Exception] = []

    async def deliver(self, delivery: Delivery) -> int | None:
        self.taken.append(delivery)
        if self.answers:
            raise self.answers.pop(0)
        return 1_000 + len(self.taken)


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    database = await new_database(tmp_path / "desk.db")
    await database.write(lambda tx: desks.ensure(tx, SERVER, START))
    yield database
    await database.close()


async def put(db: Database, key: str, now: int, content: Message = Notice("x")) -> None:  # noqa: B008 - frozen
    await db.write(lambda tx: outbox.put(tx, content, key, Destination(SERVER, 5), now=now))


async def state(db: Database) -> list[tuple[object, ...]]:
    return await rows(db, "SELECT state, sent_message, error FROM outbox ORDER BY id")


async def test_what_is_due_is_sent_once(db: Database) -> None:
    board, clock = Board(), SetClock(START)
    posting = Posting(db, clock, board)
    await put(db, "a", START)
    await put(db, "a", START)
    assert await posting.send_due() == 1
    assert await posting.send_due() == 0
    assert await state(db) == [("sent", 1_001, None)]


async def test_a_refusal_for_now_is_tried_again_when_discord_says(db: Database) -> None:
    board, clock = Board(), SetClock(START)
    posting = Posting(db, clock, board)
    board.answers = [TryLater("429", 30.0), RuntimeError("a bug")]
    await put(db, "a", START)
    assert await posting.send_due() == 1
    clock.move(29 * SECOND)
    assert await posting.send_due() == 0
    clock.move(SECOND)
    assert await posting.send_due() == 1
    assert (await state(db))[0][::2] == ("pending", "RuntimeError")
    clock.move(15 * MINUTE)
    assert await posting.send_due() == 1
    assert (await state(db))[0][0] == "sent"
    assert len({delivery.nonce for delivery in board.taken}) == 1
    assert [delivery.uncertain for delivery in board.taken] == [False, False, True]


async def test_what_can_never_go_is_given_up_with_its_reason(db: Database) -> None:
    board = Board()
    board.answers = [Undeliverable("the channel is gone")]
    await put(db, "a", START)
    await Posting(db, SetClock(START), board).send_due()
    assert await state(db) == [("failed", None, "the channel is gone")]


async def test_three_days_of_no_are_enough(db: Database) -> None:
    board, clock = Board(), SetClock(START)
    await put(db, "a", START)
    clock.move(3 * DAY + 1)
    board.answers = [TryLater("503")]
    await Posting(db, clock, board).send_due()
    assert await state(db) == [("failed", None, "not taken for 72 hours: 503")]


async def test_a_summary_that_may_stand_unseen_is_asked_after_for_longer(db: Database) -> None:
    board, clock = Board(), SetClock(START)
    await db.write(lambda tx: outbox.put(tx, SummaryPost(1), "digest:1:1", Destination(1), now=START))
    clock.move(3 * DAY + 1)
    board.answers = [TryLater("503"), TryLater("429", 1.0)]
    for _ in range(2):
        await Posting(db, clock, board).send_due()
        assert (await state(db))[0][0] == "pending"
        clock.move(15 * MINUTE)
    await Posting(db, clock, board).send_due()
    assert [delivery.uncertain for delivery in board.taken] == [False, True, True]
    assert (await state(db))[0][0] == "sent"


async def test_a_sender_that_vanished_leaves_its_message_marked_uncertain(db: Database) -> None:
    board, clock = Board(), SetClock(START)
    await put(db, "a", START)
    assert await outbox.lease(db, START, LEASE) is not None
    posting = Posting(db, clock, board)
    assert await posting.send_due() == 0
    clock.move(LEASE + 1)
    assert await posting.send_due() == 1
    assert board.taken[0].uncertain


async def test_stopping_lets_the_message_under_way_finish(db: Database) -> None:
    board, clock = Board(), SetClock(START)
    begun, let_go = asyncio.Event(), asyncio.Event()
    first = board.deliver

    async def slow(delivery: Delivery) -> int | None:
        begun.set()
        await let_go.wait()
        return await first(delivery)

    board.deliver = slow  # type: ignore[method-assign]
    await put(db, "a", START)
    await put(db, "b", START)
    posting = Posting(db, clock, board, poll_s=0.01)
    posting.start()
    await begun.wait()
    stopping = asyncio.create_task(posting.stop())
    await asyncio.sleep(0)
    let_go.set()
    await stopping
    assert [row[0] for row in await state(db)] == ["sent", "pending"]


async def test_a_scheduled_task_that_fails_stops_nothing() -> None:
    ran: list[str] = []
    twice = asyncio.Event()

    async def fails() -> None:
        ran.append("a")
        raise RuntimeError("a")

    async def works() -> None:
        ran.append("b")
        if len(ran) >= 4:
            twice.set()

    schedule = Schedule([fails, works], tick_s=0.01)
    schedule.start()
    await twice.wait()
    await schedule.stop()
    assert ran[:4] == ["a", "b", "a", "b"]
