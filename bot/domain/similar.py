"""What one claim may be to another: the machine's question, which a moderator answers."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What the facts allow two near claims to be."""

    SAME = "same"
    LATER = "later"
    """The same count at another time."""
    CONTRADICTS = "contradicts"
    DIFFERENT = "different"
    """Another year, place or person: no objection to each other, and not one claim."""


class TieKind(StrEnum):
    SAME = "same"
    LATER = "later"
    """A later figure of a count that runs."""
    CONTRADICTS = "contradicts"
    ALSO_SAID = "also_said"
    """The same claim by another speaker: no question, each keeps its own."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The other claim's number and text, what it may be, and how likely (0 to 1)."""

    number: int
    text: str
    speaker: str | None
    kind: TieKind
    score: float
    attributed: bool = False
    """The machine alone says that the other is this speaker's."""
    verdict: str | None = None
    """The other claim's verdict while it is published (a slug)."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """How often a claim was said: first and last time (epoch ms), its last speaker where that is somebody else than the
    claim's own (as the machine reads it), and on which site. `by_likeness`: the machine linked one of the appearances
    because its words are like the claim's."""

    first: int
    last: int
    speaker: str | None
    domain: str | None
    by_likeness: bool


class TieAnswer(StrEnum):
    YES = "yes"
    """One claim: this one is merged into the other."""
    NO = "no"
    """Two claims."""
    DIFFERENT = "different"
    """Two claims that have to do with each other otherwise than the machine thought."""
