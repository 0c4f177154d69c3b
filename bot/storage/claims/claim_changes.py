"""Claims as they are written. Every step is a compare-and-set on the state that the caller has seen: it returns
whether the row moved, so that of two people at once one wins and the other is told."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.claims import (
    CorrectionClass,
    Dismissal,
    Draft,
    Kind,
    Provenance,
    Source,
    State,
    Verdict,
)
from bot.domain.sources import Dates
from bot.storage import jobs
from bot.storage.database import Reader, Tx
from bot.storage.review import proposals

TITLE_JOB = "title"
"""Reads the title of a verdict's source."""


Key = tuple[str, int | None]
"""A normal form and the speaker's row: what makes two claims the same."""


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim as it is first put on record."""

    number: int
    text: str
    norm: str
    speaker: int | None
    speaker_confidence: float
    kind: Kind
    confidence: float
    worthiness: float
    reasons: tuple[str, ...]
    created_by: int | None

    @classmethod
    def of(cls, draft: Draft, number: int, key: Key, *, created_by: int | None) -> "NewClaim":
        """What a draft becomes under a number; `created_by` is the surrogate of who typed it, None for the machine."""
        norm, speaker = key
        return cls(
            number=number,
            text=draft.text,
            norm=norm,
            speaker=speaker,
            speaker_confidence=draft.speaker_confidence,
            kind=draft.kind,
            confidence=draft.confidence,
            worthiness=draft.worthiness,
            reasons=draft.reasons,
            created_by=created_by,
        )


async def add(tx: Tx, server: int, new: Sequence[NewClaim], now: int) -> list[int]:
    """Put claims with consecutive numbers on record; their row ids, in the order given."""
    if not new:
        return []
    await tx.run_many(
        "INSERT INTO claims (server, number, text, norm, speaker_id, speaker_confidence, kind, confidence, worthiness,"
        " reasons, state, created_by, created_at, updated_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'unverified', ?11, ?12, ?12)",
        [
            (
                server,
                claim.number,
                claim.text,
                claim.norm,
                claim.speaker,
                claim.speaker_confidence,
                claim.kind.value,
                claim.confidence,
                claim.worthiness,
                json.dumps(claim.reasons),
                claim.created_by,
                now,
            )
            for claim in new
        ],
    )
    rows = await tx.all(
        "SELECT id FROM claims WHERE server = ?1 AND number BETWEEN ?2 AND ?3 ORDER BY number",
        server,
        new[0].number,
        new[-1].number,
    )
    return [row["id"] for row in rows]


_AT_ONCE = 500


async def same(
    reader: Reader, server: int, keys: Collection[Key], *, but_not: int | None = None
) -> dict[Key, tuple[int, int]]:
    """Row id and number of the claims on record that have one of these keys. A duplicate stands for its target;
    `but_not` is a claim that does not count."""
    norms = list(dict.fromkeys(norm for norm, _speaker in keys))
    found: dict[Key, tuple[int, int]] = {}
    for start in range(0, len(norms), _AT_ONCE):
        some = norms[start : start + _AT_ONCE]
        marks = ", ".join(f"?{i + 2}" for i in range(len(some)))
        for row in await reader.all(
            "SELECT c.norm, c.speaker_id, coalesce(t.id, c.id) AS id, coalesce(t.number, c.number) AS number"
            f" FROM claims c LEFT JOIN claims t ON t.id = c.duplicate_of WHERE c.server = ?1 AND c.norm IN ({marks})"
            " ORDER BY c.id",
            server,
            *some,
        ):
            if row["id"] != but_not:
                found.setdefault((row["norm"], row["speaker_id"]), (row["id"], row["number"]))
    return {key: found[key] for key in keys if key in found}


@dataclass(frozen=True, slots=True)
class NewAppearance:
    """One place where a claim (row id) was made. `score` is the match by which a repeat was linked, None where the
    claim was first found here."""

    claim: int
    draft: Draft
    article: int | None
    provenance: Provenance
    quote: str
    speaker: int | None
    score: float | None
    published_at: int | None = None
    url: str | None = None
    domain: str | None = None


async def add_appearances(tx: Tx, new: Sequence[NewAppearance], now: int) -> None:
    await tx.run_many(
        "INSERT INTO appearances (claim_id, home_claim_id, article_id, provenance, kind, quote, content, cue, source,"
        " mention, speaker_id, speaker_confidence, confidence, score, url, domain, published_at, created_at, how)"
        " VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        [
            (
                place.claim,
                place.article,
                place.provenance.value,
                place.draft.kind.value,
                place.quote,
                json.dumps(place.draft.content),
                json.dumps(place.draft.cue),
                None if place.draft.source is None else json.dumps(place.draft.source),
                place.draft.mention,
                place.speaker,
                place.draft.speaker_confidence,
                place.draft.confidence,
                place.score,
                place.url,
                place.domain,
                place.published_at,
                now,
                place.draft.how,
            )
            for place in new
        ],
    )
    await recount_said(tx, {place.claim for place in new})


_STANDING = "count(CASE WHEN t.withdrawn_at IS NULL THEN 1 END)"


async def recount_said(tx: Tx, claims: Collection[int]) -> None:
    """How often these claims (row ids) were said: in withdrawn articles only where they stand nowhere else."""
    await tx.run_many(
        f"UPDATE claims SET said = (SELECT CASE WHEN {_STANDING} > 0 THEN {_STANDING}"
        " WHEN count(*) > 0 THEN 1 ELSE 0 END FROM appearances a LEFT JOIN articles t ON t.id = a.article_id"
        " WHERE a.claim_id = ?1) WHERE id = ?1",
        [(claim,) for claim in claims],
    )


async def move_appearances(tx: Tx, claim: int, target: int) -> None:
    """A duplicate's appearances go to its target."""
    await tx.run("UPDATE appearances SET claim_id = ?2 WHERE claim_id = ?1", claim, target)
    await recount_said(tx, (claim, target))


