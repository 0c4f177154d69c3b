"""Reading an accepted source: from its address, file or text to all that is then put on record in one transaction."""

from dataclasses import dataclass, replace
from functools import partial

from bot.domain.articles import AcceptedSource, Article, ReadingStep, ReadText, Stage, refuse_remark, refuse_text
from bot.domain.claims import Draft, Extraction, Provenance
from bot.domain.clock import day_if_known
from bot.domain.urls import Url
from bot.extraction import extract
from bot.ingest.read import read, tidy
from bot.services.articles.copies import Story, story_of
from bot.services.articles.intake_limits import require_site
from bot.services.articles.reading_steps import ReadingSteps
from bot.services.articles.source_watch import Replaced, replaced_by
from bot.services.desk.base import Desk
from bot.services.desk.ports import READ_S, Fetcher, Workers
from bot.services.similar.comparison import SimilarClaims
from bot.services.similar.likeness import Comparison
from bot.storage.articles import intake
from bot.storage.desk import desks


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source that was read, compared with the record as it stood then."""

    source: AcceptedSource
    url: Url | None
    """Where the page was found after redirects."""
    addresses: tuple[str, ...]
    """Canonical addresses that lead to it: as handed in, as found, as the page says."""
    text: ReadText
    claims: tuple[Draft, ...]
    """What the desk puts on record of it, in text order."""
    quotes: tuple[str, ...]
    """The exact words of each claim."""
    comparison: Comparison
    replaced: Replaced | None
    """What stood at its address before."""


class SourceReader:
    def __init__(self, desk: Desk, workers: Workers, fetcher: Fetcher, similar: SimilarClaims) -> None:
        self._desk = desk
        self._workers = workers
        self._fetcher = fetcher
        self._similar = similar
        self.steps = ReadingSteps()

    async def read(self, source: AcceptedSource, address: Url | None, older: Article | None) -> ReadSource:
        """`address` is what was handed in, `older` the article on record from that address. Raises Unreadable and
        NotAllowed."""
        source = await self._fetched(source, address)
        found = None if source.found_url is None else Url.parse(source.found_url)
        if found is not None:
            async with self._desk.db.read() as reader:
                require_site(found, await desks.settings(reader, source.server))
        await self.steps.at(source.id, ReadingStep.READING)
        text = await self._text(source)
        refuse_text(text.text)
        await self.steps.at(source.id, ReadingStep.FINDING)
        extraction = await self._workers.run(
            partial(extract, text.text, title=text.title, published=day_if_known(text.published_at))
        )
        claims = tuple(draft for draft in extraction.drafts if draft.claim)
        replaced = None if older is None else await replaced_by(self._desk.db, self._workers, older, text.text)
        known_as = [address and address.canonical, found and found.canonical, text.canonical_url]
        return ReadSource(
            source,
            found,
            tuple(dict.fromkeys(each for each in known_as if each)),
            _named(text, extraction, source.filename),
            claims,
            tuple(_quote_of(text.text, draft) for draft in claims),
            await self._similar.compare(source.server, [draft.text for draft in claims]),
            replaced,
        )

    async def story(self, read: ReadSource) -> Story:
        """The story that a text is a copy of, on the record as it is now."""
        told = list(zip(read.claims, read.quotes, strict=True))
        return await story_of(self._desk.db, self._workers, read.source.server, read.text.text, read.text.title, told)

    async def _fetched(self, source: AcceptedSource, address: Url | None) -> AcceptedSource:
        """The source with its page, which is kept: a kill from here on fetches nothing twice."""
        if address is None or source.stage is not Stage.QUEUED:
            return source
        await self.steps.at(source.id, ReadingStep.FETCHING)
        page = await self._fetcher.fetch(address.given, automatic=source.provenance is Provenance.FEED)
        now = self._desk.clock.now()
        await self._desk.db.write(lambda tx: intake.note_fetched(tx, source.id, page, now))
        return replace(source, found_url=page.url, body=page.body, media_type=page.media_type, charset=page.charset)

    async def _text(self, source: AcceptedSource) -> ReadText:
        if source.text is not None:
            if not source.short:
                refuse_remark(source.text)
            return ReadText(await self._workers.run_within(READ_S, tidy, source.text))
        reading = partial(
            read,
            source.body or b"",
            media_type=source.media_type,
            charset=source.charset,
            url=source.found_url,
            filename=source.filename,
            short=source.short,
        )
        return await self._workers.run_within(READ_S, reading)


def _named(text: ReadText, extraction: Extraction, filename: str | None) -> ReadText:
    """What has no title of its own goes by the one that was found in it, else by its file's name."""
    title = text.title or extraction.title or filename
    return replace(text, title=title, language=text.language or extraction.language)


def _quote_of(text: str, draft: Draft) -> str:
    """The exact words; the pieces of a split quote are joined by ' ... '."""
    return " ... ".join(text[start:end] for start, end in draft.content)
