"""Events: the append-only log of who changed what, when and why."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the audit log. `change` ties the events of one transaction; `actor` is a surrogate name
    ("machine", "person 3"), never a Discord name or id."""

    at: int
    change: str
    actor: str
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None
