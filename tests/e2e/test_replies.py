"""A checked claim under a message, by the real process: once, whatever happens between the click and the post."""

import asyncio
from pathlib import Path

import pytest

from tests.e2e.scene import Start, count, scene, visible
from tests.fakediscord import BotProcess, Channel, FakeDiscord, Message, Person, Result

pytestmark = pytest.mark.slow

CLAIM = "The new harbour had cost the city 41 million euros since 2019."
HEARD = "Someone at the market told me that the new harbour had cost the city 41 million euros since 2019."
WHY = "The council's own minutes of 3 March say the opposite of this."
SEEN_WITHIN = 120


async def asked(fd: FakeDiscord, start: Start) -> tuple[Channel, Person, BotProcess, Message, Result]:
    """The channel, the reader, the bot, the message, and the answer to the reader who asked about it."""
    desk, reader, editor = scene(fd)
    bot = await start()
    await editor.slash("claims add", text=CLAIM, speaker="Ilse Brandt")
    await editor.slash("review check", claim="1", verdict="false", source="https://example.org/minutes", rationale=WHY)
    message = await editor.say(HEARD, channel=desk)
    answer = await reader.context_menu(message, "Find claims about this")
    assert answer.ephemeral
    assert answer.ack_ms < 3_000
    assert "#1 · ❌ False" in answer.text
    assert "example.org" in answer.text
    return desk, reader, bot, message, answer


def cards(fd: FakeDiscord, desk: Channel) -> int:
    return visible(fd, desk).count("On record · #1")


@pytest.mark.parametrize("fault", ["none", "answer lost", "killed"])
async def test_the_card_replies_once(fd: FakeDiscord, start: Start, tmp_path: Path, fault: str) -> None:
    desk, reader, bot, message, answer = await asked(fd, start)
    if fault == "answer lost":
        fd.faults.add("POST", "/channels/*/messages", status=502, after=True)
    clicked = await reader.click(answer, label="Reply with this here")
    assert "#1 goes out as a reply to that message." in clicked.text
    if fault == "killed":
        await bot.restart(hard=True)
    await fd.until(lambda: cards(fd, desk), SEEN_WITHIN, "the card")
    await asyncio.sleep(4)
    assert cards(fd, desk) == 1
    (card,) = (m for m in fd.bot_messages(desk) if m.reference is not None)
    assert card.reference is message
    again = await reader.click(answer, label="Reply with this here")
    assert "is in this channel already" in again.text
    assert str(card.id) in again.text
    assert count(tmp_path / "desk.db", "SELECT count(*) FROM events WHERE action = 'claim.shown_in_reply'") == 1
    assert await bot.stop() == 0
    assert not fd.refused()
    assert not fd.unimplemented


async def test_the_button_works_in_the_next_process_and_a_deleted_message_gets_no_reply(
    fd: FakeDiscord, start: Start
) -> None:
    desk, reader, bot, message, answer = await asked(fd, start)
    await bot.restart(hard=True)
    other = await reader.say(HEARD, channel=desk)
    about_other = await reader.context_menu(other, "Find claims about this")
    await reader.delete(other)
    gone = await reader.click(about_other, label="Reply with this here")
    assert "there is nothing to reply to" in gone.text
    clicked = await reader.click(answer, label="Reply with this here")
    assert "goes out" in clicked.text
    await fd.until(lambda: cards(fd, desk), SEEN_WITHIN, "the card")
    (card,) = (m for m in fd.bot_messages(desk) if m.reference is not None)
    assert card.reference is message
    assert await bot.stop() == 0
    assert not fd.unimplemented
