"""What health asks of the file."""

from dataclasses import dataclass

from bot.storage.database import Reader


@dataclass(frozen=True, slots=True)
class Posts:
    """Messages for Discord: how many wait, how many of them are late, and what was given up lately: posts in
    channels, with the last reason, and lines to people, whose direct messages may simply be closed."""

    waiting: int
    late: int
    refused: int
    reason: str | None
    untold: int


async def posts(reader: Reader, late_since: int, refused_since: int) -> Posts:
    row = await reader.one(
        "SELECT coalesce(sum(CASE WHEN state IN ('pending', 'sending') THEN 1 ELSE 0 END), 0) AS waiting,"
        " coalesce(sum(CASE WHEN state IN ('pending', 'sending') AND run_at < ?1 THEN 1 ELSE 0 END), 0) AS late,"
        " coalesce(sum(CASE WHEN kind <> 'tell' AND state = 'failed' AND run_at >= ?2 THEN 1 ELSE 0 END), 0)"
        " AS refused,"
        " coalesce(sum(CASE WHEN kind = 'tell' AND state = 'failed' AND run_at >= ?2 THEN 1 ELSE 0 END), 0) AS untold"
        " FROM outbox",
        late_since,
        refused_since,
    )
    reason = await reader.value(
        "SELECT error FROM outbox WHERE state = 'failed' AND kind <> 'tell' AND run_at >= ?1"
        " ORDER BY run_at DESC LIMIT 1",
        refused_since,
    )
    return (
        Posts(0, 0, 0, None, 0)
        if row is None
        else Posts(row["waiting"], row["late"], row["refused"], reason, row["untold"])
    )


async def schema_version(reader: Reader) -> int:
    return int(await reader.value("SELECT max(version) FROM migrations"))
