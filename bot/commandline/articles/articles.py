"""`ingest` and `articles list | show | withdraw`."""

import logging
import sys
from argparse import ArgumentParser
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.commandline import options, paging, show
from bot.commandline.articles import article_text
from bot.commandline.articles.source_files import STDIN, is_address, is_at_hand, read_source, told
from bot.commandline.command import Call, Command
from bot.commandline.comparison import matched
from bot.commandline.output import Bar
from bot.domain.actor import Actor
from bot.domain.articles import IngestResult, ReadingStep, Submission
from bot.domain.claims import Provenance
from bot.domain.errors import OnRecordError, Refusal
from bot.publish.objects import article_object, ingest_object

if TYPE_CHECKING:
    from bot.services.articles.ingest import Articles


def _ingest_options(parser: ArgumentParser) -> None:
    parser.add_argument("sources", metavar="SOURCE", nargs="+", help="an address, a file, or - for stdin")
    parser.add_argument("--short", action="store_true", help="read a very short page (130 characters) or text as well")


Handed = Submission | OnRecordError
"""A source to read, or why it can't be."""


def _ingest(call: Call) -> Coroutine[Any, Any, None]:
    """What others write while we read (stdin, a pipe) comes first: with the desk open nothing could stop that wait."""
    awaited = {source: _handed(source, short=call.args.short) for source in call.args.sources if not is_at_hand(source)}
    return _put_on_record(call, awaited)


async def _put_on_record(call: Call, awaited: Mapping[str, Handed]) -> None:
    sources: list[str] = call.args.sources
    came: list[tuple[str, IngestResult | OnRecordError]] = []
    async with call.desk(create=True, workers="pool") as app:
        begun = app.clock.now()
        with Bar(len(sources)) as bar:
            for source in sources:
                handed = awaited.get(source) or _handed(source, short=call.args.short)
                result = await _read(app.services.articles, call.actor, source, handed, begun, bar)
                came.append((source, result))
                with bar.ended():
                    _say(call, source, result)
        await matched(app.services)
    was_read = any(isinstance(result, IngestResult) for _source, result in came)
    if len(sources) > 1 and was_read and not call.out.as_json:
        call.out.text("")
        call.out.table(article_text.ingest_table(came))


async def _read(
    articles: "Articles", actor: Actor, source: str, handed: Handed, begun: int, bar: Bar
) -> IngestResult | OnRecordError:
    """What comes of a source; its steps are shown while it is read."""

    async def show_step(step: ReadingStep) -> None:
        bar.at(f"{source}: {step.value}")

    bar.at(f"{source}: queued")
    try:
        if isinstance(handed, OnRecordError):
            raise handed
        intake = await articles.accept(actor, handed)
        articles.steps.follow(intake, show_step)
        return await _processed(articles, intake, begun)
    except OnRecordError as error:
        return error


async def _processed(articles: "Articles", intake: int, begun: int) -> IngestResult:
    """A fault of ours costs this one source: the others are read all the same."""
    try:
        return await articles.process(intake, since=begun)
    except OnRecordError:
        raise
    except Exception as error:
        logging.getLogger(__name__).debug("intake %d failed", intake, exc_info=True)
        await articles.give_up(intake)
        fault = type(error).__name__
        raise Refusal(
            f"It could not be read because of a fault in this program ({fault}); it is worth a report."
        ) from error


def _say(call: Call, source: str, result: IngestResult | OnRecordError) -> None:
    if isinstance(result, OnRecordError):
        call.fail(told(source, result))
    elif call.out.as_json:
        call.out.object(ingest_object(result))
    else:
        call.out.text(article_text.ingest_line(result))
    sys.stdout.flush()


def _handed(source: str, *, short: bool) -> Handed:
    try:
        return replace(submission(source), short=short)
    except OnRecordError as error:
        return error


def submission(source: str) -> Submission:
    """What a word on the command line hands in. Raises Unreadable for a file."""
    if is_address(source):
        return Submission(Provenance.FETCHED, url=source)
    if source == STDIN:
        from bot.ingest import decode_plain

        return Submission(Provenance.PASTED, text=decode_plain(read_source(source)).rstrip())
    return Submission(Provenance.FILE, body=read_source(source), filename=Path(source).name)


async def _list(call: Call) -> None:
    async with call.desk() as app:
        listed = app.services.articles.list
        found = await paging.rows(lambda limit, offset: listed(call.actor, limit, offset), call.args.limit)
    if call.out.as_json:
        for article in found:
            call.out.object(article_object(article, with_text=False))
    else:
        call.out.table(article_text.articles_table(found))


def _article_options(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=options.article, help="the article's number")


async def _show(call: Call) -> None:
    async with call.desk() as app:
        article = await app.services.articles.show(call.actor, call.args.id)
    if call.out.as_json:
        call.out.object(article_object(article, with_text=True))
    else:
        call.out.text(article_text.article_card(article))


def _withdraw_options(parser: ArgumentParser) -> None:
    _article_options(parser)
    options.add_reason(parser, "why it is withdrawn")


async def _withdraw(call: Call) -> None:
    async with call.desk(create=True) as app:
        done = await app.services.articles.withdraw(call.actor, call.args.id, call.args.reason)
    if call.out.as_json:
        call.out.object({"article": done.article, "dismissed": done.dismissed, "kept": done.kept})
    else:
        call.out.text(
            f"Article {done.article} is withdrawn: {show.plural(done.dismissed, 'claim')} dismissed with it,"
            f" {done.kept} kept."
        )


INGEST = Command("ingest", "put articles and their claims on record", _ingest, _ingest_options)
ARTICLES = (
    Command("articles list", "the articles on record, newest first", _list, options.add_limit),
    Command("articles show", "one article with its text", _show, _article_options),
    Command("articles withdraw", "withdraw an article and its unchecked claims", _withdraw, _withdraw_options),
)
