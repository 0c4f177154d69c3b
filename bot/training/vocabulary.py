"""A smaller vocabulary: what English news can't need is left out, with its rows of the embeddings."""

from collections.abc import Sequence

from bot.text.wordpieces import END, PADDING, START, UNKNOWN

_NEEDED = frozenset({PADDING, UNKNOWN, START, END})


def kept(pieces: Sequence[str], first: int | None = None) -> list[int]:
    """The numbers of the pieces worth keeping: the marks that the encoder needs, and what is Latin or no letter.

    With `first`, only of the so many first pieces, the commoner ones, and single letters, of which all words can be
    made."""
    return [
        number
        for number, piece in enumerate(pieces)
        if piece in _NEEDED
        or (_is_used(piece) and (first is None or number < first or len(piece.removeprefix("##")) == 1))
    ]


def _is_used(piece: str) -> bool:
    bare = piece.removeprefix("##")
    if bare.startswith("[") and bare.endswith("]") and len(bare) > 2:
        return False
    return bool(bare) and all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2200 for c in bare)
