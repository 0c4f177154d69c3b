"""Names found by their capital letters, for texts without trees."""

from collections.abc import Iterator

from bot.extraction.tagger.words import Words
from bot.training.reference.mentions import Kind, Mention, pronoun_kind

_SMALL = """
a about after all also although among an and another any are as at because before both but by did do does during each
even every few first for from had has have here how however if in indeed instead into is just last later like many
maybe meanwhile more most mr mrs ms my next no nor not now of on once one only or other our over perhaps please said
several since so some soon still such than that the their then there these they this those though through thus to
today two under until upon was we were what when where whether which while who why will with within without would yes
yet you
"""
_NO_NAMES = frozenset(_SMALL.split())


def find_names(words: Words) -> list[Mention]:
    """Runs of words with a capital, less what only begins a sentence; and all pronouns that need no tag."""
    return list(_found(words))


def _found(words: Words) -> Iterator[Mention]:
    at = 0
    while at < len(words):
        kind = pronoun_kind(words.texts[at], points=False)
        if kind is not None:
            yield Mention(at, at + 1, kind)
            at += 1
            continue
        end = at
        while end < len(words) and _is_name(words, end) and (end == at or words.starts[end] - words.ends[end - 1] <= 1):
            end += 1
        if end > at:
            yield Mention(at, end, Kind.NAME)
        at = max(end, at + 1)


def _is_name(words: Words, at: int) -> bool:
    word = words.texts[at]
    return (
        word[0].isupper()
        and word.lower() not in _NO_NAMES
        and (len(word) > 1 or word != "I")
        and pronoun_kind(word, points=False) is None
    )
