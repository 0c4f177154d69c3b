"""Putting a read text on record: the article, its claims, and the repeats of what was known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.articles import IngestResult, ReadText
from bot.domain.claims import Draft, Extraction, Provenance
from bot.ingest.address import registered_domain
from bot.matching import normal_form
from bot.services.memory import Recollection, keep, linked
from bot.services.repeats import announce
from bot.services.stories import Story
from bot.storage import articles, claim_changes, desks, events, speakers, stories
from bot.storage.claim_changes import Key, NewAppearance, NewClaim
from bot.storage.database import Tx
from bot.storage.events import Change, Entry

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
    await stories.add_bands(tx, change.server, article, story.bands)
    await stories.tie(tx, article, copy_of=story.copy_of, version_of=version_of)
    await events.record(tx, change, Entry("article.added", article=article, after={"provenance": found.value}))
    machine = Change(change.server, None, change.at, change.id)
    drafts = kept(extraction)
    names = dict.fromkeys(draft.speaker for draft in drafts if draft.speaker)
    ids = {name: await speakers.ensure(tx, change.server, name, change.at) for name in names}
    keys = [(normal_form(draft.text), ids[draft.speaker] if draft.speaker else None) for draft in drafts]
    known = await claim_changes.same(tx, change.server, set(keys))
    scores = dict.fromkeys(known, SAME_WORDS)
    for at, (row, share) in story.again.items():
        if keys[at] not in known:
            known[keys[at]] = await stories.standing(tx, row)
            scores[keys[at]] = share
    join = (await desks.settings(tx, change.server)).join_speakers
    for at, found_again in recollection.found.items():
        link = linked(keys[at][1], found_again, join_speakers=join)
        if link is not None and keys[at] not in known:
            known[keys[at]] = await stories.standing(tx, link.known.row)
            scores[keys[at]] = link.match.score
    firsts: dict[Key, Draft] = {}
    for key, draft in zip(keys, drafts, strict=True):
        firsts.setdefault(key, draft)
    fresh = await _add(tx, change, {key: draft for key, draft in firsts.items() if key not in known})
    places: list[NewAppearance] = []
    log: list[Entry] = []
    new: list[int] = []
    repeats: dict[int, float] = {}
    for key, draft in zip(keys, drafts, strict=True):
        claim, claim_number = known.get(key) or fresh[key]
        first = key in fresh and claim_number not in new
        if first:
            new.append(claim_number)
        elif key in known:
            repeats[claim_number] = max(scores[key], repeats.get(claim_number, 0.0))
        places.append(
            NewAppearance(
                claim=claim,
                draft=draft,
                article=article,
                provenance=found,
                quote=quote_of(text.text, draft),
                speaker=key[1],
                score=None if first else scores.get(key, SAME_WORDS),
                published_at=text.published_at,
            )
        )
        if first:
            after = {"state": "unverified", "article": number, "speaker": draft.speaker}
            log.append(Entry("claim.found", article=article, claim=claim, after=after))
        else:
            again = {"article": number, "score": scores.get(key, SAME_WORDS)}
            log.append(Entry("claim.said_again", article=article, claim=claim, after=again))
    await claim_changes.add_appearances(tx, places, change.at)
    await keep(tx, machine, recollection, _firsts(keys, fresh))
    await events.record(tx, machine, *log)
    await announce(tx, machine, {row for row, _number in known.values()}, number)
    original = None if story.copy_of is None else (await articles.by_id(tx, story.copy_of)).number
    return IngestResult(number, url, text.title, tuple(new), tuple(repeats.items()), original)


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
    new = [
        NewClaim(
            number=first + place,
            text=draft.text,
            norm=norm,
            speaker=speaker,
            speaker_confidence=draft.speaker_confidence,
            kind=draft.kind,
            confidence=draft.confidence,
            worthiness=draft.worthiness,
            reasons=draft.reasons,
            created_by=None,
        )
        for place, ((norm, speaker), draft) in enumerate(drafts.items())
    ]
    rows = await claim_changes.add(tx, change.server, new, change.at)
    return {(claim.norm, claim.speaker): (row, claim.number) for row, claim in zip(rows, new, strict=True)}


def quote_of(text: str, draft: Draft) -> str:
    """The exact words; the pieces of a split quote are joined by ' ... '."""
    return " ... ".join(text[start:end] for start, end in draft.content)
