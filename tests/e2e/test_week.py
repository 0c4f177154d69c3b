"""A server's first word, and Monday's summary with its chart, by the real process."""

import asyncio
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.domain.actor import Actor, Role
from bot.domain.clock import DAY, SystemClock
from bot.services import Services
from bot.services.desk.ports import Inline
from tests.databases import new_database
from tests.e2e.scene import Start, scene, visible
from tests.fakediscord import FakeDiscord
from tests.fakes import NoWeb, SetClock

pytestmark = pytest.mark.slow


async def of_last_week(file: Path, server: int) -> None:
    """A claim on each of the last days but today: whatever day it is, the week before the last Monday has seven."""
    db = await new_database(file)
    clock = SetClock(SystemClock().now() - 14 * DAY)
    services = Services.over(db, clock, Inline(), NoWeb())
    for number in range(14):
        clock.move(DAY)
        if number < 13:
            await services.claims.add(
                Actor(7, server, Role.MODERATOR), f"The pier cost {number + 2} million euros.", None
            )
    await db.close()


@pytest.mark.skipif(find_spec("matplotlib") is None, reason="needs the extra chart")
async def test_mondays_summary_goes_out_once_with_its_chart(fd: FakeDiscord, start: Start, tmp_path: Path) -> None:
    desk, _reader, _editor = scene(fd)
    admin = fd.add_person("admin", fd.add_role("admins", "manage_guild"), channel=desk)
    await of_last_week(tmp_path / "desk.db", int(fd.guild.id))
    bot = await start()
    await admin.slash("desk setup", digest_channel=desk)
    fd.faults.add("POST", "/channels/*/messages", status=502, after=True)
    await admin.slash("desk digest post")
    await fd.wait_message(desk, "The week")
    await asyncio.sleep(5)
    assert "7 claims found" in visible(fd, desk)
    (posted,) = [message for message in fd.bot_messages(desk) if message.attachments]
    assert [file.filename for file in posted.attachments] == ["week.png"]
    assert not fd.refused()
    assert not bot.blocked
    assert await bot.stop() == 0


async def test_the_first_word_on_a_new_server(fd: FakeDiscord, start: Start) -> None:
    scene(fd)
    bot = await start()
    async with asyncio.timeout(200):
        while "is ready in 1 server" not in bot.log:  # noqa: ASYNC110 - the log of another process tells nobody
            await asyncio.sleep(0.1)
    guild = await fd.invite_bot("Second town")
    channel = next(c for c in guild.channels.values() if c.name == "general")
    await fd.wait_message(channel, "First steps")
    assert await bot.stop() == 0


async def test_a_start_is_no_coming(fd: FakeDiscord, start: Start) -> None:
    desk, reader, _editor = scene(fd)
    bot = await start()
    await reader.slash("help")
    await bot.restart()
    await reader.slash("help")
    assert not fd.bot_messages(desk)
    assert await bot.stop() == 0
