"""What a text speaks of: names, descriptions and pronouns, as stretches of words found by the network's tags.

A stretch is a plain noun phrase: "the old harbour office", "Ines Tolle"; its owner and what follows are not in it."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from bot.extraction.tagger.words import Words


class Kind(IntEnum):
    """How a mention is worded. PERSON is the first or second person: nobody here decides whom that means."""

    NAME = 0
    NOUN = 1
    PRONOUN = 2
    POINTING = 3
    PERSON = 4


class Tag(IntEnum):
    """What the network says of each word."""

    OUTSIDE = 0
    NAME = 1
    IN_NAME = 2
    NOUN = 3
    IN_NOUN = 4
    PRONOUN = 5


class Mention(NamedTuple):
    """Words first..last (exclusive); the last one stands for it."""

    first: int
    last: int
    kind: Kind

    @property
    def head(self) -> int:
        return self.last - 1


class Form(IntEnum):
    """Which pronouns can mean the same."""

    NONE = 0
    HE = 1
    SHE = 2
    IT = 3
    THEY = 4
    THIS = 5
    THESE = 6


FORMS: dict[str, Form] = {
    **dict.fromkeys(("he", "him", "his", "himself"), Form.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Form.SHE),
    **dict.fromkeys(("it", "its", "itself"), Form.IT),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), Form.THEY),
    **dict.fromkeys(("this", "that"), Form.THIS),
    **dict.fromkeys(("these", "those"), Form.THESE),
}
POINTING = frozenset({"this", "that", "these", "those"})
_FIRST_AND_SECOND = "i me my mine myself we us our ours ourselves you your yours yourself yourselves"
_PERSONS = frozenset(_FIRST_AND_SECOND.split())
_NAMED = frozenset({Tag.NAME, Tag.IN_NAME})
_BEGINS = frozenset({Tag.NAME, Tag.NOUN})
_PHRASE = frozenset({Tag.NAME, Tag.IN_NAME, Tag.NOUN, Tag.IN_NOUN})
_ARTICLES = frozenset({"the", "a", "an"})
NOMINAL = frozenset({Kind.NAME, Kind.NOUN})


def pronoun_kind(word: str, *, points: bool) -> Kind | None:
    """The kind of a pronoun; "this" and the like are pronouns only where they `points` to something by themselves."""
    lower = word.lower()
    if lower in POINTING:
        return Kind.POINTING if points else None
    if lower in FORMS:
        return Kind.PRONOUN
    return Kind.PERSON if lower in _PERSONS and word != "US" else None


def find_mentions(words: Words, tags: Sequence[int]) -> list[Mention]:
    """The mentions that the tags (one a word) mark, in text order; pronouns are known by their letters."""
    return list(_found(words, tags))


def _found(words: Words, tags: Sequence[int]) -> Iterator[Mention]:
    at = 0
    while at < len(words):
        kind = pronoun_kind(words.texts[at], points=tags[at] == Tag.PRONOUN)
        if kind is not None:
            yield Mention(at, at + 1, kind)
            at += 1
            continue
        end = at + 1
        if tags[at] in _PHRASE:
            while end < len(words) and _goes_on(words, tags, end):
                end += 1
            if end - at > 1 or words.texts[at].lower() not in _ARTICLES:
                yield Mention(at, end, Kind.NAME if tags[end - 1] in _NAMED else Kind.NOUN)
        at = end


def _goes_on(words: Words, tags: Sequence[int], at: int) -> bool:
    """Does a phrase go on with a word? A begun one joins an article, and a name a name before it: nothing stands
    between."""
    outside = tags[at] not in _PHRASE or pronoun_kind(words.texts[at], points=False) is not None
    if outside or words.opens_paragraph[at]:
        return False
    if tags[at] not in _BEGINS:
        return True
    close = words.starts[at] - words.ends[at - 1] == 1
    named = tags[at] == Tag.NAME and tags[at - 1] in _NAMED and words.texts[at][0].isupper()
    return close and (words.texts[at - 1].lower() in _ARTICLES or (named and words.texts[at - 1][0].isupper()))
