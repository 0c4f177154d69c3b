"""Who bears a name, a person or a body, by its words and what stands beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.extraction.prose.tokens import Token
from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.given_names import GIVEN
from bot.text.words import word_set

_LONGEST_PERSON = 5
"""Words of a person's name."""
PLACING = frozenset(["in", "at", "near", "across", "throughout", "outside", "from"])
"""Prepositions that a place follows more often than a person."""
_SURNAMES_TOO = word_set(
    "hill lake park street bridge day rivers river watch mills price island law war globe mail monitor guardian beach "
    "tower works water books games town county workers act deal plan index partners building school post church"
)
"""Words for a body or place that are family names as well."""
_PLACE_WORDS = voc.PLACES | voc.MODIFIERS | voc.DEMONYMS.keys()


class Bearer(StrEnum):
    PERSON = "person"
    BODY = "body"
    UNKNOWN = "unknown"


def is_body_word(low: str) -> bool:
    """ "council", "councils"."""
    return low in voc.BODIES or (low.endswith("s") and low[:-1] in voc.BODIES)


def is_institutional(low: str) -> bool:
    """A word for a body or place that is no family name too."""
    return is_body_word(low) and low not in _SURNAMES_TOO


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one name with what stands around them."""

    lows: list[str]
    last: str
    """The last of them as it is written."""
    titles: tuple[str, ...]
    preceding: str
    following: Token | None
    aged: bool
    """A comma and a number follow: "Quill, 54"."""
    institutional: bool
    """One of them is a word for a body that is no family name."""


def _before_a_body_noun(name: _Words) -> bool:
    """ "the Quill campaign"."""
    following = name.following
    return following is not None and following.low in voc.BODY_NOUNS and following.text.islower()


def _given_and_family(name: _Words) -> bool:
    """ "Ada Quill", "Ada Church"; not "the Ada Quill ..." nor "Ada County Council"."""
    lows = name.lows
    if not (1 < len(lows) <= _LONGEST_PERSON and lows[0].split("-")[0] in GIVEN and name.preceding != "the"):
        return False
    return not (name.institutional and (len(lows) > 3 or lows[-1] in voc.BODIES))


def _titled(name: _Words) -> bool:
    """ "Senator Quill"."""
    return bool(name.titles) and not name.institutional and name.preceding != "of"


def _institutional(name: _Words) -> bool:
    """ "Marden Council"."""
    return name.institutional


def _body_of_one_word(name: _Words) -> bool:
    """ "NATO", "the Kremlin", "Norway"; not the label of a transcript in capitals."""
    if len(name.lows) > 1:
        return False
    label = name.following is not None and name.following.text == ":"
    return (_is_acronym(name.last) and not label) or name.preceding == "the" or name.lows[0] in _PLACE_WORDS


def _body_of_several_words(name: _Words) -> bool:
    """Without a given name: what is long, begins as places do, ends in an acronym or joins words: "New Marden"."""
    lows = name.lows
    if len(lows) == 1:
        return False
    if len(lows) > _LONGEST_PERSON or lows[0] in voc.PLACE_STARTS or _is_acronym(name.last):
        return True
    return any(low in _SURNAMES_TOO or low in {"of", "for", "&"} for low in lows) or all(
        low in _PLACE_WORDS for low in lows
    )


def _with_age(name: _Words) -> bool:
    """ "Quill, 54,"."""
    return name.aged


def _with_initial(name: _Words) -> bool:
    """ "Orla B. Quill"."""
    return len(name.lows) > 2 and any(len(low.rstrip(".")) == 1 for low in name.lows[1:-1])


def _before_who(name: _Words) -> bool:
    """ "Quill who"; not "in Marden who"."""
    following = name.following
    return following is not None and following.low == "who" and name.preceding not in PLACING | {"of"}


_BEARERS = (
    (_before_a_body_noun, Bearer.BODY),
    (_given_and_family, Bearer.PERSON),
    (_titled, Bearer.PERSON),
    (_institutional, Bearer.BODY),
    (_body_of_one_word, Bearer.BODY),
    (_body_of_several_words, Bearer.BODY),
    (_with_age, Bearer.PERSON),
    (_with_initial, Bearer.PERSON),
    (_before_who, Bearer.PERSON),
)
"""Signs of who bears a name, the surest first: the first that holds decides."""


def bearer_of(
    tokens: Sequence[Token], start: int, end: int, titles: tuple[str, ...], bounds: tuple[int, int]
) -> Bearer:
    """Who bears the name tokens[start:end] of a sentence."""
    first, last = bounds
    lows = [t.low for t in tokens[start:end]]
    name = _Words(
        lows,
        last=tokens[end - 1].text,
        titles=titles,
        preceding=tokens[start - 1].low if start > first else "",
        following=tokens[end] if end < last else None,
        aged=end + 1 < last and tokens[end].text == "," and tokens[end + 1].text.isdigit(),
        institutional=any(map(is_institutional, lows)),
    )
    return next((bearer for holds, bearer in _BEARERS if holds(name)), Bearer.UNKNOWN)


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= 6 and word.isalpha()
