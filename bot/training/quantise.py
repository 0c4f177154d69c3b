"""Weights as whole numbers. Seven bits, not eight: processors without VNNI add two products in sixteen bits."""

from typing import Any, NamedTuple

_LARGEST = 63
_LARGEST_ROW = 127


class Quantised(NamedTuple):
    """`numbers` times `scales` is the matrix again, near enough."""

    numbers: Any
    scales: Any


def by_column(matrix: Any) -> Quantised:
    """A matrix (in, out) as int8 with one scale a column, for products."""
    return _quantised(matrix, axis=0, largest=_LARGEST)


def by_row(matrix: Any) -> Quantised:
    """A table of embeddings (rows, width) as int8 with one scale a row; nothing multiplies it, so eight bits do."""
    return _quantised(matrix, axis=1, largest=_LARGEST_ROW)


def _quantised(matrix: Any, axis: int, largest: int) -> Quantised:
    import numpy as np

    scales = np.abs(matrix).max(axis=axis, keepdims=True) / largest
    scales = np.where(scales == 0, 1.0, scales).astype(np.float32)
    numbers = np.clip(np.round(matrix / scales), -largest, largest).astype(np.int8)
    return Quantised(numbers, scales)
