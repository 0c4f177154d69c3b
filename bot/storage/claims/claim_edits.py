"""What moderators change about a claim beside its verdict: whether it shows, its words, its speaker, its parts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.claims import Kind, Span
from bot.storage.claims.appearances import recount_said
from bot.storage.claims.new_claims import NewClaim, add
from bot.storage.database import Reader, Row, Tx


async def hide(tx: Tx, claim: int, now: int) -> bool:
    sql = "UPDATE claims SET hidden_at = ?2, updated_at = ?2 WHERE id = ?1 AND hidden_at IS NULL"
    return bool(await tx.run(sql, claim, now))


async def bring_back(tx: Tx, claim: int, now: int) -> bool:
    sql = "UPDATE claims SET hidden_at = NULL, updated_at = ?2 WHERE id = ?1 AND hidden_at IS NOT NULL"
    return bool(await tx.run(sql, claim, now))


@dataclass(frozen=True, slots=True)
class Whole:
    """What the parts of a claim take over from it."""

    speaker: int | None
    speaker_confidence: float
    confirmed: bool
    kind: Kind
    confidence: float
    worthiness: float
    reasons: tuple[str, ...]


async def whole(reader: Reader, claim: int) -> Whole:
    row = await reader.one("SELECT * FROM claims WHERE id = ?1", claim)
    if row is None:
        raise LookupError(claim)
    return Whole(
        speaker=row["speaker_id"],
        speaker_confidence=row["speaker_confidence"],
        confirmed=bool(row["attribution_confirmed"]),
        kind=Kind(row["kind"]),
        confidence=row["confidence"],
        worthiness=row["worthiness"],
        reasons=tuple(json.loads(row["reasons"])),
    )


async def add_part(tx: Tx, server: int, number: int, text: str, norm: str, of: Whole, now: int) -> int:
    """A part as a claim of its own; its row."""
    new = NewClaim(
        number=number,
        text=text,
        norm=norm,
        speaker=of.speaker,
        speaker_confidence=of.speaker_confidence,
        kind=of.kind,
        confidence=of.confidence,
        worthiness=of.worthiness,
        reasons=of.reasons,
        created_by=None,
    )
    (part,) = await add(tx, server, [new], now)
    await tx.run("UPDATE claims SET attribution_confirmed = ?2 WHERE id = ?1", part, int(of.confirmed))
    return part


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """An appearance with the text that its spans are for (None where it was typed in)."""

    id: int
    quote: str
    content: tuple[Span, ...]
    text: str | None


async def places(reader: Reader, claim: int) -> list[QuotedPlace]:
    rows = await reader.all(
        "SELECT a.id, a.quote, a.content, t.text FROM appearances a LEFT JOIN articles t ON t.id = a.article_id"
        " WHERE a.claim_id = ?1 ORDER BY a.id",
        claim,
    )
    return [
        QuotedPlace(
            row["id"], row["quote"], tuple((start, end) for start, end in json.loads(row["content"])), row["text"]
        )
        for row in rows
    ]


async def copy_place(tx: Tx, place: int, claim: int, quote: str, content: Sequence[Span]) -> None:
    """The same place for another claim, with other exact words."""
    await tx.run(
        "INSERT INTO appearances (claim_id, home_claim_id, article_id, provenance, kind, quote, content, cue, source,"
        " mention, speaker_id, speaker_confidence, confidence, score, url, domain, published_at, created_at, how)"
        " SELECT ?2, ?2, article_id, provenance, kind, ?3, ?4, cue, source, mention, speaker_id, speaker_confidence,"
        " confidence, score, url, domain, published_at, created_at, how FROM appearances WHERE id = ?1",
        place,
        claim,
        quote,
        json.dumps(list(content)),
    )
    await recount_said(tx, (claim,))


@dataclass(frozen=True, slots=True)
class Linked:
    """A place that the machine put under a claim because its words are like the claim's."""

    id: int
    quote: str
    speaker: int | None
    speaker_confidence: float
    kind: Kind
    confidence: float
    score: float


async def linked(reader: Reader, claim: int, article: int | None) -> Linked | None:
    """The latest such place of a claim (row id), or the one in an article (number)."""
    row = await reader.one(
        "SELECT a.*, coalesce(s.alias_of, s.id) AS speaker FROM appearances a"
        " LEFT JOIN articles t ON t.id = a.article_id LEFT JOIN speakers s ON s.id = a.speaker_id"
        " WHERE a.claim_id = ?1 AND a.home_claim_id = ?1 AND a.score IS NOT NULL AND a.score < 1.0"
        " AND (?2 IS NULL OR t.number = ?2) ORDER BY a.id DESC LIMIT 1",
        claim,
        article,
    )
    return None if row is None else _linked(row)


def _linked(row: Row) -> Linked:
    return Linked(
        id=row["id"],
        quote=row["quote"],
        speaker=row["speaker"],
        speaker_confidence=row["speaker_confidence"],
        kind=Kind(row["kind"]),
        confidence=row["confidence"],
        score=row["score"],
    )


async def place(reader: Reader, place: int) -> Linked | None:
    """A place (a row of appearances) that the machine put under a claim, in the same words or like ones."""
    row = await reader.one(
        "SELECT a.*, coalesce(s.alias_of, s.id) AS speaker FROM appearances a"
        " LEFT JOIN speakers s ON s.id = a.speaker_id WHERE a.id = ?1 AND a.score IS NOT NULL",
        place,
    )
    return None if row is None else _linked(row)


def alone(whole: Whole, place: Linked) -> Whole:
    """What a place takes over from its claim when it becomes one itself: nobody has confirmed who said it."""
    return replace(
        whole,
        speaker=place.speaker,
        speaker_confidence=place.speaker_confidence,
        confirmed=False,
        kind=place.kind,
        confidence=place.confidence,
    )


async def move_place(tx: Tx, place: int, claim: int, target: int) -> None:
    await tx.run("UPDATE appearances SET claim_id = ?2, home_claim_id = ?2, score = NULL WHERE id = ?1", place, target)
    await recount_said(tx, (claim, target))


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


async def add_context(tx: Tx, claim: int, text: int, now: int) -> None:
    """A dated context line for the card; `text` is a row of `texts`."""
    await tx.run("INSERT INTO context_lines (claim_id, text_id, at) VALUES (?1, ?2, ?3)", claim, text, now)
