"""What is found of a source."""

from dataclasses import dataclass

from bot.extraction.speakers.entities import Entity

SURE_ENOUGH = 0.6
"""Confidence below which a name in a wording would spread a mistake."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """`speaker`: the fullest name that the text gives; several or unnamed people as the text says ("officials"); None
    where nobody is named or it is unclear who. `confidence` (0..1) is of this step alone, `how` one plain reason."""

    speaker: str | None
    confidence: float
    how: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A resolution with the person or body of the text behind it, which later pronouns may mean."""

    resolution: Resolution
    entity: Entity | None = None


def nobody(how: str) -> Answer:
    """Nobody, and why."""
    return Answer(Resolution(None, 0.0, how))
