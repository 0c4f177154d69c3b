"""Speakers: one row a name and server."""

from bot.domain.speakers import MAX_NAME, folded
from bot.storage.database import Reader, Tx


async def ensure(tx: Tx, server: int, name: str, now: int) -> int:
    name = " ".join(name.split())[:MAX_NAME]
    await tx.run(
        "INSERT INTO speakers (server, name, folded, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        server,
        name,
        folded(name),
        now,
    )
    return int(await tx.value("SELECT id FROM speakers WHERE server = ?1 AND folded = ?2", server, folded(name)))


async def matching(reader: Reader, server: int, typed: str, limit: int) -> list[tuple[int, str]]:
    """Speakers whose name holds what was typed, those that begin with it first."""
    needle = folded(typed).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = await reader.all(
        "SELECT id, name FROM speakers WHERE server = ?1 AND folded LIKE '%' || ?2 || '%' ESCAPE '\\'"
        " ORDER BY CASE WHEN folded LIKE ?2 || '%' ESCAPE '\\' THEN 0 ELSE 1 END, folded LIMIT ?3",
        server,
        needle,
        limit,
    )
    return [(row["id"], row["name"]) for row in rows]


async def named(reader: Reader, server: int, name: str) -> int | None:
    value = await reader.value("SELECT id FROM speakers WHERE server = ?1 AND folded = ?2", server, folded(name))
    return None if value is None else int(value)


async def known(reader: Reader, server: int, name: str) -> tuple[int, str] | None:
    """Row and name of a speaker, however the name is spelled."""
    row = await reader.one("SELECT id, name FROM speakers WHERE server = ?1 AND folded = ?2", server, folded(name))
    return None if row is None else (row["id"], row["name"])
