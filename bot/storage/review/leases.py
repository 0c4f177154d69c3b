"""Who has taken a claim, and for how long.

Steps are compare-and-set on the state that the caller has seen: each returns whether the row moved, so that of two
people at once one wins and the other is told.
"""

from bot.storage.database import Reader, Tx


async def take(tx: Tx, claim: int, owner: int, until: int, now: int) -> bool:
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'in_review', owner = ?2, owner_until = ?3, updated_at = ?4"
            " WHERE id = ?1 AND state = 'unverified'",
            claim,
            owner,
            until,
            now,
        )
    )


async def reassign(tx: Tx, claim: int, owner: int, until: int, now: int) -> bool:
    """A claim in review gets another owner."""
    return bool(
        await tx.run(
            "UPDATE claims SET owner = ?2, owner_until = ?3, updated_at = ?4 WHERE id = ?1 AND state = 'in_review'",
            claim,
            owner,
            until,
            now,
        )
    )


async def release(tx: Tx, claim: int, owner: int, now: int) -> bool:
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'unverified', owner = NULL, owner_until = NULL, updated_at = ?3"
            " WHERE id = ?1 AND state = 'in_review' AND owner = ?2",
            claim,
            owner,
            now,
        )
    )


async def expired_leases(reader: Reader, now: int) -> list[tuple[int, int, int, int]]:
    """(server, claim row, number, owner) of claims that were taken and not finished in time."""
    rows = await reader.all(
        "SELECT server, id, number, owner FROM claims WHERE owner_until IS NOT NULL AND owner_until <= ?1"
        " ORDER BY owner_until LIMIT 100",
        now,
    )
    return [(row["server"], row["id"], row["number"], row["owner"]) for row in rows]
