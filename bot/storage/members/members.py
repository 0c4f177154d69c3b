"""What one person has done, to limit it, to take it back and to forget them."""

from collections.abc import Sequence

from bot.domain.claims import Claim
from bot.domain.events import Action
from bot.domain.member_overview import Brought, Untold
from bot.storage.claims import claims
from bot.storage.database import Reader, Row, Tx
from bot.storage.members.follows import recount


async def blocked(reader: Reader, server: int, user: int) -> bool:
    return await reader.value("SELECT 1 FROM blocks WHERE server = ?1 AND user_id = ?2", server, user) is not None


async def block(tx: Tx, server: int, user: int, by: int, now: int) -> bool:
    """False if they are blocked already."""
    sql = "INSERT INTO blocks (server, user_id, blocked_by, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"
    return bool(await tx.run(sql, server, user, by, now))


async def unblock(tx: Tx, server: int, user: int) -> bool:
    return bool(await tx.run("DELETE FROM blocks WHERE server = ?1 AND user_id = ?2", server, user))


async def handed_in(reader: Reader, person: int, since: int) -> list[int]:
    """When a person handed in sources since then, oldest first."""
    sql = "SELECT created_at FROM intake WHERE requested_by = ?1 AND created_at > ?2 ORDER BY created_at"
    return [row["created_at"] for row in await reader.all(sql, person, since)]


async def typed(reader: Reader, person: int, since: int) -> list[int]:
    """When a person typed claims in since then, oldest first."""
    sql = "SELECT created_at FROM claims WHERE created_by = ?1 AND created_at > ?2 ORDER BY created_at"
    return [row["created_at"] for row in await reader.all(sql, person, since)]


async def acted(reader: Reader, server: int, person: int, action: Action, since: int) -> list[int]:
    """When a person did a thing since then, oldest first."""
    sql = "SELECT at FROM events WHERE server = ?1 AND at > ?2 AND action = ?3 AND actor = ?4 ORDER BY at"
    return [row["at"] for row in await reader.all(sql, server, since, action, person)]


async def articles_since(reader: Reader, person: int, since: int) -> list[Row]:
    """Row id and number of the articles that a person brought in since then and that stand."""
    return await reader.all(
        "SELECT id, number FROM articles WHERE added_by = ?1 AND added_at >= ?2 AND withdrawn_at IS NULL"
        " ORDER BY number",
        person,
        since,
    )


async def unread_since(reader: Reader, person: int, since: int) -> list[Row]:
    """Sources that a person handed in since then and that were not read yet."""
    return await reader.all(
        "SELECT * FROM intake WHERE requested_by = ?1 AND created_at >= ?2 AND stage IN ('queued', 'fetched')",
        person,
        since,
    )


async def claims_since(reader: Reader, person: int, since: int) -> list[int]:
    """Numbers of the unchecked claims that a person typed in since then and that stand nowhere else."""
    rows = await reader.all(
        "SELECT c.number FROM claims c WHERE c.created_by = ?1 AND c.created_at >= ?2"
        " AND c.state IN ('unverified', 'in_review', 'proposed') AND NOT EXISTS (SELECT 1 FROM appearances a"
        " WHERE a.claim_id = c.id AND a.article_id IS NOT NULL)"
        " AND NOT EXISTS (SELECT 1 FROM claims d WHERE d.duplicate_of = c.id) ORDER BY c.number",
        person,
        since,
    )
    return [row["number"] for row in rows]


async def disputes_since(reader: Reader, person: int, since: int) -> list[int]:
    """Numbers of the open disputes that a person has stood behind since then."""
    rows = await reader.all(
        "SELECT d.number FROM dispute_members m JOIN disputes d ON d.id = m.dispute_id WHERE m.person = ?1"
        " AND m.at >= ?2 AND m.left_at IS NULL AND d.state = 'open' ORDER BY d.number",
        person,
        since,
    )
    return [row["number"] for row in rows]


async def unwant(tx: Tx, person: int, since: int) -> list[tuple[int, int]]:
    """Remove a person's requests for checks. Returns the claims (row ids) and by how many each is wanted now."""
    rows = await tx.all("SELECT claim_id FROM wanted WHERE person = ?1 AND at >= ?2", person, since)
    await tx.run("DELETE FROM wanted WHERE person = ?1 AND at >= ?2", person, since)
    return [(row["claim_id"], await recount(tx, row["claim_id"])) for row in rows]


