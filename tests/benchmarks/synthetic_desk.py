"""A desk filled at once, for measuring: no events, no numbers taken one by one. Never for a desk that people use."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.storage.claims import speakers
from bot.storage.database import Database, Tx
from bot.storage.desk import desks
from bot.storage.similar import vectors

AT_ONCE = 5_000

Row = list[str | int | float]
"""Number, text, speaker id, worthiness."""


@dataclass(frozen=True, slots=True)
class SyntheticClaim:
    text: str
    speaker: str
    worthiness: float


async def fill(db: Database, server: int, claims: Sequence[SyntheticClaim], now: int) -> None:
    """Unverified claims numbered from 1 on an empty desk, each with one appearance that was typed in."""

    async def write(tx: Tx) -> None:
        await desks.ensure(tx, server, now)
        first = await desks.take_number(tx, server, "claim", len(claims))
        names = {name: await speakers.ensure(tx, server, name, now) for name in {claim.speaker for claim in claims}}
        rows: list[Row] = [
            [first + place, claim.text, names[claim.speaker], claim.worthiness] for place, claim in enumerate(claims)
        ]
        for start in range(0, len(rows), AT_ONCE):
            await _insert(tx, server, rows[start : start + AT_ONCE], now)

    await db.write(write)


async def fill_events(db: Database, server: int, now: int) -> None:
    """What a log holds of claims that were typed in and said again, for every claim of a desk."""

    async def write(tx: Tx) -> None:
        for action in ("claim.added", "claim.said_again"):
            await tx.run(
                "INSERT INTO events (server, change, at, action, claim_id, after)"
                " SELECT server, 'synthetic ' || id, ?2, ?3, id, '{\"state\": \"unverified\"}' FROM claims"
                " WHERE server = ?1",
                server,
                now,
                action,
            )

    await db.write(write)


async def fill_vectors(db: Database, server: int, made: Sequence[bytes], version: str, first: int = 1) -> None:
    """A vector for each of the claims `first`, `first` + 1, ... of a desk."""

    async def write(tx: Tx) -> None:
        rows = await tx.all(
            "SELECT id FROM claims WHERE server = ?1 AND number >= ?2 ORDER BY number LIMIT ?3",
            server,
            first,
            len(made),
        )
        stored = [(row["id"], vector) for row, vector in zip(rows, made, strict=True)]
        await vectors.put_vectors(tx, server, version, stored)

    await db.write(write)


async def _insert(tx: Tx, server: int, rows: list[Row], now: int) -> None:
    await tx.run(
        "INSERT INTO claims (server, number, text, norm, speaker_id, speaker_confidence, kind, confidence, worthiness,"
        " reasons, state, said, created_at, updated_at)"
        " SELECT ?1, value ->> 0, value ->> 1, value ->> 1, value ->> 2, 1.0, 'manual', 1.0, value ->> 3,"
        " '[\"number\"]', 'unverified', 1, ?3, ?3 FROM json_each(?2)",
        server,
        json.dumps(rows),
        now,
    )
    await tx.run(
        "INSERT INTO appearances (claim_id, home_claim_id, provenance, kind, quote, content, cue, speaker_id,"
        " speaker_confidence, confidence, created_at)"
        " SELECT id, id, 'manual', 'manual', text, '[]', '[]', speaker_id, 1.0, 1.0, ?3 FROM claims"
        " WHERE server = ?1 AND number IN (SELECT value ->> 0 FROM json_each(?2))",
        server,
        json.dumps(rows),
        now,
    )
