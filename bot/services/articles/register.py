"""Putting a read source on record: the article, its claims, and the repeats of what was known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.articles import IngestResult
from bot.domain.claims import Draft
from bot.domain.clock import day_if_known, utc_day
from bot.domain.events import Action
from bot.matching.context_dependent import is_named, told_form
from bot.services.articles.copies import Story
from bot.services.articles.reading import ReadSource
from bot.services.similar.announcements import announce
from bot.services.similar.likeness import keep_likeness, linked
from bot.storage.articles import articles, copies
from bot.storage.claims import new_claims, speakers
from bot.storage.claims.appearances import NewAppearance, add_appearances
from bot.storage.claims.new_claims import Key, NewClaim
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry

SAME_WORDS = 1.0
"""The score of a repeat in the same words by the same speaker."""


async def register(tx: Tx, change: Change, read: ReadSource, story: Story, text_hash: str) -> tuple[int, IngestResult]:
    """Store an article with the claims that the desk keeps, in text order, numbered without gaps; its row id, and what
    came of it. A claim whose words and speaker are on record becomes an appearance of it, and in a copy of a story so
    does one that the story has in nearly the same words. The article is the requester's doing, its claims are the
    machine's."""
    number = await desks.take_number(tx, change.server, "article")
    article = await _add_article(tx, change, number, read, story, text_hash)
    machine = change.by_machine()
    keys = await _keys(tx, change, number, read)
    known = await _on_record(tx, change.server, keys, read, story)
    firsts: dict[Key, Draft] = {}
    for key, draft in zip(keys, read.claims, strict=True):
        firsts.setdefault(key, draft)
    fresh = await _add(tx, change, {key: draft for key, draft in firsts.items() if key not in known})
    said = _Said(article, number, read)
    for place, key in enumerate(keys):
        before = known.get(key)
        row, claim = (before.row, before.number) if before else fresh[key]
        said.add(place, key[1], row, claim, before.score if before else None)
    await add_appearances(tx, said.places, change.at)
    await keep_likeness(tx, machine, read.comparison, _firsts(keys, fresh), day_if_known(read.text.published_at))
    await events.record(tx, machine, *said.log)
    await announce(tx, machine, {claim.row for claim in known.values()}, number)
    original = None if story.copy_of is None else (await articles.by_id(tx, story.copy_of)).number
    url = None if read.url is None else read.url.given
    return article, IngestResult(number, url, read.text.title, tuple(said.new), tuple(said.repeats.items()), original)


async def _add_article(tx: Tx, change: Change, number: int, read: ReadSource, story: Story, text_hash: str) -> int:
    """The article with its addresses and what it is a copy or a version of; its row id."""
    found = read.source.provenance
    article = await articles.add(
        tx,
        change.server,
        number,
        read.text,
        provenance=found,
        url=None if read.url is None else read.url.given,
        domain=None if read.url is None else read.url.domain,
        text_hash=text_hash,
        added_by=change.actor,
        now=change.at,
    )
    await articles.add_urls(tx, change.server, article, read.addresses)
    await copies.add_bands(tx, change.server, article, story.bands)
    version_of = None if read.replaced is None else read.replaced.article.id
    await copies.tie(tx, article, copy_of=story.copy_of, version_of=version_of)
    await events.record(tx, change, Entry(Action.ARTICLE_ADDED, article=article, after={"provenance": found.value}))
    return article


async def _keys(tx: Tx, change: Change, number: int, read: ReadSource) -> list[Key]:
    """What makes each claim the same as another: its normal form as told in this article, and its speaker's row."""
    names = dict.fromkeys(draft.speaker for draft in read.claims if draft.speaker)
    ids = {name: await speakers.ensure(tx, change.server, name, change.at) for name in names}
    day, today = day_if_known(read.text.published_at), utc_day(change.at)
    place = f"article {number}"
    return [
        (
            told_form(draft.text, named=is_named(draft.speaker), day=day, kept_on=today, place=place),
            ids[draft.speaker] if draft.speaker else None,
        )
        for draft in read.claims
    ]


@dataclass(frozen=True, slots=True)
class _OnRecord:
    """A claim on record that a draft is, and how sure that is (0 to 1)."""

    row: int
    number: int
    score: float


async def _on_record(tx: Tx, server: int, keys: Sequence[Key], read: ReadSource, story: Story) -> dict[Key, _OnRecord]:
    """What the claims' keys stand for on record: the same words by the same speaker, else what the story has in nearly
    the same words, else what is surely the same claim."""
    same = await new_claims.same(tx, server, set(keys))
    known = {key: _OnRecord(*claim, SAME_WORDS) for key, claim in same.items()}
    for at, (row, share) in story.again.items():
        if keys[at] not in known:
            known[keys[at]] = _OnRecord(*await copies.standing(tx, row), share)
    join = (await desks.settings(tx, server)).join_speakers
    day = day_if_known(read.text.published_at)
    for at, found in read.comparison.found.items():
        named = is_named(read.claims[at].speaker)
        link = linked(keys[at][1], day, found, named=named, join_speakers=join)
        if link is not None and keys[at] not in known:
            known[keys[at]] = _OnRecord(*await copies.standing(tx, link.known.row), link.match.score)
    return known


@dataclass(slots=True)
class _Said:
    """What an article says, claim by claim: the places, the log, which claims are new and which are said again."""

    article: int
    number: int
    read: ReadSource
    places: list[NewAppearance] = field(default_factory=list)
    log: list[Entry] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    repeats: dict[int, float] = field(default_factory=dict)

    def add(self, place: int, speaker: int | None, row: int, number: int, match: float | None) -> None:
        """One draft (by its index) and its claim: `match` is the score by which that was on record before, None where
        it came on record with this article. What the article itself says twice is said again in the same words."""
        draft = self.read.claims[place]
        first = match is None and number not in self.new
        score = None if first else SAME_WORDS if match is None else match
        if first:
            self.new.append(number)
            after: dict[str, object] = {"state": "unverified", "article": self.number, "speaker": draft.speaker}
        else:
            after = {"article": self.number, "score": score}
        if match is not None:
            self.repeats[number] = max(match, self.repeats.get(number, 0.0))
        self.places.append(
            NewAppearance(
                claim=row,
                draft=draft,
                article=self.article,
                provenance=self.read.source.provenance,
                quote=self.read.quotes[place],
                speaker=speaker,
                score=score,
                published_at=self.read.text.published_at,
            )
        )
        action = Action.CLAIM_FOUND if first else Action.CLAIM_SAID_AGAIN
        self.log.append(Entry(action, article=self.article, claim=row, after=after))


def _firsts(keys: Sequence[Key], fresh: Mapping[Key, tuple[int, int]]) -> dict[int, tuple[int, int | None]]:
    """Of each claim that came on record now: index of its first draft -> its row id and speaker."""
    firsts: dict[Key, int] = {}
    for at, key in enumerate(keys):
        firsts.setdefault(key, at)
    return {firsts[key]: (row, key[1]) for key, (row, _number) in fresh.items()}


async def _add(tx: Tx, change: Change, drafts: Mapping[Key, Draft]) -> dict[Key, tuple[int, int]]:
    """Row id and number of each new claim, numbered in the order given."""
    if not drafts:
        return {}
    first = await desks.take_number(tx, change.server, "claim", len(drafts))
    new = [NewClaim.of(draft, first + place, key, created_by=None) for place, (key, draft) in enumerate(drafts.items())]
    rows = await new_claims.add(tx, change.server, new, change.at)
    return {(claim.norm, claim.speaker): (row, claim.number) for row, claim in zip(rows, new, strict=True)}
