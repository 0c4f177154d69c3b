"""`import` and `others ask | list | remove | refuse`: what other fact-checkers have published."""

import sys
from argparse import ArgumentParser
from collections.abc import Coroutine, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from bot.commandline import options, show
from bot.commandline.articles.source_files import STDIN, readable, told
from bot.commandline.claims.claims import print_claim
from bot.commandline.command import Call, Command
from bot.commandline.comparison import matched
from bot.commandline.output import Bar, Table, progress
from bot.domain.errors import OnRecordError, Unreadable
from bot.domain.fact_checks import Taken
from bot.publish.objects import import_object, taken_object

if TYPE_CHECKING:
    from bot.services.fact_checks.imports import FactChecks

_LINES = (".jsonl", ".ndjson")


def _import_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="ClaimReview as JSON-LD, JSON Lines or a Data Commons feed; - is stdin"
    )


def _import(call: Call) -> Coroutine[Any, Any, None]:
    """What others write while we read (stdin, a pipe) comes first: with the desk open nothing could stop that wait."""
    awaited = {name: _spooled(name) for name in call.args.files if name == STDIN or Path(name).is_fifo()}
    return _take_all(call, awaited)


async def _take_all(call: Call, awaited: Mapping[str, IO[bytes]]) -> None:
    files: list[str] = call.args.files
    async with call.desk(create=True, workers="pool") as app:
        others = app.services.fact_checks
        with Bar(len(files)) as bar:
            for name in files:
                result = await _taken(call, others, name, awaited.get(name), bar)
                with bar.ended():
                    _say(call, name, result)
        await matched(app.services)


async def _taken(
    call: Call, others: "FactChecks", name: str, spooled: IO[bytes] | None, bar: Bar
) -> Taken | OnRecordError:
    from bot.ingest.claim_review import claim_reviews

    label = "stdin" if name == STDIN else Path(name).name
    bar.at(f"{label}: opened")
    try:
        with spooled or _opened(name) as file:
            found = claim_reviews(file, lines=label.lower().endswith(_LINES))
            return await others.take(call.actor, label, found, lambda read: bar.at(f"{label}: {read:,} read"))
    except OnRecordError as error:
        return error


def _spooled(name: str) -> IO[bytes]:
    """Standard input or a pipe to its end, on disk; one byte more than is read, so that the limit is still told."""
    from bot.ingest.json_stream import MAX_FILE

    spool = TemporaryFile()  # noqa: SIM115 - closed when its turn has come
    source = sys.stdin.buffer if name == STDIN else Path(name).open("rb")  # noqa: SIM115 - a pipe, at its end
    left = MAX_FILE + 1
    while left > 0 and (chunk := source.read(min(left, 1 << 20))):
        spool.write(chunk)
        left -= len(chunk)
    spool.seek(0)
    return spool


def _opened(name: str) -> IO[bytes]:
    with readable():
        return Path(name).open("rb")


def _say(call: Call, name: str, result: Taken | OnRecordError) -> None:
    if isinstance(result, OnRecordError):
        call.fail(told(name, result))
        return
    if call.out.as_json:
        call.out.object(taken_object(result))
    else:
        call.out.text(show.taken_lines(result))
    if result.broken is not None:
        call.fail(told(name, Unreadable(result.broken)))
    elif result.number is None:
        call.fail(f"{name}: There is nothing in it that can be taken.")
    sys.stdout.flush()


async def _list(call: Call) -> None:
    async with call.desk() as app:
        found = await app.services.fact_checks.imports(call.actor)
    if call.out.as_json:
        for each in found:
            call.out.object(import_object(each))
        return
    rows = [(f"{each.number}", show.moment(each.at), f"{each.entries:,}", each.name) for each in found]
    call.out.table(Table(("#", "Taken (UTC)", "Entries", "File"), rows, "Nothing was imported."))


async def _ask(call: Call) -> None:
    async with call.desk(create=True, workers="pool") as app:
        with progress(f"Asking about #{call.args.number}"):
            claim = await app.services.lookups.ask(call.actor, call.args.number)
    print_claim(call, claim)


def _remove_options(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=options.import_number, help="the import's number")


async def _remove(call: Call) -> None:
    async with call.desk(create=True) as app:
        gone = await app.services.fact_checks.remove(call.actor, call.args.id)
    if call.out.as_json:
        call.out.object({"import": call.args.id, "removed": gone})
    else:
        entries = f"{gone:,} {'entry' if gone == 1 else 'entries'}"
        call.out.text(f"Import {call.args.id} is removed, {entries} with it.")


def _refuse_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument("--check", metavar="ID", type=options.check, required=True, help="as `claims show` names it")


async def _refuse(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.fact_checks.refuse(call.actor, call.args.number, call.args.check)
    print_claim(call, claim, f"That fact-check is no longer linked to #{claim.number}.")


IMPORT = Command("import", "take what other fact-checkers have published", _import, _import_options)
OTHERS = (
    Command("others ask", "ask Google's Fact Check Tools for fact-checks of a claim", _ask, options.add_claim),
    Command("others list", "the files that fact-checks by others were taken from", _list),
    Command("others remove", "remove what an import brought", _remove, _remove_options),
    Command("others refuse", "say that a fact-check is about something else", _refuse, _refuse_options),
)
