"""What a claim is about where its own words don't say it: the names, years and offices of the text that tells it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Subject:
    """What one telling of a claim leaves to its surroundings. Names are single words, folded: "harbor", "lines"."""

    speaker: str | None = None
    offices: frozenset[str] = frozenset()
    """What the text calls the speaker: "mayor", "minister"."""
    portfolios: frozenset[str] = frozenset()
    """And of what: "finance", "harbour"."""
    chief: str | None = None
    """The place or body that the text is chiefly about: of its dateline, else its title, else named first."""
    places: frozenset[str] = frozenset()
    """Places and bodies in it, and what else is named just before the claim; no people."""
    names: frozenset[str] = frozenset()
    """All names in it."""
    holders: frozenset[tuple[str, str]] = frozenset()
    """Offices with who holds them, by last name: ("president", "halvorsen")."""
    years: frozenset[int] = frozenset()
    """Years of its title and beginning."""
    day: date | None = None
    """When it was published."""
    typed: bool = False
    """A person typed it in, with the speaker's name."""


NOWHERE = Subject()
"""Of a text that is not there, or says nothing."""
