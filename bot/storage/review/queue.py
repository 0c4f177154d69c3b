"""The queue: what waits for a moderator, in which order, and who looks at what just now.

Only claims at or above the desk's `min_worthiness`, or wanted by a member, are in it, and none that nobody has touched
for 14 days.
"""

from bot.domain.claims import Claim
from bot.storage.claims.claim_rows import HEAD, hydrate
from bot.storage.database import Reader, Row, Tx

_URGENT = "c.server = ?1 AND (c.state = 'proposed' OR c.open_disputes > 0 OR c.rerating = 1) AND c.state <> 'dismissed'"
_WAITS = (
    "c.server = ?1 AND c.state = 'unverified' AND c.hidden_at IS NULL AND c.lapsed_at IS NULL AND c.queued_at > ?2"
    " AND c.open_disputes = 0"
)
ACCEPTED = (
    "(c.speaker_id IS NULL OR c.accepted = 1 OR c.attribution_confirmed = 1 OR EXISTS (SELECT 1 FROM appearances a"
    " WHERE a.claim_id = c.id AND a.provenance NOT IN ('pasted', 'message', 'manual')))"
)
"""The opposite of `Claim.held_back`."""
_RANK = "c.worthiness + 0.1 * c.wanted DESC, c.number"
_WORTH = "c.worthiness + 0.1 * c.wanted >= ?3 AND +c.worthiness >= ?3"
"""The first half bounds the walk along the queue's index; the plus keeps other indexes away."""
_WANTED = "c.wanted > 0 AND +c.worthiness < ?3"
ALL = 2**62
"""More than any count."""


async def page(
    reader: Reader, server: int, floor: float, since: int, overdue: int, limit: int, offset: int
) -> list[Claim]:
    """Proposals and disputed claims first (those with a dispute that was opened before `overdue`, then the oldest),
    then unverified claims by worth and demand, the older of two before the younger. `since`: untouched longer than
    that, a claim has left the queue."""
    urgent = await reader.all(
        f"{HEAD} WHERE {_URGENT} AND c.hidden_at IS NULL ORDER BY EXISTS (SELECT 1 FROM disputes d"
        " WHERE d.claim_id = c.id AND d.state = 'open' AND d.at < ?4) DESC, c.updated_at, c.number LIMIT ?2 OFFSET ?3",
        server,
        limit,
        offset,
        overdue,
    )
    rows: list[Row] = list(urgent)
    if len(rows) < limit:
        before = await count_urgent(reader, server)
        rows += await _waiting(reader, server, floor, since, limit - len(rows), max(0, offset - before))
    return await hydrate(reader, rows)


async def _waiting(reader: Reader, server: int, floor: float, since: int, limit: int, offset: int) -> list[Row]:
    """Two walks along an index, each no longer than what is shown, put in one order."""
    most = limit + offset
    sql = f"{HEAD} WHERE {_WAITS} AND {{}} ORDER BY {_RANK} LIMIT ?4"
    found = [
        row for where in (_WORTH, _WANTED) for row in await reader.all(sql.format(where), server, since, floor, most)
    ]
    found.sort(key=lambda row: (-(row["worthiness"] + 0.1 * row["wanted"]), row["number"]))
    return found[offset:most]


async def most_wanted(reader: Reader, server: int, floor: float, since: int, limit: int) -> list[Claim]:
    """What waits for a first look, by worth and demand; without words that were typed in and that nobody accepted."""
    sql = f"{HEAD} WHERE {_WAITS} AND {ACCEPTED} AND {{}} ORDER BY {_RANK} LIMIT ?4"
    found = [
        row for where in (_WORTH, _WANTED) for row in await reader.all(sql.format(where), server, since, floor, limit)
    ]
    found.sort(key=lambda row: (-(row["worthiness"] + 0.1 * row["wanted"]), row["number"]))
    return await hydrate(reader, found[:limit])


async def count_wanted(reader: Reader, server: int, since: int) -> int:
    """How many of the claims that wait for a first look a member has asked for."""
    sql = f"SELECT count(*) FROM claims c WHERE {_WAITS} AND c.wanted > 0"
    return int(await reader.value(sql, server, since))


async def count_urgent(reader: Reader, server: int, most: int = ALL) -> int:
    """How many proposals and disputed claims there are, counted up to `most`."""
    sql = (
        f"SELECT count(*) FROM (SELECT 1 FROM claims c WHERE {_URGENT} AND c.hidden_at IS NULL"
        " ORDER BY c.updated_at, c.number LIMIT ?2) found"
    )
    return int(await reader.value(sql, server, most))


