"""What health asks of the file."""

from dataclasses import dataclass

from bot.storage.database import Reader


@dataclass(frozen=True, slots=True)
class Posts:
    waiting: int
    late: int
    failed: int


async def posts(reader: Reader, late_since: int) -> Posts:
    """Messages for Discord that wait, that were due before `late_since`, and that were given up."""
    row = await reader.one(
        "SELECT coalesce(sum(CASE WHEN state IN ('pending', 'sending') THEN 1 ELSE 0 END), 0) AS waiting,"
        " coalesce(sum(CASE WHEN state IN ('pending', 'sending') AND run_at < ?1 THEN 1 ELSE 0 END), 0) AS late,"
        " coalesce(sum(CASE WHEN state = 'failed' THEN 1 ELSE 0 END), 0) AS failed FROM outbox",
        late_since,
    )
    return Posts(0, 0, 0) if row is None else Posts(row["waiting"], row["late"], row["failed"])


async def schema_version(reader: Reader) -> int:
    return int(await reader.value("SELECT max(version) FROM migrations"))
