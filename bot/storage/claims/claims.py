"""Claims as they are read: one, a page, those of an article. Every query is scoped by server."""

from collections.abc import Sequence
from typing import Any

from bot.domain.claim_lists import ClaimFilter, Mark, Sort
from bot.domain.claims import Claim
from bot.storage.claims.claim_rows import HEAD, bare, hydrate, judged
from bot.storage.database import Reader, placeholders

_ORDER = {
    Sort.WORTH: "c.worthiness DESC, c.number",
    Sort.NEW: "c.number DESC",
    Sort.REPEATS: "c.said DESC, c.number",
}


async def by_number(reader: Reader, server: int, number: int) -> Claim | None:
    rows = await reader.all(f"{HEAD} WHERE c.server = ?1 AND c.number = ?2", server, number)
    return (await hydrate(reader, rows))[0] if rows else None


async def row_by_number(reader: Reader, server: int, number: int) -> Claim | None:
    """A claim with none of what `hydrate` loads beside its row."""
    row = await reader.one(f"{HEAD} WHERE c.server = ?1 AND c.number = ?2", server, number)
    return None if row is None else bare(row)


async def judged_by_number(reader: Reader, server: int, number: int) -> Claim | None:
    """A claim with nothing beside its row but its revisions and their sources."""
    row = await reader.one(f"{HEAD} WHERE c.server = ?1 AND c.number = ?2", server, number)
    return None if row is None else await judged(reader, row)


async def row_id(reader: Reader, server: int, number: int) -> int | None:
    value = await reader.value("SELECT id FROM claims WHERE server = ?1 AND number = ?2", server, number)
    return None if value is None else int(value)


async def by_numbers(reader: Reader, server: int, numbers: Sequence[int]) -> list[Claim]:
    """Claims by number, in the order of the numbers."""
    if not numbers:
        return []
    rows = await reader.all(
        f"{HEAD} WHERE c.server = ?1 AND c.number IN ({placeholders(len(numbers), 2)})", server, *numbers
    )
    claims = {claim.number: claim for claim in await hydrate(reader, rows)}
    return [claims[number] for number in numbers if number in claims]


async def by_ids(reader: Reader, ids: Sequence[int]) -> list[Claim]:
    """Claims by row id, in the order of the ids."""
    if not ids:
        return []
    rows = await reader.all(f"{HEAD} WHERE c.id IN ({placeholders(len(ids))})", *ids)
    claims = {claim.id: claim for claim in await hydrate(reader, rows)}
    return [claims[i] for i in ids if i in claims]


MARKED = {
    Mark.DISPUTED: "c.open_disputes > 0",
    Mark.CORRECTED: "c.id IN (SELECT e.claim_id FROM events e WHERE e.server = ?1 AND e.action IN ('claim.corrected',"
    " 'claim.withdrawn', 'claim.voided', 'claim.reopened') AND coalesce(e.after ->> 'class', '') <> 'typo'"
    " AND coalesce(e.after ->> 'slip', 0) = 0)",
    Mark.SOURCE_CHANGED: "c.id IN (SELECT a.claim_id FROM source_changes s JOIN appearances a"
    " ON a.id = s.appearance_id WHERE s.server = ?1 AND s.state = 'confirmed')",
}
"""The condition on a claim `c` of server ?1 that has a mark."""


async def at_addresses(reader: Reader, server: int, urls: Sequence[str], limit: int) -> list[Claim]:
    """Claims that stand in the articles at these addresses (in their one spelling), the checked ones first."""
    rows = await reader.all(
        f"{HEAD} WHERE +c.server = ?1 AND c.hidden_at IS NULL AND +c.state <> 'dismissed' AND c.id IN"
        " (SELECT a.claim_id FROM article_urls u JOIN articles t ON t.id = u.article_id AND t.withdrawn_at IS NULL"
        f" JOIN appearances a ON a.article_id = t.id WHERE u.server = ?1 AND u.url IN ({placeholders(len(urls), 3)}))"
        " ORDER BY c.state <> 'checked', c.worthiness DESC, c.number LIMIT ?2",
        server,
        limit,
        *urls,
    )
    return await hydrate(reader, rows)


