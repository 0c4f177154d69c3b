"""A corpus in memory, as `onrecord match` and the training read it: candidates by words and by meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.matching.bm25 import WordIndex
from bot.matching.features import Candidate, Profile, profile
from bot.matching.normal_forms import bare_form
from bot.matching.terms import words

BY_WORDS, BY_MEANING = 100, 100
KEPT = 100
_SOFTEN = 10
"""What reciprocal ranks are softened by when two orders are fused."""


@dataclass(frozen=True, slots=True)
class Known:
    """A claim of the corpus; the headline above it where there is one."""

    id: str
    text: str
    title: str | None


class Corpus:
    def __init__(self, claims: Sequence[Known], texts: Any, titles: Any) -> None:
        """`texts`, `titles`: vectors of both (claims, width); a claim without a title has its text's."""
        self.claims = claims
        self._texts, self._titles = texts, titles
        self._words = WordIndex([(*words(claim.text), *words(claim.title or "")) for claim in claims])

    def candidates(self, question: Profile, vector: Any) -> tuple[list[int], list[Candidate]]:
        """Places in the corpus and candidates, those first that both orders put first; at most KEPT."""
        near, near_title = self._texts @ vector, self._titles @ vector
        places = fuse(
            _best(np.maximum(near, near_title), BY_MEANING, -np.inf),
            _best(self._words.scores(question.words), BY_WORDS),
        )[:KEPT]
        return places, [self._candidate(place, near, near_title) for place in places]

    def _candidate(self, place: int, near: Any, near_title: Any) -> Candidate:
        claim = self.claims[place]
        if not claim.title:
            return Candidate(profile(claim.text), None, float(near[place]), None)
        return Candidate(profile(claim.text), profile(claim.title), float(near[place]), float(near_title[place]))


def fuse(*orders: Sequence[int]) -> list[int]:
    """One order of several, by reciprocal ranks."""
    scores: dict[int, float] = {}
    for order in orders:
        for rank, place in enumerate(order):
            scores[place] = scores.get(place, 0.0) + 1 / (_SOFTEN + rank)
    return sorted(scores, key=lambda place: (-scores[place], place))


def _best(scores: Any, limit: int, above: float = 0.0) -> list[int]:
    """Places of the highest scores, in order."""
    limit = min(limit, len(scores))
    if not limit:
        return []
    some = np.argpartition(-scores, limit - 1)[:limit]
    ordered = some[np.argsort(-scores[some], kind="stable")]
    return [int(place) for place in ordered if scores[place] > above]


def merged(claims: Sequence[Known]) -> tuple[list[Known], dict[str, str]]:
    """The first claim of each wording, and for every id the one that stands for it: a base that holds a claim twice
    must not make it look uncertain."""
    firsts: dict[str, Known] = {}
    stands_for = {claim.id: firsts.setdefault(bare_form(claim.text), claim).id for claim in claims}
    return list(firsts.values()), stands_for


def known_of(entry: Mapping[str, Any]) -> Known:
    """A line of a corpus file."""
    title = entry.get("title")
    return Known(str(entry["id"]), str(entry["text"]), str(title) if title else None)
