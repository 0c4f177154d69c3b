"""The learnt part: how likely two claims are one, from the features of both."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.domain.errors import NoModel
from bot.matching.features import NAMES

FILE = Path(__file__).parent / "model" / "reranker.json"


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression: means, scales and weights of its columns, and a bias."""

    mean: Any
    scale: Any
    weights: Any
    bias: float

    def log_odds(self, columns: Any) -> Any:
        standard = (columns - self.mean) / self.scale
        return np.clip(standard, -FARTHEST, FARTHEST) @ self.weights + self.bias


FARTHEST = 5.0
"""Standard deviations: what is farther out than anything learnt from weighs no more than this."""


@dataclass(frozen=True, slots=True)
class Reranker:
    """`order` ranks the candidates of one question; `decide` then says how likely the first of them is the claim
    itself, for many questions are about nothing that is known."""

    order: Linear
    decide: Linear

    def log_odds(self, rows: Any) -> Any:
        """Rows as `features` gives them -> one number a candidate: the higher, the better it matches."""
        return self.order.log_odds(rows)

    def probabilities(self, rows: Any) -> Any:
        """One a candidate, calibrated, in the order of `log_odds`."""
        if not len(rows):
            return np.zeros(0)
        odds = self.log_odds(rows)
        return _share(self.decide.log_odds(in_context(rows, odds)))


def in_context(rows: Any, odds: Any) -> Any:
    """What the decision sees of each candidate: its own log odds, how far it stands above the best other, and the
    columns that stand for themselves."""
    others = np.where(np.arange(len(odds)) == int(odds.argmax()), -np.inf, odds)
    second = float(others.max()) if len(odds) > 1 else -_ALONE
    best = float(odds.max())
    lead = np.where(odds == best, best - second, odds - best)
    return np.column_stack([odds, np.clip(lead, -_ALONE, _ALONE), rows[:, [NAMES.index(name) for name in _DECIDING]]])


_ALONE = 8.0
_DECIDING = ("nearest", "covers_claim", "covers_question", "union", "names_claim", "figures_differ", "rarest")
CONTEXT = ("odds", "lead", *_DECIDING)


def _share(odds: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


@lru_cache(maxsize=1)
def link_from(file: Path = FILE) -> float:
    """The chance from which on 97 of 100 are right, as it was measured."""
    return float(_card(file)["figures"]["snopes_half_unknown"]["link_from"])


@lru_cache(maxsize=1)
def reranker(file: Path = FILE) -> Reranker:
    """The shipped one. Raises NoModel."""
    card = _card(file)
    return Reranker(_linear(card["order"], NAMES), _linear(card["decide"], CONTEXT))


def _card(file: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise NoModel(f"The reranker can't be read from {file}.") from error


def _linear(entry: dict[str, Any], names: tuple[str, ...]) -> Linear:
    """Columns by name, so that weights of another version are refused rather than misread."""
    if tuple(entry["columns"]) != names:
        raise ValueError("the reranker was trained on other columns")
    mean, scale, weights = (np.array(entry[part], dtype=np.float64) for part in ("mean", "scale", "weights"))
    return Linear(mean, scale, weights, float(entry["bias"]))
