"""Rows of claims made whole: with their appearances, revisions, sources, disputes and all else that a card shows."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.domain.claims import (
    Appearance,
    Claim,
    CorrectionClass,
    Dismissal,
    Kind,
    OpenDispute,
    Provenance,
    Revision,
    Source,
    Stance,
    State,
    Verdict,
)
from bot.domain.source_watch import SourceState
from bot.storage.database import Reader, Row, placeholders
from bot.storage.fact_checks import fact_checks
from bot.storage.similar import ties

MAX_APPEARANCES = 40
"""Appearances loaded with a claim: the oldest; `Claim.said` counts them all."""

HEAD = (
    "SELECT c.*, s.name AS speaker, owner.user_id AS owner_user, target.number AS target_number,"
    " p.verdict AS proposal FROM claims c"
    " LEFT JOIN speakers s ON s.id = c.speaker_id"
    " LEFT JOIN people owner ON owner.id = c.owner"
    " LEFT JOIN claims target ON target.id = c.duplicate_of"
    " LEFT JOIN proposals p ON p.claim_id = c.id"
)


def bare(row: Row) -> Claim:
    """A row alone: what one query tells of a claim."""
    return _claim(row, [], [], [], [])


async def judged(reader: Reader, row: Row) -> Claim:
    """A row with its revisions and their sources."""
    return _claim(row, [], (await _revisions(reader, [row["id"]]))[row["id"]], [], [])


async def hydrate(reader: Reader, rows: Sequence[Row]) -> list[Claim]:
    """Rows of claims with their appearances, revisions, sources, disputes and context, ledger, ties and others' checks:
    nine queries, whatever the number of rows."""
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    appearances = await _appearances(reader, ids)
    revisions = await _revisions(reader, ids)
    disputes = await _open_disputes(reader, [row["id"] for row in rows if row["open_disputes"]])
    context = await _context(reader, ids)
    claims = [
        _claim(row, appearances[row["id"]], revisions[row["id"]], disputes[row["id"]], context[row["id"]])
        for row in rows
    ]
    ledgers = await ties.ledgers(reader, ids)
    tied = await ties.ties_of(reader, ids)
    beside = await fact_checks.of_claims(reader, ids)
    return [
        replace(claim, ledger=ledgers.get(claim.id), ties=tuple(tied[claim.id]), fact_checks=tuple(beside[claim.id]))
        for claim in claims
    ]


def _claim(
    row: Row,
    appearances: list[Appearance],
    revisions: list[Revision],
    disputes: list[OpenDispute],
    context: list[tuple[int, str]],
) -> Claim:
    current = next((r for r in reversed(revisions) if not r.voided), None) if row["verdict"] is not None else None
    return Claim(
        id=row["id"],
        server=row["server"],
        number=row["number"],
        text=row["text"],
        speaker=row["speaker"],
        speaker_confidence=row["speaker_confidence"],
        attribution_confirmed=bool(row["attribution_confirmed"]),
        kind=Kind(row["kind"]),
        state=State(row["state"]),
        verdict=_maybe(Verdict, row["verdict"]),
        worthiness=row["worthiness"],
        reasons=tuple(json.loads(row["reasons"])),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        owner=row["owner_user"],
        owner_until=row["owner_until"],
        dismissal=_maybe(Dismissal, row["dismissal"]),
        duplicate_of=row["target_number"],
        rationale=current.rationale if current else None,
        proposal=_maybe(Verdict, row["proposal"]),
        appearances=tuple(appearances),
        sources=current.sources if current else (),
        revisions=tuple(revisions),
        disputes=tuple(disputes),
        context=tuple(context),
        said=row["said"],
        wanted=row["wanted"],
        hidden=row["hidden_at"] is not None,
        queued_at=row["queued_at"],
        lapsed=row["lapsed_at"] is not None,
        accepted=bool(row["accepted"]),
    )


async def _appearances(reader: Reader, ids: list[int]) -> dict[int, list[Appearance]]:
    rows = await reader.all(
        "SELECT * FROM (SELECT a.*, t.number AS article, coalesce(a.url, t.url) AS shown_url,"
        " coalesce(a.domain, t.domain) AS shown_domain, t.title, t.site, t.withdrawn_at,"
        " ch.state AS changed, ch.seen_at AS changed_at,"
        " row_number() OVER (PARTITION BY a.claim_id ORDER BY a.id) AS place"
        " FROM appearances a LEFT JOIN articles t ON t.id = a.article_id"
        " LEFT JOIN source_changes ch ON ch.appearance_id = a.id AND ch.state <> 'cleared'"
        f" WHERE a.claim_id IN ({placeholders(len(ids))})) found"
        f" WHERE place <= {MAX_APPEARANCES} ORDER BY id",
        *ids,
    )
    found: dict[int, list[Appearance]] = defaultdict(list)
    for row in rows:
        found[row["claim_id"]].append(_appearance(row))
    return found


def _appearance(row: Row) -> Appearance:
    return Appearance(
        id=row["id"],
        article=row["article"],
        kind=Kind(row["kind"]),
        provenance=Provenance(row["provenance"]),
        quote=row["quote"],
        content=tuple((start, end) for start, end in json.loads(row["content"])),
        mention=row["mention"],
        published_at=row["published_at"],
        created_at=row["created_at"],
        url=row["shown_url"],
        domain=row["shown_domain"],
        title=row["title"],
        site=row["site"],
        changed=_maybe(SourceState, row["changed"]),
        changed_at=row["changed_at"],
        how=row["how"],
        withdrawn=row["withdrawn_at"] is not None,
    )


async def _revisions(reader: Reader, ids: list[int]) -> dict[int, list[Revision]]:
    rows = await reader.all(
        "SELECT r.*, t.body AS rationale FROM revisions r LEFT JOIN texts t ON t.id = r.rationale_id"
        f" WHERE r.claim_id IN ({placeholders(len(ids))}) ORDER BY r.claim_id, r.number",
        *ids,
    )
    found: dict[int, list[Revision]] = defaultdict(list)
    if not rows:
        return found
    revision_ids = [row["id"] for row in rows]
    sources: dict[int, list[Source]] = defaultdict(list)
    for row in await reader.all(
        "SELECT revision_id, url, stance, archive, title FROM sources"
        f" WHERE revision_id IN ({placeholders(len(revision_ids))})"
        " ORDER BY revision_id, position",
        *revision_ids,
    ):
        sources[row["revision_id"]].append(Source(row["url"], Stance(row["stance"]), row["archive"], row["title"]))
    for row in rows:
        found[row["claim_id"]].append(
            Revision(
                number=row["number"],
                verdict=Verdict(row["verdict"]),
                correction=_maybe(CorrectionClass, row["class"]),
                rationale=row["rationale"] or "",
                sources=tuple(sources[row["id"]]),
                at=row["at"],
                voided=row["voided_at"] is not None,
                as_of=row["as_of"],
                look_again=row["look_again"],
            )
        )
    return found


async def _open_disputes(reader: Reader, ids: list[int]) -> dict[int, list[OpenDispute]]:
    found: dict[int, list[OpenDispute]] = defaultdict(list)
    if not ids:
        return found
    for row in await reader.all(
        "SELECT d.claim_id, d.number, d.kind, (SELECT count(*) FROM dispute_members m WHERE m.dispute_id = d.id"
        " AND m.left_at IS NULL) AS members FROM disputes d"
        f" WHERE d.claim_id IN ({placeholders(len(ids))}) AND d.state = 'open' ORDER BY d.number",
        *ids,
    ):
        found[row["claim_id"]].append(OpenDispute(row["number"], row["kind"], row["members"]))
    return found


async def _context(reader: Reader, ids: list[int]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in await reader.all(
        "SELECT l.claim_id, l.at, t.body FROM context_lines l JOIN texts t ON t.id = l.text_id"
        f" WHERE l.claim_id IN ({placeholders(len(ids))}) AND t.body IS NOT NULL ORDER BY l.id",
        *ids,
    ):
        found[row["claim_id"]].append((row["at"], row["body"]))
    return found


def _maybe(enum: Any, value: Any) -> Any:
    return None if value is None else enum(value)
