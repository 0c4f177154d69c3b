"""Articles: from what somebody hands in to claims on record.

What is accepted is an intake row and a job, in one transaction. The article appears together with its claims in one
more: a kill at any point leaves the intake to be read again, or the whole.
"""

from collections.abc import Sequence
from functools import partial

from bot.domain.actor import Actor, Capability
from bot.domain.articles import (
    DOCUMENT_MAGIC,
    MAX_TEXT,
    Answer,
    Article,
    ArticleReport,
    IngestResult,
    Intake,
    ReadText,
    Stage,
    Step,
    Submission,
    Withdrawal,
    size_refusal,
)
from bot.domain.claim_lists import Suggestion
from bot.domain.claims import Extraction, Provenance
from bot.domain.clock import DAY, MINUTE, day_if_known
from bot.domain.errors import BadInput, Conflict, NotFound, Refusal, Unreadable
from bot.domain.members import ARTICLES_PER_DAY
from bot.domain.pages import LABEL, bounded
from bot.domain.posts import DeliveryKind
from bot.domain.user_input import words_of
from bot.extraction import extract
from bot.ingest.address import canonical_url, text_hash
from bot.ingest.editions import one_page
from bot.ingest.read import read, tidy
from bot.services.articles.copies import Story, story_of
from bot.services.articles.intake_limits import require_link, require_pace, require_site
from bot.services.articles.register import kept, quote_of, register
from bot.services.articles.source_watch import Replaced, note_gone, replaced_by
from bot.services.articles.url_locks import Steps, UrlLocks
from bot.services.desk.base import Desk, article_of
from bot.services.desk.limits import within
from bot.services.desk.ports import READ_S, Fetcher, Workers
from bot.services.review.dismissals import take_back
from bot.services.similar.comparison import Recollection, SimilarClaims
from bot.storage import jobs
from bot.storage.articles import articles, copies
from bot.storage.claims import claims
from bot.storage.database import Row, Tx
from bot.storage.desk import desks
from bot.storage.desk.events import Change
from bot.storage.members import members
from bot.storage.posts import outbox

READ_JOB = "read"
SELECT = 25
FRESH = 10 * MINUTE
"""An address that was looked at within this time is not fetched again for whoever hands it in."""


