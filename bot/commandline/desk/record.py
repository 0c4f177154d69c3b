"""`export`, `backup` and `migrate`: the record as files."""

from argparse import ArgumentParser
from pathlib import Path

from bot.commandline import options, show
from bot.commandline.articles.source_files import STDIN
from bot.commandline.command import Call, Command
from bot.commandline.files import replacing
from bot.commandline.output import raw_stdout
from bot.domain.actor import Capability
from bot.domain.errors import BadInput


def _export_options(parser: ArgumentParser) -> None:
    parser.add_argument("format", metavar="FORMAT", type=options.one_of("format", "csv", "jsonl"), help="csv or jsonl")
    parser.add_argument(
        "--out", metavar="PATH", type=Path, help="a file, written whole or not at all; stdout if not given"
    )
    parser.add_argument("--bom", action="store_true", help="begin csv with a byte order mark, for some spreadsheets")


async def _export(call: Call) -> None:
    from bot.publish.tables import BOM, export

    mark = BOM if call.args.bom else ""
    if mark and call.args.format != "csv":
        raise BadInput("Only csv takes a byte order mark (--bom).")
    out: Path | None = call.args.out
    async with call.desk() as app:
        pieces = export(app.services, call.actor, call.args.format)
        if out is None or str(out) == STDIN:
            stdout = raw_stdout()
            stdout.write(mark)
            async for piece in pieces:
                stdout.write(piece)
            return
        lines = 0
        with replacing(out) as file:
            file.write(mark)
            async for piece in pieces:
                file.write(piece)
                lines += 1
    claims = lines - (call.args.format == "csv")
    if call.out.as_json:
        call.out.object({"path": str(out), "claims": claims})
    else:
        call.out.text(f"{out}: {show.plural(claims, 'claim')}.")


def _backup_options(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="the new file")


async def _backup(call: Call) -> None:
    from bot.storage.backup import backup

    call.actor.require(Capability.BACK_UP)
    path: Path = call.args.path
    size = await backup(call.place.database(call.place.read_config()), path)
    if call.out.as_json:
        call.out.object({"path": str(path), "bytes": size})
    else:
        call.out.text(f"{path}: {show.plural(size, 'byte')}, read back and whole.")


async def _migrate(call: Call) -> None:
    from bot.storage.migrate import migrate

    path = call.place.database(call.place.read_config())
    applied = await migrate(path)
    if call.out.as_json:
        call.out.object({"path": str(path), "applied": applied})
    else:
        call.out.text(f"{path}: {', '.join(applied) if applied else 'nothing to do, it is up to date'}.")


EXPORT = Command("export", "the record as a table, newest claim first", _export, _export_options)
BACKUP = Command("backup", "a whole copy of the database, even while the bot runs", _backup, _backup_options)
MIGRATE = Command("migrate", "create the database or bring it to this version", _migrate)
