"""The daily summary by the real process, whose wall clock the test moves: killed, cut off, run twice, sent away."""

import asyncio
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import time

import pytest

from tests.e2e.scene import ROOT, Start, count, visible
from tests.fakediscord import BotProcess, Channel, FakeDiscord, Person

pytestmark = pytest.mark.slow

LAUNCHER = """
import sys, time
from pathlib import Path
from bot.domain import clock

ahead = Path(sys.argv[1])
clock.time_ns = lambda: time.time_ns() + int(ahead.read_text())
from bot.cli import main

if __name__ == "__main__":
    raise SystemExit(main(["run"]))
"""
MESSAGES = ("POST", "/channels/*/messages")
TICK = 200
"""Seconds within which the bot has looked at its clock and acted, on a busy machine."""
SENT = "SELECT count(*) FROM outbox WHERE kind = 'post' AND state = 'sent' AND payload ->> 'render' = 'digest'"


class Clock:
    """The bot's wall clock, which goes on from wherever it is set to."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.set(datetime(2026, 12, 24, 8, 0, tzinfo=UTC))

    def set(self, moment: datetime) -> None:
        whole = self.file.with_suffix(".new")
        whole.write_text(str(int((moment.timestamp() - time()) * 1e9)))
        os.replace(whole, self.file)


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path / "ahead")


@pytest.fixture
def start(fd: FakeDiscord, tmp_path: Path, clock: Clock) -> Start:
    """Starts the bot under the moved clock."""
    (tmp_path / "launcher.py").write_text(LAUNCHER)

    async def run() -> BotProcess:
        return await fd.start_bot(
            [sys.executable, str(tmp_path / "launcher.py"), str(clock.file)],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "ONRECORD_DB": str(tmp_path / "desk.db")},
        )

    return run


@pytest.fixture
async def newsroom(fd: FakeDiscord) -> tuple[Channel, Person, Person]:
    """Where summaries go, an admin, a reader."""
    talk, daily = fd.add_channel("newsroom"), fd.add_channel("daily")
    return (
        daily,
        fd.add_person("admin", fd.add_role("admins", "manage_guild"), channel=talk),
        fd.add_person("reader", channel=talk),
    )


async def set_up(newsroom: tuple[Channel, Person, Person]) -> None:
    daily, admin, reader = newsroom
    await admin.slash("desk setup", digest_channel=daily, timezone="UTC", digest_time="09:00")
    await reader.slash("claims add", text="The harbour cost 41 million euros in 2019.")


async def eventually(holds: Callable[[], bool]) -> None:
    """Until the file says so."""
    async with asyncio.timeout(TICK):
        while not holds():  # noqa: ASYNC110 - another process changes the file
            await asyncio.sleep(0.2)


def summaries(fd: FakeDiscord, daily: Channel) -> list[str]:
    """First line of every summary that stands in the channel."""
    return [line for line in visible(fd, daily).split("\n") if line.startswith("**On Record · ")]


async def test_a_kill_between_sending_and_recording_posts_once_and_the_next_day_comes(
    fd: FakeDiscord, start: Start, tmp_path: Path, clock: Clock, newsroom: tuple[Channel, Person, Person]
) -> None:
    daily, _admin, reader = newsroom
    bot = await start()
    await set_up(newsroom)
    fd.faults.add(*MESSAGES, status=502, after=True, times=None)
    clock.set(datetime(2026, 12, 24, 9, 0, 1, tzinfo=UTC))
    await fd.wait_message(daily, "1 new")
    await bot.kill()
    database = tmp_path / "desk.db"
    assert count(database, SENT) == 0
    fd.faults.clear()
    clock.set(datetime(2026, 12, 24, 9, 10, tzinfo=UTC))
    await bot.restart(hard=True)
    await eventually(lambda: count(database, SENT) == 1)
    assert summaries(fd, daily) == ["**On Record · Thursday, 24 December 2026**"]
    await reader.slash("claims add", text="The tram line cost 45 million euros in 2023.")
    clock.set(datetime(2026, 12, 25, 9, 0, 1, tzinfo=UTC))
    await eventually(lambda: count(database, SENT) == 2)
    assert summaries(fd, daily)[1:] == ["**On Record · Friday, 25 December 2026**"]
    assert await bot.stop() == 0
    assert not fd.unimplemented
    assert not bot.blocked


async def test_discord_down_for_an_hour_and_two_processes_make_one_post(
    fd: FakeDiscord, start: Start, tmp_path: Path, clock: Clock, newsroom: tuple[Channel, Person, Person]
) -> None:
    daily, _admin, _reader = newsroom
    bots = [await start(), await start()]
    await set_up(newsroom)
    down = fd.faults.add(*MESSAGES, status=503, times=None)
    clock.set(datetime(2026, 12, 24, 9, 0, 1, tzinfo=UTC))
    await eventually(lambda: down.hits > 0)
    tried = down.hits
    clock.set(datetime(2026, 12, 24, 10, 0, tzinfo=UTC))
    await eventually(lambda: down.hits > tried)
    assert summaries(fd, daily) == []
    fd.faults.clear()
    clock.set(datetime(2026, 12, 24, 10, 30, tzinfo=UTC))
    database = tmp_path / "desk.db"
    await eventually(lambda: count(database, SENT) == 1)
    clock.set(datetime(2026, 12, 24, 11, 0, tzinfo=UTC))
    await fd.settle(3)
    assert summaries(fd, daily) == ["**On Record · Thursday, 24 December 2026**"]
    assert count(database, "SELECT count(*) FROM digests") == 1
    for bot in bots:
        assert await bot.stop() == 0


async def test_a_deleted_channel_is_told_once_shown_by_health_and_made_up_in_another(
    fd: FakeDiscord, start: Start, tmp_path: Path, clock: Clock, newsroom: tuple[Channel, Person, Person]
) -> None:
    daily, admin, _reader = newsroom
    bot = await start()
    await set_up(newsroom)
    await fd.delete_channel(daily)
    clock.set(datetime(2026, 12, 24, 9, 0, 1, tzinfo=UTC))
    database = tmp_path / "desk.db"
    told = "SELECT count(*) FROM outbox WHERE kind = 'tell' AND state = 'sent'"
    await eventually(lambda: count(database, told) == 1)
    clock.set(datetime(2026, 12, 24, 10, 5, tzinfo=UTC))
    refused = "SELECT count(*) FROM outbox WHERE kind = 'post' AND state = 'failed'"
    await eventually(lambda: count(database, refused) == 2)
    health = await admin.slash("desk health")
    assert "something needs a look" in health.text
    assert "**daily summary**: could not be posted: Discord refused it: 404" in health.text
    assert count(database, told) == 1
    elsewhere = await fd.create_channel("summaries")
    await admin.slash("desk setup", digest_channel=elsewhere)
    await fd.wait_message(elsewhere, "1 new")
    assert summaries(fd, elsewhere) == ["**On Record · Thursday, 24 December 2026**"]
    assert len(fd.bot_messages(admin.private)) == 1
    assert await bot.stop() == 0
