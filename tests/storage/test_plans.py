"""What people wait for walks an index no further than they see: the plans of the queue's queries and
of what lists speakers and reads vectors."""

from pathlib import Path

import pytest

from bot.storage.claims import speakers
from bot.storage.review import queue
from bot.storage.similar import vectors
from tests.databases import new_database

_NEXT = f"SELECT c.number FROM claims c WHERE {queue._WAITS} AND {{}} ORDER BY {queue._RANK} LIMIT ?4"
_URGENT = f"SELECT 1 FROM claims c WHERE {queue._URGENT} ORDER BY c.updated_at, c.number LIMIT ?4"


@pytest.mark.parametrize(
    ("sql", "index", "in_order"),
    [
        (_NEXT.format(queue._WORTH), "claims_waiting (server=? AND <expr>", True),
        (_NEXT.format(queue._WANTED), "claims_by_demand", False),
        (_URGENT, "claims_urgent", True),
    ],
)
async def test_a_page_of_the_queue_is_walked_in_its_order(tmp_path: Path, sql: str, index: str, in_order: bool) -> None:
    db = await new_database(tmp_path / "desk.db")
    async with db.read() as reader:
        plan = [row["detail"] for row in await reader.all(f"EXPLAIN QUERY PLAN {sql}", 1, 0, 0.4, 26)]
    await db.close()
    assert f"SEARCH c USING INDEX {index}" in plan[0]
    assert any("TEMP B-TREE" in step for step in plan) is not in_order


async def test_vectors_of_an_older_encoder_are_not_walked(tmp_path: Path) -> None:
    db = await new_database(tmp_path / "desk.db")
    async with db.read() as reader:
        (step,) = await reader.all(f"EXPLAIN QUERY PLAN {vectors._NEW}", 1, 0, "one")
    await db.close()
    assert "claim_vectors_by_version (server=? AND version=? AND seq>?)" in step["detail"]


async def test_those_with_most_claims_are_read_in_their_order(tmp_path: Path) -> None:
    db = await new_database(tmp_path / "desk.db")
    async with db.read() as reader:
        (step,) = await reader.all(f"EXPLAIN QUERY PLAN {speakers._MOST}", 1, 25, 0)
    await db.close()
    assert "speakers_by_claims (server=?" in step["detail"]
