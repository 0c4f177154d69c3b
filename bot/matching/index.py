"""The vectors of one desk's claims, searched whole.

Beside the whole numbers stand their signs, one bit each: counting the bits that differ picks the likely few out of a
million in milliseconds, and only those are multiplied out. Measured to be enough for a million claims; see
MODEL_CARD.md."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.matching.encoder import WIDTH, unpack

_LEAST_LIKELY, _ONE_IN = 800, 200
"""Rows multiplied out: at least this many, else one in so many. Of 59,000 real vectors 800 hold every nearest one and
98 % of the nearest twenty."""
_WORDS = WIDTH // 64
"""Signs of a row, in words of 64 bits."""
_STEP = 1 << 15
"""Rows whose signs are compared at once: what is counted of them stays in the processor's cache."""

_MULTIPLIED = 500
"""Rows multiplied out at once."""


class VectorIndex:
    """Row ids and vectors, 452 bytes each. Not thread-safe."""

    def __init__(self) -> None:
        self._size = 0
        self._ids: Any = np.empty(0, dtype=np.int64)
        self._numbers: Any = np.empty((0, WIDTH), dtype=np.int8)
        self._scales: Any = np.empty(0, dtype=np.float32)
        self._signs: Any = np.empty((_WORDS, 0), dtype=np.uint64)
        self._sorted: Any = np.empty(0, dtype=np.int64)
        """Places in the order of their ids."""

    def __len__(self) -> int:
        return self._size

    def __contains__(self, row: int) -> bool:
        return bool(self._places([row])[0] >= 0)

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        arrays = (self._ids, self._numbers, self._scales, self._signs, self._sorted)
        return sum(int(array.nbytes) for array in arrays)

    def put(self, ids: Sequence[int], stored: Sequence[bytes]) -> None:
        """Add vectors as `embed` gives them, or replace those of known rows; the last one of a row counts."""
        last = {row: place for place, row in enumerate(ids)}
        if not last:
            return
        rows: Any = np.array(list(last), dtype=np.int64)
        numbers, scales = unpack([stored[place] for place in last.values()])
        places = self._places(rows)
        new = np.flatnonzero(places < 0)
        places[new] = self._size + np.arange(len(new))
        self._reserve(self._size + len(new))
        self._ids[places] = rows
        self._numbers[places], self._scales[places] = numbers, scales
        self._signs[:, places] = _signs(numbers).T
        self._enter(rows[new], places[new])

    def nearest(self, stored: bytes, limit: int) -> list[tuple[int, float]]:
        """Row ids and cosines, the nearest first."""
        if not self._size or limit < 1:
            return []
        numbers, scales = unpack([stored])
        likely = self._likely(numbers, min(self._size, max(_LEAST_LIKELY, limit, self._size // _ONE_IN)))
        cosines = self._cosines(likely, numbers, scales)
        order = np.argsort(-cosines, kind="stable")[:limit]
        return [(int(self._ids[likely[place]]), float(cosines[place])) for place in order]

    def cosines(self, stored: bytes, rows: Sequence[int]) -> list[float]:
        """The nearness of each of these rows, 0 for one whose vector is not there."""
        found: Any = np.zeros(len(rows), dtype=np.float32)
        places = self._places(rows)
        here = places >= 0
        found[here] = self._cosines(places[here], *unpack([stored]))
        return [float(cosine) for cosine in found]

    def _cosines(self, places: Any, numbers: Any, scales: Any) -> Any:
        """In parts: a larger product would be spread over threads, which cost more than they save. Sums of these whole
        numbers are exact, in whatever order."""
        asked = numbers[0].astype(np.float32)
        products: Any = np.empty(len(places), dtype=np.float32)
        for start in range(0, len(places), _MULTIPLIED):
            part = slice(start, start + _MULTIPLIED)
            np.matmul(self._numbers[places[part]].astype(np.float32), asked, out=products[part])
        return products * (self._scales[places] * scales[0])

    def _likely(self, numbers: Any, wanted: int) -> Any:
        """Places of the rows whose signs differ least."""
        if wanted == self._size:
            return np.arange(self._size)
        apart = self._apart(_signs(numbers)[0])
        upto = np.cumsum(np.bincount(apart, minlength=WIDTH + 1))
        most = int(np.searchsorted(upto, wanted))
        near, edge = np.flatnonzero(apart < most), np.flatnonzero(apart == most)
        return np.concatenate([near, edge[: wanted - len(near)]])

    def _apart(self, signs: Any) -> Any:
        """In how many signs each row differs, uint16."""
        apart: Any = np.zeros(self._size, dtype=np.uint16)
        differing: Any = np.empty(_STEP, dtype=np.uint64)
        counted: Any = np.empty(_STEP, dtype=np.uint8)
        for start in range(0, self._size, _STEP):
            part = apart[start : start + _STEP]
            width = len(part)
            for column, word in zip(self._signs, signs, strict=True):
                np.bitwise_xor(column[start : start + width], word, out=differing[:width])
                np.bitwise_count(differing[:width], out=counted[:width])
                part += counted[:width]
        return apart

    def _places(self, rows: Any) -> Any:
        """Where each of these rows stands, -1 for one that is not there."""
        wanted: Any = np.asarray(rows, dtype=np.int64)
        if not self._size:
            return np.full(len(wanted), -1, dtype=np.int64)
        order = self._sorted[: self._size]
        at = np.searchsorted(self._ids[: self._size], wanted, sorter=order)
        found = order[np.minimum(at, self._size - 1)]
        return np.where(self._ids[found] == wanted, found, -1)

    def _enter(self, rows: Any, places: Any) -> None:
        """Take new rows, which stand at these places, into the order of ids."""
        by_id = np.argsort(rows)
        rows, places = rows[by_id], places[by_id]
        order = self._sorted[: self._size]
        at: Any = np.searchsorted(self._ids[: self._size], rows, sorter=order)
        self._size += len(rows)
        if len(at) and at[0] < len(order):
            self._sorted[: self._size] = np.insert(order, at, places)
        else:
            self._sorted[len(order) : self._size] = places

    def _reserve(self, size: int) -> None:
        room = len(self._ids)
        if size <= room:
            return
        room = max(size, room + room // 8)
        for name in ("_ids", "_numbers", "_scales", "_signs", "_sorted"):
            old = getattr(self, name)
            rows = old.ndim - 1 if name == "_signs" else 0
            new = np.empty((*old.shape[:rows], room, *old.shape[rows + 1 :]), dtype=old.dtype)
            kept = (slice(None),) * rows + (slice(self._size),)
            new[kept] = old[kept]
            setattr(self, name, new)


def _signs(numbers: Any) -> Any:
    """(vectors, WIDTH) whole numbers -> (vectors, _WORDS) uint64."""
    return np.packbits(numbers > 0, axis=1).view(np.uint64)