class Articles:
    def __init__(self, desk: Desk, workers: Workers, fetcher: Fetcher, memory: SimilarClaims) -> None:
        self._desk = desk
        self._workers = workers
        self._fetcher = fetcher
        self._turns = UrlLocks()
        self.steps = Steps()
        self._memory = memory

    async def accept(self, actor: Actor, submission: Submission, answer: Answer | None = None) -> int:
        """Take a source in; when this returns, nothing short of losing the disk loses it. Returns the intake's id."""
        actor.require(Capability.ADD)
        _check(submission)

        async def write(tx: Tx) -> int:
            settings = await desks.settings(tx, actor.server)
            require_link(actor, submission, settings)
            change = await self._desk.begin(tx, actor)
            assert change.actor is not None  # noqa: S101 - a person handed it in
            recent = await members.handed_in(tx, change.actor, change.at - DAY)
            within(actor, recent, ARTICLES_PER_DAY, "hand in {} articles")
            await require_pace(tx, actor, change.actor, submission, settings, change.at)
            intake = await articles.accept(tx, actor.server, submission, change.actor, answer, change.at)
            await jobs.enqueue(
                tx,
                READ_JOB,
                f"{READ_JOB}:{intake}",
                {"intake": intake},
                now=change.at,
                server=actor.server,
                lane=f"{READ_JOB}:{change.actor}",
            )
            return intake

        return await self._desk.db.write(write)

    async def note_message(self, intake: int, message: int) -> None:
        """The answer's message id, once Discord has given one."""
        await self._desk.db.write(lambda tx: articles.note_message(tx, intake, message, self._desk.clock.now()))

    async def intake(self, intake: int) -> Intake:
        async with self._desk.db.read() as reader:
            found = await articles.intake(reader, intake)
        if found is None:
            raise NotFound("That submission is not on record.")
        return found

    async def ingest(self, actor: Actor, submission: Submission, *, since: int | None = None) -> IngestResult:
        """Accept a source and read it at once; a kill in between leaves it to `process`."""
        return await self.process(await self.accept(actor, submission), since=since)

    async def process(self, intake: int, *, since: int | None = None) -> IngestResult:
        """Read an accepted source to its end; doing it again gives the article that it became. An address on record
        is fetched again where it was last looked at before `since` (else: ten minutes ago).

        Raises Refusal with the sentence why it can't be read, which the intake then keeps.
        """
        async with self._desk.db.read() as reader:
            row = await articles.raw_intake(reader, intake)
        if row is None:
            raise NotFound("That submission is not on record.")
        if row["stage"] == Stage.FAILED:
            raise Unreadable(row["error"])
        if row["article_id"] is not None:
            return await self._known(row, row["article_id"])
        async with self._turns.of(row["server"], row["url"]):
            try:
                return await self._read(row, since)
            except Refusal as refusal:
                await self._fail(row, refusal.sentence)
                raise
            finally:
                self.steps.end(intake)

    async def give_up(self, intake: int) -> None:
        """Every attempt at reading it met a fault of ours: whoever waits is told."""
        async with self._desk.db.read() as reader:
            row = await articles.raw_intake(reader, intake)
        if row is not None and row["stage"] in {Stage.QUEUED, Stage.FETCHED}:
            await self._fail(row, "It could not be read because of a fault in the bot; its log says more.")

    async def list(self, actor: Actor, limit: int = 25, offset: int = 0) -> Sequence[Article]:
        """The newest articles first, without their texts."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return await articles.newest(reader, actor.server, bounded(limit), offset)

    async def show(self, actor: Actor, number: int) -> Article:
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return await article_of(reader, actor.server, number)

    async def report(self, server: int, number: int) -> ArticleReport:
        """What the person who handed it in is told."""
        async with self._desk.db.read() as reader:
            article = await article_of(reader, server, number)
            settings = await desks.settings(reader, server)
            found, worth = await claims.count_of_article(reader, article.id, settings.min_worthiness)
            listed = await claims.of_article(reader, article.id, SELECT)
            checked = await claims.checked_of_article(reader, article.id, SELECT)
        return ArticleReport(article, found, worth, tuple(checked), tuple(listed))

    async def withdraw(self, actor: Actor, number: int, reason: str) -> Withdrawal:
        """Take an article back with its unchecked claims: those that stand nowhere else are dismissed."""
        actor.require(Capability.WITHDRAW_ARTICLE)
        why = words_of(reason, "A reason")
        article = await self.show(actor, number)

        async def write(tx: Tx) -> Withdrawal:
            change = await self._desk.begin(tx, actor)
            text = await desks.put_text(tx, actor.server, change.actor, why)
            return await take_back(tx, change, article.id, number, text)

        return await self._desk.db.write(write)

    async def suggest(self, actor: Actor, typed: str) -> Sequence[Suggestion]:
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            found = await articles.titled(reader, actor.server, typed.strip()[:100], SELECT)
        return [Suggestion(f"{a.number} · {a.title or a.domain or 'untitled'}"[:LABEL], str(a.number)) for a in found]

    async def _fail(self, row: Row, sentence: str) -> None:
        async def write(tx: Tx) -> None:
            now = self._desk.clock.now()
            await articles.note_failed(tx, row["id"], sentence, now)
            await self._end(tx, row, now)

        await self._desk.db.write(write)

    async def _read(self, row: Row, since: int | None) -> IngestResult:
        server, url = row["server"], row["url"]
        addresses = [canonical_url(url)] if url else []
        async with self._desk.db.read() as reader:
            known = await articles.known(reader, server, addresses, None)
            failed = await articles.failed_since(reader, server, url, row["created_at"]) if url else None
        if failed is not None:
            raise Unreadable(failed)  # somebody else's turn at it ended while this one waited
        if known is not None and not self._looks_again(row, known, since):
            return await self._finish_known(row, known, addresses)
        try:
            return await self._read_anew(row, addresses, known)
        except Unreadable:
            if known is None:
                raise
            return await self._finish_known(row, known, addresses)  # it can't be read today; what was read stands

    def _looks_again(self, row: Row, known: Article, since: int | None) -> bool:
        """Whether an address on record is fetched again: another text there is a new version of its article."""
        if known.withdrawn_at is not None or row["provenance"] != Provenance.FETCHED:
            return False
        looked = max(known.added_at, known.looked_at or 0)
        return row["stage"] == Stage.FETCHED or looked < (self._desk.clock.now() - FRESH if since is None else since)

    async def _read_anew(self, row: Row, known_as: Sequence[str], older: Article | None) -> IngestResult:
        server, url, addresses = row["server"], row["url"], [*known_as]
        body, media_type, charset, found_url = row["body"], row["media_type"], row["charset"], row["found_url"]
        if url and row["stage"] == Stage.QUEUED:
            await self.steps.at(row["id"], Step.FETCHING)
            page = await self._fetcher.fetch(url, automatic=row["provenance"] == Provenance.FEED)
            body, media_type, charset, found_url = page.body, page.media_type, page.charset, page.url
            now = self._desk.clock.now()
            await self._desk.db.write(
                lambda tx: articles.note_fetched(tx, row["id"], page.url, page.body, media_type, charset, now)
            )
        if found_url:
            async with self._desk.db.read() as reader:
                require_site(found_url, await desks.settings(reader, server))
        await self.steps.at(row["id"], Step.READING)
        if row["text"] is not None:
            text = ReadText(await self._workers.run_within(READ_S, tidy, row["text"]))
        else:
            text = await self._workers.run_within(
                READ_S,
                partial(read, body, media_type=media_type, charset=charset, url=found_url, filename=row["filename"]),
            )
        if len(text.text) > MAX_TEXT:
            raise Unreadable(f"That text has {len(text.text):,} characters; {MAX_TEXT:,} is the most that is read.")
        if not text.text.strip():
            raise Unreadable("There is no text in it.")
        await self.steps.at(row["id"], Step.FINDING)
        extraction = await self._workers.run(
            partial(extract, text.text, title=text.title, published=day_if_known(text.published_at))
        )
        for more in (found_url, text.canonical_url):
            if more and canonical_url(more) not in addresses:
                addresses.append(canonical_url(more))
        drafts = [(draft, quote_of(text.text, draft)) for draft in kept(extraction)]
        replaced = None if older is None else await replaced_by(self._desk.db, self._workers, older, text.text)
        recollection = await self._memory.recall(server, [draft.text for draft, _quote in drafts])
        while True:
            story = await story_of(self._desk.db, self._workers, server, text.text, drafts)
            stored = await self._store(row, text, extraction, addresses, found_url, replaced, story, recollection)
            if stored is not None:
                return stored

    async def _store(
        self,
        row: Row,
        text: ReadText,
        extraction: Extraction,
        addresses: Sequence[str],
        url: str | None,
        replaced: Replaced | None,
        story: Story,
        recollection: Recollection,
    ) -> IngestResult | None:
        """The article with its claims, in one transaction; None where another came on record meanwhile that may be
        the same story. `replaced` is what stood at the address before: where nothing else has the text that stands
        there now, that is a new version, and the addresses lead to it."""
        older = None if replaced is None else replaced.article
        server = row["server"]
        hashed = text_hash(text.text)

        async def write(tx: Tx) -> IngestResult | None:
            now = self._desk.clock.now()
            known = await articles.known(tx, server, [] if older else addresses, hashed)
            if known is None and older is None and story.copy_of is not None:
                known = await _edition(tx, story.copy_of, addresses)
            if known is not None:
                if replaced is not None:
                    await copies.move_urls(tx, server, replaced.article.id, known.id, addresses)
                    await note_gone(tx, Change.begin(server, None, now), replaced)
                await copies.note_looked(tx, known.id, now)
                return await self._note_known(tx, row, known, addresses)
            if await story.overtaken(tx, server):
                return None
            change = Change.begin(row["server"], row["requested_by"], now)
            result = await register(
                tx,
                change,
                row["provenance"],
                text,
                extraction,
                addresses=addresses,
                url=url,
                text_hash=hashed,
                story=story,
                recollection=recollection,
                version_of=None if older is None else older.id,
                filename=row["filename"],
            )
            article = await article_of(tx, server, result.article)
            if replaced is not None:
                await copies.move_urls(tx, server, replaced.article.id, article.id, addresses)
                await note_gone(tx, Change.begin(server, None, now), replaced)
            await articles.note_done(tx, row["id"], article.id, known=False, now=now)
            await self._end(tx, row, now)
            return result

        return await self._desk.db.write(write)

    async def _finish_known(self, row: Row, known: Article, addresses: Sequence[str]) -> IngestResult:
        return await self._desk.db.write(lambda tx: self._note_known(tx, row, known, addresses))

    async def _note_known(self, tx: Tx, row: Row, known: Article, addresses: Sequence[str]) -> IngestResult:
        """The source is an article already: nothing new, except that it is found under one more address."""
        if known.withdrawn_at is not None:
            raise Conflict(f"That is article {known.number}, which a moderator has withdrawn.")
        now = self._desk.clock.now()
        await articles.add_urls(tx, row["server"], known.id, addresses)
        await articles.note_done(tx, row["id"], known.id, known=True, now=now)
        await self._end(tx, row, now)
        return _result_of(known)

    async def _known(self, row: Row, article: int) -> IngestResult:
        async with self._desk.db.read() as reader:
            return _result_of(await articles.by_id(reader, article))

    async def _end(self, tx: Tx, row: Row, now: int) -> None:
        """The job is done, and whoever waits for the answer gets it."""
        job = await jobs.find(tx, f"{READ_JOB}:{row['id']}")
        if job is not None:
            await jobs.finish(tx, job.id, now)
        intake = await articles.intake(tx, row["id"])
        if intake is not None and intake.answer is not None:
            await outbox.put(
                tx,
                DeliveryKind.EDIT,
                f"intake:{intake.id}",
                {"render": "intake", "intake": intake.id},
                server=intake.server,
                channel=intake.answer.channel,
                message=intake.answer.message,
                now=now,
            )


async def _edition(tx: Tx, copy_of: int, addresses: Sequence[str]) -> Article | None:
    """The article that a copy of it is another edition of: AMP, mobile, print. That is no second article."""
    if one_page(list(addresses), await copies.urls_of(tx, copy_of)):
        return await articles.by_id(tx, copy_of)
    return None


def _result_of(article: Article) -> IngestResult:
    return IngestResult(article.number, article.url, article.title, (), (), article.copy_of, already_known=True)


def _check(submission: Submission) -> None:
    given = [part for part in (submission.url, submission.body, submission.text) if part is not None]
    if len(given) != 1:
        raise BadInput("Hand in exactly one of: an address, a file, a text.")
    if submission.body is not None:
        refusal = size_refusal(len(submission.body), document=submission.body.startswith(DOCUMENT_MAGIC))
        if refusal is not None:
            raise Unreadable(refusal)
    if submission.text is not None:
        if len(submission.text) > MAX_TEXT:
            raise Unreadable(
                f"That text has {len(submission.text):,} characters; {MAX_TEXT:,} is the most that is read."
            )
        if not submission.text.strip():
            raise Unreadable("There is no text in it.")
