"""`digest`: a day's summary as text, Markdown, JSON or an Atom feed."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from bot.commandline import options
from bot.commandline.articles.source_files import STDIN
from bot.commandline.command import Call, Command
from bot.commandline.files import replacing
from bot.commandline.output import json_line, raw_stdout
from bot.commandline.summary import summary_text
from bot.domain.statistics import Week, sentences, title
from bot.domain.user_input import clean_text
from bot.publish.atom import feed
from bot.publish.summary_objects import summary_object, week_object

_FORMATS = ("text", "markdown", "json", "atom")
_FEED_DAYS = 14


def _summary_options(parser: ArgumentParser) -> None:
    parser.add_argument("--date", metavar="YYYY-MM-DD", type=options.day, help="a local day; today so far if not given")
    parser.add_argument(
        "--format", metavar="F", type=options.one_of("format", *_FORMATS), default="text", help=", ".join(_FORMATS)
    )
    parser.add_argument(
        "--out", metavar="PATH", type=Path, help="a file, written whole or not at all; stdout if not given"
    )


async def _summary_of_day(call: Call) -> None:
    out: Path | None = call.args.out
    atom = call.args.format == "atom" and not call.out.as_json
    body = await (_feed(call) if atom else _day(call))
    if out is None or str(out) == STDIN:
        stdout = raw_stdout() if atom else sys.stdout
        stdout.write(body)
        return
    with replacing(out) as file:
        file.write(body)
    if call.out.as_json:
        call.out.object({"path": str(out)})
    else:
        call.out.text(f"{out}: written.")


async def _day(call: Call) -> str:
    """A day's summary, and on Mondays the week under it."""
    day = call.args.date
    async with call.desk() as app:
        summaries = app.services.summaries
        summary = await (summaries.so_far(call.actor) if day is None else summaries.of_day(call.actor, day))
        week = await app.services.weeks.edition(summary)
        zone = (await app.services.settings.show(call.actor)).zone
    if call.out.as_json or call.args.format == "json":
        return json_line({**summary_object(summary), **({"week": week_object(week)} if week else {})})
    if call.args.format == "markdown":
        return clean_text(summary_text.as_markdown(summary, zone) + _week(week, "## ")) + "\n"
    return clean_text(summary_text.as_text(summary, zone) + _week(week, "")) + "\n"


def _week(week: Week | None, heading: str) -> str:
    """The week under Monday's summary."""
    if week is None:
        return ""
    return "\n".join(["", "", f"{heading}The week, {title(week)}", *(f"- {line}" for line in sentences(week))])


async def _feed(call: Call) -> str:
    """The last days as an Atom feed, the newest first; what is empty is left out."""
    async with call.desk() as app:
        days = await app.services.summaries.days(call.actor, call.args.date, _FEED_DAYS)
        zone = (await app.services.settings.show(call.actor)).zone
        born = await app.services.summaries.born(call.actor)
    told = [(summary, clean_text(summary_text.as_text(summary, zone))) for summary in days if not summary.empty]
    return feed(told, born)


DIGEST = Command("digest", "the day's summary so far, or of a past day", _summary_of_day, _summary_options)
