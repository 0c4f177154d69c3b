"""Where claims were said: places that come on record, move to another claim and come back."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.claims import Draft, Provenance
from bot.storage.database import Reader, Tx


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


async def recount_of_article(tx: Tx, article: int) -> None:
    """As `recount_said`, for all claims that stand in an article (row id)."""
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
