"""What the network should answer for each text: tags of words, and which pairs of a mention that asks are right."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.extraction.tagger.decoding import WindowInput
from bot.extraction.tagger.words import Words, cut_words
from bot.text.wordpieces import Vocabulary
from bot.training.reference.corpus import Chained, Passage, Span
from bot.training.reference.mentions import NOMINAL, Kind, Mention, find_mentions
from bot.training.reference.misleading import Told
from bot.training.reference.names import find_names
from bot.training.reference.pairs import Pairs, pair
from bot.training.reference.trees import chains_of, tags_of
from bot.training.reference.windows import prepare

NOMINAL_WEIGHT = 0.15
"""What a name or description counts that asks, where a pronoun counts 1."""


@dataclass(frozen=True, slots=True)
class Example:
    """One text. `tags` is None where nobody marked them; `heads` are the words that stand for its mentions. `right` is
    by pair; `alone` and `weights` are by mention: does it mean none of them, how much does it count (0: never asks)."""

    windows: list[WindowInput]
    tags: list[int] | None
    heads: list[int]
    pairs: Pairs
    right: Any
    alone: Any
    weights: Any

    @property
    def pieces(self) -> int:
        return sum(len(window.ids) for window in self.windows)


def chained(document: Chained, vocabulary: Vocabulary) -> Example:
    """A text with all its chains."""
    words = cut_words(document.text)
    tags = tags_of(document, words)
    mentions = find_mentions(words, tags)
    chains = [-1 if chain is None else chain for chain in chains_of(document, words, mentions)]
    return _of_chains(words, mentions, chains, vocabulary, tags)


def told(given: Told, vocabulary: Vocabulary) -> Example:
    """A text of our own making, whose chains are known to the last mention."""
    words = cut_words(given.text)
    chain_of = {_places(words, span): number for number, spans in enumerate(given.chains) for span in spans}
    found = {(m.first, m.last): m for m in find_names(words)}
    certain = [found.get(place, Mention(*place, Kind.NOUN)) for place in chain_of]
    mentions = _with(list(found.values()), certain)
    return _of_chains(words, mentions, [chain_of.get((m.first, m.last), -1) for m in mentions], vocabulary, None)


def _of_chains(
    words: Words, mentions: Sequence[Mention], chains: Sequence[int], vocabulary: Vocabulary, tags: list[int] | None
) -> Example:
    pairs = pair(words, mentions)
    chain = np.array(chains, np.int64)
    right = (chain[pairs.origins] == chain[pairs.targets]) & (chain[pairs.origins] >= 0)
    alone: Any = np.ones(len(mentions), bool)
    alone[pairs.origins[right]] = False
    weights = np.array([_weight(mention) for mention in mentions], np.float32)
    return Example(prepare(words, vocabulary), tags, [m.head for m in mentions], pairs, right, alone, weights)


Finder = Callable[[Words], list[Mention]]
"""Finds the mentions of a text for which nobody marked them."""


def passage(given: Passage, vocabulary: Vocabulary, finder: Finder = find_names) -> Example | None:
    """A text with one pronoun that asks. Where it means a name, what else is found is wrong, as nearly all is; where
    it means neither, the two names are, and nothing is known of the rest. None where the names can't be found."""
    words = cut_words(given.text)
    names = [(_places(words, span), same) for span, same in given.names]
    asks = _places(words, given.pronoun)
    mentions = _with(finder(words), [Mention(*place, Kind.NAME) for place, _same in names])
    origin = next((number for number, m in enumerate(mentions) if (m.first, m.last) == asks), None)
    if origin is None:
        return None
    pairs = only(pair(words, mentions), lambda o, t: o == origin and mentions[t].kind in NOMINAL)
    heads = [words.texts[mentions[target].head] for target in pairs.targets]
    meant = any(same for _place, same in names)
    right = _right_heads(heads, [(words.texts[last - 1], same) for (_first, last), same in names])
    if meant and not right.any():
        return None
    weights: Any = np.zeros(len(mentions), np.float32)
    weights[origin] = 1.0
    alone = np.full(len(mentions), not meant)
    return Example(prepare(words, vocabulary), None, [m.head for m in mentions], pairs, right, alone, weights)


def _right_heads(heads: Sequence[str], names: Sequence[tuple[str, bool]]) -> Any:
    """Which heads are right: those of the names that are meant, or, where none is, all but those of the names."""
    meant = {head for head, same in names if same}
    wrong = {head for head, same in names if not same}
    return np.array([head in meant if meant else head not in wrong for head in heads], bool)


def _weight(mention: Mention) -> float:
    if mention.kind in NOMINAL:
        return NOMINAL_WEIGHT
    return 1.0 if mention.kind is not Kind.PERSON else 0.0


def _places(words: Words, span: Span) -> tuple[int, int]:
    return bisect_right(words.ends, span[0]), bisect_left(words.starts, span[1])


def _with(found: Sequence[Mention], certain: Sequence[Mention]) -> list[Mention]:
    """Certain mentions, and those found that do not overlap them."""
    kept = [m for m in found if not any(m.first < c.last and c.first < m.last for c in certain)]
    return sorted({*kept, *certain})


def only(pairs: Pairs, wanted: Callable[[int, int], bool]) -> Pairs:
    given = zip(pairs.origins.tolist(), pairs.targets.tolist(), strict=True)
    kept = np.array([wanted(origin, target) for origin, target in given], bool)
    return Pairs(*(each[kept] for each in pairs))
