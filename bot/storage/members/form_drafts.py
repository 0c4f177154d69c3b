"""What people typed and have not handed in."""

import json
from collections.abc import Mapping

from bot.domain.members import FormDraft
from bot.storage.database import Reader, Tx


async def put(tx: Tx, key: str, person: int, draft: FormDraft, until: int, most: int) -> None:
    """Keep a draft until then; of one person the newest `most`."""
    await tx.run(
        "INSERT INTO drafts (key, person, kind, number, typed, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        key,
        person,
        draft.kind,
        draft.number,
        json.dumps(dict(draft.typed)),
        until,
    )
    await tx.run(
        "DELETE FROM drafts WHERE person = ?1 AND key NOT IN"
        " (SELECT key FROM drafts WHERE person = ?1 ORDER BY until DESC, key = ?3 DESC LIMIT ?2)",
        person,
        most,
        key,
    )


async def find(reader: Reader, key: str, person: int, now: int) -> FormDraft | None:
    sql = "SELECT kind, number, typed FROM drafts WHERE key = ?1 AND person = ?2 AND until > ?3"
    row = await reader.one(sql, key, person, now)
    if row is None:
        return None
    typed: Mapping[str, str] = json.loads(row["typed"])
    return FormDraft(row["kind"], row["number"], typed)


async def old(reader: Reader, now: int) -> bool:
    return await reader.value("SELECT 1 FROM drafts WHERE until <= ?1 LIMIT 1", now) is not None


async def empty(tx: Tx, now: int) -> int:
    """Throw away those whose hour is over; how many."""
    return await tx.run("DELETE FROM drafts WHERE until <= ?1", now)


async def empty_of(tx: Tx, person: int) -> None:
    await tx.run("DELETE FROM drafts WHERE person = ?1", person)
