"""Desks, their settings, the people on them, what people typed, and the numbers that they hand out."""

from typing import Any

from bot.domain.settings import DeskSettings, parse_setting, written
from bot.storage.database import Reader, Tx


async def ensure(tx: Tx, server: int, now: int) -> None:
    await tx.run("INSERT INTO desks (server, created_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING", server, now)


async def take_number(tx: Tx, server: int, of: str, count: int = 1) -> int:
    """The first of `count` consecutive numbers for claims, articles, disputes or feeds. Inside the one transaction
    that uses them, so a roll-back leaves no gap."""
    column = {"claim": "next_claim", "article": "next_article", "dispute": "next_dispute", "feed": "next_feed"}[of]
    first = await tx.value(
        f"UPDATE desks SET {column} = {column} + ?2 WHERE server = ?1 RETURNING {column} - ?2", server, count
    )
    return int(first)


async def servers(reader: Reader) -> list[int]:
    return [row["server"] for row in await reader.all("SELECT server FROM desks WHERE deleting_at IS NULL")]


async def created_at(reader: Reader, server: int) -> int | None:
    value = await reader.value("SELECT created_at FROM desks WHERE server = ?1", server)
    return None if value is None else int(value)


async def settings(reader: Reader, server: int) -> DeskSettings:
    rows = await reader.all("SELECT key, value FROM settings WHERE server = ?1", server)
    values: dict[str, Any] = {row["key"]: parse_setting(row["key"], row["value"]) for row in rows}
    return DeskSettings(**values)


async def settings_changed(reader: Reader, server: int) -> dict[str, int]:
    """The keys that are set, with when."""
    rows = await reader.all("SELECT key, updated_at FROM settings WHERE server = ?1", server)
    return {row["key"]: row["updated_at"] for row in rows}


async def put_setting(tx: Tx, server: int, key: str, typed: str | None, now: int) -> None:
    """Set a key, or drop it where `typed` is None; an unchanged value keeps its time."""
    if typed is None:
        await tx.run("DELETE FROM settings WHERE server = ?1 AND key = ?2", server, key)
        return
    value = written(parse_setting(key, typed))
    await tx.run(
        "INSERT INTO settings (server, key, value, updated_at) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (server, key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at"
        " WHERE settings.value <> excluded.value",
        server,
        key,
        value,
        now,
    )


async def person(tx: Tx, server: int, user: int) -> int:
    """The surrogate of a user, made when they first do something."""
    await tx.run("INSERT INTO people (server, user_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING", server, user)
    return int(await tx.value("SELECT id FROM people WHERE server = ?1 AND user_id = ?2", server, user))


async def find_person(reader: Reader, server: int, user: int) -> int | None:
    value = await reader.value("SELECT id FROM people WHERE server = ?1 AND user_id = ?2", server, user)
    return None if value is None else int(value)


async def user_of(reader: Reader, person: int) -> int | None:
    value = await reader.value("SELECT user_id FROM people WHERE id = ?1", person)
    return None if value is None else int(value)


async def note_closed(tx: Tx, server: int, user: int, at: int | None) -> None:
    """Since when a person's direct messages are known to be closed; None: try again."""
    await tx.run("UPDATE people SET closed_at = ?3 WHERE server = ?1 AND user_id = ?2", server, user, at)


async def text(reader: Reader, row: int) -> str | None:
    value = await reader.value("SELECT body FROM texts WHERE id = ?1", row)
    return None if value is None else str(value)


async def put_text(tx: Tx, server: int, author: int | None, body: str) -> int:
    return await tx.insert("INSERT INTO texts (server, author, body) VALUES (?1, ?2, ?3)", server, author, body)
