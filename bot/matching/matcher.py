"""Questions against a corpus in memory, with the shipped models."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.corpus import Corpus, Known, merged
from bot.matching.encoder import encoder
from bot.matching.features import features, profile
from bot.matching.reranker import reranker


@dataclass(frozen=True, slots=True)
class RankedClaim:
    """A known claim and how likely it is what the question says."""

    id: str
    probability: float


class Matcher:
    def __init__(self, known: Sequence[Known]) -> None:
        """Encodes every wording and title once: about 5 ms each on one core."""
        known, stands_for = merged(known)
        self._again: dict[str, list[str]] = {}
        for claim, first in stands_for.items():
            if claim != first:
                self._again.setdefault(first, []).append(claim)
        vectors = encoder()
        texts = vectors.encode([claim.text for claim in known])
        titles = texts.copy()
        titled = [place for place, claim in enumerate(known) if claim.title]
        if titled:
            titles[titled] = vectors.encode([known[place].title or "" for place in titled])
        self._corpus = Corpus(known, texts, titles)

    def rank(self, question: str) -> list[RankedClaim]:
        """Candidates, the likeliest first; what has the words of one stands right behind it."""
        asked = profile(question)
        places, candidates = self._corpus.candidates(asked, encoder().encode([question])[0])
        if not places:
            return []
        rows = features(asked, candidates)
        odds = reranker().log_odds(rows)
        chances = reranker().probabilities(rows)
        found: list[RankedClaim] = []
        for at in np.argsort(-odds, kind="stable"):
            first = self._corpus.claims[places[at]].id
            found += [RankedClaim(claim, float(chances[at])) for claim in (first, *self._again.get(first, ()))]
        return found
