"""Events: the append-only log of who changed what, when and why."""

from dataclasses import dataclass, replace
from typing import Any

FOUND = ("claim.found", "claim.added")
CHECKED = ("claim.checked",)
CORRECTED = ("claim.corrected", "claim.withdrawn", "claim.voided", "claim.reopened")
"""Actions by what they do to a claim: put it on record, give its first verdict, change what stands."""


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

    @property
    def dispute(self) -> int | None:
        """The number of the dispute that it is a step of."""
        if not self.action.startswith("dispute."):
            return None
        found = (self.after or {}).get("dispute")
        return int(found) if found is not None else 0

    def bare(self) -> "Event":
        """The step alone: no speaker, no words, no reason."""
        return replace(self, before=_bare(self.before), after=_bare(self.after), reason=None)

    def without_words(self) -> "Event":
        """The step alone, where the claim is hidden: no speaker, no words, no reason but that of the hiding."""
        return replace(self.bare(), reason=self.reason if self.action == "claim.hidden" else None)


def _bare(values: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else {key: value for key, value in values.items() if key not in {"speaker", "text"}}
