"""Claims whose present words have no vector yet: read in the background, some at a time."""

import logging
from collections.abc import Sequence
from functools import partial

from bot.domain.clock import day_if_known
from bot.domain.errors import NoModel
from bot.matching.encoder import embed, version_of
from bot.services.desk.base import Desk
from bot.services.desk.ports import Workers
from bot.services.similar.candidates import Candidates
from bot.services.similar.likeness import Likeness, ties_of
from bot.storage.database import Tx
from bot.storage.similar import ties, vectors

READ_AT_ONCE = 64
"""Claims whose vectors are made in one go."""
ROUNDS = 8
"""How often that is done in a tick at most: a desk whose encoder was changed is read again within hours, and nothing
else that is due waits for long."""

_log = logging.getLogger(__name__)


class UnreadClaims:
    def __init__(self, desk: Desk, workers: Workers, candidates: Candidates) -> None:
        self._desk = desk
        self._workers = workers
        self._candidates = candidates
        self._checked_version = False
        self._told = False
        """That the encoder can't be loaded: once is enough."""

    async def read(self, rounds: int = ROUNDS) -> None:
        """Make vectors for claims that have none for their present words, and ask what those may be."""
        try:
            version = version_of()
        except NoModel:
            return  # what waits for its vector goes on waiting
        if not self._checked_version:
            await self._desk.db.write(lambda tx: vectors.outdate(tx, version))
            self._checked_version = True
        for _ in range(rounds):
            if not await self._read_some():
                return

    async def _read_some(self) -> bool:
        """Whether there was something to read, and it could be read."""
        async with self._desk.db.read() as reader:
            waiting = await vectors.unread(reader, READ_AT_ONCE)
        if not waiting:
            return False
        try:
            made = await self._workers.run(embed, [text for _row, _server, text in waiting])
        except NoModel as error:
            if not self._told:
                _log.warning("claims wait to be read: %s", error)
            self._told = True
            return False
        self._told = False
        for (row, server, text), vector in zip(waiting, made, strict=True):
            found = await self._candidates.of(server, [text], [vector], frozenset((row,)))
            learn = partial(self._learn, server=server, row=row, text=text, vector=vector, found=found.get(0, ()))
            await self._desk.db.write(learn)
        return True

    async def _learn(
        self, tx: Tx, *, server: int, row: int, text: str, vector: bytes, found: Sequence[Likeness]
    ) -> None:
        """Keep what was made of a claim's words, unless they were changed meanwhile."""
        if await vectors.still_says(tx, row, text):
            speaker, said_at = await vectors.told_by(tx, row)
            await vectors.put_vectors(tx, server, version_of(), [(row, vector)])
            await ties.add_ties(tx, ties_of(row, speaker, day_if_known(said_at), found), self._desk.clock.now())
