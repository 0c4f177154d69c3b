"""Claims are read for their meaning by the real process, killed in the middle of it."""

import asyncio
from pathlib import Path

import pytest

from bot.domain.clock import SystemClock
from bot.matching.encoder import version_of
from tests.benchmarks.synthetic_desk import SyntheticClaim, fill, fill_vectors
from tests.databases import new_database
from tests.e2e.scene import Start, count, scene
from tests.fakediscord import FakeDiscord

pytestmark = pytest.mark.slow

CLAIMS = 400
OLD = "an older encoder"


async def until(file: Path, sql: str, least: int = 1) -> None:
    """Waits for what nobody on Discord hears of."""
    async with asyncio.timeout(300):
        while count(file, sql) < least:  # noqa: ASYNC110 - another process writes
            await asyncio.sleep(0.05)


async def test_a_kill_while_claims_are_read_leaves_each_with_one_vector(
    fd: FakeDiscord, start: Start, tmp_path: Path
) -> None:
    _desk, reader, _editor = scene(fd)
    file = tmp_path / "desk.db"
    claims = [
        SyntheticClaim(f"Pier {n} had cost the city {n + 3} million euros since 2019.", "Ilse Brandt", 0.5)
        for n in range(CLAIMS)
    ]
    db = await new_database(file)
    server = int(fd.guild.id)
    await fill(db, server, claims, SystemClock().now())
    await fill_vectors(db, server, [bytes(384)] * (CLAIMS // 2), OLD)
    await db.close()
    now = f"SELECT count(*) FROM claim_vectors WHERE version = '{version_of()}'"
    bot = await start()
    await until(file, now)
    await bot.kill()
    assert count(file, now) < CLAIMS
    await bot.restart(hard=True)
    await until(file, now, CLAIMS)
    assert count(file, "SELECT count(*) FROM claims_unread") == 0
    assert count(file, "SELECT count(*) FROM claim_vectors") == CLAIMS
    assert count(file, "SELECT count(DISTINCT claim_id) FROM claim_vectors") == CLAIMS
    found = await reader.slash("claims search", query="the seventh landing stage was expensive for the town")
    assert "Pier " in found.text
    assert await bot.stop() == 0