async def page(
    reader: Reader,
    server: int,
    wanted: ClaimFilter,
    speakers: Sequence[int] | None,
    floor: float | None,
    limit: int,
    offset: int,
) -> list[Claim]:
    """One page. `speakers` narrows to those rows; `floor` leaves out claims worth less."""
    where, args = ["c.server = ?1 AND c.hidden_at IS NULL"], [server]
    parameters: list[Any] = list(args)

    def bind(condition: str, value: Any) -> None:
        parameters.append(value)
        where.append(condition.replace("?", f"?{len(parameters)}"))

    if wanted.state is None:
        where.append("c.state <> 'dismissed'")
    else:
        bind("c.state = ?", wanted.state.value)
    if wanted.verdict is not None:
        where.append("c.verdict IS NOT NULL")
        bind("c.verdict = ?", wanted.verdict.value)
    if wanted.mark is not None:
        where.append(MARKED[wanted.mark])
    if wanted.article is not None:
        bind(
            "c.id IN (SELECT a.claim_id FROM appearances a JOIN articles t ON t.id = a.article_id"
            " WHERE t.server = c.server AND t.number = ?)",
            wanted.article,
        )
    if floor is not None:
        # The plus keeps the floor from choosing an index whose order is not the one asked for.
        bind("c.worthiness >= ?" if wanted.sort is Sort.WORTH else "+c.worthiness >= ?", floor)
    if speakers is not None:
        start = len(parameters)
        parameters.extend(speakers)
        where.append(f"c.speaker_id IN ({placeholders(len(speakers), start + 1)})")
    parameters += [limit, offset]
    rows = await reader.all(
        f"{HEAD} WHERE {' AND '.join(where)} ORDER BY {_ORDER[wanted.sort]}"
        f" LIMIT ?{len(parameters) - 1} OFFSET ?{len(parameters)}",
        *parameters,
    )
    return await hydrate(reader, rows)


async def concerning(reader: Reader, server: int, person: int, limit: int) -> list[Claim]:
    """Claims that a person has taken, added or disputes, the newest first; those taken before all others."""
    rows = await reader.all(
        f"{HEAD} WHERE c.server = ?1 AND c.hidden_at IS NULL AND (c.owner = ?2 OR c.created_by = ?2"
        " OR c.id IN (SELECT d.claim_id FROM disputes d JOIN dispute_members m ON m.dispute_id = d.id"
        " WHERE m.person = ?2))"
        " ORDER BY CASE WHEN c.owner = ?2 THEN 0 ELSE 1 END, c.updated_at DESC, c.number LIMIT ?3",
        server,
        person,
        limit,
    )
    return await hydrate(reader, rows)


async def of_article(reader: Reader, article: int, limit: int) -> list[Claim]:
    """The claims that appear in an article (row id), those most worth checking first."""
    rows = await reader.all(
        f"{HEAD} WHERE c.id IN (SELECT claim_id FROM appearances WHERE article_id = ?1) AND c.state <> 'dismissed'"
        " AND c.hidden_at IS NULL ORDER BY c.worthiness DESC, c.number LIMIT ?2",
        article,
        limit,
    )
    return await hydrate(reader, rows)


async def checked_of_article(reader: Reader, article: int, limit: int) -> list[Claim]:
    """The claims in an article (row id) that have a verdict."""
    rows = await reader.all(
        f"{HEAD} WHERE c.id IN (SELECT claim_id FROM appearances WHERE article_id = ?1) AND c.state = 'checked'"
        " AND c.hidden_at IS NULL ORDER BY c.number LIMIT ?2",
        article,
        limit,
    )
    return await hydrate(reader, rows)


async def count_of_article(reader: Reader, article: int, floor: float) -> tuple[int, int]:
    """How many claims an article has, and how many of them are worth checking."""
    row = await reader.one(
        "SELECT count(*) AS found, coalesce(sum(CASE WHEN worthiness >= ?2 THEN 1 ELSE 0 END), 0) AS worth FROM claims"
        " WHERE id IN (SELECT claim_id FROM appearances WHERE article_id = ?1) AND state <> 'dismissed'",
        article,
        floor,
    )
    return (0, 0) if row is None else (row["found"], row["worth"])
