"""The intake: sources that were accepted, until they are articles."""

from bot.domain.articles import AcceptedSource, AwaitedAnswer, Fetched, Intake, Stage, Submission
from bot.domain.claims import Provenance
from bot.storage.database import Reader, Tx


async def accept(
    tx: Tx,
    server: int,
    submission: Submission,
    requested_by: int | None,
    answer: AwaitedAnswer | None,
    now: int,
    feed: int | None = None,
) -> int:
    """`requested_by` None: nobody handed it in, a feed (row id) brought it."""
    return await tx.insert(
        "INSERT INTO intake (server, provenance, stage, url, filename, body, text, requested_by, channel, message,"
        " token, token_until, created_at, updated_at, feed_id, short)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14, ?15)",
        server,
        submission.provenance.value,
        Stage.QUEUED.value,
        submission.url,
        submission.filename,
        submission.body,
        submission.text,
        requested_by,
        answer.channel if answer else None,
        answer.message if answer else None,
        answer.token if answer else None,
        answer.token_until if answer else None,
        now,
        feed,
        int(submission.short),
    )


async def handed_in(reader: Reader, server: int, since: int, person: int | None = None) -> dict[str, int]:
    """What members handed in since then (all, or one of them), feeds left out: each address once, with when it came
    first; files and texts count one by one."""
    rows = await reader.all(
        "SELECT coalesce(url, '#' || id) AS what, min(created_at) AS at FROM intake WHERE server = ?1"
        " AND created_at >= ?2 AND provenance <> 'feed' AND (?3 IS NULL OR requested_by = ?3) GROUP BY what",
        server,
        since,
        person,
    )
    return {row["what"]: row["at"] for row in rows}


async def failed_since(reader: Reader, source: AcceptedSource) -> str | None:
    """Why an attempt at the same address failed that ended since this source was accepted."""
    value = await reader.value(
        "SELECT error FROM intake WHERE server = ?1 AND url = ?2 AND stage = 'failed' AND updated_at >= ?3"
        " ORDER BY updated_at DESC LIMIT 1",
        source.server,
        source.url,
        source.accepted_at,
    )
    return None if value is None else str(value)


async def by_id(reader: Reader, intake: int) -> Intake | None:
    row = await reader.one(
        "SELECT i.id, i.server, i.stage, i.url, i.filename, a.number AS article, i.known, i.error, i.channel,"
        " i.message, i.token, i.token_until FROM intake i LEFT JOIN articles a ON a.id = i.article_id WHERE i.id = ?1",
        intake,
    )
    if row is None:
        return None
    answer = (
        None
        if row["channel"] is None
        else AwaitedAnswer(row["channel"], row["message"], row["token"], row["token_until"])
    )
    return Intake(
        id=row["id"],
        server=row["server"],
        stage=Stage(row["stage"]),
        url=row["url"],
        filename=row["filename"],
        article=row["article"],
        error=row["error"],
        answer=answer,
        already_known=bool(row["known"]),
    )


async def accepted(reader: Reader, intake: int) -> AcceptedSource | None:
    """An accepted source with what is still to be read of it."""
    row = await reader.one(
        "SELECT id, server, stage, provenance, requested_by, created_at, url, filename, found_url, body, media_type,"
        " charset, text, article_id, error, short FROM intake WHERE id = ?1",
        intake,
    )
    if row is None:
        return None
    return AcceptedSource(
        id=row["id"],
        server=row["server"],
        stage=Stage(row["stage"]),
        provenance=Provenance(row["provenance"]),
        requested_by=row["requested_by"],
        accepted_at=row["created_at"],
        url=row["url"],
        filename=row["filename"],
        found_url=row["found_url"],
        body=row["body"],
        media_type=row["media_type"],
        charset=row["charset"],
        text=row["text"],
        article=row["article_id"],
        error=row["error"],
        short=bool(row["short"]),
    )


async def note_message(tx: Tx, intake: int, message: int, now: int) -> None:
    await tx.run("UPDATE intake SET message = ?2, updated_at = ?3 WHERE id = ?1", intake, message, now)


async def note_fetched(tx: Tx, intake: int, page: Fetched, now: int) -> None:
    await tx.run(
        "UPDATE intake SET stage = 'fetched', found_url = ?2, body = ?3, media_type = ?4, charset = ?5,"
        " updated_at = ?6 WHERE id = ?1",
        intake,
        page.url,
        page.body,
        page.media_type,
        page.charset,
        now,
    )


async def note_done(tx: Tx, intake: int, article: int, known: bool, now: int) -> None:
    """The article is on record; what it was read from is no longer needed."""
    await tx.run(
        "UPDATE intake SET stage = 'done', article_id = ?2, known = ?3, body = NULL, text = NULL, error = NULL,"
        " retry_at = NULL, updated_at = ?4 WHERE id = ?1",
        intake,
        article,
        int(known),
        now,
    )


async def feed_of(reader: Reader, intake: int) -> tuple[int, int] | None:
    """The feed (row id) that brought a source and how often it failed; None where no feed did."""
    row = await reader.one("SELECT feed_id, tries FROM intake WHERE id = ?1 AND feed_id IS NOT NULL", intake)
    return None if row is None else (row["feed_id"], row["tries"])


async def put_off(tx: Tx, intake: int, sentence: str, now: int, retry_at: int) -> None:
    """It failed in a way that may pass, and waits for its next try."""
    await tx.run(
        "UPDATE intake SET tries = tries + 1, error = ?2, retry_at = ?4, updated_at = ?3 WHERE id = ?1",
        intake,
        sentence,
        now,
        retry_at,
    )


async def note_failed(tx: Tx, intake: int, sentence: str, now: int) -> None:
    await tx.run(
        "UPDATE intake SET stage = 'failed', error = ?2, body = NULL, text = NULL, retry_at = NULL, updated_at = ?3"
        " WHERE id = ?1",
        intake,
        sentence,
        now,
    )
