"""Putting a read text on record: the article, its claims, and the repeats of what was known."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.articles import IngestResult, ReadText
from bot.domain.claims import Draft, Extraction, Provenance
from bot.ingest.address import registered_domain
from bot.matching import normal_form
from bot.storage import articles, claim_changes, desks, events, speakers
from bot.storage.claim_changes import NewClaim
from bot.storage.database import Tx
from bot.storage.events import Change

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
    filename: str | None = None,
) -> IngestResult:
    """Store an article with the claims that the desk keeps, in text order, numbered without gaps. A claim whose words
    and speaker are on record becomes an appearance of it. The article is the requester's doing, its claims are the
    machine's. What has no title of its own goes by its file's name."""
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
    await events.record(tx, change, "article.added", article=article, after={"provenance": found.value})
    machine = Change(change.server, None, change.at, change.id)
    new: list[int] = []
    repeats: dict[int, float] = {}
    for draft in extraction.drafts:
        if not draft.claim:
            continue
        speaker = await speakers.ensure(tx, change.server, draft.speaker, change.at) if draft.speaker else None
        norm = normal_form(draft.text)
        known = await claim_changes.same(tx, change.server, norm, speaker)
        if known is None:
            claim, claim_number = await _add(tx, machine, draft, norm, speaker)
            new.append(claim_number)
        else:
            claim, claim_number = known
            if claim_number not in new:
                repeats[claim_number] = SAME_WORDS
        await claim_changes.add_appearance(
            tx,
            claim,
            draft,
            article=article,
            provenance=found,
            quote=quote_of(text.text, draft),
            speaker=speaker,
            score=None if known is None else SAME_WORDS,
            published_at=text.published_at,
            now=change.at,
        )
        if known is None:
            after = {"state": "unverified", "article": number, "speaker": draft.speaker}
            await events.record(tx, machine, "claim.found", claim=claim, article=article, after=after)
        else:
            after = {"article": number, "score": SAME_WORDS}
            await events.record(tx, machine, "claim.said_again", claim=claim, article=article, after=after)
    return IngestResult(number, url, text.title, tuple(new), tuple(repeats.items()))


async def _add(tx: Tx, change: Change, draft: Draft, norm: str, speaker: int | None) -> tuple[int, int]:
    number = await desks.take_number(tx, change.server, "claim")
    claim = await claim_changes.add(
        tx,
        change.server,
        NewClaim(
            number=number,
            text=draft.text,
            norm=norm,
            speaker=speaker,
            speaker_confidence=draft.speaker_confidence,
            kind=draft.kind,
            confidence=draft.confidence,
            worthiness=draft.worthiness,
            reasons=draft.reasons,
            created_by=None,
        ),
        change.at,
    )
    return claim, number


def quote_of(text: str, draft: Draft) -> str:
    """The exact words; the pieces of a split quote are joined by ' ... '."""
    return " ... ".join(text[start:end] for start, end in draft.content)
