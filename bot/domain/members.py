"""What one member may cost the desk, what they have begun, and what undoing it changed."""

from collections.abc import Mapping
from dataclasses import dataclass

ARTICLES_PER_DAY = 60
"""Sources that one member may hand in within 24 hours."""
CLAIMS_PER_DAY = 20
"""Claims that one member may type in within 24 hours."""

REPLIES_PER_DAY = 20
"""Cards that one member may have posted as replies to messages within 24 hours."""


@dataclass(frozen=True, slots=True)
class Undone:
    """How much of what a member did was taken back."""

    articles: int
    claims: int
    disputes: int
    wanted: int
    replies: int


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A form that somebody began: its kind, its claim or dispute (0 where it has none), the values of its fields."""

    kind: str
    number: int
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of a member: used and most within 24 hours, and when it begins to free again (epoch ms)."""

    what: str
    used: int
    most: int
    again: int | None
