"""The bot's own round of the feeds, killed while a site keeps it waiting."""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commandline.conftest import BRIDGE
from tests.commandline.site import Site, site_on_loopback
from tests.e2e.scene import ROOT, Start, count, scene, visible
from tests.fakediscord import FakeDiscord

pytestmark = pytest.mark.slow


def says(site: Site, *stories: int) -> None:
    items = "".join(f"<item><guid isPermaLink='false'>g{n}</guid><link>/{n}</link></item>" for n in stories)
    site.put("/feed", f'<rss version="2.0"><channel><title>The Quay</title>{items}</channel></rss>', "application/xml")


def story(site: Site, n: int) -> None:
    paragraphs = "".join(f"<p>{p} ({n})</p>" for p in BRIDGE.replace("45 million", f"{45 + n} million").split("\n\n"))
    site.put(f"/{n}", f"<html><head><title>Story {n}</title></head><body><article>{paragraphs}</article></body></html>")


async def until(met: Callable[[], bool]) -> None:
    """What happens outside of Discord tells nobody: look again and again."""
    async with asyncio.timeout(200):
        while not met():  # noqa: ASYNC110 - what is waited for is in another process
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("at", ["/feed", "/3"])
async def test_a_kill_in_a_round_loses_and_doubles_nothing_and_nothing_is_posted(
    fd: FakeDiscord, start: Start, tmp_path: Path, at: str
) -> None:
    desk, _reader, _editor = scene(fd)
    database = tmp_path / "desk.db"
    with site_on_loopback() as site:
        site.config(tmp_path)
        says(site, 1)
        words = [sys.executable, "-m", "bot", "--db", str(database), "feeds", "add", site.url("/feed")]
        await asyncio.to_thread(subprocess.run, words, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, check=True)
        says(site, 3, 2, 1)
        story(site, 2)
        story(site, 3)
        with sqlite3.connect(database) as connection:
            connection.execute("UPDATE feeds SET next_at = 0")
        connection.close()
        site.held[at] = threading.Event()
        asked = site.asked.count(at)
        bot = await start()
        await until(lambda: site.asked.count(at) > asked)
        await bot.kill()
        site.held.pop(at).set()
        assert count(database, "SELECT count(*) FROM articles") < 2
        await bot.restart(hard=True)
        await until(lambda: count(database, "SELECT count(*) FROM articles") == 2)
        await until(lambda: not count(database, "SELECT count(*) FROM jobs WHERE done_at IS NULL"))
        assert count(database, "SELECT count(*) FROM intake") == 2
        assert count(database, "SELECT count(*) FROM intake WHERE stage <> 'done'") == 0
        assert count(database, "SELECT count(*) FROM feeds WHERE next_at > last_polled AND last_error IS NULL") == 1
        twice = "SELECT count(*) - count(DISTINCT article_id || ':' || content) FROM appearances"
        assert count(database, twice) == 0
        assert visible(fd, desk) == ""
        assert await bot.stop() == 0
