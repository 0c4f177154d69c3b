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
    near: frozenset[str] = frozenset()
    """Names of its title, its beginning and the sentences before the claim, without the speaker's."""
    names: frozenset[str] = frozenset()
    """All names in it, without the speaker's."""
    years: frozenset[int] = frozenset()
    """Years of its title and beginning."""
    day: date | None = None
    """When it was published."""
    typed: bool = False
    """A person typed it in, with the speaker's name."""


NOWHERE = Subject()
"""Of a text that is not there, or says nothing."""