async def taken_by(reader: Reader, person: int) -> list[int]:
    """Numbers of the claims that a person has taken."""
    rows = await reader.all("SELECT number FROM claims WHERE owner = ?1 ORDER BY number", person)
    return [row["number"] for row in rows]


_DECIDED: Sequence[str] = (
    "SELECT rationale_id FROM revisions",
    "SELECT rationale_id FROM proposals",
    "SELECT decision_id FROM disputes WHERE decision_id IS NOT NULL",
    "SELECT text_id FROM context_lines",
    "SELECT reason_id FROM events WHERE reason_id IS NOT NULL AND action NOT LIKE 'dispute.%'",
)
"""Texts that are decisions of the desk: they stay when their author is forgotten."""


async def whole(reader: Reader, server: int, number: int) -> Claim:
    """A claim as it is, hidden or not: what is taken back or forgotten is so on hidden claims too."""
    claim = await claims.by_number(reader, server, number)
    if claim is None:
        raise LookupError(number)
    return claim


async def forget(tx: Tx, server: int, person: int, user: int) -> None:
    """Empty what a person said as a member, and cut the surrogate from their id. Every row stays that history needs."""
    kept = " ".join(f"AND id NOT IN ({query})" for query in _DECIDED)
    await tx.run(f"UPDATE texts SET body = NULL WHERE author = ?1 {kept}", person)
    await tx.run(
        "UPDATE dispute_members SET link = NULL, speaker = NULL, channel = NULL WHERE person = ?1",
        person,
    )
    await tx.run("DELETE FROM follows WHERE person = ?1", person)
    await tx.run("UPDATE intake SET channel = NULL, message = NULL, token = NULL WHERE requested_by = ?1", person)
    await tx.run("DELETE FROM outbox WHERE target_user = ?1 AND server = ?2 AND kind = 'tell'", user, server)
    await tx.run(
        "UPDATE people SET user_id = NULL, closed_at = NULL, by_direct_message = 0 WHERE id = ?1",
        person,
    )


async def brought(reader: Reader, person: int, limit: int) -> list[Brought]:
    """The sources that a person handed in last."""
    rows = await reader.all(
        "SELECT coalesce(a.title, i.filename, i.url, a.domain, 'a text') AS what, a.number, i.error, i.created_at"
        " FROM intake i LEFT JOIN articles a ON a.id = i.article_id WHERE i.requested_by = ?1"
        " ORDER BY i.created_at DESC, i.id DESC LIMIT ?2",
        person,
        limit,
    )
    return [Brought(row["what"], row["number"], row["error"], row["created_at"]) for row in rows]


async def untold(reader: Reader, server: int, user: int, limit: int) -> list[Untold]:
    """What could not be told to a person, the newest first."""
    rows = await reader.all(
        "SELECT json_extract(payload, '$.text') AS text, created_at FROM outbox WHERE target_user = ?1 AND server = ?2"
        " AND kind = 'tell' AND state = 'failed' ORDER BY id DESC LIMIT ?3",
        user,
        server,
        limit,
    )
    return [Untold(row["text"] or "", row["created_at"]) for row in rows]


async def taken(reader: Reader, person: int, limit: int) -> list[int]:
    """Row ids of the claims that a person has taken, those that run out first before the others."""
    sql = "SELECT id FROM claims WHERE owner = ?1 AND hidden_at IS NULL ORDER BY owner_until, number LIMIT ?2"
    return [row["id"] for row in await reader.all(sql, person, limit)]


async def ways(reader: Reader, person: int) -> tuple[bool, bool]:
    """Whether a person wants direct messages, and whether theirs are known to be closed."""
    row = await reader.one("SELECT by_direct_message, closed_at FROM people WHERE id = ?1", person)
    return (False, False) if row is None else (bool(row["by_direct_message"]), row["closed_at"] is not None)


async def tell_by_direct_message(tx: Tx, person: int, *, wanted: bool) -> None:
    """How a person wants to be told; whoever chooses direct messages has opened them, as far as is known."""
    sql = "UPDATE people SET by_direct_message = ?2, closed_at = NULL WHERE id = ?1"
    await tx.run(sql, person, int(wanted))
