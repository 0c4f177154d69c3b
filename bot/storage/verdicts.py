"""The verdict that stands on a claim, and taking it back. Publishing one is in `claim_changes`."""

from bot.storage.database import Reader, Tx


async def withdraw(tx: Tx, claim: int, owner: int, until: int, now: int) -> bool:
    """The claim is in review again, without a verdict; the revision stays as it was published."""
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'in_review', verdict = NULL, revision_id = NULL, owner = ?2, owner_until = ?3,"
            " updated_at = ?4 WHERE id = ?1 AND state = 'checked'",
            claim,
            owner,
            until,
            now,
        )
    )


async def standing_rationale(reader: Reader, claim: int) -> int:
    """The row of `texts` that gives the reasons of the current verdict."""
    sql = "SELECT r.rationale_id FROM claims c JOIN revisions r ON r.id = c.revision_id WHERE c.id = ?1"
    return int(await reader.value(sql, claim))
