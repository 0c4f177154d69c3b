"""`articles reread`, `review changes` and `review source`: does the page still say it?"""

from argparse import ArgumentParser

from bot.commandline import options, paging, show
from bot.commandline.claims.claims import print_claim
from bot.commandline.command import Call, Command
from bot.commandline.output import Table, progress
from bot.domain.source_watch import SourceOutcome
from bot.domain.user_input import parse_slug
from bot.publish.objects import reread_object, source_change_object


def _article_option(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=options.article, help="the article's number")


async def _reread(call: Call) -> None:
    async with call.desk(create=True, workers="pool") as app:
        with progress(f"Reading article {call.args.id} again"):
            reread = await app.services.source_watch.reread(call.actor, call.args.id)
    if call.out.as_json:
        call.out.object(reread_object(reread))
    elif reread.gone:
        named = ", ".join(f"#{number}" for number in reread.gone)
        call.out.text(f"Article {reread.article}: what is quoted for {named} is no longer there.")
    else:
        call.out.text(f"Article {reread.article}: everything that is quoted from it is still there.")


async def _changes(call: Call) -> None:
    async with call.desk() as app:
        waiting = app.services.source_watch.waiting
        found = await paging.rows(lambda limit, offset: waiting(call.actor, limit, offset), call.args.limit)
    if call.out.as_json:
        for change in found:
            call.out.object(source_change_object(change))
        return
    rows = [
        (f"#{c.claim}", ", ".join(map(str, c.articles)), show.moment(c.seen_at), f"“{c.quote}” ({c.url})")
        for c in found
    ]
    call.out.table(Table(("#", "Article", "Seen (UTC)", "Words"), rows, "No source waits to be looked at."))


def _outcome(typed: str) -> SourceOutcome:
    return parse_slug(typed, SourceOutcome, "outcome")


def _source_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument("--outcome", metavar="O", type=_outcome, required=True, help=", ".join(SourceOutcome))


async def _source(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.source_watch.decide(call.actor, call.args.number, call.args.outcome)
    fine = call.args.outcome is SourceOutcome.FINE
    print_claim(call, claim, f"The source of #{claim.number} {'is fine' if fine else 'has changed since'}.")


WATCH_ARTICLES = (
    Command(
        "articles reread",
        "read its page again and check that the quoted words are still there",
        _reread,
        _article_option,
    ),
)
WATCH_REVIEW = (
    Command("review changes", "claims whose source may have changed", _changes, options.add_limit),
    Command("review source", "say whether a claim's source has changed", _source, _source_options),
)
