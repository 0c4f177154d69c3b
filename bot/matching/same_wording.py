"""Do two wordings say the same word for word: sure enough for the machine alone, whatever the odds among few claims.

All words count, in their order, the small ones too: "may" is not "will", "to 5 percent" is not "by 5 percent" and
"was sued by" is not "sued". What may differ changes nothing that is said: capitals, punctuation, "the", figures, units
and dates in another form, contractions, "has closed" for "closed", "is closing" for "closes", and a phrase that went
from the end to the front."""

from collections.abc import Sequence

from bot.matching.canonical_words import GOING, canonical_words
from bot.text.words import word_set

FRONTED = word_set(
    "in on at since during until till by from for after before if when while unless because although under over within"
    " without between among with as despite amid through throughout last this next"
)
"""How a phrase begins that may stand at the front or at the end."""
_PHRASED = 4
"""Words from which on their turn may have changed."""


def restates(one: str, other: str) -> bool:
    """Whether two wordings say the same, word for word."""
    mine, theirs = canonical_words(one), canonical_words(other)
    return len(mine) == len(theirs) and any(_same(mine, turned) for turned in _turns(theirs))


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(map(_one_word, one, other))


def _turns(said: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The wording as it stands, and with each phrase at its end or front in the other place."""
    turns = [said]
    if len(said) >= _PHRASED:
        ends = (at for at in range(1, len(said)) if said[at] in FRONTED)
        places = range(1, len(said)) if said[0] in FRONTED else ends
        turns += [(*said[at:], *said[:at]) for at in places]
    return turns


def _one_word(one: str, other: str) -> bool:
    """The same word, or "closes" for "is closing"."""
    if one == other:
        return True
    if one.endswith(GOING) and other.endswith(GOING):
        return False
    going, plain_form = (one, other) if one.endswith(GOING) else (other, one)
    return going.endswith(GOING) and plain_form in _present(going.removesuffix(GOING))


def _present(base: str) -> set[str]:
    bases = {base, base + "e"}
    if len(base) > 2 and base[-1] == base[-2]:
        bases.add(base[:-1])
    return {form for each in bases for form in (each, each + "s", each + "es")} | {
        each[:-1] + "ies" for each in bases if each.endswith("y")
    }
