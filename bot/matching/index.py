"""The vectors of one desk's claims, searched whole.

Beside the whole numbers stand their signs, one bit each: counting the bits that differ picks the likely few out of a
million in milliseconds, and only those are multiplied out."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.matching.encoder import WIDTH, unpack

_LIKELY = 20
"""Rows multiplied out for each that is asked for."""
_LEAST_LIKELY = 800
_ROOM = 256


class VectorIndex:
    """Row ids and vectors. Not thread-safe; what is removed is overwritten by the last row."""

    def __init__(self) -> None:
        self._ids: Any = np.empty(0, dtype=np.int64)
        self._numbers: Any = np.empty((0, WIDTH), dtype=np.int8)
        self._scales: Any = np.empty(0, dtype=np.float32)
        self._signs: Any = np.empty((0, WIDTH // 64), dtype=np.uint64)
        self._places: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, row: int) -> bool:
        return row in self._places

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        arrays = (self._ids, self._numbers, self._scales, self._signs)
        return sum(int(array.nbytes) for array in arrays) + 100 * len(self._places)

    def put(self, ids: Sequence[int], stored: Sequence[bytes]) -> None:
        """Add vectors as `embed` gives them, or replace those of known rows."""
        if not ids:
            return
        numbers, scales = unpack(stored)
        signs = np.packbits(numbers > 0, axis=1).view(np.uint64)
        self._reserve(len(self) + len(ids))
        for row, *parts in zip(ids, numbers, scales, signs, strict=True):
            place = self._places.setdefault(row, len(self._places))
            self._ids[place] = row
            self._numbers[place], self._scales[place], self._signs[place] = parts

    def remove(self, row: int) -> None:
        place = self._places.pop(row, None)
        if place is None:
            return
        last = len(self._places)
        if place != last:
            for array in (self._ids, self._numbers, self._scales, self._signs):
                array[place] = array[last]
            self._places[int(self._ids[place])] = place

    def nearest(self, stored: bytes, limit: int) -> list[tuple[int, float]]:
        """Row ids and cosines, the nearest first."""
        size = len(self)
        if not size or limit < 1:
            return []
        numbers, scales = unpack([stored])
        likely = self._likely(numbers, min(size, max(_LEAST_LIKELY, _LIKELY * limit)))
        cosines = self._numbers[likely].astype(np.float32) @ numbers[0].astype(np.float32)
        cosines *= self._scales[likely] * scales[0]
        order = np.argsort(-cosines, kind="stable")[:limit]
        return [(int(self._ids[likely[place]]), float(cosines[place])) for place in order]

    def cosines(self, stored: bytes, rows: Sequence[int]) -> list[float]:
        """The nearness of each of these rows, 0 for one whose vector is not there."""
        numbers, scales = unpack([stored])
        places = [self._places.get(row, -1) for row in rows]
        cosines = self._numbers[places].astype(np.float32) @ numbers[0].astype(np.float32) if len(self) else []
        return [
            float(cosine * self._scales[place] * scales[0]) if place >= 0 else 0.0
            for cosine, place in zip(cosines, places, strict=False)
        ] or [0.0] * len(rows)

    def _likely(self, numbers: Any, wanted: int) -> Any:
        size = len(self)
        if wanted == size:
            return np.arange(size)
        signs = np.packbits(numbers > 0, axis=1).view(np.uint64)
        apart: Any = np.zeros(size, dtype=np.uint16)
        for column in range(signs.shape[1]):  # one after the other: a sum over rows of six takes three times as long
            apart += np.bitwise_count(self._signs[:size, column] ^ signs[0, column])
        return np.argpartition(apart, wanted - 1)[:wanted]

    def _reserve(self, size: int) -> None:
        room = len(self._ids)
        if size <= room:
            return
        room = max(size, room + room // 8 + _ROOM)
        for name in ("_ids", "_numbers", "_scales", "_signs"):
            old = getattr(self, name)
            new = np.zeros((room, *old.shape[1:]), dtype=old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)
