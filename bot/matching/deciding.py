"""Is a new claim one that the desk has: the learnt odds, and what the facts of both allow.

A link that the machine makes by itself takes both: odds that were right in 97 of 100 cases, and no figure, date, name,
denial or direction that only one of the two has. All else is at most a question to a moderator."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.facts import Facts
from bot.matching.features import Candidate, Profile, features, profile, rarity
from bot.matching.relation import Relation, agreement
from bot.matching.reranker import link_from, reranker
from bot.matching.wording import folded, listed, stem

OFFERED = 5
ASKED_FROM = 0.35
"""Odds from which a person is asked."""
SUREST = 0.9999
"""The score of a likeness; 1 is for the same words."""
MET = 0.5
"""A cosine from which a text is on what a claim is on, whatever the odds among few claims."""
MET_BY_WORDS = 0.9
NEAR_TOPIC = 0.6
"""A cosine from which two claims are on one thing, so that they can contradict each other."""
_PHRASED = 4
"""Words from which on their turn may have changed."""
_TELLING = 2.0
"""The rarity of a word that says something."""
_PEOPLE = (frozenset(("he", "him", "his")), frozenset(("she", "her", "hers")), frozenset(("they", "them", "their")))
_PARTICLES = listed("down up off out against for without about over under at")
_COUNTED = frozenset(stem(word) for word in listed(
    "percent per cent dollar dollars euro euros pound pounds thousand million billion trillion dozen hundred zero one"
    " two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety half double third quarter"
))  # fmt: skip
_FORMS = {
    form: forms[0]
    for forms in map(str.split, (
        "rise rose risen", "fall fell fallen", "grow grew grown", "give gave given", "take took taken", "go went gone",
        "come came", "make made", "build built", "spend spent", "lose lost", "win won", "say said", "tell told",
        "pay paid", "sell sold", "buy bought", "hold held", "leave left", "lead led", "see saw seen",
        "write wrote written", "speak spoke spoken",
        "break broke broken", "steal stole stolen", "know knew known", "begin began begun",
    ))
    for form in forms
}  # fmt: skip
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Near:
    """A claim on record (row id) that words or meaning brought up, with its cosine."""

    row: int
    text: str
    cosine: float


@dataclass(frozen=True, slots=True)
class Match:
    """What a claim on record (row id) is to the new one. `links`: sure enough for the machine alone."""

    row: int
    score: float
    relation: Relation
    links: bool
    cosine: float = 0.0


def compare(questions: Sequence[tuple[str, Sequence[Near]]]) -> list[list[Match]]:
    """For each new wording what the desk's claims are to it, the likeliest first; at most OFFERED each."""
    return [_compare(text, near) for text, near in questions]


def meet(questions: Sequence[tuple[str, Sequence[Near]]]) -> list[list[Match]]:
    """For each text that somebody met what the desk has on it, the likeliest first: also what names another place, day
    or figure, for a person sees whether it fits. (Of 197 posts whose claim was among 2,000, three claims at most bring
    up the right one for 72 in 100; without it something else comes up for 10.)"""
    return [[match for match in _judged(text, near) if _met(match)][:OFFERED] for text, near in questions]


def _met(match: Match) -> bool:
    """Odds alone count where a claim's meaning is not known yet."""
    return match.cosine >= MET or (not match.cosine and match.score >= MET_BY_WORDS)


def _compare(text: str, near: Sequence[Near]) -> list[Match]:
    return [match for match in _judged(text, near) if match.relation is not Relation.DIFFERENT][:OFFERED]


def _judged(text: str, near: Sequence[Near]) -> list[Match]:
    """What may be of use of the claims, the likeliest first."""
    if not near:
        return []
    asked = profile(text)
    candidates = [Candidate(profile(known.text), None, known.cosine, None) for known in near]
    rows = features(asked, candidates)
    chances = reranker().probabilities(rows)
    matches = []
    for place in np.argsort(-chances, kind="stable"):
        known, chance = near[place], float(chances[place])
        if chance < ASKED_FROM and known.cosine < NEAR_TOPIC:
            continue
        relation = relate(asked, candidates[place].text, known.cosine)
        if chance < ASKED_FROM and relation not in {Relation.CONTRADICTS, Relation.LATER}:
            continue
        sure = chance >= link_from() and relation is Relation.SAME
        links = sure and nothing_apart(asked, candidates[place].text)
        matches.append(Match(known.row, min(round(chance, 4), SUREST), relation, links, known.cosine))
    return matches


def relate(one: Profile, other: Profile, cosine: float) -> Relation:
    """What the facts of both let them be."""
    agree = agreement(one.facts, other.facts)
    back = agreement(other.facts, one.facts)
    if agree.years_differ or agree.days_differ or _names_apart(one.facts, other.facts):
        return Relation.LATER if agree.running and agree.figures_differ else Relation.DIFFERENT
    if agree.running and (agree.figures_differ or back.figures_differ):
        return Relation.LATER
    if agree.denial or agree.opposed or agree.figures_differ or back.figures_differ:
        return Relation.CONTRADICTS if cosine >= NEAR_TOPIC else Relation.DIFFERENT
    return Relation.SAME


def nothing_apart(one: Profile, other: Profile) -> bool:
    """Whether neither says something of weight that the other does not."""
    mine, theirs = one.facts, other.facts
    if mine.years != theirs.years or mine.days != theirs.days:
        return False
    if agreement(mine, theirs).figures_only or agreement(theirs, mine).figures_only:
        return False
    if mine.future != theirs.future or people(one.text) != people(other.text):
        return False
    return particles(one) == particles(other) and _in_turn(telling(one), telling(other))


def _in_turn(one: Sequence[str], other: Sequence[str]) -> bool:
    """The same words in one order; a phrase may have gone from the end to the front. Who did what to whom is in it."""
    if len(one) != len(other) or len(one) < _PHRASED:
        return one == other
    return any(one == [*other[place:], *other[:place]] for place in range(len(other)))


def particles(said: Profile) -> Counter[str]:
    return Counter(word for word in _WORD.findall(folded(said.text)) if word in _PARTICLES)


def telling(said: Profile) -> list[str]:
    """The words of weight in one form each, without figures and what counts them: those are compared as figures."""
    bare = (_FORMS.get(word, word) for word in (word.removesuffix("'s") for word in said.words))
    return [word for word in map(stem, bare) if _telling_word(word)]


def _telling_word(word: str) -> bool:
    return not word[0].isdigit() and word not in _COUNTED and rarity(word) >= _TELLING


def _names_apart(one: Facts, other: Facts) -> bool:
    """Each names somebody or some place that the other does not."""
    return bool(one.names - other.names) and bool(other.names - one.names)


def people(text: str) -> frozenset[int]:
    said = set(_WORD.findall(folded(text)))
    return frozenset(place for place, words in enumerate(_PEOPLE) if words & said)
