"""Speakers: one row a name and server. A name that was merged into a speaker is an alias: its row points to theirs."""

from collections import defaultdict
from collections.abc import Sequence

from bot.domain.claims import Verdict
from bot.domain.speakers import MAX_NAME, Balance, Speaker, folded
from bot.storage.database import Reader, Row, Tx, placeholders

_MEANT = "coalesce(s.alias_of, s.id)"
_LAST = "\U0010ffff"
"""Sorts behind every letter."""


async def ensure(tx: Tx, server: int, name: str, now: int) -> int:
    """The row of whom a name means, made when it is new."""
    name = " ".join(name.split())[:MAX_NAME]
    await tx.run(
        "INSERT INTO speakers (server, name, folded, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        server,
        name,
        folded(name),
        now,
    )
    sql = f"SELECT {_MEANT} FROM speakers s WHERE s.server = ?1 AND s.folded = ?2"
    return int(await tx.value(sql, server, folded(name)))


async def matching(reader: Reader, server: int, typed: str, limit: int) -> list[tuple[int, str]]:
    """Speakers of whom a name holds what was typed, those that begin with it first: where these are enough the others
    are not looked for, which takes all names."""
    needle = folded(typed)
    rows = await reader.all(
        f"SELECT m.id, m.name FROM (SELECT {_MEANT} AS id, s.folded FROM speakers s WHERE s.server = ?1"
        " AND s.folded >= ?2 AND s.folded < ?3 ORDER BY s.folded LIMIT ?4 * 2) f JOIN speakers m ON m.id = f.id"
        " ORDER BY f.folded",
        server,
        needle,
        f"{needle}{_LAST}",
        limit,
    )
    found = {row["id"]: row["name"] for row in rows}
    if len(found) < limit:
        escaped = needle.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        rows = await reader.all(
            f"SELECT m.id, m.name FROM speakers s JOIN speakers m ON m.id = {_MEANT} WHERE s.server = ?1"
            " AND s.folded LIKE '%' || ?2 || '%' ESCAPE '\\' GROUP BY m.id"
            " ORDER BY min(CASE WHEN s.folded LIKE ?2 || '%' ESCAPE '\\' THEN 0 ELSE 1 END), m.folded LIMIT ?3",
            server,
            escaped,
            limit,
        )
        found |= {row["id"]: row["name"] for row in rows if row["id"] not in found}
    return [*found.items()][:limit]


async def names(reader: Reader, server: int, limit: int) -> list[tuple[int, str]]:
    """Row of whom it means, and folded name, of every name; the newest first."""
    rows = await reader.all(
        f"SELECT {_MEANT} AS id, s.folded FROM speakers s WHERE s.server = ?1 ORDER BY s.id DESC LIMIT ?2",
        server,
        limit,
    )
    return [(row["id"], row["folded"]) for row in rows]


async def known(reader: Reader, server: int, name: str) -> tuple[int, str] | None:
    """Row and name of a speaker, by any of their names, however it is spelled."""
    row = await reader.one(
        f"SELECT m.id, m.name FROM speakers s JOIN speakers m ON m.id = {_MEANT} WHERE s.server = ?1 AND s.folded = ?2",
        server,
        folded(name),
    )
    return None if row is None else (row["id"], row["name"])


async def named(reader: Reader, server: int, name: str) -> int | None:
    """The row of whom a name means."""
    found = await known(reader, server, name)
    return None if found is None else found[0]


async def row_of(reader: Reader, server: int, name: str) -> Row | None:
    """The row of a name itself: id, name, alias_of."""
    sql = "SELECT id, name, alias_of FROM speakers WHERE server = ?1 AND folded = ?2"
    return await reader.one(sql, server, folded(name))


async def tallies(reader: Reader, server: int, limit: int, offset: int) -> list[Speaker]:
    """Speakers with their numbers of claims, those with most first."""
    rows = await reader.all(
        _MOST,
        server,
        limit,
        offset,
    )
    aliases = await _aliases(reader, [row["id"] for row in rows])
    return [Speaker(r["id"], r["name"], tuple(aliases[r["id"]]), r["claims"], r["checked"]) for r in rows]


async def tally(reader: Reader, speaker: int) -> Speaker:
    """One speaker, with how often each verdict was given on what a person confirmed as theirs."""
    name = await reader.value("SELECT name FROM speakers WHERE id = ?1", speaker)
    claims = await reader.value(
        f"SELECT count(*) FROM claims c WHERE {_HIS} AND c.state <> 'dismissed' AND c.hidden_at IS NULL", speaker
    )
    rows = await _verdicts(reader, speaker)
    counts = {Verdict(row["verdict"]): row["given"] for row in rows}
    return Speaker(
        id=speaker,
        name=name,
        aliases=tuple((await _aliases(reader, [speaker]))[speaker]),
        claims=claims,
        checked=sum(counts.values()),
        verdicts=tuple((verdict, counts[verdict]) for verdict in Verdict if verdict in counts),
        first=min((row["first"] for row in rows), default=None),
        last=max((row["last"] for row in rows), default=None),
    )


_MOST = (
    "SELECT id, name, claims, checked FROM speakers WHERE server = ?1 AND claims > 0"
    " ORDER BY claims DESC, folded LIMIT ?2 OFFSET ?3"
)
"""From the counts that triggers keep."""
_HIS = "c.server = (SELECT server FROM speakers WHERE id = ?1) AND c.speaker_id = ?1"
"""A speaker's claims, for the index that counts them: it begins with the server."""


