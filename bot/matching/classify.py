"""Is a new claim one that the desk has: the learnt odds, and what the facts of both allow.

A link that the machine makes by itself takes both: odds that were right in 97 of 100 cases, and the same words in all
that matters (`same_wording`), for on a desk with few claims the odds are sure of whatever is near. All else is at most
a question to a moderator."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.domain.similar import Relation
from bot.matching.facts import Facts
from bot.matching.features import Candidate, Profile, features, profile
from bot.matching.misspellings import one_slip
from bot.matching.opposites import opposes
from bot.matching.relation import agreement, of_another
from bot.matching.reranker import link_from, reranker
from bot.matching.same_wording import restates

OFFERED = 5
ASKED_FROM = 0.35
"""Odds from which a person is asked."""
SUREST = 0.9999
"""The score of a likeness; 1 is for the same words."""
MET = 0.48
"""A cosine from which a text is on what a claim is on, whatever the odds among few claims."""
MET_BY_WORDS = 0.9
SURE, SURE_MEANING = 0.9, 0.7
"""Odds and cosine from which two wordings are told to say the same, and not only that they may."""
NEAR_TOPIC = 0.6
"""A cosine from which two claims are on one thing, so that they can contradict each other."""


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

    @property
    def sure(self) -> bool:
        """Whether a person may be told that both say the same."""
        return self.relation is Relation.SAME and self.score >= SURE and self.cosine >= SURE_MEANING


def compare(questions: Sequence[tuple[str, Sequence[Near]]]) -> list[list[Match]]:
    """For each new wording what the desk's claims are to it, the likeliest first; at most OFFERED each."""
    return [_compare(text, near) for text, near in questions]


def meet(questions: Sequence[tuple[str, Sequence[Near]]]) -> list[list[Match]]:
    """For each text that somebody met what the desk has on it, the likeliest first: also what names another place, day
    or figure, for a person sees whether it fits. (Of 197 posts whose claim was among 2,000, three claims at most bring
    up the right one for 76 in 100; without it something else comes up for 10.)"""
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
        links = sure and restates(text, known.text)
        matches.append(Match(known.row, min(round(chance, 4), SUREST), relation, links, known.cosine))
    return matches


def relate(one: Profile, other: Profile, cosine: float) -> Relation:
    """What the facts of both let them be."""
    agree = agreement(one.facts, other.facts)
    back = agreement(other.facts, one.facts)
    if agree.years_differ or agree.days_differ or _names_apart(one.facts, other.facts):
        return Relation.LATER if agree.running and agree.figures_differ else Relation.DIFFERENT
    figures_differ = bool(agree.figures_differ or back.figures_differ)
    if agree.running and figures_differ:
        return Relation.LATER
    if agree.denial or agree.opposed or figures_differ or opposes(one.words, other.words):
        apart = cosine < NEAR_TOPIC or of_another(one.text, other.text)
        return Relation.DIFFERENT if apart else Relation.CONTRADICTS
    return Relation.SAME


def _names_apart(one: Facts, other: Facts) -> bool:
    """Each names somebody or some place that the other does not, not even misspelt."""
    mine, theirs = one.names - other.names, other.names - one.names
    return any(not any(one_slip(name, each) for each in theirs) for name in mine) and any(
        not any(one_slip(each, name) for each in mine) for name in theirs
    )
