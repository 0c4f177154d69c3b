"""How good the order and the decision are, on questions that they were not learnt from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.reranker import Reranker
from bot.training.matching.learning import Example, learn

FOLDS = 5
LEAST = 20
"""Decisions below which a precision says nothing."""


@dataclass(frozen=True, slots=True)
class Ranking:
    map5: float
    recall20: float
    questions: int


def ranking(model: Reranker, examples: Sequence[Example]) -> Ranking:
    precision = recall = 0.0
    for example in examples:
        right = example.right[np.argsort(-model.log_odds(example.rows), kind="stable")]
        hits = np.flatnonzero(right[:5])
        precision += sum((place + 1) / (hit + 1) for place, hit in enumerate(hits)) / min(5, example.wanted)
        recall += float(right[:20].sum()) / example.wanted
    size = max(1, len(examples))
    return Ranking(round(precision / size, 4), round(recall / size, 4), len(examples))


@dataclass(frozen=True, slots=True)
class Choice:
    """The first candidate of a question: how likely it is said to be the claim, whether it is, and whether the claim
    was known at all."""

    chance: float
    right: bool
    known: bool


def choices(model: Reranker, examples: Sequence[Example], *, unknown: bool = False) -> list[Choice]:
    found = []
    for example in examples:
        given = example.unknown() if unknown else example
        if len(given.rows):
            first = int(np.argmax(model.log_odds(given.rows)))
            chance = float(model.probabilities(given.rows)[first])
            found.append(Choice(chance, bool(given.right[first]), not unknown))
    return found


def recall_at(found: Sequence[Choice], precision: float) -> tuple[float, float]:
    """The largest share of known claims that is linked at this precision, and the chance from which on it is."""
    known = sum(choice.known for choice in found)
    best, right = (0.0, 1.0), 0
    for number, choice in enumerate(sorted(found, key=lambda choice: -choice.chance), 1):
        right += choice.right
        if number >= LEAST and right / number >= precision and right / known > best[0]:
            best = (round(right / known, 4), choice.chance)
    return best


def folds(examples: Sequence[Example]) -> list[tuple[list[Example], list[Example]]]:
    """(learnt from, tested on), questions about one claim together."""
    groups = {group: place % FOLDS for place, group in enumerate(sorted({example.group for example in examples}))}
    return [
        (
            [example for example in examples if groups[example.group] != fold],
            [example for example in examples if groups[example.group] == fold],
        )
        for fold in range(FOLDS)
    ]


def crossed(examples: Sequence[Example], others: Sequence[Example], *, calibrate: bool) -> tuple[Ranking, list[Choice]]:
    """Every question ranked and decided by a model that has not seen its claim; every second one as if its claim were
    unknown. `others` are always learnt from."""
    rankings: list[Ranking] = []
    found: list[Choice] = []
    for learnt, tested in folds(examples):
        model = learn([*learnt, *others], learnt if calibrate else None)
        rankings.append(ranking(model, tested))
        found += choices(model, tested[::2]) + choices(model, tested[1::2], unknown=True)
    size = sum(each.questions for each in rankings)
    return Ranking(
        round(sum(each.map5 * each.questions for each in rankings) / size, 4),
        round(sum(each.recall20 * each.questions for each in rankings) / size, 4),
        size,
    ), found