async def _verdicts(reader: Reader, speaker: int) -> list[Row]:
    """How often each verdict was given on what a person confirmed as theirs, and when first and last."""
    return await reader.all(
        "SELECT c.verdict, count(*) AS given, min(r.at) AS first, max(r.at) AS last FROM claims c"
        f" JOIN revisions r ON r.id = c.revision_id WHERE {_HIS} AND c.state = 'checked'"
        " AND c.attribution_confirmed = 1 AND c.hidden_at IS NULL GROUP BY c.verdict",
        speaker,
    )


async def balance(reader: Reader, server: int, floor: float, limit: int) -> list[Balance]:
    """How the desk has treated the claims of those who are on record most."""
    rows = await reader.all(
        "SELECT id, name, claims + dismissed AS claims, dismissed, (SELECT count(*) FROM claims c WHERE c.server = ?1"
        " AND c.speaker_id = s.id AND c.hidden_at IS NULL AND c.worthiness >= ?2) AS worth"
        " FROM (SELECT id, name, folded, claims, dismissed FROM speakers WHERE server = ?1 AND claims + dismissed > 0"
        " ORDER BY claims + dismissed DESC, folded LIMIT ?3) s ORDER BY s.claims + s.dismissed DESC, s.folded",
        server,
        floor,
        limit,
    )
    table = []
    for row in rows:
        given = {Verdict(each["verdict"]): each["given"] for each in await _verdicts(reader, row["id"])}
        verdicts = tuple((verdict, given[verdict]) for verdict in Verdict if verdict in given)
        checked = sum(given.values())
        table.append(Balance(row["name"], row["claims"], row["worth"], checked, row["dismissed"], verdicts))
    return table


async def add(tx: Tx, server: int, name: str, now: int) -> int:
    return await tx.insert(
        "INSERT INTO speakers (server, name, folded, created_at) VALUES (?1, ?2, ?3, ?4)",
        server,
        name,
        folded(name),
        now,
    )


async def rename(tx: Tx, server: int, speaker: int, name: str, now: int) -> None:
    """A new name; the old one stays as an alias. Where the new name is an alias already, the two change places."""
    old = await tx.one("SELECT name, folded FROM speakers WHERE id = ?1", speaker)
    assert old is not None  # noqa: S101 - the caller has found it
    alias = await row_of(tx, server, name)
    if folded(name) == old["folded"]:
        await tx.run("UPDATE speakers SET name = ?2 WHERE id = ?1", speaker, name)
        return
    if alias is not None:
        await tx.run("UPDATE speakers SET folded = ?2 WHERE id = ?1", alias["id"], f"\x00{alias['id']}")
    await tx.run("UPDATE speakers SET name = ?2, folded = ?3 WHERE id = ?1", speaker, name, folded(name))
    if alias is not None:
        sql = "UPDATE speakers SET name = ?2, folded = ?3 WHERE id = ?1"
        await tx.run(sql, alias["id"], old["name"], old["folded"])
    else:
        await point(tx, await add(tx, server, old["name"], now), speaker)


async def point(tx: Tx, name: int, speaker: int | None) -> None:
    """A name's row, and all that pointed to it, mean this speaker; None: a speaker of its own again."""
    await tx.run("UPDATE speakers SET alias_of = ?2 WHERE id = ?1", name, speaker)
    if speaker is not None:
        await tx.run("UPDATE speakers SET alias_of = ?2 WHERE alias_of = ?1", name, speaker)


async def claims_of(reader: Reader, speaker: int) -> list[int]:
    """Row ids of all claims that are attributed to a speaker."""
    rows = await reader.all("SELECT id FROM claims WHERE speaker_id = ?1 ORDER BY number", speaker)
    return [row["id"] for row in rows]


async def attribute(tx: Tx, claims: Sequence[int], speaker: int, now: int) -> None:
    """Claims (row ids) go to another row of the same person."""
    sql = "UPDATE claims SET speaker_id = ?2, updated_at = ?3 WHERE id = ?1"
    await tx.run_many(sql, [(claim, speaker, now) for claim in claims])


async def hand_followers(tx: Tx, speaker: int, to: int) -> None:
    await tx.run(
        "UPDATE follows SET speaker_id = ?2 WHERE speaker_id = ?1 AND person NOT IN"
        " (SELECT person FROM follows WHERE speaker_id = ?2)",
        speaker,
        to,
    )
    await tx.run("DELETE FROM follows WHERE speaker_id = ?1", speaker)


async def names_in_texts(reader: Reader, claims: Sequence[int]) -> list[int]:
    """Rows of the names under which claims (row ids) first came in."""
    found = []
    for claim in claims:
        sql = "SELECT speaker_id FROM appearances WHERE home_claim_id = ?1 ORDER BY id LIMIT 1"
        found.append(await reader.value(sql, claim))
    return found


async def _aliases(reader: Reader, speakers: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    if speakers:
        marks = placeholders(len(speakers))
        for row in await reader.all(
            f"SELECT alias_of, name FROM speakers WHERE alias_of IN ({marks}) ORDER BY folded", *speakers
        ):
            found[row["alias_of"]].append(row["name"])
    return found
