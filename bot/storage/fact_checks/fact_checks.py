"""What other fact-checkers have published: where it came from, what it means, and which claims it is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.domain.fact_checks import LOADED, FactCheck, Import, MatchedFactCheck
from bot.storage.database import Reader, Row, Tx, placeholders
from bot.storage.fts import terms

AT_ONCE = 10_000
_COLUMNS = "url, text, rating, publisher, site, claimant, day"


@dataclass(slots=True)
class _Stored:
    """A row as it is to be; without an id one that is new."""

    id: int | None
    import_id: int
    norm: str
    check: FactCheck


@dataclass(frozen=True, slots=True)
class KnownCheck:
    """A check (row) as a claim is compared with it."""

    row: int
    norm: str
    text: str


@dataclass(frozen=True, slots=True)
class UncomparedClaim:
    """A claim (row) that is to be compared."""

    row: int
    server: int
    text: str
    speaker: str | None
    vector: bytes


async def begin_import(tx: Tx, name: str, now: int) -> int:
    return int(await tx.value("INSERT INTO imports (name, at) VALUES (?1, ?2) RETURNING id", name, now))


async def put(tx: Tx, number: int, entries: Sequence[tuple[str, FactCheck]]) -> "Counter[str]":
    """Entries of an import as (normal form, check): how many were added, updated and unchanged. What stood at an
    address with the same words, or came from there in an earlier import, is it."""
    at: dict[str, list[_Stored]] = {}
    for row in await _of_addresses(tx, sorted({check.url for _norm, check in entries})):
        at.setdefault(row["url"], []).append(_Stored(row["id"], row["import_id"], row["norm"], _check(row)))
    counts: Counter[str] = Counter()
    touched: dict[int, _Stored] = {}
    for norm, check in entries:
        there = at.setdefault(check.url, [])
        known = next((each for each in there if each.norm == norm), None)
        known = known or next((each for each in there if each.import_id != number), None)
        if known is None:
            counts["added"] += 1
            there.append(known := _Stored(None, number, norm, check))
        else:
            counts["unchanged" if known.check == check else "updated"] += 1
            known.import_id, known.norm, known.check = number, norm, check
        touched[id(known)] = known
    await tx.run_many(
        "UPDATE others_checks SET url = ?1, text = ?2, rating = ?3, publisher = ?4, site = ?5, claimant = ?6, day = ?7,"
        " import_id = ?8, norm = ?9 WHERE id = ?10",
        [(*astuple(each.check), number, each.norm, each.id) for each in touched.values() if each.id is not None],
    )
    await tx.run_many(
        f"INSERT INTO others_checks ({_COLUMNS}, import_id, norm) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        [(*astuple(each.check), number, each.norm) for each in touched.values() if each.id is None],
    )
    return counts


async def _of_addresses(reader: Reader, urls: Sequence[str]) -> list[Row]:
    marks = placeholders(len(urls))
    return await reader.all(
        f"SELECT id, import_id, norm, {_COLUMNS} FROM others_checks WHERE url IN ({marks}) AND import_id IS NOT NULL"
        " ORDER BY id",
        *urls,
    )


async def end_import(tx: Tx, number: int) -> None:
    """What an address no longer says goes; every claim is compared anew."""
    await tx.run(
        "DELETE FROM others_checks WHERE import_id <> ?1"
        " AND url IN (SELECT url FROM others_checks WHERE import_id = ?1)",
        number,
    )
    await tx.run(
        "INSERT INTO claims_uncompared (claim_id) SELECT claim_id FROM claim_vectors WHERE true ON CONFLICT DO NOTHING"
    )


async def imports(reader: Reader, limit: int) -> list[Import]:
    """Those of which something stands, the newest first."""
    rows = await reader.all(
        "SELECT i.id, i.name, i.at, count(*) AS entries FROM others_checks c JOIN imports i ON i.id = c.import_id"
        " GROUP BY i.id ORDER BY i.id DESC LIMIT ?1",
        limit,
    )
    return [Import(row["id"], row["name"], row["at"], row["entries"]) for row in rows]


async def remove(tx: Tx, number: int, now: int) -> int | None:
    """How many entries went with an import; None where there is no such import."""
    if not await tx.all(
        "UPDATE imports SET removed_at = ?2 WHERE id = ?1 AND removed_at IS NULL RETURNING id", number, now
    ):
        return None
    return len(await tx.all("DELETE FROM others_checks WHERE import_id = ?1 RETURNING id", number))


async def unread(reader: Reader, limit: int) -> list[tuple[int, str]]:
    """(row, text) of checks whose text has no vector yet."""
    rows = await reader.all(
        "SELECT c.id, c.text FROM others_unread u JOIN others_checks c ON c.id = u.check_id ORDER BY c.id LIMIT ?1",
        limit,
    )
    return [(row["id"], row["text"]) for row in rows]


async def count_unread(reader: Reader) -> int:
    return int(await reader.value("SELECT count(*) FROM others_unread"))


async def count_uncompared(reader: Reader) -> int:
    return int(await reader.value("SELECT count(*) FROM claims_uncompared"))


async def put_vectors(tx: Tx, version: str, stored: Sequence[tuple[int, str, bytes]]) -> None:
    """(row, text that was read, vector), unless the text is another by now."""
    await tx.run_many("DELETE FROM others_vectors WHERE check_id = ?1", [(row,) for row, _text, _vector in stored])
    await tx.run_many(
        "INSERT INTO others_vectors (check_id, version, vector)"
        " SELECT id, ?3, ?4 FROM others_checks WHERE id = ?1 AND text = ?2",
        [(row, text, version, vector) for row, text, vector in stored],
    )


async def outdate(tx: Tx, version: str) -> None:
    """Vectors of another encoder are to be made again."""
    await tx.run(
        "INSERT INTO others_unread (check_id) SELECT check_id FROM others_vectors WHERE version <> ?1"
        " ON CONFLICT DO NOTHING",
        version,
    )


async def vectors(reader: Reader, _all: None, version: str, after: int) -> list[tuple[int, int, bytes]]:
    """(seq, row, vector) of what changed after a seq, AT_ONCE at most, in order."""
    rows = await reader.all(
        "SELECT seq, check_id, vector FROM others_vectors WHERE seq > ?1 AND version = ?2"
        f" ORDER BY seq LIMIT {AT_ONCE}",
        after,
        version,
    )
    return [(row["seq"], row["check_id"], row["vector"]) for row in rows]


async def count_vectors(reader: Reader, _all: None, version: str) -> int:
    return int(await reader.value("SELECT count(*) FROM others_vectors WHERE version = ?1", version))


async def uncompared(reader: Reader, version: str, limit: int) -> list[UncomparedClaim]:
    """Claims that wait to be compared, the newest first. One whose words have no vector yet comes when they have."""
    rows = await reader.all(
        "SELECT c.id, c.server, c.text, s.name AS speaker, v.vector FROM claims_uncompared u"
        " JOIN claims c ON c.id = u.claim_id JOIN claim_vectors v ON v.claim_id = c.id AND v.version = ?1"
        " LEFT JOIN speakers s ON s.id = c.speaker_id ORDER BY u.claim_id DESC LIMIT ?2",
        version,
        limit,
    )
    return [UncomparedClaim(row["id"], row["server"], row["text"], row["speaker"], row["vector"]) for row in rows]


async def likely(reader: Reader, words: Sequence[str], limit: int) -> list[int]:
    """Rows of checks in any of these words, the best match first."""
    quoted = " OR ".join(f'"{word}"' for given in words for word in terms(given))
    if not quoted:
        return []
    rows = await reader.all(
        "SELECT rowid FROM others_search WHERE others_search MATCH ?1 ORDER BY bm25(others_search) LIMIT ?2",
        quoted,
        limit,
    )
    return [row["rowid"] for row in rows]


async def known(reader: Reader, rows: Sequence[int]) -> list[KnownCheck]:
    """Those of these checks that are still there, in the order given."""
    if not rows:
        return []
    marks = placeholders(len(rows))
    found = await reader.all(f"SELECT id, norm, text FROM others_checks WHERE id IN ({marks})", *rows)
    by_row = {row["id"]: KnownCheck(row["id"], row["norm"], row["text"]) for row in found}
    return [by_row[row] for row in rows if row in by_row]


async def worded(reader: Reader, norm: str) -> list[tuple[int, str | None]]:
    """(row, claimant) of all checks of the same words."""
    rows = await reader.all(
        "SELECT id, claimant FROM others_checks WHERE norm = ?1 AND import_id IS NOT NULL ORDER BY id", norm
    )
    return [(row["id"], row["claimant"]) for row in rows]


async def tie(tx: Tx, claim: UncomparedClaim, found: Sequence[tuple[int, float]]) -> None:
    """(row, score) of the checks that are about a claim, in place of what was found before; what a moderator refused
    stays so. Nothing where the claim says something else by now."""
    if await tx.value("SELECT text FROM claims WHERE id = ?1", claim.row) != claim.text:
        return
    await tx.run(
        "DELETE FROM claim_others WHERE claim_id = ?1 AND refused_by IS NULL"
        " AND check_id IN (SELECT id FROM others_checks WHERE import_id IS NOT NULL)",
        claim.row,
    )
    await tx.run_many(
        "INSERT INTO claim_others (claim_id, check_id, score) SELECT ?1, id, ?3 FROM others_checks WHERE id = ?2"
        " ON CONFLICT DO NOTHING",
        [(claim.row, row, score) for row, score in found],
    )
    await tx.run("DELETE FROM claims_uncompared WHERE claim_id = ?1", claim.row)


async def of_claims(
    reader: Reader, claims: Sequence[int], most: int | None = LOADED
) -> dict[int, list[MatchedFactCheck]]:
    """What others have checked of each of these claims (row ids), the newest first, one of each address; none of an
    address that a moderator has refused. No more than `most` of a claim, None for all."""
    found: dict[int, list[MatchedFactCheck]] = {claim: [] for claim in claims}
    if not claims:
        return found
    marks = placeholders(len(claims))
    columns = ", ".join(f"c.{column}" for column in _COLUMNS.split(", "))
    seen: set[tuple[int, str]] = set()
    for row in await reader.all(
        f"SELECT o.claim_id, o.score, o.refused_by, c.id, {columns} FROM claim_others o"
        f" JOIN others_checks c ON c.id = o.check_id WHERE o.claim_id IN ({marks})"
        " ORDER BY o.refused_by IS NULL, coalesce(c.day, '') DESC, c.id DESC",
        *claims,
    ):
        claim, address = row["claim_id"], (row["claim_id"], row["url"])
        room = most is None or len(found[claim]) < most
        if address not in seen and row["refused_by"] is None and room:
            found[claim].append(MatchedFactCheck(row["id"], _check(row), row["score"]))
        seen.add(address)
    return found


async def refuse(tx: Tx, claim: int, check: int, person: int) -> str | None:
    """The site of a check that a moderator says is not about a claim; None where it did not stand with it."""
    rows = await tx.all(
        "UPDATE claim_others SET refused_by = ?3 WHERE claim_id = ?1 AND check_id = ?2 AND refused_by IS NULL"
        " RETURNING (SELECT site FROM others_checks WHERE id = ?2) AS site",
        claim,
        check,
        person,
    )
    return rows[0]["site"] if rows else None


def _check(row: Row) -> FactCheck:
    return FactCheck(
        url=row["url"],
        text=row["text"],
        rating=row["rating"],
        publisher=row["publisher"],
        site=row["site"],
        claimant=row["claimant"],
        day=row["day"],
    )
