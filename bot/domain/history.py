"""Events: the append-only log of who changed what, when and why."""

from dataclasses import dataclass, replace
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

    def without_words(self) -> "Event":
        """The step alone, where the claim is hidden: no speaker, no words, no reason but that of the hiding."""
        return replace(
            self,
            before=_bare(self.before),
            after=_bare(self.after),
            reason=self.reason if self.action == "claim.hidden" else None,
        )


def _bare(values: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else {key: value for key, value in values.items() if key not in {"speaker", "text"}}
