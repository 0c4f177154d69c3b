"""Is this text a copy of that one? Syndicated articles come with other headlines, cut short, with a paragraph more.

Two steps. Bands of a MinHash find the few texts that may be copies, without comparing with all of them; the share of
word sequences that two texts have in common then decides. Pure functions, for a worker process.
"""

import hashlib
import re
from collections.abc import Sequence

from bot.text.folding import compatible

COPY = 0.6
"""Share of the shorter text's shingles that the longer one has, from which on it is a copy. Measured on mutated news
articles: no unrelated pair comes above 0.2, and cutting a third or rewording every twentieth word stays above 0.6."""
SAME_SENTENCE = 0.75
"""Share of the longer quote's words that the shorter one has, for one claim in two copies of a story."""
BANDS = 64
_ROWS = 2
"""MinHash values in a band: with 64 bands of two, nine of ten copies with a fifth of their shingles in common meet."""
_SEED = 42
_WORDS = 4
_CHARACTERS = 5
_LONG_WORD = 15
"""Characters: where the average word is longer, the text is of a script without spaces."""
_LEAST = 20
"""Shingles: a shorter text may be quoted whole in another one without being its copy."""
_NEGATIONS = frozenset(("not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "t", "cannot"))
"""With the t of didn't."""
_WORD = re.compile(r"\w+")


def bands_of(text: str) -> tuple[int, ...]:
    """The bands by which texts with much in common meet, as 64-bit integers; none for a text too short to tell."""
    from rensa import RMinHash

    found = _shingles(text)
    if len(found) < _LEAST:
        return ()
    sketch = RMinHash(num_perm=BANDS * _ROWS, seed=_SEED)
    sketch.update(sorted(found))
    values = sketch.digest()
    return tuple(_band(place, values[place * _ROWS : (place + 1) * _ROWS]) for place in range(BANDS))


def containments(text: str, others: Sequence[str]) -> list[float]:
    """For each of the others, how much of the shorter of the two stands in the longer, 0 to 1."""
    mine = _shingles(text)
    return [_containment(mine, _shingles(other)) for other in others]


Telling = tuple[str, str | None]
"""A claim as one article tells it: the exact words, and who said them."""


def pair_up(mine: Sequence[Telling], theirs: Sequence[Telling]) -> list[tuple[int, float] | None]:
    """For each telling in a copy the place of the one in its original that is the same claim, with the share of words
    in common; None where it is new. Another figure, a negation or another speaker keeps two claims apart."""
    known: dict[tuple[str, ...], list[tuple[int, frozenset[str], str | None]]] = {}
    for place, (quote, speaker) in enumerate(theirs):
        words = _words(quote)
        known.setdefault(_weighty(words), []).append((place, frozenset(words), speaker))
    return [_nearest(_words(quote), speaker, known) for quote, speaker in mine]


def _nearest(
    words: list[str], speaker: str | None, known: dict[tuple[str, ...], list[tuple[int, frozenset[str], str | None]]]
) -> tuple[int, float] | None:
    mine = frozenset(words)
    shares = [
        (len(mine & theirs) / max(len(mine), len(theirs), 1), -place)
        for place, theirs, other in known.get(_weighty(words), [])
        if _may_be_one(speaker, other)
    ]
    share, place = max(shares, default=(0.0, 0))
    return (-place, share) if share >= SAME_SENTENCE else None


def _weighty(words: list[str]) -> tuple[str, ...]:
    """What two tellings of one claim must agree in: figures and negations."""
    return tuple(sorted(word for word in words if word in _NEGATIONS or any(c.isdigit() for c in word)))


def _may_be_one(name: str | None, other: str | None) -> bool:
    """A copy may have lost who says it, or name them more briefly."""
    mine, theirs = set((name or "").casefold().split()), set((other or "").casefold().split())
    return mine <= theirs or theirs <= mine


def _containment(mine: frozenset[str], theirs: frozenset[str]) -> float:
    least = min(len(mine), len(theirs))
    return len(mine & theirs) / least if least else 0.0


def _shingles(text: str) -> frozenset[str]:
    """Sequences of four words, or of five characters where words are not set apart."""
    words = _words(text)
    if sum(map(len, words)) > _LONG_WORD * len(words):
        run = "".join(words)
        return frozenset(run[at : at + _CHARACTERS] for at in range(len(run) - _CHARACTERS + 1))
    return frozenset(" ".join(words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(compatible(text))


def _band(place: int, values: Sequence[int]) -> int:
    written = b"".join(value.to_bytes(8, "big") for value in (place, *values))
    return int.from_bytes(hashlib.blake2b(written, digest_size=8).digest(), "big", signed=True)
