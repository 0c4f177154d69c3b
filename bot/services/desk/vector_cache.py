"""Vectors in memory: read when they are first asked for, kept up, and let go when nobody asks."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.domain.clock import MINUTE, Clock
from bot.matching.index import VectorIndex
from bot.storage.database import Reader

IDLE = 15 * MINUTE
"""How long an index that nobody asks stays in memory."""
ROOM = 512 << 20
"""Bytes of all indexes together, above which those that were asked longest ago go; one alone may be larger."""


K = TypeVar("K", bound=Hashable)
ReadVectors = Callable[[Reader, K, str, int], Awaitable[list[tuple[int, int, bytes]]]]
"""(seq, row id, vector) of an index, of one version of the encoder, that changed after a seq; in order, none at the
end."""
CountVectors = Callable[[Reader, K, str], Awaitable[int]]


@dataclass(slots=True)
class _Held:
    index: VectorIndex = field(default_factory=VectorIndex)
    seq: int = 0
    asked: int = 0
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)


class VectorCache(Generic[K]):
    """One index a key. `count`, where vectors may be deleted, says how many there are: an index that holds others is
    read anew."""

    def __init__(
        self, clock: Clock, read: ReadVectors[K], *, count: CountVectors[K] | None = None, room: int = ROOM
    ) -> None:
        self._clock = clock
        self._read = read
        self._count = count
        self._room = room
        self._held: dict[K, _Held] = {}

    @property
    def held_bytes(self) -> int:
        """Memory that all indexes take."""
        return sum(held.index.size for held in self._held.values())

    async def of(self, reader: Reader, key: K, version: str) -> VectorIndex:
        """An index of vectors of this version, with all that changed since it was last asked."""
        held = self._held.pop(key, None) or _Held()
        self._held[key] = held  # last asked, last in the order
        held.asked = self._clock.now()
        async with held.reading:
            await self._catch_up(reader, key, version, held)
            while self._count and len(held.index) != await self._count(reader, key, version):
                held.index, held.seq = VectorIndex(), 0
                await self._catch_up(reader, key, version, held)
        return held.index

    async def _catch_up(self, reader: Reader, key: K, version: str, held: _Held) -> None:
        while changed := await self._read(reader, key, version, held.seq):
            held.index.put([row for _seq, row, _vector in changed], [vector for _seq, _row, vector in changed])
            held.seq = changed[-1][0]
            self._make_room()

    def let_go(self) -> None:
        """Drop what nobody has asked for a while."""
        now = self._clock.now()
        for key, held in [*self._held.items()]:
            if now - held.asked > IDLE:
                del self._held[key]

    def _make_room(self) -> None:
        sizes = {key: held.index.size for key, held in self._held.items()}
        over = sum(sizes.values()) - self._room
        for key in [*sizes][:-1]:
            if over <= 0:
                return
            del self._held[key]
            over -= sizes[key]
