"""Which texts each step learns from, the same for the same seed however often the training is stopped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Protocol

import numpy as np

from bot.training.reference.examples import Example


class Source(Protocol):
    """Texts of one kind. `share` is how often a step takes a batch of them."""

    share: float

    def lengths(self) -> Sequence[int]:
        """About how many pieces each text has."""

    def example(self, number: int, chance: Random) -> Example | None:
        """A text as it is learnt from this time; None where there is nothing to learn."""


def choices(sources: Sequence[Source], pieces: int, seed: int) -> Iterator[tuple[int, tuple[int, ...], str]]:
    """Endless batches of about `pieces` pieces: source, texts, seed. Every text of a source comes once a pass."""
    chance = Random(f"{seed}/order")  # noqa: S311
    passes = [_passes(source.lengths(), pieces, f"{seed}/{number}") for number, source in enumerate(sources)]
    shares = [source.share for source in sources]
    while True:
        number = chance.choices(range(len(sources)), shares)[0]
        yield number, *next(passes[number])


def _passes(lengths: Sequence[int], pieces: int, seed: str) -> Iterator[tuple[tuple[int, ...], str]]:
    number = 0
    while True:
        chance = Random(f"{seed}/{number}")  # noqa: S311
        order = sorted(range(len(lengths)), key=lambda at: lengths[at] * (1 + 0.2 * chance.random()))
        packed = list(_packed(order, lengths, pieces))
        chance.shuffle(packed)
        yield from ((batch, f"{seed}/{number}") for batch in packed)
        number += 1


def _packed(order: Sequence[int], lengths: Sequence[int], pieces: int) -> Iterator[tuple[int, ...]]:
    batch: list[int] = []
    for at in order:
        if batch and sum(lengths[each] for each in batch) + lengths[at] > pieces:
            yield tuple(batch)
            batch = []
        batch.append(at)
    if batch:
        yield tuple(batch)


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors. `ids`, `features` (windows, places). Of each marked word `tagged` (2, n: window, place) and `tags` (n);
    of each mention `heads` (2, m). Of each pair `origins` and `targets` (n), numbers of mentions, `told` (n, FEATURES)
    and `right` (n). Of each mention that asks a row of `rows` (asking, most): its pairs' numbers and, to fill up, their
    count; `alone` and `weights` (asking)."""

    ids: Any
    features: Any
    tagged: Any
    tags: Any
    heads: Any
    origins: Any
    targets: Any
    told: Any
    right: Any
    rows: Any
    alone: Any
    weights: Any


def tensors(examples: Sequence[Example], padding: int) -> Batch:
    """The examples as tensors, padded to the longest window."""
    import torch

    windows = [window for example in examples for window in example.windows]
    longest = max(len(window.ids) for window in windows)
    ids = torch.full((len(windows), longest), padding, dtype=torch.long)
    features = torch.zeros((len(windows), longest), dtype=torch.long)
    for number, window in enumerate(windows):
        ids[number, : len(window.ids)] = torch.tensor(window.ids)
        features[number, : len(window.features)] = torch.tensor(window.features)
    parts = _Parts()
    first = 0
    for example in examples:
        parts.add(example, first)
        first += len(example.windows)
    return Batch(ids, features, *parts.tensors())


class _Parts:
    """What the examples of a batch ask, put together."""

    def __init__(self) -> None:
        self._tagged: list[Any] = [np.zeros((2, 0), np.int64)]
        self._tags: list[int] = []
        self._heads: list[Any] = []
        self._ends: tuple[list[Any], list[Any]] = ([], [])
        self._told: list[Any] = []
        self._right: list[Any] = []
        self._rows: list[Any] = []
        self._alone: list[bool] = []
        self._weights: list[float] = []
        self._count = self._mentions = 0

    def add(self, example: Example, first: int) -> None:
        places = places_of(example, first)
        if example.tags is not None:
            self._tagged.append(places)
            self._tags.extend(example.tags)
        pairs = example.pairs
        self._heads.append(places[:, np.array(example.heads, np.int64)])
        for ends, mentions in zip(self._ends, (pairs.origins, pairs.targets), strict=True):
            ends.append(mentions + self._mentions)
        self._mentions += len(example.heads)
        self._told.append(pairs.features)
        self._right.append(example.right)
        starts: Any = np.searchsorted(pairs.origins, np.arange(len(example.heads) + 1))
        for number in np.flatnonzero(example.weights):
            if starts[number] < starts[number + 1]:
                self._rows.append(np.arange(starts[number], starts[number + 1]) + self._count)
                self._alone.append(bool(example.alone[number]))
                self._weights.append(float(example.weights[number]))
        self._count += len(pairs.origins)

    def tensors(self) -> tuple[Any, ...]:
        import torch

        rows: Any = np.full((len(self._rows), max(map(len, self._rows), default=0)), self._count, np.int64)
        for number, row in enumerate(self._rows):
            rows[number, : len(row)] = row
        return (
            torch.from_numpy(np.concatenate(self._tagged, axis=1)),
            torch.tensor(self._tags, dtype=torch.long),
            torch.from_numpy(np.concatenate(self._heads, axis=1)),
            *(torch.from_numpy(np.concatenate(ends)) for ends in self._ends),
            torch.from_numpy(np.concatenate(self._told)),
            torch.from_numpy(np.concatenate(self._right)),
            torch.from_numpy(rows),
            torch.tensor(self._alone),
            torch.tensor(self._weights),
        )


def places_of(example: Example, first: int = 0) -> Any:
    """Window and place of each word of an example (2, words), its windows counted from `first`."""
    places: list[tuple[int, int]] = []
    for number, (window, _ids, _features, heads) in enumerate(example.windows):
        own = range(window.keep_from - window.first, window.keep_to - window.first)
        places.extend((first + number, heads[at]) for at in own)
    return np.array(places, np.int64).reshape(-1, 2).T
