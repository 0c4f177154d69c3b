"""A newsroom's day with the real process: commands within three seconds, a kill in the middle, nothing twice."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tests.e2e.scene import ROOT, Start, count, scene, visible
from tests.fakediscord import FakeDiscord

pytestmark = pytest.mark.slow

WHY = "The council's own minutes of 3 March say the opposite of this."
REPORT = "https://example.org/minutes"
NAMES = ("Ilse Brandt", "Tomas Reyes", "Wanda Okafor", "Piet Lindqvist", "Mara Devlin")
SIXTY_KB = 60_000


def long_article() -> str:
    """Some 60 kB in which five invented people say something different in every paragraph."""
    paragraphs: list[str] = []
    n = 0
    while sum(map(len, paragraphs)) < SIXTY_KB:
        n += 1
        paragraphs.append(
            f"{NAMES[n % 5]} said on Monday that pier {n} had cost the city {n + 3} million euros since 2019. "
            f'"We counted {n * 7} ships there in March," {NAMES[(n + 1) % 5]} told reporters. The weather stayed mild.'
        )
    return "Harbour costs\n\n" + "\n\n".join(paragraphs)


async def test_everybody_is_answered_while_an_article_is_read(fd: FakeDiscord, start: Start, tmp_path: Path) -> None:
    desk, reader, editor = scene(fd)
    bot = await start()
    article = long_article()
    added = await reader.slash("article add", file=("harbour.txt", article.encode()))
    assert added.ack_ms < 3_000
    assert not added.ephemeral
    pasted = await editor.slash(
        "article add", text="Mayor Ilse Brandt said that pier 900 cost 12 million euros in 2021."
    )
    listed = await reader.slash("claims list")
    await fd.until(lambda: visible(fd, desk).count(" found") == 2, 200, "both answers")
    claims = count(tmp_path / "desk.db", "SELECT count(*) FROM claims")
    assert claims > 100
    disputed = await reader.slash("claims dispute", claim="#1", kind="misquote", reason=WHY)
    checked = await editor.slash("review check", claim="1", verdict="false", source=REPORT, rationale=WHY)
    for result in (added, pasted, listed, disputed, checked):
        assert result.ack_ms < 3_000, result
    shown = await reader.slash("claims show", claim="1")
    assert "False" in shown.text
    assert "Disputed" in shown.text
    assert shown.ephemeral
    assert await bot.stop() == 0
    assert not fd.refused()
    assert not fd.unimplemented
    assert not bot.blocked
    assert count(tmp_path / "desk.db", "SELECT count(*) FROM claims WHERE verdict = 'false'") == 1


async def test_a_kill_in_the_middle_loses_and_doubles_nothing(fd: FakeDiscord, start: Start, tmp_path: Path) -> None:
    desk, reader, _editor = scene(fd)
    bot = await start()
    database = tmp_path / "desk.db"
    await reader.slash("article add", file=("harbour.txt", long_article().encode()))
    await asyncio.sleep(0)
    await bot.kill()
    assert count(database, "SELECT count(*) FROM intake") == 1
    await bot.restart(hard=True)
    await fd.until(lambda: count(database, "SELECT count(*) FROM claims") > 0, 200, "claims after the restart")
    await fd.until(lambda: " found" in visible(fd, desk), 200, "the answer after the restart")
    once = count(database, "SELECT count(*) FROM appearances")
    assert count(database, "SELECT count(*) FROM articles") == 1
    assert count(database, "SELECT count(DISTINCT content) FROM appearances") == once
    assert visible(fd, desk).count(" found") == 1
    assert await bot.stop() == 0


async def test_commands_are_synced_once(fd: FakeDiscord, start: Start) -> None:
    desk, reader, _editor = scene(fd)
    bot = await start()
    names = set(reader.commands(desk))
    assert {"article add", "claims list", "claims dispute", "review check", "help"} <= names
    assert "desk setup" not in names
    written = len(fd.calls("PUT", "*/commands"))
    assert written == 1
    await bot.restart()
    assert len(fd.calls("PUT", "*/commands")) == 1
    assert await bot.stop() == 0


async def test_the_summary_is_posted_once_though_the_answer_is_lost(
    fd: FakeDiscord, start: Start, tmp_path: Path
) -> None:
    desk, reader, _editor = scene(fd)
    admin = fd.add_person("admin", fd.add_role("admins", "manage_guild"), channel=desk)
    bot = await start()
    await admin.slash("desk setup", digest_channel=desk, timezone="Europe/Berlin")
    await reader.slash("claims add", text="The harbour cost 41 million euros in 2019.")
    fd.faults.add("POST", "/channels/*/messages", status=502, after=True)
    posted = await admin.slash("desk digest post")
    assert posted.ephemeral
    await fd.wait_message(desk, "1 new")
    await asyncio.sleep(5)
    assert sum("1 new" in text for text in visible(fd, desk).split("\n")) == 1
    assert await bot.stop() == 0
    assert count(tmp_path / "desk.db", "SELECT count(*) FROM outbox WHERE kind = 'post' AND state = 'sent'") == 1


async def run_offline(tmp_path: Path, **env: str) -> tuple[int | None, list[str]]:
    """`onrecord run` where no Discord is: exit code, and the lines on standard error that are no log."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("DISCORD_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=tmp_path,
        env={**clean, "PYTHONPATH": str(ROOT), **env},
        stderr=asyncio.subprocess.PIPE,
    )
    _out, err = await process.communicate()
    return process.returncode, [line for line in err.decode().splitlines() if " INFO " not in line]


async def test_the_token_is_asked_for_in_one_sentence(tmp_path: Path) -> None:
    code, lines = await run_offline(tmp_path)
    assert (code, len(lines)) == (2, 1)
    assert "DISCORD_TOKEN" in lines[0]


async def test_a_discord_out_of_reach_is_one_sentence(tmp_path: Path) -> None:
    nowhere = "import discord.http as h; from yarl import URL; h.Route.BASE = 'http://127.0.0.1:9/api/v10'"
    (tmp_path / "sitecustomize.py").write_text(nowhere)
    code, lines = await run_offline(tmp_path, DISCORD_TOKEN="a.b.c", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
    assert (code, len(lines)) == (1, 1)
    assert "Discord could not be reached" in lines[0]


async def test_a_token_that_discord_does_not_know_is_one_sentence(fd: FakeDiscord, start: Start) -> None:
    fd.faults.add("GET", "/users/@me", status=401, times=5)
    with pytest.raises(Exception, match="Discord does not know that token"):
        await start()
