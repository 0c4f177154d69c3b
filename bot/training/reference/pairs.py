"""Which mentions are asked whether they mean the same, and what is told of each pair beside the network's vectors.

Each mention has a bounded number of candidates, so that the work grows with the text and no faster."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

from bot.extraction.tagger.words import Words
from bot.training.reference.mentions import FORMS, NOMINAL, Form, Kind, Mention

BACK = 48
"""How many mentions before a pronoun, or names and descriptions before another, are candidates."""
FORWARD = 4
"""How many names and descriptions after a pronoun are."""
_NEAR = np.array([1, 2, 3, 4, 5, 6, 8, 12, 20, 30])
_SENTENCES = np.array([1, 2, 3, 4, 7])
_ASKED = frozenset({Kind.NAME, Kind.NOUN, Kind.PRONOUN, Kind.POINTING})
_QUOTED = 9
"""A word's feature divided by this is odd where the word stands in a quotation."""
_SMALL = frozenset({"the", "The", "of", "and", ".", "-", "&", "'", "’", "Mr", "Mrs", "Ms", "Dr"})
_KINDS = len(Kind)
_FORMS = len(Form)
FEATURES = len(_NEAR) + 2 + len(_SENTENCES) + 1 + 2 * _KINDS + 2 * _FORMS + 13


class Pairs(NamedTuple):
    """Parallel arrays: `origins` and `targets` are mention numbers, `features` (n, FEATURES) floats."""

    origins: Any
    targets: Any
    features: Any


def pair(words: Words, mentions: Sequence[Mention]) -> Pairs:
    """Every question about a text's mentions, by origin: pronouns ask for pronouns and nominals, nominals for
    nominals."""
    origins: list[int] = []
    targets: list[int] = []
    for origin, found in enumerate(candidates(words, mentions)):
        origins.extend([origin] * len(found))
        targets.extend(found)
    given = np.asarray(origins, np.int64), np.asarray(targets, np.int64)
    return Pairs(*given, _features(words, mentions, *given))


def candidates(words: Words, mentions: Sequence[Mention]) -> list[list[int]]:
    """For each mention the numbers of those that it may mean, at most BACK + FORWARD + 2."""
    nominals = [number for number, mention in enumerate(mentions) if mention.kind in NOMINAL]
    before: list[int] = []
    named: list[int] = []
    first_of: dict[str, int] = {}
    last_of: dict[str, int] = {}
    made: list[list[int]] = []
    for number, mention in enumerate(mentions):
        head = words.texts[mention.head].lower()
        if mention.kind in NOMINAL:
            near = [each for each in named[-BACK:] if _can_be(words, mention, mentions[each])]
            far = {same[head] for same in (first_of, last_of) if head in same and same[head] not in near}
            made.append([*sorted(far), *near])
            first_of.setdefault(head, number)
            last_of[head] = number
            named.append(number)
        elif mention.kind in _ASKED:
            made.append([*before[-BACK:], *nominals[len(named) : len(named) + FORWARD]])
        else:
            made.append([])
        if mention.kind in _ASKED:
            before.append(number)
    return made


def _can_be(words: Words, one: Mention, other: Mention) -> bool:
    """Two names mean the same only where they have a word in common, or one is the other's first letters."""
    if one.kind is not Kind.NAME or other.kind is not Kind.NAME:
        return True
    mine, theirs = (words.texts[m.first : m.last] for m in (one, other))
    return bool({*mine} & {*theirs} - _SMALL) or _letters(mine) in theirs or _letters(theirs) in mine


def _letters(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _features(words: Words, mentions: Sequence[Mention], origins: Any, targets: Any) -> Any:
    known = _Known(words, mentions)
    near, sentences = origins - targets, known.sentence[origins] - known.sentence[targets]
    quoted_o, quoted_t = known.quotation[origins], known.quotation[targets]
    forms = known.form[origins], known.form[targets]
    columns = [
        _one_hot(np.where(near > 0, np.digitize(near, _NEAR), len(_NEAR) + 1), len(_NEAR) + 2),
        _one_hot(np.digitize(np.abs(sentences), _SENTENCES), len(_SENTENCES) + 1),
        *(_one_hot(known.kind[side], _KINDS) for side in (origins, targets)),
        *(_one_hot(form, _FORMS) for form in forms),
        np.stack(
            [
                known.paragraph[origins] == known.paragraph[targets],
                known.head[origins] == known.head[targets],
                known.whole[origins] == known.whole[targets],
                known.opening[origins] == known.opening[targets],
                (forms[0] == forms[1]) & (forms[0] > 0),
                (forms[0] != forms[1]) & (forms[0] > 0) & (forms[1] > 0),
                quoted_o > 0,
                quoted_t > 0,
                (quoted_o == quoted_t) & (quoted_o > 0),
                known.leads[targets],
                known.often[targets] == 1,
                known.often[targets] > 3,
                known.within(origins, targets),
            ],
            axis=1,
        ),
    ]
    return np.concatenate(columns, axis=1, dtype=np.float32)


class _Known:
    """What the words say of each mention, as arrays."""

    def __init__(self, words: Words, mentions: Sequence[Mention]) -> None:
        sentences = [0, *accumulate(map(_ends, words.ends_sentence, [*words.opens_paragraph[1:], False]))]
        paragraphs = list(accumulate(map(int, words.opens_paragraph)))
        quotations = _quotations(words)
        heads = [words.texts[m.head].lower() for m in mentions]
        counts: dict[str, int] = {}
        for head in heads:
            counts[head] = counts.get(head, 0) + 1
        whole = [" ".join(words.texts[m.first : m.last]).lower() for m in mentions]
        self._held = [set(text.split()) for text in whole]
        self.kind = np.array([m.kind for m in mentions], np.int64)
        self.form = np.array([FORMS.get(head, Form.NONE) for head in heads], np.int64) * (self.kind > Kind.NOUN)
        self.sentence = np.array([sentences[m.first] for m in mentions], np.int64)
        self.paragraph = np.array([paragraphs[m.first] for m in mentions], np.int64)
        self.quotation = np.array([quotations[m.head] for m in mentions], np.int64)
        self.head, self.whole = _numbers(heads), _numbers(whole)
        self.opening = _numbers([text.split()[0] for text in whole])
        self.often = np.array([counts[head] for head in heads], np.int64)
        self.leads = np.diff(self.sentence, prepend=-1) > 0

    def within(self, origins: Any, targets: Any) -> Any:
        """Are the words of a nominal all among the other's, or the other way round?"""
        held, nominal = self._held, self.kind <= Kind.NOUN
        both = nominal[origins] & nominal[targets]
        found: Any = np.zeros(len(origins), bool)
        for at in np.flatnonzero(both):
            one, other = held[origins[at]], held[targets[at]]
            found[at] = one <= other or other <= one
        return found


def _ends(sentence: bool, paragraph: bool) -> int:
    return int(sentence or paragraph)


def _quotations(words: Words) -> list[int]:
    """The number of the quotation that each word stands in, 0 for none."""
    numbers: list[int] = []
    number, before = 0, False
    for feature in words.features:
        inside = feature // _QUOTED % 2 == 1
        number += inside and not before
        numbers.append(number if inside else 0)
        before = inside
    return numbers


def _numbers(texts: Sequence[str]) -> Any:
    known: dict[str, int] = {}
    return np.array([known.setdefault(text, len(known)) for text in texts], np.int64)


def _one_hot(numbers: Any, size: int) -> Any:
    return np.eye(size, dtype=np.float32)[numbers]
