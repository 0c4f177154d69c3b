"""Articles: from what somebody hands in to claims on record.

What is accepted is an intake row and a job, in one transaction. The article appears together with its claims in one
more: a kill at any point leaves the intake to be read again, or the whole.
"""

import random
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack

from bot.domain.actor import Actor, Capability
from bot.domain.articles import (
    DOCUMENT_MAGIC,
    AcceptedSource,
    Article,
    ArticleReport,
    AwaitedAnswer,
    IngestResult,
    Intake,
    Stage,
    Submission,
    Withdrawal,
    refuse_text,
    size_refusal,
)
from bot.domain.claim_lists import Suggestion
from bot.domain.claims import Provenance
from bot.domain.clock import DAY, MINUTE
from bot.domain.errors import BadInput, NotFound, Refusal, Unavailable, Unreadable
from bot.domain.members import ARTICLES_PER_DAY
from bot.domain.pages import LABEL, bounded
from bot.domain.urls import Url
from bot.domain.user_input import words_of
from bot.services.articles.intake_limits import require_link, require_pace
from bot.services.articles.intake_outcomes import finish_known, refuse, refuse_for_now, result_of, store
from bot.services.articles.reading import SourceReader
from bot.services.articles.unread_entries import job_key
from bot.services.articles.url_locks import UrlLocks
from bot.services.desk.base import Desk, article_of
from bot.services.desk.limits import within
from bot.services.desk.ports import Fetcher, Workers
from bot.services.review.dismissals import take_back
from bot.services.similar.comparison import SimilarClaims
from bot.storage import jobs
from bot.storage.articles import articles, intake
from bot.storage.claims import claims
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.members import members

READ_JOB = "read"
SELECT = 25
FRESH = 10 * MINUTE
"""An address that was looked at within this time is not fetched again for whoever hands it in."""


class Articles:
    def __init__(
        self,
        desk: Desk,
        workers: Workers,
        fetcher: Fetcher,
        similar: SimilarClaims,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._desk = desk
        self._jitter = jitter
        self._reader = SourceReader(desk, workers, fetcher, similar)
        self._locks = UrlLocks()
        self.steps = self._reader.steps

    async def accept(self, actor: Actor, submission: Submission, answer: AwaitedAnswer | None = None) -> int:
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
            accepted = await intake.accept(tx, actor.server, submission, change.actor, answer, change.at)
            await jobs.enqueue(
                tx,
                READ_JOB,
                job_key(accepted),
                {"intake": accepted},
                now=change.at,
                server=actor.server,
                lane=f"{READ_JOB}:{change.actor}",
            )
            return accepted

        return await self._desk.db.write(write)

    async def note_message(self, intake_id: int, message: int) -> None:
        """The answer's message id, once Discord has given one."""
        await self._desk.db.write(lambda tx: intake.note_message(tx, intake_id, message, self._desk.clock.now()))

    async def intake(self, intake_id: int) -> Intake:
        async with self._desk.db.read() as reader:
            found = await intake.by_id(reader, intake_id)
        if found is None:
            raise NotFound("That submission is not on record.")
        return found

    async def ingest(self, actor: Actor, submission: Submission, *, since: int | None = None) -> IngestResult:
        """Accept a source and read it at once; a kill in between leaves it to `process`."""
        return await self.process(await self.accept(actor, submission), since=since)

    async def process(self, intake_id: int, *, since: int | None = None) -> IngestResult:
        """Read an accepted source to its end; doing it again gives the article that it became. An address on record
        is fetched again where it was last looked at before `since` (else: ten minutes ago).

        Raises Refusal with the sentence why it can't be read, which the intake then keeps.
        """
        source = await self._accepted(intake_id)
        if source.stage is Stage.FAILED:
            raise Unreadable(source.error or "")
        if source.article is not None:
            async with self._desk.db.read() as reader:
                return result_of(await articles.by_id(reader, source.article))
        async with AsyncExitStack() as turn:
            try:
                url = None if source.url is None else Url.parse(source.url)
                await turn.enter_async_context(self._locks.of(source.server, url))
                return await self._read(source, url, since)
            except Unavailable as refusal:
                await refuse_for_now(self._desk, source, refusal, self._jitter())
                raise
            except Refusal as refusal:
                await refuse(self._desk, source, refusal.sentence)
                raise
            finally:
                self.steps.end(intake_id)

    async def give_up(self, intake_id: int) -> None:
        """Every attempt at reading it met a fault of ours: whoever waits is told."""
        async with self._desk.db.read() as reader:
            source = await intake.accepted(reader, intake_id)
        if source is not None and source.stage in {Stage.QUEUED, Stage.FETCHED}:
            await refuse(self._desk, source, "It could not be read because of a fault in the bot; its log says more.")

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
        """Take an article back with its unchecked claims: those without another appearance are dismissed."""
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

    async def _accepted(self, intake_id: int) -> AcceptedSource:
        async with self._desk.db.read() as reader:
            source = await intake.accepted(reader, intake_id)
        if source is None:
            raise NotFound("That submission is not on record.")
        return source

    async def _read(self, source: AcceptedSource, url: Url | None, since: int | None) -> IngestResult:
        addresses = [url.canonical] if url else []
        async with self._desk.db.read() as reader:
            known = await articles.known(reader, source.server, addresses, None)
            shared = source.provenance is not Provenance.FEED  # an entry has tries of its own
            failed = await intake.failed_since(reader, source) if shared else None
        if failed is not None:
            raise Unreadable(failed)  # somebody else's turn at it ended while this one waited
        if known is not None and not self._looks_again(source, known, since):
            return await finish_known(self._desk, source, known, addresses)
        try:
            found = await self._reader.read(source, url, known)
        except Unreadable:
            if known is None:
                raise
            return await finish_known(
                self._desk, source, known, addresses
            )  # it can't be read today; what was read stands
        while (stored := await store(self._desk, found, await self._reader.story(found))) is None:
            pass
        return stored

    def _looks_again(self, source: AcceptedSource, known: Article, since: int | None) -> bool:
        """Whether an address on record is fetched again: another text there is a new version of its article."""
        if known.withdrawn_at is not None or source.provenance is not Provenance.FETCHED:
            return False
        looked = max(known.added_at, known.looked_at or 0)
        return source.stage is Stage.FETCHED or looked < (self._desk.clock.now() - FRESH if since is None else since)


def _check(submission: Submission) -> None:
    given = [part for part in (submission.url, submission.body, submission.text) if part is not None]
    if len(given) != 1:
        raise BadInput("Hand in exactly one of: an address, a file, a text.")
    if submission.body is not None:
        refusal = size_refusal(len(submission.body), document=submission.body.startswith(DOCUMENT_MAGIC))
        if refusal is not None:
            raise Unreadable(refusal)
    if submission.text is not None:
        refuse_text(submission.text)
