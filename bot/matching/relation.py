"""How two claims on one topic stand to each other: alike, a later figure, or against each other.

Rules, not weights: a link that the machine makes by itself must be explained by what both say, and a person must be
able to see why two claims were kept apart."""

from dataclasses import dataclass
from enum import StrEnum

from bot.matching.facts import Facts, Figure, same_unit, same_value


class Relation(StrEnum):
    """What the facts allow two near claims to be."""

    SAME = "same"
    LATER = "later"
    """The same count at another time."""
    CONTRADICTS = "contradicts"
    DIFFERENT = "different"
    """Another year, place or person: no objection to each other, and not one claim."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where two wordings agree and where they don't. `figures_only`: how many figures only the second has."""

    figures_shared: int
    figures_differ: int
    figures_only: int
    years_shared: bool
    years_differ: bool
    days_differ: bool
    denial: bool
    """One denies and the other does not."""
    opposed: bool
    """One goes up and the other down, or one has the opposite of the other's word."""
    running: bool


def agreement(a: Facts, b: Facts) -> Agreement:
    shared = [figure for figure in b.figures if any(_equal(figure, other) for other in a.figures)]
    alone = [figure for figure in b.figures if figure not in shared]
    differ = sum(any(_comparable(figure, other) for other in a.figures) for figure in alone)
    return Agreement(
        figures_shared=len(shared),
        figures_differ=differ,
        figures_only=len(alone),
        years_shared=bool(a.years & b.years),
        years_differ=bool(a.years and b.years and not a.years & b.years),
        days_differ=_days_differ(a, b),
        denial=a.negations % 2 != b.negations % 2,
        opposed=_opposed(a, b),
        running=a.running and b.running,
    )


def _equal(a: Figure, b: Figure) -> bool:
    return same_value(a.value, b.value) and (same_unit(a.unit, b.unit) or not a.unit or not b.unit)


def _comparable(a: Figure, b: Figure) -> bool:
    """Two figures that count the same kind of thing."""
    if a.unit or b.unit:
        return same_unit(a.unit, b.unit)
    return not a.counted or not b.counted or bool(a.counted & b.counted)


def _days_differ(a: Facts, b: Facts) -> bool:
    return bool(a.days and b.days and not a.days & b.days)


def _opposed(a: Facts, b: Facts) -> bool:
    mine = a.sides - b.sides
    theirs = b.sides - a.sides
    if any((number, 1 - side) in theirs for number, side in mine):
        return True
    return (a.up > a.down and b.down > b.up) or (a.down > a.up and b.up > b.down)
