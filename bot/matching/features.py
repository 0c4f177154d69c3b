"""A question beside a known claim, as numbers: what the reranker weighs.

Everything that compares two wordings is here and needs no corpus; what compares candidates with each other (who comes
first) is added by `in_company`."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from bot.matching.bm25 import K1, B
from bot.matching.facts import Facts, facts_of
from bot.matching.relation import Agreement, agreement
from bot.matching.terms import BUCKETS, bucket, forms, plain, stem, words

RARITIES = Path(__file__).parent / "model" / "rarity.npy"
_USUAL = 30
"""Words of weight in a claim and its title."""
_STEPS = 16
"""A rarity is kept in sixteenths."""


@lru_cache(maxsize=1)
def _rarities() -> Any:
    if not RARITIES.is_file():
        return np.full(BUCKETS, 8 * _STEPS, dtype=np.uint8)
    return np.load(RARITIES)


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """How much it says that a word is shared, as an inverse document frequency in claims."""
    return float(_rarities()[bucket(word)]) / _STEPS


def rarest(text: str, most: int = 12) -> list[str]:
    """The words of a text that say most, as they stand in it: a search for the rest would find everything."""
    said = dict.fromkeys(forms(plain(text)))
    return sorted(said, key=lambda word: -rarity(stem(word)))[:most]


def rarities_of(documents: Sequence[Sequence[str]]) -> Any:
    """The table that `rarity` reads, from a corpus of claims as lists of words: uint8, one a bucket."""
    seen: Any = np.zeros(BUCKETS, dtype=np.float64)
    for document in documents:
        for place in {bucket(word) for word in document}:
            seen[place] += 1
    table = np.log(1 + (len(documents) - seen + 0.5) / (seen + 0.5))
    return np.clip(np.round(table * _STEPS), 0, 255).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Profile:
    """A wording taken apart once, for any number of comparisons."""

    text: str
    words: tuple[str, ...]
    counts: dict[str, int]
    weights: dict[str, float]
    total: float
    pairs: frozenset[tuple[str, str]]
    facts: Facts


@lru_cache(maxsize=4_096)
def profile(text: str) -> Profile:
    clean = plain(text)
    found = tuple(words(clean))
    weights = {word: rarity(word) for word in found}
    return Profile(
        text, found, Counter(found), weights, sum(weights.values()) or 1.0, frozenset(pairwise(found)), facts_of(clean)
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known claim as it is compared: its wording, the headline above it where there is one, and the nearness of both
    in meaning (cosines)."""

    text: Profile
    title: Profile | None
    near: float
    near_title: float | None


ALONE = (
    "near", "near_title", "nearest", "covers_question", "covers_claim", "covers_title", "union", "pairs", "run", "bm25",
    "names_claim", "names_question", "figures_shared", "figures_differ", "figures_only", "years_shared", "years_differ",
    "days_differ", "denial", "opposed", "future", "long_question", "long_claim", "rarest", "weighed",
)  # fmt: skip
COMPANY = ("near_behind", "bm25_behind", "union_behind", "weighed_share", "near_rank", "bm25_rank", "fused")
NAMES = ALONE + COMPANY


def features(question: Profile, candidates: Sequence[Candidate]) -> Any:
    """One row a candidate, one column a name of NAMES, float32."""
    if not candidates:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    alone = np.array([_alone(question, candidate) for candidate in candidates], dtype=np.float32)
    return np.hstack([alone, in_company(alone)])


def _alone(question: Profile, claim: Candidate) -> list[float]:
    title = claim.title or claim.text
    near_title = claim.near if claim.near_title is None else claim.near_title
    either = {**title.weights, **claim.text.weights} if claim.title else title.weights
    common = {word: weight for word, weight in question.weights.items() if word in either}
    shared = sum(common.values())
    in_claim = sum(weight for word, weight in claim.text.weights.items() if word in common)
    in_title = sum(weight for word, weight in title.weights.items() if word in common) if claim.title else in_claim
    everything = question.total + sum(either.values())
    agree = agreement(question.facts, claim.text.facts)
    return [
        claim.near,
        near_title,
        max(claim.near, near_title),
        shared / question.total,
        in_claim / claim.text.total,
        in_title / title.total,
        shared / (everything - shared),
        _pairs(question, claim.text),
        min(_longest_run(question, claim.text), 12) / 12,
        math.log1p(shared),
        *_names(question.facts, claim.text.facts, title.facts),
        *_facts(agree),
        float(claim.text.facts.future and not claim.text.facts.past) - float(question.facts.future),
        math.log1p(len(question.words)),
        math.log1p(len(claim.text.words)),
        max(common.values(), default=0.0) / 10,
        math.log1p(_weighed(common, claim)),
    ]


def _weighed(common: dict[str, float], claim: Candidate) -> float:
    """BM25 of the claim with its title, from the words that the question shares with it, by the rarities that are
    shipped and a usual length: a long claim shares words by chance, and a word said twice is its topic."""
    text, title = claim.text, claim.title
    usual = K1 * (1 - B + B * (len(text.words) + (len(title.words) if title else 0)) / _USUAL)
    total = 0.0
    for word, weight in common.items():
        count = text.counts.get(word, 0) + (title.counts.get(word, 0) if title else 0)
        total += weight * (K1 + 1) * count / (count + usual)
    return total


def _facts(agree: Agreement) -> tuple[float, ...]:
    return (
        min(agree.figures_shared, 3) / 3,
        min(agree.figures_differ, 3) / 3,
        min(agree.figures_only, 3) / 3,
        float(agree.years_shared),
        float(agree.years_differ),
        float(agree.days_differ),
        float(agree.denial),
        float(agree.opposed),
    )


def _pairs(question: Profile, claim: Profile) -> float:
    return len(question.pairs & claim.pairs) / max(1, min(len(question.pairs), len(claim.pairs)))


def _names(question: Facts, claim: Facts, title: Facts) -> tuple[float, float]:
    theirs = claim.names or title.names
    shared = len(question.names & (claim.names | title.names))
    return shared / max(1, len(theirs)), shared / max(1, len(question.names))


def _longest_run(a: Profile, b: Profile) -> int:
    """The most words in a row that both have."""
    if a.pairs.isdisjoint(b.pairs):
        return int(not a.counts.keys().isdisjoint(b.counts))
    places: dict[str, list[int]] = {}
    for place, word in enumerate(b.words):
        places.setdefault(word, []).append(place)
    best, before = 0, dict[int, int]()
    for word in a.words:
        before = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        if before:
            best = max(best, *before.values())
    return best


def in_company(alone: Any) -> Any:
    """How far each candidate is behind the best of all, and its places in the two orders."""
    near, bm25, union = (alone[:, ALONE.index(name)] for name in ("nearest", "bm25", "union"))
    weighed = np.expm1(alone[:, ALONE.index("weighed")])
    near_rank, word_rank = _places(near), _places(bm25)
    fused = 1 / (10 + near_rank) + 1 / (10 + word_rank)
    return np.column_stack(
        [
            near.max() - near,
            bm25.max() - bm25,
            union.max() - union,
            weighed / max(float(weighed.max()), 1e-6),
            1 / (1 + near_rank),
            1 / (1 + word_rank),
            10 * fused,
        ]
    ).astype(np.float32)


def _places(scores: Any) -> Any:
    """0 for the highest score."""
    order = np.argsort(-scores, kind="stable")
    places: Any = np.empty(len(scores), dtype=np.float32)
    places[order] = np.arange(len(scores))
    return places
