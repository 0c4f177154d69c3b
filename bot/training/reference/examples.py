"""What the network should answer for each text: tags of words, and which pairs of a mention that asks are right."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np

from bot.extraction.tagger.reading import WindowInput
from bot.extraction.tagger.wordpiece import Vocabulary
from bot.extraction.tagger.words import Words, cut_words
from bot.training.reference.corpus import Chained, Passage, Span
from bot.training.reference.mentions import NOMINAL, Kind, Mention, find_mentions
from bot.training.reference.misleading import Told
from bot.training.reference.names import find_names
from bot.training.reference.pairs import Pairs, pair
from bot.training.reference.trees import chains_of, tags_of
from bot.training.reference.windows import prepare

NOMINAL_WEIGHT = 0.15
"""What a name or description counts that asks, where a pronoun counts 1."""
_HIDDEN = "\ufffd"
"""Stands where a name was; the vocabulary knows it not."""
_LEAST_WORDS, _MOST_WORDS = 40, 260
_AT_MOST_HIDDEN = 4


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


def passage(given: Passage, vocabulary: Vocabulary) -> Example | None:
    """A text with one pronoun that asks. Where it means a name, other names are wrong; where it means neither, the two
    are, and nothing is known of the rest. None where the names can't be found."""
    words = cut_words(given.text)
    names = [(_places(words, span), same) for span, same in given.names]
    asks = _places(words, given.pronoun)
    mentions = _with(find_names(words), [Mention(*place, Kind.NAME) for place, _same in names])
    origin = next((number for number, m in enumerate(mentions) if (m.first, m.last) == asks), None)
    if origin is None:
        return None
    meant = [place for place, same in names if same]
    told = [words.texts[last - 1] for _first, last in meant]
    wrong = [words.texts[last - 1] for (_first, last), same in names if not same]
    pairs = _only(pair(words, mentions), lambda o, t: o == origin and mentions[t].kind is Kind.NAME)
    heads = [words.texts[mentions[target].head] for target in pairs.targets]
    right = np.array([head in told if meant else head not in wrong for head in heads], bool)
    if meant and not right.any():
        return None
    weights: Any = np.zeros(len(mentions), np.float32)
    weights[origin] = 1.0
    alone = np.full(len(mentions), not meant)
    return Example(prepare(words, vocabulary), None, [m.head for m in mentions], pairs, right, alone, weights)


def hidden(text: Words, vocabulary: Vocabulary, chance: Random) -> Example | None:
    """Part of an article in which some names that stand there twice are hidden the second time: which was it?
    (Kocijan et al. 2019, "WikiCREM".) None where no name stands there twice."""
    words = _part(text, chance)
    names = find_names(words)
    twice = _again(words, names)
    if not twice:
        return None
    chosen = sorted(chance.sample(twice, min(len(twice), _AT_MOST_HIDDEN)))
    answers = {number: words.texts[names[number].head] for number in chosen}
    words, names = _hide(words, names, answers)
    pairs = _only(pair(words, names), lambda o, t: o in answers and names[t].kind is Kind.NAME)
    right = np.array(
        [words.texts[names[t].head] == answers[o] for o, t in zip(pairs.origins, pairs.targets, strict=True)], bool
    )
    weights: Any = np.zeros(len(names), np.float32)
    weights[pairs.origins[right]] = 1.0
    known = weights[pairs.origins] > 0
    pairs, right = Pairs(*(each[known] for each in pairs)), right[known]
    nobody: Any = np.zeros(len(names), bool)
    if not len(right):
        return None
    return Example(prepare(words, vocabulary), None, [m.head for m in names], pairs, right, nobody, weights)


def _again(words: Words, names: Sequence[Mention]) -> list[int]:
    """Names of two or three words that stand there again, in whole or by their last word, and are not the only ones:
    mostly people."""
    full: set[str] = set()
    again: list[int] = []
    for number, mention in enumerate(names):
        if mention.kind is Kind.NAME:
            head = words.texts[mention.head]
            if head in full and len(full) > 1:
                again.append(number)
            if mention.last - mention.first in {2, 3}:
                full.add(head)
    return again


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


def _only(pairs: Pairs, wanted: Callable[[int, int], bool]) -> Pairs:
    given = zip(pairs.origins.tolist(), pairs.targets.tolist(), strict=True)
    kept = np.array([wanted(origin, target) for origin, target in given], bool)
    return Pairs(*(each[kept] for each in pairs))


def _part(text: Words, chance: Random) -> Words:
    opens = [at for at, opens in enumerate(text.opens_paragraph) if opens and len(text) - at >= _LEAST_WORDS] or [0]
    first = chance.choice(opens)
    return text.part(first, min(len(text), first + _MOST_WORDS))


def _hide(words: Words, mentions: Sequence[Mention], chosen: dict[int, str]) -> tuple[Words, list[Mention]]:
    """The chosen mentions as one hidden word each, which is told of like a pronoun."""
    gone = {at for number in chosen for at in range(mentions[number].first, mentions[number].head)}
    masked = {mentions[number].head for number in chosen}
    kept = [at for at in range(len(words)) if at not in gone]
    new = {at: number for number, at in enumerate(kept)}
    texts = [_HIDDEN if at in masked else words.texts[at] for at in kept]
    lists = (words.starts, words.ends, words.features, words.opens_paragraph, words.ends_sentence)
    made = Words(texts, *([each[at] for at in kept] for each in lists))  # type: ignore[arg-type]
    moved = [
        Mention(new[m.head], new[m.head] + 1, Kind.PRONOUN)
        if number in chosen
        else m._replace(first=new[m.first], last=new[m.head] + 1)
        for number, m in enumerate(mentions)
    ]
    return made, moved
