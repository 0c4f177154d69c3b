"""What becomes of an accepted source: a new article with its claims, one that is on record already, or a refusal.

Each is one transaction, in which the intake ends, its job is done, and whoever waits for the answer gets it.
"""

from collections.abc import Sequence

from bot.domain.articles import AcceptedSource, Article, IngestResult
from bot.domain.delivery import Destination
from bot.domain.errors import Conflict, Unavailable
from bot.domain.posts import IntakeEdit
from bot.ingest.editions import one_page
from bot.ingest.text_hash import text_hash
from bot.services.articles.copies import Story, headed_for_another
from bot.services.articles.reading import ReadSource
from bot.services.articles.register import register
from bot.services.articles.source_watch import note_gone
from bot.services.articles.unread_entries import job_key, put_off
from bot.services.desk.base import Desk
from bot.storage import jobs
from bot.storage.articles import articles, copies, intake
from bot.storage.database import Tx
from bot.storage.desk.events import Change
from bot.storage.posts import outbox


async def store(desk: Desk, read: ReadSource, story: Story) -> IngestResult | None:
    """The article with its claims, in one transaction; None where another came on record meanwhile that may be the
    same story. Where no other article has the text that is at an address now, that is a new version, and the
    addresses lead to it."""
    source, replaced = read.source, read.replaced

    async def write(tx: Tx) -> IngestResult | None:
        now = desk.clock.now()
        hashed = await _hash_of(tx, read)
        known = await articles.known(tx, source.server, [] if replaced else read.addresses, hashed)
        if known is None and replaced is None and story.copy_of is not None:
            known = await _edition(tx, story.copy_of, read.addresses)
        if known is not None:
            await _replace(tx, read, known.id, now)
            await copies.note_looked(tx, known.id, now)
            return await _note_known(desk, tx, source, known, read.addresses)
        if await story.overtaken(tx, source.server):
            return None
        change = Change.begin(source.server, source.requested_by, now)
        article, result = await register(tx, change, read, story, hashed)
        await _replace(tx, read, article, now)
        await intake.note_done(tx, source.id, article, known=False, now=now)
        await _end(tx, source, now)
        return result

    return await desk.db.write(write)


async def finish_known(desk: Desk, source: AcceptedSource, known: Article, addresses: Sequence[str]) -> IngestResult:
    return await desk.db.write(lambda tx: _note_known(desk, tx, source, known, addresses))


async def _note_known(
    desk: Desk, tx: Tx, source: AcceptedSource, known: Article, addresses: Sequence[str]
) -> IngestResult:
    """The source is an article already: nothing new, except that it is found under one more address."""
    if known.withdrawn_at is not None:
        raise Conflict(f"That is article {known.number}, which a moderator has withdrawn.")
    now = desk.clock.now()
    await articles.add_urls(tx, source.server, known.id, addresses)
    await intake.note_done(tx, source.id, known.id, known=True, now=now)
    await _end(tx, source, now)
    return result_of(known)


async def _end(tx: Tx, source: AcceptedSource, now: int) -> None:
    """The job is done, and whoever waits for the answer gets it."""
    await jobs.finish_all(tx, job_key(source.id), now)
    ended = await intake.by_id(tx, source.id)
    if ended is not None and ended.answer is not None:
        to = Destination(ended.server, ended.answer.channel, ended.answer.message)
        await outbox.put(tx, IntakeEdit(ended.id), f"intake:{ended.id}", to, now=now)


async def refuse_for_now(desk: Desk, source: AcceptedSource, refusal: Unavailable, jitter: float) -> None:
    """What a feed brought is tried again later; what somebody handed in has failed."""

    async def write(tx: Tx) -> None:
        now = desk.clock.now()
        if not await put_off(tx, source, refusal, now, jitter):
            await intake.note_failed(tx, source.id, refusal.sentence, now)
            await _end(tx, source, now)

    await desk.db.write(write)


async def refuse(desk: Desk, source: AcceptedSource, sentence: str) -> None:
    async def write(tx: Tx) -> None:
        now = desk.clock.now()
        await intake.note_failed(tx, source.id, sentence, now)
        await _end(tx, source, now)

    await desk.db.write(write)


async def _hash_of(tx: Tx, read: ReadSource) -> str:
    """By which a text is known again; with its headline, where the same text is on record under the headline of another
    place or year."""
    text, hashed = read.text, text_hash(read.text.text)
    same = await articles.known(tx, read.source.server, [], hashed)
    if same is None or not headed_for_another(text.text, text.title, same):
        return hashed
    return text_hash(f"{text.title}\n\n{text.text}")


async def _replace(tx: Tx, read: ReadSource, article: int, now: int) -> None:
    """The addresses of what stood there before lead to this article (row id) from now on."""
    if read.replaced is not None:
        server = read.source.server
        await copies.move_urls(tx, server, read.replaced.article.id, article, read.addresses)
        await note_gone(tx, Change.begin(server, None, now), read.replaced)


async def _edition(tx: Tx, copy_of: int, addresses: Sequence[str]) -> Article | None:
    """The article that a copy of it is another edition of: AMP, mobile, print. That is no second article."""
    if one_page(addresses, await copies.urls_of(tx, copy_of)):
        return await articles.by_id(tx, copy_of)
    return None


def result_of(article: Article) -> IngestResult:
    return IngestResult(article.number, article.url, article.title, (), (), article.copy_of, already_known=True)
