"""How two claims on one topic stand to each other: alike, a later figure, or against each other.

Rules, not weights: a link that the machine makes by itself must be explained by what both say, and a person must be
able to see why two claims were kept apart."""

import re
from dataclasses import dataclass

from bot.matching.facts import Facts, Figure, same_unit, same_value
from bot.text.folding import folded


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


_LABELLED = re.compile(
    r"\b(highway|route|interstate|motorway|proposition|prop|article|section|clause|paragraph|chapter|page|part|title|bill"
    r"|measure|question|resolution|flight|room|district|ward|precinct|zone|area|line|gate|pier|terminal|platform|block"
    r"|unit|reactor|phase|stage|round|season|game|level|grade|class|type|tier|division|channel|number|no)\.?"
    r" #?([a-z]{0,3}\d+)\b"
)
_ORDINAL = re.compile(
    r"\b(\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
    r" (?!of\b|and\b|to\b|in\b)([a-z]+)"
)
_AGO = re.compile(r"\b(\w+) (second|minute|hour|day|week|month|year|decade)s? (?:ago|from now|earlier|later)\b")
_RECKONED = re.compile(
    r"\b(before|after) (?:\w+ )?(tax|taxes|inflation|interest|housing|costs|fees|transfers|adjusting|adjustment)\b"
)
_READINGS = ((_LABELLED, 1, 2), (_ORDINAL, 2, 1), (_AGO, 2, 1), (_RECKONED, 2, 1))
"""Each with the group that says of what kind it is, and the one that says which."""


def of_another(one: str, other: str) -> bool:
    """Whether two texts are on things that a number, an order, a time ago or the way of reckoning tells apart:
    Article 5 and Article 15, the second and the third quarter, pay before and after tax."""
    low, other_low = folded(one), folded(other)
    for pattern, kind, which in _READINGS:
        mine = {(found[kind], found[which]) for found in pattern.finditer(low)}
        theirs = {(found[kind], found[which]) for found in pattern.finditer(other_low)} if mine else set()
        if any(a == b and c != d for a, c in mine - theirs for b, d in theirs - mine):
            return True
    return False
