"""Claims that are taken off the list, merged into others, and brought back.

Steps are compare-and-set on the state that the caller has seen: each returns whether the row moved, so that of two
people at once one wins and the other is told.
"""

from bot.domain.claims import Dismissal, State
from bot.storage.claims.appearances import bring_appearances_home
from bot.storage.database import Reader, Tx
from bot.storage.review import proposals


async def dismiss(tx: Tx, claim: int, seen: State, reason: Dismissal, target: int | None, now: int) -> bool:
    await proposals.drop(tx, claim)
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'dismissed', dismissal = ?3, duplicate_of = ?4, owner = NULL,"
            " owner_until = NULL, updated_at = ?5 WHERE id = ?1 AND state = ?2",
            claim,
            seen.value,
            reason.value,
            target,
            now,
        )
    )


async def reopen(tx: Tx, claim: int, now: int) -> bool:
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'unverified', dismissal = NULL, duplicate_of = NULL, updated_at = ?2"
            " WHERE id = ?1 AND state = 'dismissed'",
            claim,
            now,
        )
    )


async def target_of(reader: Reader, claim: int) -> int | None:
    value = await reader.value("SELECT duplicate_of FROM claims WHERE id = ?1", claim)
    return None if value is None else int(value)


async def has_duplicates(reader: Reader, claim: int) -> bool:
    return await reader.value("SELECT 1 FROM claims WHERE duplicate_of = ?1 LIMIT 1", claim) is not None


async def duplicates_of(reader: Reader, claim: int) -> list[int]:
    """Row ids of the claims that were merged into one."""
    rows = await reader.all("SELECT id FROM claims WHERE duplicate_of = ?1 ORDER BY number", claim)
    return [row["id"] for row in rows]


async def dismiss_duplicate(tx: Tx, claim: int, target: int, reason: Dismissal, now: int) -> None:
    """A claim that was merged into another is dismissed by itself, for another reason, with its own places."""
    await tx.run(
        "UPDATE claims SET dismissal = ?2, duplicate_of = NULL, updated_at = ?3 WHERE id = ?1",
        claim,
        reason.value,
        now,
    )
    await bring_appearances_home(tx, claim, target)
