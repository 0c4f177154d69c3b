"""The vectors of desks in memory: read when they are first asked for, kept up, and let go when nobody asks."""

import asyncio
from dataclasses import dataclass, field

from bot.domain.clock import MINUTE, Clock
from bot.matching.index import VectorIndex
from bot.storage.database import Reader
from bot.storage.similar import vectors

IDLE = 15 * MINUTE
"""How long an index that nobody asks stays in memory."""
ROOM = 512 << 20
"""Bytes of all indexes together, above which those that were asked longest ago go; one alone may be larger."""


@dataclass(slots=True)
class _Held:
    index: VectorIndex = field(default_factory=VectorIndex)
    seq: int = 0
    asked: int = 0
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)


class VectorCache:
    def __init__(self, clock: Clock, room: int = ROOM) -> None:
        self._clock = clock
        self._room = room
        self._held: dict[int, _Held] = {}

    @property
    def held_bytes(self) -> int:
        """Memory that all indexes take."""
        return sum(held.index.size for held in self._held.values())

    async def of(self, reader: Reader, server: int, version: str) -> VectorIndex:
        """A server's index of vectors of this version, with all that changed since it was last asked."""
        held = self._held.pop(server, None) or _Held()
        self._held[server] = held  # last asked, last in the order
        held.asked = self._clock.now()
        async with held.reading:
            while changed := await vectors.vectors(reader, server, version, held.seq):
                held.index.put([row for _seq, row, _vector in changed], [vector for _seq, _row, vector in changed])
                held.seq = changed[-1][0]
                self._make_room()
        return held.index

    def let_go(self) -> None:
        """Drop what nobody has asked for a while."""
        now = self._clock.now()
        for server, held in [*self._held.items()]:
            if now - held.asked > IDLE:
                del self._held[server]

    def _make_room(self) -> None:
        sizes = {server: held.index.size for server, held in self._held.items()}
        over = sum(sizes.values()) - self._room
        for server in [*sizes][:-1]:
            if over <= 0:
                return
            del self._held[server]
            over -= sizes[server]