async def count(reader: Reader, server: int, floor: float, since: int, most: int = ALL) -> int:
    """How many claims the queue holds, counted up to `most`: what one person sees must not take the longer the larger
    the desk is."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM claims c WHERE {_WAITS} AND {{}} ORDER BY {_RANK} LIMIT ?4) found"
    found = await count_urgent(reader, server, most)
    for where in (_WORTH, _WANTED):
        found += int(await reader.value(sql.format(where), server, since, floor, most))
    return min(found, most)


async def count_lapsed(reader: Reader, server: int, floor: float, most: int) -> int:
    """How many claims worth it were not taken up in time, counted up to `most`."""
    sql = (
        "SELECT count(*) FROM (SELECT 1 FROM claims c WHERE c.server = ?1 AND c.state = 'unverified'"
        " AND c.lapsed_at IS NOT NULL AND c.hidden_at IS NULL AND (+c.worthiness >= ?2 OR c.wanted > 0)"
        " ORDER BY c.number LIMIT ?3) found"
    )
    return int(await reader.value(sql, server, floor, most))


async def best(reader: Reader, server: int, floor: float, since: int, now: int, person: int) -> int | None:
    """The number of the claim most worth taking that nobody else looks at and this person has not skipped."""
    free = (
        "NOT EXISTS (SELECT 1 FROM looks l WHERE l.claim_id = c.id AND l.until > ?4"
        " AND (l.skipped = 0 AND l.person <> ?5 OR l.skipped = 1 AND l.person = ?5))"
    )
    rows = [
        await reader.one(
            "SELECT c.number, c.worthiness + 0.1 * c.wanted AS rank FROM claims c"
            f" WHERE {_WAITS} AND {where} AND {free} ORDER BY {_RANK} LIMIT 1",
            server,
            since,
            floor,
            now,
            person,
        )
        for where in (_WORTH, _WANTED)
    ]
    found = sorted((row for row in rows if row is not None), key=lambda row: (-row["rank"], row["number"]))
    return int(found[0]["number"]) if found else None


async def look(tx: Tx, claim: int, person: int, until: int) -> None:
    """This person looks at the claim, and at no other any more."""
    await tx.run("DELETE FROM looks WHERE person = ?1 AND skipped = 0", person)
    await _note(tx, claim, person, 0, until)


async def skip(tx: Tx, claim: int, person: int, until: int) -> None:
    await _note(tx, claim, person, 1, until)


async def _note(tx: Tx, claim: int, person: int, skipped: int, until: int) -> None:
    await tx.run(
        "INSERT INTO looks (claim_id, person, skipped, until) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (claim_id, person)"
        " DO UPDATE SET skipped = excluded.skipped, until = excluded.until",
        claim,
        person,
        skipped,
        until,
    )


async def taken_by(reader: Reader, person: int, limit: int) -> list[tuple[int, int]]:
    """(number, until) of what a person has taken, the first to run out first."""
    rows = await reader.all(
        "SELECT number, owner_until FROM claims WHERE owner = ?1 ORDER BY owner_until LIMIT ?2", person, limit
    )
    return [(row["number"], row["owner_until"]) for row in rows]


async def lapse(tx: Tx, since: int, now: int, most: int) -> list[tuple[int, int]]:
    """Take what was not touched since then out of the queue: (server, claim row) of each."""
    rows = await tx.all(
        "UPDATE claims SET lapsed_at = ?2 WHERE id IN (SELECT id FROM claims WHERE state = 'unverified'"
        " AND lapsed_at IS NULL AND queued_at <= ?1 ORDER BY queued_at LIMIT ?3) RETURNING server, id",
        since,
        now,
        most,
    )
    return [(row["server"], row["id"]) for row in rows]


async def requeue(tx: Tx, claim: int, now: int) -> None:
    await tx.run("UPDATE claims SET queued_at = ?2, lapsed_at = NULL WHERE id = ?1", claim, now)


async def alone_and_untouched(reader: Reader, server: int, article: int) -> list[int]:
    """Numbers of the unverified claims that stand in this article (number) alone, and were never checked."""
    rows = await reader.all(
        "SELECT c.number FROM articles t JOIN appearances p ON p.article_id = t.id JOIN claims c ON c.id = p.claim_id"
        " WHERE t.server = ?1 AND t.number = ?2 AND c.state = 'unverified' AND c.open_disputes = 0 AND c.wanted = 0"
        " AND c.hidden_at IS NULL AND NOT EXISTS (SELECT 1 FROM revisions r WHERE r.claim_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM appearances o WHERE o.claim_id = c.id"
        " AND o.article_id IS NOT t.id) GROUP BY c.number ORDER BY c.number",
        server,
        article,
    )
    return [row["number"] for row in rows]
