"""Where claims were said again."""

from collections.abc import Sequence

from bot.domain.claims import Kind, Provenance
from bot.domain.repeats import RepeatPlace
from bot.storage.database import Reader, placeholders


async def said_in(reader: Reader, claims: Sequence[int], article: int | None) -> dict[int, RepeatPlace]:
    """Where each of these claims (row ids) stands in an article (number) of its server that is not withdrawn; for None
    where it was typed in last."""
    marks = placeholders(len(claims), 2)
    rows = await reader.all(
        "SELECT a.claim_id, coalesce(m.name, s.name) AS speaker, a.speaker_confidence, a.kind, a.provenance,"
        " coalesce(a.url, t.url) AS url, coalesce(a.domain, t.domain) AS domain, t.number AS article"
        " FROM appearances a LEFT JOIN articles t ON t.id = a.article_id LEFT JOIN speakers s ON s.id = a.speaker_id"
        f" LEFT JOIN speakers m ON m.id = s.alias_of WHERE a.claim_id IN ({marks}) AND t.number IS ?1"
        " AND t.withdrawn_at IS NULL ORDER BY a.id",
        article,
        *claims,
    )
    return {
        row["claim_id"]: RepeatPlace(
            speaker=row["speaker"],
            confidence=row["speaker_confidence"],
            kind=Kind(row["kind"]),
            provenance=Provenance(row["provenance"]),
            url=row["url"],
            domain=row["domain"],
            article=row["article"],
        )
        for row in rows
    }


async def of_speaker(reader: Reader, speaker: int) -> tuple[int, int, int]:
    """Of a speaker's claims: how many were said more than once, how often more than once in all, and how many of them
    nobody has confirmed as theirs."""
    row = await reader.one(
        "SELECT count(*) AS claims, coalesce(sum(said - 1), 0) AS times,"
        " coalesce(sum(attribution_confirmed = 0), 0) AS unconfirmed FROM claims"
        " WHERE speaker_id = ?1 AND said > 1 AND state <> 'dismissed' AND hidden_at IS NULL",
        speaker,
    )
    return (0, 0, 0) if row is None else (row["claims"], row["times"], row["unconfirmed"])
