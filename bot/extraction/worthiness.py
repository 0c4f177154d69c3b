"""How much a fact-checker would want a sentence checked, from 0 to 1, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from bot.extraction.worth.blend import BLEND
from bot.extraction.worth.judge import shipped
from bot.extraction.worth.signs import signs


@dataclass(frozen=True, slots=True)
class Worth:
    score: float
    reasons: tuple[str, ...]
    """What speaks for it and against it, strongest first."""


def worthiness(sentences: Sequence[str]) -> list[Worth]:
    """One answer a sentence: claims in their canonical wording, or whole sentences. Each is judged by itself, so that
    a claim has the same score wherever it is met."""
    judge = shipped()
    found = [signs(sentence) for sentence in sentences]
    return [
        Worth(_share(BLEND(judge(sentence), sum(weights.values()))), tuple(weights))
        for sentence, weights in zip(sentences, found, strict=True)
    ]


def _share(odds: float) -> float:
    return round(1 / (1 + exp(-odds)), 6)
