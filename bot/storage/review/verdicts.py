"""The verdict that stands on a claim: publishing it, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.claims import CorrectionClass, Source, State, Verdict
from bot.domain.sources import Dates
from bot.storage import jobs
from bot.storage.database import Reader, Tx
from bot.storage.review import proposals

TITLE_JOB = "title"
"""Reads the title of a verdict's source."""


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A verdict as it is put on record. `correction` None: it is the claim's first one."""

    verdict: Verdict
    sources: tuple[Source, ...]
    rationale: int
    """Row of `texts`."""
    by: int
    """Surrogate of who gives it; `proposed_by` of who handed it in, where somebody else approves it."""
    proposed_by: int | None = None
    correction: CorrectionClass | None = None
    dates: Dates = Dates()  # noqa: RUF009 - it never changes


async def publish(tx: Tx, claim: int, seen: State, new: NewRevision, now: int) -> int | None:
    """The next revision of a claim, which becomes its current one and makes it checked; None if the state moved on.
    Returns the revision's number."""
    number = int(await tx.value("SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE claim_id = ?1", claim))
    revision = await tx.insert(
        "INSERT INTO revisions (claim_id, number, verdict, class, rationale_id, by, proposed_by, at, as_of, look_again)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        claim,
        number,
        new.verdict.value,
        new.correction.value if new.correction else None,
        new.rationale,
        new.by,
        new.proposed_by,
        now,
        new.dates.as_of,
        new.dates.again,
    )
    await _put_sources(tx, claim, revision, new.sources, now)
    await proposals.drop(tx, claim)
    moved = await tx.run(
        "UPDATE claims SET state = 'checked', verdict = ?3, revision_id = ?4, owner = NULL, owner_until = NULL,"
        " updated_at = ?5 WHERE id = ?1 AND state = ?2",
        claim,
        seen.value,
        new.verdict.value,
        revision,
        now,
    )
    return number if moved else None


async def _put_sources(tx: Tx, claim: int, revision: int, sources: Sequence[Source], now: int) -> None:
    server = int(await tx.value("SELECT server FROM claims WHERE id = ?1", claim))
    for position, source in enumerate(sources):
        row = await tx.insert(
            "INSERT INTO sources (revision_id, position, url, stance, archive, title) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            revision,
            position,
            source.url,
            source.stance.value,
            source.archive,
            source.title,
        )
        if source.title is None:
            await jobs.enqueue(tx, TITLE_JOB, f"{TITLE_JOB}:{row}", {"source": row}, now=now, server=server)


async def withdraw(tx: Tx, claim: int, owner: int, until: int, now: int) -> bool:
    """The claim is in review again, without a verdict; the revision stays as it was published."""
    await proposals.drop(tx, claim)
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'in_review', verdict = NULL, revision_id = NULL, owner = ?2, owner_until = ?3,"
            " updated_at = ?4 WHERE id = ?1 AND state = 'checked'",
            claim,
            owner,
            until,
            now,
        )
    )


async def void(tx: Tx, claim: int, now: int) -> bool:
    """The current verdict is struck through and the claim is unverified again."""
    await proposals.drop(tx, claim)
    await tx.run(
        "UPDATE revisions SET voided_at = ?2 WHERE id = (SELECT revision_id FROM claims WHERE id = ?1)", claim, now
    )
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'unverified', verdict = NULL, revision_id = NULL, updated_at = ?2"
            " WHERE id = ?1 AND state = 'checked'",
            claim,
            now,
        )
    )


async def authors(reader: Reader, claim: int) -> set[int]:
    """Surrogates of who gave the claim's newest verdict, who proposed it, and who has corrected what is said for it
    since. A verdict that was withdrawn is still theirs; one that was voided is nobody's."""
    rows = await reader.all(
        "SELECT r.by, r.proposed_by FROM revisions r WHERE r.claim_id = ?1 AND r.voided_at IS NULL AND r.number >="
        " (SELECT max(g.number) FROM revisions g WHERE g.claim_id = ?1"
        " AND (g.class IS NULL OR g.class = 'rating_change'))",
        claim,
    )
    return {person for row in rows for person in (row["by"], row["proposed_by"])} - {None}


async def standing_rationale(reader: Reader, claim: int) -> int:
    """The row of `texts` that gives the reasons of the current verdict."""
    sql = "SELECT r.rationale_id FROM claims c JOIN revisions r ON r.id = c.revision_id WHERE c.id = ?1"
    return int(await reader.value(sql, claim))


async def published_by(reader: Reader, claim: int, first: int) -> set[int]:
    """Surrogates of who published a claim's revisions from this number on."""
    sql = "SELECT DISTINCT by FROM revisions WHERE claim_id = ?1 AND number >= ?2"
    return {row["by"] for row in await reader.all(sql, claim, first)}


async def untitled(reader: Reader, source: int) -> str | None:
    """The address of a source whose title is not known yet."""
    value = await reader.value("SELECT url FROM sources WHERE id = ?1 AND title IS NULL", source)
    return None if value is None else str(value)


async def entitle(tx: Tx, source: int, title: str) -> None:
    await tx.run("UPDATE sources SET title = ?2 WHERE id = ?1", source, title)


async def standing_dates(reader: Reader, claim: int) -> Dates:
    """Those of the current verdict."""
    sql = "SELECT r.as_of, r.look_again FROM claims c JOIN revisions r ON r.id = c.revision_id WHERE c.id = ?1"
    row = await reader.one(sql, claim)
    return Dates() if row is None else Dates(row["as_of"], row["look_again"])


@dataclass(frozen=True, slots=True)
class DueLook:
    """A verdict whose day has come; `standing` where it is still the current one."""

    revision: int
    server: int
    claim: int
    number: int
    by: int
    day: str
    standing: bool


async def to_look_at(reader: Reader, day: str) -> list[DueLook]:
    """Verdicts to look at again on this day or the one after, which has begun in zones east of here."""
    rows = await reader.all(
        "SELECT r.id, c.server, c.id AS claim, c.number, r.by, r.look_again, c.revision_id FROM revisions r"
        " JOIN claims c ON c.id = r.claim_id WHERE r.look_again IS NOT NULL AND r.reminded_at IS NULL"
        " AND r.look_again <= date(?1, '+1 day') ORDER BY r.look_again, r.id LIMIT 100",
        day,
    )
    return [
        DueLook(r["id"], r["server"], r["claim"], r["number"], r["by"], r["look_again"], r["revision_id"] == r["id"])
        for r in rows
    ]


async def note_reminded(tx: Tx, revision: int, now: int) -> None:
    await tx.run("UPDATE revisions SET reminded_at = ?2 WHERE id = ?1", revision, now)
