"""Are two tellings in the same words about one thing: the same town, company, office, year.

Two answers. `differs`: something that the claim is about is known to be another, so that not even the same person says
it again. `known_one`: what the words leave open is known to be one, so that the machine may say that two people say the
same. Between the two lies what only a person can tell."""

import re
from collections.abc import Sequence

from bot.domain.subject import Subject
from bot.matching.facts import facts_of
from bot.text.folding import folded
from bot.text.words import STOP_WORDS, word_set

_POINTING = word_set(
    "it its itself he him his she her hers they them their theirs this that these those there here such"
    " we us our ours i me my mine both latter former"
)
_DEFINITE = re.compile(r"\b[Tt]he (?P<what>[a-z-]+)\b(?!(?: [a-z-]+){0,2} (?:of|in|at|for|from|near) (?:the )?[A-Z])")
_ONE_ONLY = word_set(
    "earth moon sun world universe sky internet climate pandemic virus coronavirus vaccine vaccines bible koran"
    " holocaust equator atmosphere middle"
)
"""Of which there is one, wherever it is said."""
_REFERRING = re.compile(
    r"\b(?:it|its|he|him|his|she|her|they|them|their|these|those)\b"
    r"|(?:^|[.!?;,] |\b(?:and|but) )(?:this|that)(?: is| was| has| had| will| would| cost|$|[.,])"
)
_COUNTS = word_set(
    "number numbers figure figures total rate share amount price cost costs sum law bill act measure plan project"
    " program programme scheme deal contract study survey report case vote rule tax fee fine record average"
)
"""What is of something that was named before."""
_OWN_PLACE = re.compile(r"\b(?:in|near|at|outside|of|across|from|to) (?:the )?[A-Z][\w’'-]+|\b[A-Z][\w-]+[’']s\b")
_WORD = re.compile(r"[^\W\d_]+")


def leans(text: str) -> bool:
    """Whether a wording leans on the text around it: it names nothing, or points to what was named before ("it", "the
    city")."""
    return points(text) or not facts_of(text).names


def points(text: str) -> bool:
    """Whether a wording points to what was named before it: "it", "the city"."""
    words = map(folded, _WORD.findall(text))
    definite = (found["what"] for found in _DEFINITE.finditer(text))
    return not _POINTING.isdisjoint(words) or not _ONE_ONLY.issuperset(definite)


def refers(text: str) -> bool:
    """Whether what a wording is about stands before it alone: "it cost 4 million", "the number rose"."""
    low = folded(text)
    opening = _DEFINITE.match(text)
    return bool(_REFERRING.search(low)) or (opening is not None and opening["what"] in _COUNTS)


def is_of_somewhere(text: str) -> bool:
    """Whether words that somebody else has checked mean something only where one knows of what they were said: they
    point to it, or count what they don't name."""
    facts = facts_of(text)
    return points(text) or bool(facts.figures and not facts.names)


def differs(text: str, one: Subject, other: Subject) -> bool:
    """Whether something that a claim in these words is about is known to be another in the two tellings."""
    if _offices_differ(one, other):
        return True
    if not facts_of(text).years and _years_differ(one, other):
        return True
    if not _OWN_PLACE.search(text) and _chiefs_differ(one, other):
        return True
    if _holders_differ(text, one, other):
        return True
    return leans(text) and bool(one.places - other.names) and bool(other.places - one.names)


def _offices_differ(one: Subject, other: Subject) -> bool:
    """Whether one speaker is called by two offices."""
    if folded(one.speaker or "") != folded(other.speaker or ""):
        return False
    return _apart(one.offices, other.offices) or _apart(one.portfolios, other.portfolios)


def _chiefs_differ(one: Subject, other: Subject) -> bool:
    """Whether each is chiefly about something, and not both of them name both."""
    if not one.chief or not other.chief:
        return False
    return not (one.chief in other.names and other.chief in one.names)


def another_story(one: Subject, other: Subject) -> bool:
    """Whether two texts that are made alike tell of two things: each is chiefly about what the other does not name, or
    of other years."""
    chiefly = one.chief and other.chief and one.chief not in other.names and other.chief not in one.names
    return bool(chiefly) or _apart(one.years, other.years)


def known_one(text: str, one: Subject, other: Subject) -> bool:
    """Whether what a claim in these words is about is known to be one in the two tellings."""
    if differs(text, one, other):
        return False
    return not leans(text) or (one.chief is not None and one.chief == other.chief)


def _holders_differ(text: str, one: Subject, other: Subject) -> bool:
    """Whether somebody else holds an office that the words name alone: "the president"."""
    said = set(map(folded, _WORD.findall(text)))
    roles = said & {role for role, _name in one.holders} & {role for role, _name in other.holders}
    return any(_apart(_who(role, one), _who(role, other)) for role in roles)


def _who(role: str, of: Subject) -> frozenset[str]:
    return frozenset(name for each, name in of.holders if each == role)


def _years_differ(one: Subject, other: Subject) -> bool:
    if one.day is not None and other.day is not None and one.day.year != other.day.year:
        return True
    return _apart(one.years, other.years)


def _apart(some: frozenset[str] | frozenset[int], others: frozenset[str] | frozenset[int]) -> bool:
    """Both say something, and nothing of it is the same."""
    return bool(some and others) and some.isdisjoint(others)


def names_apart(one: str, other: str) -> bool:
    """Each wording names what the other does not, or they differ in their first word alone."""
    mine, theirs = facts_of(one).names, facts_of(other).names
    if mine - theirs and theirs - mine:
        return True
    said, heard = _WORD.findall(one), _WORD.findall(other)
    first = (*said[:1], *heard[:1])
    large = all(word[0].isupper() for word in first) and STOP_WORDS.isdisjoint(map(folded, first))
    return large and said[1:] == heard[1:] and said != heard


def all_known_one(text: str, one: Subject, others: Sequence[Subject]) -> bool:
    return bool(others) and all(known_one(text, one, other) for other in others)


def any_differs(text: str, one: Subject, others: Sequence[Subject]) -> bool:
    return any(differs(text, one, other) for other in others)
