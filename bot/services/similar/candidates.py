"""Which claims on record a wording may be: brought up by its words and its meaning, then compared one by one."""

import logging
from collections.abc import Callable, Sequence

from bot.domain.errors import NoModel
from bot.matching.classify import Match, Near, compare
from bot.matching.encoder import version_of
from bot.matching.features import rarest
from bot.matching.index import VectorIndex
from bot.services.desk.base import Desk
from bot.services.desk.ports import Workers
from bot.services.desk.vector_cache import VectorCache
from bot.services.similar.likeness import Likeness
from bot.storage.claims import search
from bot.storage.database import Reader
from bot.storage.similar import vectors
from bot.storage.similar.vectors import KnownClaim

BY_MEANING, BY_WORDS = 20, 15
LOOKED_AT = 60
"""Of the nearest by meaning, how many are looked at to find BY_MEANING that are not dismissed: dismissed duplicates are
near."""

Compare = Callable[[Sequence[tuple[str, Sequence[Near]]]], list[list[Match]]]

_log = logging.getLogger(__name__)


class Candidates:
    def __init__(self, desk: Desk, workers: Workers, cache: VectorCache[int]) -> None:
        self._desk = desk
        self._workers = workers
        self._cache = cache

    async def of(
        self,
        server: int,
        texts: Sequence[str],
        vectors: Sequence[bytes | None],
        but_not: frozenset[int] = frozenset(),
        how: Compare = compare,
    ) -> dict[int, tuple[Likeness, ...]]:
        """The claims that each text (by its index) may be, but for those of these rows. A text whose vector is None is
        compared by its words alone."""
        asked: list[tuple[str, list[Near]]] = []
        known: dict[int, KnownClaim] = {}
        async with self._desk.db.read() as reader:
            meant = any(vector is not None for vector in vectors)
            index = await self._cache.of(reader, server, version_of()) if meant else VectorIndex()
            for text, vector in zip(texts, vectors, strict=True):
                near = await _near(reader, server, index, text, vector, but_not)
                known |= {claim.row: claim for claim, _cosine in near}
                asked.append((text, [Near(claim.row, claim.text, cosine) for claim, cosine in near]))
        if not known:
            return {}
        try:
            compared = await self._workers.run(how, asked)
        except NoModel as error:
            _log.warning("new claims are not compared: %s", error)
            return {}
        return {
            place: tuple(Likeness(known[match.row], match) for match in matches)
            for place, matches in enumerate(compared)
            if matches
        }


async def _near(
    reader: Reader, server: int, index: VectorIndex, text: str, vector: bytes | None, but_not: frozenset[int]
) -> list[tuple[KnownClaim, float]]:
    """The claims that words or meaning bring up, with their cosines."""
    by_meaning = [] if vector is None else [row for row, _cosine in index.nearest(vector, LOOKED_AT)]
    by_words = await search.likely(reader, server, rarest(text), BY_WORDS)
    rows = [row for row in dict.fromkeys([*by_meaning, *by_words]) if row not in but_not]
    standing = {claim.row: claim for claim in await vectors.known(reader, server, rows)}
    nearest = [row for row in by_meaning if row in standing][:BY_MEANING]
    kept = list(dict.fromkeys([*nearest, *(row for row in by_words if row in standing)]))
    cosines = [0.0] * len(kept) if vector is None else index.cosines(vector, kept)
    return [(standing[row], cosine) for row, cosine in zip(kept, cosines, strict=True)]
