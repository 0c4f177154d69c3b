"""`settings show | set | unset`, `digest` and `health`: how a desk is set up and how it does."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commandline import options
from bot.commandline.articles.source_files import STDIN
from bot.commandline.command import Call, Command
from bot.commandline.output import Table, json_line, raw_stdout
from bot.commandline.summary import summary_text
from bot.domain.settings import DEFAULTS, KEYS, DeskSettings, Value, written
from bot.domain.statistics import Week, sentences, title
from bot.domain.user_input import clean_text
from bot.publish.atom import feed
from bot.publish.objects import health_object, summary_object, week_object

if TYPE_CHECKING:
    from bot.services.desk.health import HealthReport


def _print_settings(call: Call, settings: DeskSettings, changed: frozenset[str], keys: list[str]) -> None:
    if call.out.as_json:
        for key in keys:
            value, default = getattr(settings, key), getattr(DEFAULTS, key)
            call.out.object({"key": key, "value": value, "default": default, "set": key in changed})
        return
    rows = [(key, _readable(getattr(settings, key)), "set" if key in changed else "default", KEYS[key]) for key in keys]
    call.out.table(Table(("Key", "Value", "", "What it takes"), rows, "No settings."))


def _readable(value: Value) -> str:
    return written(value) or "none"


async def _show(call: Call) -> None:
    async with call.desk() as app:
        settings = await app.services.settings.show(call.actor)
        changed = await app.services.settings.changed(call.actor)
    _print_settings(call, settings, changed, list(KEYS))


def _key_option(parser: ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", help=", ".join(KEYS))


def _set_options(parser: ArgumentParser) -> None:
    _key_option(parser)
    parser.add_argument("value", metavar="VALUE", help="as 'onrecord settings show' writes it")


async def _set(call: Call) -> None:
    key = call.args.key
    async with call.desk(create=True) as app:
        settings = await app.services.settings.set(call.actor, {key: call.args.value})
    _print_settings(call, settings, frozenset({key}), [key])


async def _unset(call: Call) -> None:
    key = call.args.key
    async with call.desk(create=True) as app:
        settings = await app.services.settings.unset(call.actor, key)
    _print_settings(call, settings, frozenset(), [key])


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
    from bot.commandline.desk.record import replacing

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
        digests = app.services.summaries
        digest = await (digests.so_far(call.actor) if day is None else digests.of_day(call.actor, day))
        week = await app.services.weeks.edition(digest)
        zone = (await app.services.settings.show(call.actor)).zone
    if call.out.as_json or call.args.format == "json":
        return json_line({**summary_object(digest), **({"week": week_object(week)} if week else {})})
    if call.args.format == "markdown":
        return clean_text(summary_text.as_markdown(digest, zone) + _week(week, "## ")) + "\n"
    return clean_text(summary_text.as_text(digest, zone) + _week(week, "")) + "\n"


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
    told = [(digest, clean_text(summary_text.as_text(digest, zone))) for digest in days if not digest.empty]
    return feed(told, born)


async def _health(call: Call) -> None:
    async with call.desk() as app:
        report = await app.services.health.report(call.actor.server)
    print_health(call, report, "Not well")


def print_health(call: Call, report: "HealthReport", verdict: str) -> None:
    """Every check; then, where one failed, the verdict with what failed, as the command's sentence."""
    if call.out.as_json:
        call.out.object(health_object(report))
    else:
        rows = [(check.name, "ok" if check.ok else "NOT OK", check.detail) for check in report.checks]
        call.out.table(Table(("Check", "", "Detail"), rows, "Nothing to check."))
    if not report.ok:
        failed = "; ".join(f"{check.name} ({check.detail.rstrip('.')})" for check in report.checks if not check.ok)
        call.fail(f"{verdict}: {failed}.")


SETTINGS = (
    Command("settings show", "every setting and its default", _show),
    Command("settings set", "change one setting", _set, _set_options),
    Command("settings unset", "put one setting back to its default", _unset, _key_option),
)
DIGEST = Command("digest", "the day's summary so far, or of a past day", _summary_of_day, _summary_options)
HEALTH = Command("health", "whether everything is well: database, background work, posts", _health)
