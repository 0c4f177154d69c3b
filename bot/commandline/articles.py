"""`ingest` and `articles list | show | withdraw`."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from bot.commandline import options, show
from bot.commandline.claims import PAGE
from bot.commandline.command import Call, Command
from bot.commandline.output import progress
from bot.commandline.sources import STDIN, read_source
from bot.domain.articles import Article, Submission
from bot.domain.claims import Provenance
from bot.domain.errors import OnRecordError
from bot.publish.objects import article_object, ingest_object


def _ingest_options(parser: ArgumentParser) -> None:
    parser.add_argument("sources", metavar="SOURCE", nargs="+", help="an address, a file, or - for stdin")


async def _ingest(call: Call) -> None:
    async with call.desk(create=True) as app:
        for source in call.args.sources:
            try:
                with progress(f"Reading {source}"):
                    result = await app.services.articles.ingest(call.actor, submission(source))
            except OnRecordError as error:
                call.fail(f"{source}: {error.sentence}")
                continue
            if call.out.as_json:
                call.out.object(ingest_object(result))
            else:
                call.out.text(show.ingest_line(result))
            sys.stdout.flush()


def submission(source: str) -> Submission:
    """What a word on the command line hands in. Raises Unreadable for a file."""
    if "://" in source:
        return Submission(Provenance.FETCHED, url=source)
    if source == STDIN:
        from bot.ingest import decode_plain

        return Submission(Provenance.PASTED, text=decode_plain(read_source(source)))
    return Submission(Provenance.FILE, body=read_source(source), filename=Path(source).name)


async def _list(call: Call) -> None:
    async with call.desk() as app:
        found: list[Article] = []
        while len(found) < call.args.limit:
            wanted = min(PAGE, call.args.limit - len(found))
            page = await app.services.articles.list(call.actor, wanted, len(found))
            found += page
            if len(page) < wanted:
                break
    if call.out.as_json:
        for article in found:
            call.out.object(article_object(article, with_text=False))
    else:
        call.out.table(show.articles_table(found))


def _article_options(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=options.article, help="the article's number")


async def _show(call: Call) -> None:
    async with call.desk() as app:
        article = await app.services.articles.show(call.actor, call.args.id)
    if call.out.as_json:
        call.out.object(article_object(article, with_text=True))
    else:
        call.out.text(show.article_card(article))


def _withdraw_options(parser: ArgumentParser) -> None:
    _article_options(parser)
    options.add_reason(parser, "why it goes")


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
    Command("articles withdraw", "take an article back with its unchecked claims", _withdraw, _withdraw_options),
)
