"""Words against words: BM25 over a corpus held in memory."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

K1, B = 1.2, 0.6


class WordIndex:
    """Postings of a corpus given as lists of words. Scores are the usual BM25; a word of the question counts once."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        lengths = np.array([len(words) for words in documents], dtype=np.float32)
        usual = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0)) if len(documents) else lengths
        places: dict[str, list[int]] = {}
        counts: dict[str, list[int]] = {}
        for place, words in enumerate(documents):
            for word, count in Counter(words).items():
                places.setdefault(word, []).append(place)
                counts.setdefault(word, []).append(count)
        self.size = len(documents)
        self._postings: dict[str, tuple[Any, Any]] = {}
        for word, found in places.items():
            at = np.array(found, dtype=np.int32)
            count = np.array(counts[word], dtype=np.float32)
            rarity = np.log(1 + (self.size - len(found) + 0.5) / (len(found) + 0.5))
            self._postings[word] = at, (rarity * count * (K1 + 1) / (count + usual[at])).astype(np.float32)

    def scores(self, words: Sequence[str]) -> Any:
        """One score a document."""
        total: Any = np.zeros(self.size, dtype=np.float32)
        for word in set(words):
            if word in self._postings:
                at, weight = self._postings[word]
                total[at] += weight
        return total
