"""Putting a read text on record: the article, its claims, and the repeats of what was known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.articles import IngestResult, ReadText
from bot.domain.claims import Draft, Extraction, Provenance
from bot.domain.clock import day_if_known, utc_day
from bot.ingest.address import registered_domain
from bot.matching.context_dependent import is_named, told_form
from bot.services.articles.copies import Story
from bot.services.similar.announcements import announce
from bot.services.similar.comparison import Recollection, keep, linked
from bot.storage.articles import articles, copies
from bot.storage.claims import claim_changes, speakers
from bot.storage.claims.claim_changes import Key, NewAppearance, NewClaim
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry

SAME_WORDS = 1.0
"""The score of a repeat in the same words by the same speaker."""


async def register(
    tx: Tx,
    change: Change,
    provenance: str,
    text: ReadText,
    extraction: Extraction,
    *,
    addresses: Sequence[str],
    url: str | None,
    text_hash: str,
    story: Story,
    recollection: Recollection,
    version_of: int | None = None,
    filename: str | None = None,
) -> IngestResult:
    """Store an article with the claims that the desk keeps, in text order, numbered without gaps. A claim whose words
    and speaker are on record becomes an appearance of it, and in a copy of a story so does one that the story has in
    nearly the same words. The article is the requester's doing, its claims are the machine's. What has no title of its
    own goes by its file's name. `version_of` is the article (row id) that stood at the same address before."""
    number = await desks.take_number(tx, change.server, "article")
    found = Provenance(provenance)
    text = replace(
        text, language=text.language or extraction.language, title=text.title or extraction.title or filename
    )
    article = await articles.add(
        tx,
        change.server,
        number,
        text,
        provenance=found,
        url=url,
        domain=registered_domain(url) if url else None,
        text_hash=text_hash,
        added_by=change.actor,
        now=change.at,
    )
    await articles.add_urls(tx, change.server, article, addresses)
    await copies.add_bands(tx, change.server, article, story.bands)
    await copies.tie(tx, article, copy_of=story.copy_of, version_of=version_of)
    await events.record(tx, change, Entry("article.added", article=article, after={"provenance": found.value}))
    machine = Change(change.server, None, change.at, change.id)
    drafts = kept(extraction)
    names = dict.fromkeys(draft.speaker for draft in drafts if draft.speaker)
    ids = {name: await speakers.ensure(tx, change.server, name, change.at) for name in names}
    day, today = day_if_known(text.published_at), utc_day(change.at)
    named = [is_named(draft.speaker) for draft in drafts]
    forms = [
        told_form(draft.text, named=known_by_name, day=day, kept_on=today, place=f"article {number}")
        for draft, known_by_name in zip(drafts, named, strict=True)
    ]
    keys = [(form, ids[d.speaker] if d.speaker else None) for form, d in zip(forms, drafts, strict=True)]
    known = await _on_record(tx, change.server, keys, named, day, story, recollection)
    firsts: dict[Key, Draft] = {}
    for key, draft in zip(keys, drafts, strict=True):
        firsts.setdefault(key, draft)
    fresh = await _add(tx, change, {key: draft for key, draft in firsts.items() if key not in known})
    said = _Said(article, number, found, text)
    for key, draft in zip(keys, drafts, strict=True):
        before = known.get(key)
        row, claim = (before.row, before.number) if before else fresh[key]
        said.add(draft, key[1], row, claim, before.score if before else None)
    await claim_changes.add_appearances(tx, said.places, change.at)
    await keep(tx, machine, recollection, _firsts(keys, fresh), day)
    await events.record(tx, machine, *said.log)
    await announce(tx, machine, {claim.row for claim in known.values()}, number)
    original = None if story.copy_of is None else (await articles.by_id(tx, story.copy_of)).number
    return IngestResult(number, url, text.title, tuple(said.new), tuple(said.repeats.items()), original)


@dataclass(frozen=True, slots=True)
class _Known:
    """A claim on record that a draft is, and how sure that is (0 to 1)."""

    row: int
    number: int
    score: float


async def _on_record(
    tx: Tx,
    server: int,
    keys: Sequence[Key],
    named: Sequence[bool],
    day: date | None,
    story: Story,
    recollection: Recollection,
) -> dict[Key, _Known]:
    """What the drafts' keys stand for on record: the same words by the same speaker, else what the story has in nearly
    the same words, else what is surely the same claim."""
    same = await claim_changes.same(tx, server, set(keys))
    known = {key: _Known(*claim, SAME_WORDS) for key, claim in same.items()}
    for at, (row, share) in story.again.items():
        if keys[at] not in known:
            known[keys[at]] = _Known(*await copies.standing(tx, row), share)
    join = (await desks.settings(tx, server)).join_speakers
    for at, found in recollection.found.items():
        link = linked(keys[at][1], day, found, named=named[at], join_speakers=join)
        if link is not None and keys[at] not in known:
            known[keys[at]] = _Known(*await copies.standing(tx, link.known.row), link.match.score)
    return known


@dataclass(slots=True)
class _Said:
    """What an article says, claim by claim: the places, the log, which claims are new and which are said again."""

    article: int
    number: int
    provenance: Provenance
    text: ReadText
    places: list[NewAppearance] = field(default_factory=list)
    log: list[Entry] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    repeats: dict[int, float] = field(default_factory=dict)

    def add(self, draft: Draft, speaker: int | None, row: int, number: int, match: float | None) -> None:
        """One draft and its claim: `match` is the score by which that was on record before, None where it came on
        record with this article. What the article itself says twice is said again in the same words."""
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
                provenance=self.provenance,
                quote=quote_of(self.text.text, draft),
                speaker=speaker,
                score=score,
                published_at=self.text.published_at,
            )
        )
        action = "claim.found" if first else "claim.said_again"
        self.log.append(Entry(action, article=self.article, claim=row, after=after))


def _firsts(keys: Sequence[Key], fresh: Mapping[Key, tuple[int, int]]) -> dict[int, tuple[int, int | None]]:
    """Of each claim that came on record now: where it first stands among the drafts -> its row id and speaker."""
    firsts: dict[Key, int] = {}
    for at, key in enumerate(keys):
        firsts.setdefault(key, at)
    return {firsts[key]: (row, key[1]) for key, (row, _number) in fresh.items()}


def kept(extraction: Extraction) -> list[Draft]:
    """What the desk puts on record of a text: the claims in it."""
    return [draft for draft in extraction.drafts if draft.claim]


async def _add(tx: Tx, change: Change, drafts: Mapping[Key, Draft]) -> dict[Key, tuple[int, int]]:
    """Row id and number of each new claim, numbered in the order given."""
    if not drafts:
        return {}
    first = await desks.take_number(tx, change.server, "claim", len(drafts))
    new = [NewClaim.of(draft, first + place, key, created_by=None) for place, (key, draft) in enumerate(drafts.items())]
    rows = await claim_changes.add(tx, change.server, new, change.at)
    return {(claim.norm, claim.speaker): (row, claim.number) for row, claim in zip(rows, new, strict=True)}


def quote_of(text: str, draft: Draft) -> str:
    """The exact words; the pieces of a split quote are joined by ' ... '."""
    return " ... ".join(text[start:end] for start, end in draft.content)
