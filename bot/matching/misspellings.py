"""Names as people mistype them."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

ALIKE = 78.0
"""Of 100: one letter in five may be wrong."""
MOST = 5
_TOLD_APART = 5
"""Letters from which a name with one other letter is likelier the same, misspelt."""
_LEAST = 4
"""Letters below which everything is like something."""


def alike(typed: str, names: Sequence[tuple[int, str]]) -> list[int]:
    """Rows of the names (row, name) that are most like what was typed, the likest first; a part of a name will do."""
    if len(typed) < _LEAST:
        return []
    found = process.extract(
        typed, [name for _row, name in names], scorer=fuzz.partial_ratio, score_cutoff=ALIKE, limit=MOST
    )
    return list(dict.fromkeys(names[place][0] for _name, _score, place in found))


def one_slip(name: str, other: str) -> bool:
    """Whether one letter that is wrong, missing, too many or in its neighbour's place makes one name of another."""
    return (
        min(len(name), len(other)) >= _TOLD_APART
        and name[0] == other[0]
        and OSA.distance(name, other, score_cutoff=1) <= 1
    )
