"""Claims on their way: taken, released, dismissed, reopened, reworded. Every step is a compare-and-set on the state
that the caller has seen: it returns whether the row moved, so that of two people at once one wins and the other is
told."""

from bot.domain.claims import Dismissal, State
from bot.storage.claims.appearances import bring_appearances_home
from bot.storage.database import Reader, Tx
from bot.storage.review import proposals


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


async def confirm_speaker(tx: Tx, claim: int, speaker: int | None, now: int) -> None:
    """A person looked and said who it was (None: nobody)."""
    await tx.run(
        "UPDATE claims SET speaker_id = ?2, attribution_confirmed = 1, updated_at = ?3 WHERE id = ?1",
        claim,
        speaker,
        now,
    )


async def accept(tx: Tx, claim: int, now: int) -> None:
    """A moderator lets words that somebody typed into summaries and public pages."""
    await tx.run("UPDATE claims SET accepted = 1, updated_at = ?2 WHERE id = ?1", claim, now)


async def reword(tx: Tx, claim: int, text: str, norm: str, now: int) -> None:
    await tx.run("UPDATE claims SET text = ?2, norm = ?3, updated_at = ?4 WHERE id = ?1", claim, text, norm, now)


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


async def has_duplicates(reader: Reader, claim: int) -> bool:
    return await reader.value("SELECT 1 FROM claims WHERE duplicate_of = ?1 LIMIT 1", claim) is not None


async def add_context(tx: Tx, claim: int, text: int, now: int) -> None:
    """A dated context line for the card; `text` is a row of `texts`."""
    await tx.run("INSERT INTO context_lines (claim_id, text_id, at) VALUES (?1, ?2, ?3)", claim, text, now)