async def bring_appearances_home(tx: Tx, claim: int, target: int) -> None:
    """What move_appearances took away comes back."""
    await tx.run("UPDATE appearances SET claim_id = ?1 WHERE home_claim_id = ?1 AND claim_id = ?2", claim, target)
    await recount_said(tx, (claim, target))


async def take(tx: Tx, claim: int, owner: int, until: int, now: int) -> bool:
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'in_review', owner = ?2, owner_until = ?3, updated_at = ?4"
            " WHERE id = ?1 AND state = 'unverified'",
            claim,
            owner,
            until,
            now,
        )
    )


async def release(tx: Tx, claim: int, owner: int, now: int) -> bool:
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'unverified', owner = NULL, owner_until = NULL, updated_at = ?3"
            " WHERE id = ?1 AND state = 'in_review' AND owner = ?2",
            claim,
            owner,
            now,
        )
    )


async def expired_leases(reader: Reader, now: int) -> list[tuple[int, int, int, int]]:
    """(server, claim row, number, owner) of claims that were taken and not finished in time."""
    rows = await reader.all(
        "SELECT server, id, number, owner FROM claims WHERE owner_until IS NOT NULL AND owner_until <= ?1"
        " ORDER BY owner_until LIMIT 100",
        now,
    )
    return [(row["server"], row["id"], row["number"], row["owner"]) for row in rows]


async def publish(
    tx: Tx,
    claim: int,
    seen: State,
    verdict: Verdict,
    sources: tuple[Source, ...],
    *,
    rationale: int,
    by: int,
    proposed_by: int | None,
    correction: CorrectionClass | None,
    now: int,
    dates: Dates = Dates(),  # noqa: B008 - it never changes
) -> int | None:
    """The next revision of a claim, which becomes its current one and makes it checked; None if the state moved on.
    Returns the revision's number."""
    number = int(await tx.value("SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE claim_id = ?1", claim))
    revision = await tx.insert(
        "INSERT INTO revisions (claim_id, number, verdict, class, rationale_id, by, proposed_by, at, as_of, look_again)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        claim,
        number,
        verdict.value,
        correction.value if correction else None,
        rationale,
        by,
        proposed_by,
        now,
        dates.as_of,
        dates.again,
    )
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
    await proposals.drop(tx, claim)
    moved = await tx.run(
        "UPDATE claims SET state = 'checked', verdict = ?3, revision_id = ?4, owner = NULL, owner_until = NULL,"
        " updated_at = ?5 WHERE id = ?1 AND state = ?2",
        claim,
        seen.value,
        verdict.value,
        revision,
        now,
    )
    return number if moved else None


