"""Following a claim or a speaker, and asking for a check: what a member may want from the desk."""

from dataclasses import dataclass

FOLLOWS = 100
"""Claims and speakers that one member may follow at once."""
WANTED_PER_DAY = 20
"""Checks that one member may ask for within 24 hours."""


@dataclass(frozen=True, slots=True)
class Follow:
    """What a member follows: a claim (by number) or a speaker (by name)."""

    id: int
    at: int
    claim: int | None = None
    speaker: str | None = None
    text: str | None = None
    """The claim's words."""

    @property
    def named(self) -> str:
        return f"#{self.claim}" if self.claim is not None else self.speaker or "a speaker"


@dataclass(frozen=True, slots=True)
class Target:
    """What is followed: a claim's number or a speaker's name."""

    claim: int | None = None
    speaker: str | None = None
