"""`settings show | set | unset` and `health`: how a desk is set up and how it does."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from bot.commandline.command import Call, Command
from bot.commandline.output import Table
from bot.domain.settings import DEFAULTS, KEYS, DeskSettings, Value, written
from bot.publish.objects import health_object

if TYPE_CHECKING:
    from bot.domain.health import HealthReport


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
HEALTH = Command("health", "whether everything is well: database, background work, posts", _health)
