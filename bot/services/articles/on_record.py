"""Which claims of a text are on record already: what the machine links by itself, and what it asks a moderator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.clock import day_if_known
from bot.domain.similar import TieKind
from bot.domain.subject import Subject
from bot.extraction.subjects import subject_of
from bot.matching.context_dependent import is_named
from bot.matching.same_subject import differs
from bot.services.articles.copies import Story
from bot.services.articles.reading import ReadSource
from bot.services.similar.likeness import linked
from bot.services.similar.sameness import May, may_be, may_be_each, subject_of_telling
from bot.storage.articles import copies
from bot.storage.claims import new_claims
from bot.storage.claims.new_claims import Key
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.similar import ties
from bot.storage.similar.tellings import tellings

SAME_WORDS = 1.0
"""The score of a repeat in the same words by the same speaker."""
_MOST_ASKED = 3
"""Claims in the same words that a moderator is asked about."""


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A claim on record that a draft is, and how sure that is (0 to 1)."""

    row: int
    number: int
    score: float


@dataclass(slots=True)
class Known:
    """`claims`: what keys stand for on record. `asked`: claims (row ids) in the same words that may be others. `may`:
    for each draft (by place) what it may be to the claims (row ids) that it is like."""

    claims: dict[Key, OnRecord] = field(default_factory=dict)
    asked: dict[Key, list[int]] = field(default_factory=dict)
    may: dict[int, Mapping[int, May]] = field(default_factory=dict)


async def find_known(tx: Tx, server: int, keys: Sequence[Key], read: ReadSource, story: Story) -> Known:
    """What the story has in nearly the same words; else the same words, else surely the same claim, of the same full
    name where nothing differs that it is about."""
    known = Known()
    for at, (row, share) in story.again.items():
        known.claims.setdefault(keys[at], OnRecord(*await copies.standing(tx, row), share))
    same = await new_claims.every_same(tx, server, set(keys))
    for at, key in enumerate(keys):
        if key in same and key not in known.claims and key not in known.asked:
            await _same_words(tx, known, read, at, key, same[key])
    await _alike(tx, server, known, keys, read)
    return known


async def _same_words(
    tx: Tx, known: Known, read: ReadSource, at: int, key: Key, same: Sequence[tuple[int, int]]
) -> None:
    mine, text = subject_in(read, at), read.claims[at].text
    for row, number in same:
        if await _stood_here(tx, read, row, text, mine) or (await may_be(tx, row, text, mine)).again:
            known.claims[key] = OnRecord(row, number, SAME_WORDS)
            return
    known.asked[key] = [row for row, _number in same[:_MOST_ASKED]]


async def _stood_here(tx: Tx, read: ReadSource, claim: int, text: str, mine: Subject) -> bool:
    """Whether a claim (row id) stood in what was at this address before."""
    if read.replaced is None:
        return False
    older = [place for place in await tellings(tx, claim) if place.article == read.replaced.article.id]
    return bool(older) and not any(differs(text, mine, subject_of_telling(place)) for place in older)


async def _alike(tx: Tx, server: int, known: Known, keys: Sequence[Key], read: ReadSource) -> None:
    join = (await desks.settings(tx, server)).join_speakers
    day = day_if_known(read.text.published_at)
    for at, found in read.comparison.found.items():
        sure = [each.known.row for each in found if each.match.links]
        if not sure:
            continue
        draft = read.claims[at]
        may = known.may[at] = await may_be_each(tx, sure, draft.text, subject_in(read, at))
        link = linked(keys[at][1], day, found, may, named=is_named(draft.speaker), join_speakers=join)
        if link is not None and keys[at] not in known.claims:
            known.claims[keys[at]] = OnRecord(*await copies.standing(tx, link.known.row), link.match.score)


def subject_in(read: ReadSource, at: int) -> Subject:
    """What a draft (by its place) is about in its text."""
    return subject_of(
        read.text.text,
        title=read.text.title,
        quote=read.quotes[at],
        speaker=read.claims[at].speaker,
        day=day_if_known(read.text.published_at),
    )


async def ask(tx: Tx, known: Known, fresh: Mapping[Key, tuple[int, int]], now: int) -> None:
    """Put claims in the same words, which may be others, to the moderators as questions. `fresh`: key -> row id and
    number of what came on record."""
    asked = [
        (fresh[key][0], row, TieKind.SAME, SAME_WORDS)
        for key, rows in known.asked.items()
        if key in fresh
        for row in rows
    ]
    await ties.add_ties(tx, asked, now)
