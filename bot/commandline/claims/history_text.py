"""Disputes and the history of a claim, as the terminal shows them."""

import json
from collections.abc import Sequence

from bot.commandline.output import Table
from bot.commandline.show import moment, readable
from bot.domain.disputes import Dispute, Note
from bot.domain.events import Event


def disputes_table(disputes: Sequence[Dispute], now: int) -> Table:
    rows = [
        (
            f"{d.number}",
            f"#{d.claim}",
            readable(d.kind),
            f"{moment(d.at)}{', overdue' if d.overdue(now) else ''}",
            " · ".join((d.reason if d.link is None else f"{d.reason} ({d.link})", *map(_note, d.notes))),
        )
        for d in disputes
    ]
    return Table(("#", "Claim", "Kind", "Since (UTC)", "Reason"), rows, "No dispute is open.")


def _note(note: Note) -> str:
    return f"{'answered' if note.answer else 'asked'}: {note.text}"


def history_table(events: Sequence[Event]) -> Table:
    rows = [(moment(e.at), e.actor, action(e), change(e)) for e in events]
    return Table(("When (UTC)", "Who", "What", "Change"), rows, "Nothing has happened to it.")


def action(event: Event) -> str:
    """'claim said again'."""
    return readable(event.action.replace(".", " "))


def change(event: Event) -> str:
    """'state unverified → checked, verdict false', and why."""
    before, after = event.before or {}, event.after or {}
    parts = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old is None or old == new:
            parts.append(f"{key} {_value(new)}")
        else:
            parts.append(f"{key} {_value(old)} → {_value(new)}")
    if event.reason:
        parts.append(f"“{event.reason}”")
    return ", ".join(parts)


def _value(value: object) -> str:
    if value is None:
        return "none"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
