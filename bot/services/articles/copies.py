"""One story, once: is a new text a copy of one on record, and which of its claims are there already."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.articles import Article
from bot.domain.claims import Draft
from bot.extraction.subjects import subject_of
from bot.matching.copies import COPY, bands_of, changed_before, containments, pair_up, retold
from bot.matching.same_subject import another_story, refers
from bot.services.desk.ports import Workers
from bot.storage.articles import articles, copies
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
    db: Database,
    workers: Workers,
    server: int,
    text: str,
    title: str | None,
    drafts: Sequence[tuple[Draft, str]],
) -> Story:
    """Compare a text with those on this server's record that may be the same story. The best match counts, of equal
    ones the oldest; a copy of a copy is tied to the first. What tells the same of another place is no copy. `drafts`
    come with their exact words."""
    bands = await workers.run(bands_of, text)
    async with db.read() as reader:
        found = sorted(await copies.candidates(reader, server, bands))
        texts = await copies.texts(reader, found)
    shares = await workers.run(containments, text, texts) if texts else []
    best, nearest = max(zip(shares, found, strict=True), key=lambda pair: pair[0], default=(0.0, 0))
    if best < COPY or await _tells_of_another(db, workers, text, title, nearest):
        return Story(bands, frozenset(found))
    async with db.read() as reader:
        first = await copies.first_of(reader, nearest)
        told = await copies.told(reader, first)
        original = (await articles.by_id(reader, first)).text
    mine = [(quote, draft.speaker) for draft, quote in drafts]
    pairs = await workers.run(pair_up, mine, [(telling.quote, telling.speaker) for telling in told])
    again = {
        at: (told[pair[0]].claim, pair[1])
        for at, pair in enumerate(pairs)
        if pair is not None and not _of_another(drafts[at], told[pair[0]].quote, text, original)
    }
    return Story(bands, frozenset(found), first, again)


def _of_another(mine: tuple[Draft, str], quote: str, text: str, original: str) -> bool:
    """Whether a draft of a copy, with its exact words, means something else than these words mean in the original."""
    draft, words = mine
    return refers(draft.text) and words == quote and changed_before(words, text, original)


async def _tells_of_another(db: Database, workers: Workers, text: str, title: str | None, nearest: int) -> bool:
    """Whether a text is made like an article on record (row id) but is chiefly about another place or body, or has
    other names where that has its own."""
    async with db.read() as reader:
        known = await articles.by_id(reader, nearest)
    return headed_for_another(text, title, known) or await workers.run(retold, text, known.text)


def headed_for_another(text: str, title: str | None, known: Article) -> bool:
    """Whether a text with its headline is chiefly about another thing than an article, or about another year: reports
    that are made from one form may differ in the headline alone."""
    return another_story(subject_of(text, title=title), subject_of(known.text, title=known.title))
