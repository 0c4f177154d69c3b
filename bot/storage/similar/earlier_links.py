"""Links between articles that earlier programs made, as they wait to be looked at once more."""

from collections.abc import Sequence

from bot.storage.database import Reader, Tx


async def waiting(reader: Reader, limit: int) -> Sequence[int]:
    """Places (rows of appearances), the oldest first."""
    rows = await reader.all("SELECT appearance_id FROM links_unlooked ORDER BY appearance_id LIMIT ?1", limit)
    return [row["appearance_id"] for row in rows]


async def claim_of(reader: Reader, place: int) -> int | None:
    """The claim (row id) under which the machine put a place; None where a person has moved it since."""
    found = await reader.value("SELECT claim_id FROM appearances WHERE id = ?1 AND home_claim_id = claim_id", place)
    return None if found is None else int(found)


async def looked_at(tx: Tx, place: int) -> None:
    await tx.run("DELETE FROM links_unlooked WHERE appearance_id = ?1", place)
