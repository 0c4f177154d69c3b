"""`feeds list | add | remove | poll`."""

from argparse import ArgumentParser
from collections import defaultdict
from urllib.parse import urlsplit

from bot.commandline import options, show
from bot.commandline.articles import article_text
from bot.commandline.articles.source_files import told
from bot.commandline.command import Call, Command
from bot.commandline.output import Table, progress
from bot.domain.articles import IngestResult
from bot.domain.errors import Refusal
from bot.domain.feeds import Feed, unread_sentence
from bot.publish.objects import added_feed_object, feed_object, ingest_object


async def _list(call: Call) -> None:
    async with call.desk() as app:
        found = await app.services.feeds.list(call.actor)
    if call.out.as_json:
        for feed in found:
            call.out.object(feed_object(feed))
        return
    rows = [(f"{f.number}", _standing(f), f.title or urlsplit(f.url).netloc, f.url) for f in found]
    call.out.table(Table(("#", "Standing", "Title", "Address"), rows, "No feed is read."))


def _standing(feed: Feed) -> str:
    asked = "never read yet" if feed.last_polled is None else f"last read {show.moment(feed.last_polled)}"
    error = f", {feed.last_error}" if feed.last_error else ""
    unread = f", not read: {unread_sentence(feed.unread)}" if feed.unread else ""
    return f"{asked if feed.enabled else f'switched off, {asked}'}{error}{unread}"


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help="of an RSS, Atom or RDF feed, or of a page that names its feed")


async def _add(call: Call) -> None:
    async with call.desk(create=True, workers="pool") as app:
        with progress(f"Asking {call.args.url}"):
            added = await app.services.feeds.add(call.actor, call.args.url)
    if call.out.as_json:
        call.out.object(added_feed_object(added))
    else:
        seen = f"{len(added.links)} in it now {'counts' if len(added.links) == 1 else 'count'} as seen"
        call.out.text(f"Feed {added.feed.number} · {added.feed.title or added.feed.url}: {seen}.")


def _id_option(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=options.feed, help="the feed's number")


async def _remove(call: Call) -> None:
    async with call.desk(create=True) as app:
        removed = await app.services.feeds.remove(call.actor, call.args.id)
    if call.out.as_json:
        call.out.object(feed_object(removed))
    else:
        call.out.text(f"Feed {removed.number} is removed; its articles stay.")


def _poll_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="ID", type=options.feed, nargs="?", help="the feed's number; all of them if not given"
    )


async def _poll(call: Call) -> None:
    """One round now, to its end: what an earlier round left unread when it was stopped is read as well."""
    read: dict[int, list[IngestResult]] = defaultdict(list)
    async with call.desk(create=True, workers="pool") as app:
        with progress("Asking the feeds"):
            polled = await app.services.feeds.poll(call.actor, call.args.id)
        wanted = {poll.feed.id for poll in polled}
        for intake, feed in await app.services.feeds.unread(call.actor):
            if feed not in wanted:
                continue
            try:
                with progress(f"Reading entry {intake}"):
                    read[feed].append(await app.services.articles.process(intake))
            except Refusal as refusal:
                source = (await app.services.articles.intake(intake)).url or ""
                call.fail(told(source, refusal))
    for poll in polled:
        if poll.error:
            call.fail(f"Feed {poll.feed.number}: {poll.error}")
        results = [result for result in read[poll.feed.id] if not result.already_known]
        if call.out.as_json:
            call.out.object({**feed_object(poll.feed), "articles": [ingest_object(result) for result in results]})
        else:
            call.out.text("\n".join([_summary(poll.feed, results), *map(article_text.ingest_line, results)]))


def _summary(feed: Feed, results: list[IngestResult]) -> str:
    found = show.plural(len(results), "new article") if results else "nothing new"
    return f"Feed {feed.number} · {feed.title or feed.url}: {found}."


FEEDS = (
    Command("feeds list", "the feeds that new articles are taken from", _list),
    Command("feeds add", "read a feed's new articles from now on", _add, _add_options),
    Command("feeds remove", "stop reading a feed; its articles stay", _remove, _id_option),
    Command("feeds poll", "ask the feeds now and read what is new", _poll, _poll_options),
)
