"""What Discord did though its word of it was lost: the bot goes on as if it had heard."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.scene import Start, count, scene, visible
from tests.fakediscord import FakeDiscord

pytestmark = pytest.mark.slow

CALLBACK = ("POST", "/interactions/*/callback")
WORDS = "Mayor Ilse Brandt said that pier 900 cost 12 million euros in 2021."
SEEN_WITHIN = 120


@pytest.mark.parametrize("lost", [{"status": 502}, {"drop": True}], ids=["502", "cut"])
async def test_an_article_is_accepted_though_its_acknowledgement_was_lost(
    fd: FakeDiscord, start: Start, tmp_path: Path, lost: dict[str, Any]
) -> None:
    desk, reader, _editor = scene(fd)
    bot = await start()
    fd.faults.add(*CALLBACK, after=True, **lost)
    added = await reader.slash("article add", text=WORDS)
    await fd.until(lambda: " found" in visible(fd, desk), SEEN_WITHIN, "the article's claims")
    assert not added.ephemeral
    assert not added.followups
    assert len(fd.bot_messages(desk)) == 1
    assert count(tmp_path / "desk.db", "SELECT count(*) FROM intake") == 1
    assert "Something broke" not in bot.log
    assert await bot.stop() == 0


async def test_a_refusal_after_a_lost_acknowledgement_takes_the_announcement_back(
    fd: FakeDiscord, start: Start
) -> None:
    desk, reader, _editor = scene(fd)
    bot = await start(ONRECORD_FETCH_TIMEOUT="1")
    await reader.slash("claims add", text="The harbour cost 41 million euros in 2019.")
    fd.faults.add(*CALLBACK, status=502, after=True)
    listed = await reader.slash("claims show", claim="1")
    assert "41 million" in listed.text
    assert not listed.followups
    form = await reader.slash("claims dispute", claim="1")
    assert form.modal is not None
    assert not fd.bot_messages(desk)
    assert await bot.stop() == 0
