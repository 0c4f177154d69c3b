"""Claims as they come on record, and whether they are on record already."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.claims import Draft, Kind
from bot.storage.database import Reader, Tx, placeholders

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
        marks = placeholders(len(some), 2)
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
