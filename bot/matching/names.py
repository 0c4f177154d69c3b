"""Names as people mistype them."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

ALIKE = 78.0
"""Of 100: one letter in five may be wrong."""
MOST = 5
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
