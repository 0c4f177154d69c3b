"""The append-only audit log."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.events import Action, Event
from bot.storage.database import Reader, Row, Tx, placeholders


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction does, by whom: all its events share the change id and the time."""

    server: int
    actor: int | None
    """The person's surrogate; None for the machine."""
    at: int
    id: str
    user: int | None = None
    """The person's Discord id; None for the machine, and for a source that a member handed in earlier: what is kept of
    it names the surrogate alone."""

    @classmethod
    def begin(cls, server: int, actor: int | None, at: int, user: int | None = None) -> "Change":
        return cls(server, actor, at, secrets.token_hex(8), user)

    def by_machine(self) -> "Change":
        """What the machine does in the same change, whoever gave the cause."""
        return Change(self.server, None, self.at, self.id)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event about one thing, by row ids. `before` and `after` hold slugs, numbers, ids and speakers' names, never
    typed words: `text` in them, like `reason`, is a row of `texts`, where words can be emptied."""

    action: Action
    article: int | None = None
    claim: int | None = None
    dispute: int | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    reason: int | None = None


async def record(tx: Tx, change: Change, *entries: Entry) -> None:
    """Write down what a change did, one event a thing."""
    await tx.run_many(
        "INSERT INTO events (server, change, at, actor, action, article_id, claim_id, dispute_id,"
        " before, after, reason_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        [
            (
                change.server,
                change.id,
                change.at,
                change.actor,
                entry.action.value,
                entry.article,
                entry.claim,
                entry.dispute,
                None if entry.before is None else json.dumps(dict(entry.before)),
                None if entry.after is None else json.dumps(dict(entry.after)),
                entry.reason,
            )
            for entry in entries
        ],
    )


async def of_claim(reader: Reader, claim: int) -> list[Event]:
    """Every event of a claim and of its disputes, oldest first."""
    rows = await reader.all(
        "SELECT e.at, e.change, e.actor, e.action, e.before, e.after, t.body AS reason"
        " FROM events e LEFT JOIN texts t ON t.id = e.reason_id WHERE e.claim_id = ?1 ORDER BY e.id",
        claim,
    )
    found = [_event(row) for row in rows]
    worded = {side["text"] for event in found for side in (event.before, event.after) if side and "text" in side}
    if not worded:
        return found
    marks = placeholders(len(worded))
    bodies = {
        r["id"]: r["body"] for r in await reader.all(f"SELECT id, body FROM texts WHERE id IN ({marks})", *worded)
    }
    return [replace(e, before=_worded(e.before, bodies), after=_worded(e.after, bodies)) for e in found]


def _worded(side: dict[str, Any] | None, bodies: Mapping[int, str | None]) -> dict[str, Any] | None:
    return {**side, "text": bodies.get(side["text"])} if side and "text" in side else side


def _event(row: Row) -> Event:
    return Event(
        at=row["at"],
        change=row["change"],
        actor="machine" if row["actor"] is None else f"person {row['actor']}",
        action=Action(row["action"]),
        before=None if row["before"] is None else json.loads(row["before"]),
        after=None if row["after"] is None else json.loads(row["after"]),
        reason=row["reason"],
    )
