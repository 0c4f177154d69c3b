"""From scores of pairs to what each mention means: names and descriptions are put together, then pronouns are given
to them, each by all the ways that lead there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from bot.training.reference.mentions import NOMINAL, Mention
from bot.training.reference.pairs import Pairs

LINK = 0.5
"""A name or description joins others where this much of it says so."""
_LEAST = 1e-3


@dataclass(frozen=True, slots=True)
class Answer:
    """Numbers of the names and descriptions that a mention means the same as, and how sure (0..1) that is."""

    same: list[int] = field(default_factory=list)
    sure: float = 0.0


def resolve(mentions: Sequence[Mention], pairs: Pairs, scores: Any, link: float = LINK) -> list[Answer]:
    """One answer a mention. `scores` are those of the pairs; a score of 0 weighs as much as meaning none."""
    starts: Any = np.searchsorted(pairs.origins, np.arange(len(mentions) + 1))
    shares = [
        list(zip(pairs.targets[low:high].tolist(), _shares(scores[low:high]), strict=True))
        for low, high in pairwise(starts.tolist())
    ]
    groups: dict[int, list[int]] = {}
    sure: dict[int, float] = {}
    meant: dict[int, dict[int, float]] = {}
    for number, mention in enumerate(mentions):
        if mention.kind in NOMINAL:
            best, sure[number] = _best(_sums(shares[number], meant))
            group = best if best is not None and sure[number] >= link else number
            groups.setdefault(group, []).append(number)
            meant[number] = {group: 1.0}
    for number, mention in enumerate(mentions):
        if mention.kind not in NOMINAL and shares[number]:
            meant[number] = _sums(shares[number], meant)
    return [_answer(number, meant.get(number, {}), groups, sure) for number in range(len(mentions))]


def _answer(number: int, meant: dict[int, float], groups: dict[int, list[int]], sure: dict[int, float]) -> Answer:
    group, share = _best(meant)
    if group is None:
        return Answer()
    same = [member for member in groups[group] if member != number]
    if number not in sure:
        return Answer(same, share)
    if not same:
        return Answer()
    # the first of its group is as sure as the one that joined it
    return Answer(same, sure[number] if group != number else sure[same[0]])


def _shares(scores: Any) -> list[float]:
    """Probabilities of the candidates; what is missing to 1 means none of them."""
    if not len(scores):
        return []
    top = max(0.0, float(scores.max()))
    weights = np.exp(scores - top)
    return list((weights / (weights.sum() + np.exp(-top))).tolist())


def _sums(shares: Sequence[tuple[int, float]], meant: dict[int, dict[int, float]]) -> dict[int, float]:
    """How much of each group is meant, by all candidates together."""
    found: dict[int, float] = {}
    for target, share in shares:
        if share >= _LEAST:
            for group, part in meant.get(target, {}).items():
                found[group] = found.get(group, 0.0) + share * part
    return found


def _best(meant: dict[int, float]) -> tuple[int | None, float]:
    if not meant:
        return None, 0.0
    group = max(meant, key=lambda each: (meant[each], -each))
    return group, min(1.0, meant[group])
