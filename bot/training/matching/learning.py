"""The two regressions: which candidate of a question is the claim, and whether the first of them is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize

from bot.matching.features import ALONE, in_company
from bot.matching.reranker import FARTHEST, Linear, Reranker, in_context

DECIDED = 3
"""Candidates of each question that the decision learns from."""


THINNED = (6, 25)
"""A desk may hold ten claims or a million: being ahead of all others must not pass for being right."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its candidates: rows of features, and which of them are the claim. `wanted` claims are known in
    all; `group` keeps questions about one claim on one side of a split."""

    id: str
    group: str
    claims: tuple[str, ...]
    rows: Any
    right: Any
    wanted: int

    def unknown(self) -> "Example":
        """The same question where its claim is not in the corpus."""
        return self._only(~self.right, 0)

    def thinned(self, step: int) -> "Example":
        """The same question on a desk with few claims: of those that are wrong, one in `step`."""
        wrong = np.cumsum(~self.right) % step == len(self.id) % step
        return self._only(self.right | wrong, self.wanted)

    def _only(self, kept: Any, wanted: int) -> "Example":
        alone = self.rows[kept][:, : len(ALONE)]
        claims = tuple(claim for claim, keep in zip(self.claims, kept, strict=True) if keep)
        rows = np.hstack([alone, in_company(alone)]) if len(alone) else self.rows[:0]
        return Example(self.id, self.group, claims, rows, self.right[kept], wanted)


def learn(examples: Sequence[Example], decisions: Sequence[Example] | None = None) -> Reranker:
    """`decisions` are the examples whose labels are whole enough to calibrate on; without them all are."""
    order = _order([example for example in examples if example.right.any()])
    rows: list[Any] = []
    right: list[Any] = []
    for example in decisions or examples:
        fewer = [example.thinned(step) for step in THINNED]
        for given in (example, example.unknown(), *fewer, *(each.unknown() for each in fewer)):
            if not len(given.rows):
                continue
            odds = order.log_odds(given.rows)
            first = np.argsort(-odds, kind="stable")[:DECIDED]
            rows.append(in_context(given.rows, odds)[first])
            right.append(given.right[first])
    return Reranker(order, _decide(np.concatenate(rows), np.concatenate(right)))


def _order(examples: Sequence[Example], ridge: float = 1.0) -> Linear:
    """A conditional logit: the right candidates of a question against its others."""
    mean, scale, rows = _standard(np.concatenate([example.rows for example in examples]).astype(np.float64))
    share = np.concatenate([example.right / example.right.sum() for example in examples])
    sizes = np.array([len(example.right) for example in examples])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def loss(weights: Any) -> tuple[float, Any]:
        odds = rows @ weights
        odds -= np.repeat(np.maximum.reduceat(odds, starts), sizes)
        grown = np.exp(odds)
        total: Any = np.repeat(np.add.reduceat(grown, starts), sizes)
        value = -(share * (odds - np.log(total))).sum() + ridge * (weights @ weights) / 2
        return float(value), rows.T @ (grown / total - share) + ridge * weights

    return Linear(mean, scale, _least(loss, rows.shape[1]), 0.0)


def _decide(rows: Any, right: Any, ridge: float = 1.0) -> Linear:
    """A logistic regression."""
    mean, scale, standard = _standard(rows.astype(np.float64))
    columns = np.column_stack([standard, np.ones(len(standard))])

    def loss(weights: Any) -> tuple[float, Any]:
        odds = columns @ weights
        chances = 1 / (1 + np.exp(-odds))
        value = (np.logaddexp(0, odds) - right * odds).sum() + ridge * (weights[:-1] @ weights[:-1]) / 2
        return float(value), columns.T @ (chances - right) + ridge * np.append(weights[:-1], 0)

    weights = _least(loss, columns.shape[1])
    return Linear(mean, scale, weights[:-1], float(weights[-1]))


def _standard(rows: Any) -> tuple[Any, Any, Any]:
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    return mean, scale, np.clip((rows - mean) / scale, -FARTHEST, FARTHEST)


def _least(loss: Callable[[Any], tuple[float, Any]], columns: int) -> Any:
    return minimize(loss, np.zeros(columns), jac=True, method="L-BFGS-B").x
