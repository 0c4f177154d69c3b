"""One story, once: is a new text a copy of one on record, and which of its claims are there already."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.claims import Draft
from bot.matching.copies import COPY, bands_of, containments, pair_up
from bot.services.desk.ports import Workers
from bot.storage.articles import copies
from bot.storage.database import Database, Reader


@dataclass(frozen=True, slots=True)
class Story:
    """What a text was compared with, and the article (row id) whose copy it is."""

    bands: tuple[int, ...]
    compared: frozenset[int]
    copy_of: int | None = None
    again: dict[int, tuple[int, float]] = field(default_factory=dict)
    """The drafts (by index) that are claims (row id) of the story already, each with its share of words."""

    async def overtaken(self, reader: Reader, server: int) -> bool:
        """Whether an article came on record meanwhile that the text was not compared with."""
        return not self.compared.issuperset(await copies.candidates(reader, server, self.bands))


async def story_of(
    db: Database, workers: Workers, server: int, text: str, drafts: Sequence[tuple[Draft, str]]
) -> Story:
    """Compare a text with those on this server's record that may be the same story. The best match counts, of equal
    ones the oldest; a copy of a copy is tied to the first. `drafts` come with their exact words."""
    bands = await workers.run(bands_of, text)
    async with db.read() as reader:
        found = sorted(await copies.candidates(reader, server, bands))
        texts = await copies.texts(reader, found)
    shares = await workers.run(containments, text, texts) if texts else []
    best, nearest = max(zip(shares, found, strict=True), key=lambda pair: pair[0], default=(0.0, 0))
    if best < COPY:
        return Story(bands, frozenset(found))
    async with db.read() as reader:
        first = await copies.first_of(reader, nearest)
        told = await copies.told(reader, first)
    mine = [(quote, draft.speaker) for draft, quote in drafts]
    pairs = await workers.run(pair_up, mine, [(telling.quote, telling.speaker) for telling in told])
    again = {at: (told[pair[0]].claim, pair[1]) for at, pair in enumerate(pairs) if pair is not None}
    return Story(bands, frozenset(found), first, again)