async def confirm_speaker(tx: Tx, claim: int, speaker: int | None, now: int) -> None:
    """A person looked and said who it was (None: nobody)."""
    await tx.run(
        "UPDATE claims SET speaker_id = ?2, attribution_confirmed = 1, updated_at = ?3 WHERE id = ?1",
        claim,
        speaker,
        now,
    )


async def accept(tx: Tx, claim: int, now: int) -> None:
    """A moderator lets words that somebody typed into summaries and public pages."""
    await tx.run("UPDATE claims SET accepted = 1, updated_at = ?2 WHERE id = ?1", claim, now)


async def reword(tx: Tx, claim: int, text: str, norm: str, now: int) -> None:
    await tx.run("UPDATE claims SET text = ?2, norm = ?3, updated_at = ?4 WHERE id = ?1", claim, text, norm, now)


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


async def dismiss(tx: Tx, claim: int, seen: State, reason: Dismissal, target: int | None, now: int) -> bool:
    await proposals.drop(tx, claim)
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'dismissed', dismissal = ?3, duplicate_of = ?4, owner = NULL,"
            " owner_until = NULL, updated_at = ?5 WHERE id = ?1 AND state = ?2",
            claim,
            seen.value,
            reason.value,
            target,
            now,
        )
    )


async def reopen(tx: Tx, claim: int, now: int) -> bool:
    return bool(
        await tx.run(
            "UPDATE claims SET state = 'unverified', dismissal = NULL, duplicate_of = NULL, updated_at = ?2"
            " WHERE id = ?1 AND state = 'dismissed'",
            claim,
            now,
        )
    )


async def target_of(reader: Reader, claim: int) -> int | None:
    value = await reader.value("SELECT duplicate_of FROM claims WHERE id = ?1", claim)
    return None if value is None else int(value)


async def duplicates_of(reader: Reader, claim: int) -> list[int]:
    """Row ids of the claims that were merged into one."""
    rows = await reader.all("SELECT id FROM claims WHERE duplicate_of = ?1 ORDER BY number", claim)
    return [row["id"] for row in rows]


async def dismiss_duplicate(tx: Tx, claim: int, target: int, reason: Dismissal, now: int) -> None:
    """A claim that was merged into another is dismissed by itself, for another reason, with its own places."""
    await tx.run(
        "UPDATE claims SET dismissal = ?2, duplicate_of = NULL, updated_at = ?3 WHERE id = ?1",
        claim,
        reason.value,
        now,
    )
    await bring_appearances_home(tx, claim, target)


async def has_duplicates(reader: Reader, claim: int) -> bool:
    return await reader.value("SELECT 1 FROM claims WHERE duplicate_of = ?1 LIMIT 1", claim) is not None


async def recount_of_article(tx: Tx, article: int) -> None:
    """The same for all claims that stand in an article (row id)."""
    rows = await tx.all("SELECT DISTINCT claim_id FROM appearances WHERE article_id = ?1", article)
    await recount_said(tx, [row["claim_id"] for row in rows])


async def only_in_article(reader: Reader, article: int) -> list[int]:
    """Row ids of the unchecked claims that stand in this article alone, in the order of their numbers."""
    rows = await reader.all(
        "SELECT c.id FROM claims c WHERE c.id IN (SELECT claim_id FROM appearances WHERE article_id = ?1)"
        " AND c.state IN ('unverified', 'in_review', 'proposed') AND NOT EXISTS (SELECT 1 FROM appearances o"
        " LEFT JOIN articles t ON t.id = o.article_id WHERE o.claim_id = c.id"
        " AND (o.article_id IS NULL OR o.article_id <> ?1 AND t.withdrawn_at IS NULL)) ORDER BY c.number",
        article,
    )
    return [row["id"] for row in rows]


async def add_context(tx: Tx, claim: int, text: int, now: int) -> None:
    """A dated context line for the card; `text` is a row of `texts`."""
    await tx.run("INSERT INTO context_lines (claim_id, text_id, at) VALUES (?1, ?2, ?3)", claim, text, now)
