"""`doctor`: is this machine, this configuration and this database fit to run, and what should its admin know?"""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commandline.command import Call, Command
from bot.commandline.desk.settings import print_health
from bot.domain.errors import NotFound, OnRecordError

if TYPE_CHECKING:
    from bot.config import Config
    from bot.domain.health import HealthCheck

LOW_DISK = 500_000_000
"""Bytes; a year of a busy desk with its backups takes less."""


async def _doctor(call: Call) -> None:
    from bot.domain.health import HealthReport

    checks = [_python(), *_engine()]
    try:
        config = call.place.read_config()
    except OnRecordError as error:
        checks.append(_check("configuration", ok=False, detail=error.sentence))
    else:
        database = call.place.database(config)
        checks += [
            _configuration(call),
            await _database(database),
            _disk(database),
            _token(),
            _meaning(),
            _chart(),
            *_network(config),
            *_others(config),
        ]
    print_health(call, HealthReport(all(check.ok for check in checks), tuple(checks)), "Not fit to run")


def _check(name: str, *, ok: bool, detail: str) -> "HealthCheck":
    from bot.domain.health import HealthCheck

    return HealthCheck(name, ok, detail)


def _python() -> "HealthCheck":
    version = ".".join(map(str, sys.version_info[:3]))
    return _check("python", ok=sys.version_info >= (3, 11), detail=f"{version}; 3.11 or newer is needed")


def _engine() -> list["HealthCheck"]:
    from bot.storage.engine import engine

    found = engine()
    return [
        _check("sqlite", ok=found.new_enough, detail=f"{found.version}; {found.needed} or newer is needed"),
        _check("search", ok=found.full_text, detail="FTS5 is there" if found.full_text else "SQLite lacks FTS5"),
    ]


def _configuration(call: Call) -> "HealthCheck":
    file = call.place.config_file()
    return _check("configuration", ok=True, detail=f"{file}" if file else "no file, built-in defaults")


async def _database(path: Path) -> "HealthCheck":
    """What is there, and no fault where nothing is: the first command that writes makes it."""
    from bot.storage.migrate import status

    try:
        found = await status(path)
    except NotFound:
        return _check(
            "database", ok=True, detail=f"{path} does not exist yet; the first command that writes creates it"
        )
    except OnRecordError as error:
        return _check("database", ok=False, detail=error.sentence)
    if found.pending:
        return _check("database", ok=False, detail=f"{path} lacks {', '.join(found.pending)}: 'onrecord migrate'")
    return _check("database", ok=True, detail=f"{path}, up to date with {found.applied[-1]}")


def _disk(database: Path) -> "HealthCheck":
    folder = next(parent for parent in database.absolute().parents if parent.is_dir())
    free = shutil.disk_usage(folder).free
    return _check("disk", ok=free >= LOW_DISK, detail=f"{free / 1e9:.1f} GB free in {folder}")


def _token() -> "HealthCheck":
    """Whether there is one, never what it is. None is no fault, a file of it that can't be read is."""
    from bot.config import read_token

    if not (os.environ.get("DISCORD_TOKEN") or os.environ.get("DISCORD_TOKEN_FILE")):
        return _check("token", ok=True, detail="none; only 'onrecord run' needs one")
    try:
        read_token()
    except OnRecordError as error:
        return _check("token", ok=False, detail=error.sentence)
    return _check("token", ok=True, detail="set")


def _meaning() -> "HealthCheck":
    """Whether the models that compare claims can be loaded."""
    from bot.domain.errors import NoModel
    from bot.matching.encoder import encoder
    from bot.matching.reranker import reranker

    try:
        version = encoder().version
        reranker()
    except NoModel as error:
        return _check("meaning", ok=False, detail=f"{error.sentence} Claims are found by words alone")
    return _check("meaning", ok=True, detail=f"claims are compared by the encoder {version}")


def _chart() -> "HealthCheck":
    """The words of a week go without it: its lack is no fault."""
    from bot.publish.chart import MISSING, can_draw

    return _check("chart", ok=True, detail="the plotting library is there" if can_draw() else MISSING)


def _network(config: "Config") -> list["HealthCheck"]:
    through = "all fetches go through the proxy" if config.ingest.proxy else (
        "no proxy: people who add a link to their own site can learn this machine's address"
    )  # fmt: skip
    pairs = ", ".join(config.ingest.allow_private)
    private = f"fetches may reach {pairs}" if pairs else "fetches reach no private address"
    return [_check("proxy", ok=True, detail=through), _check("private hosts", ok=True, detail=private)]


def _others(config: "Config") -> list["HealthCheck"]:
    """Whether the service of others' checks is asked, and with a key."""
    from bot.config import read_fact_check_key

    if not config.others.google:
        return [_check("others' checks", ok=True, detail="no service is asked ([others] google is off)")]
    try:
        read_fact_check_key()
    except OnRecordError as error:
        return [_check("others' checks", ok=False, detail=error.sentence)]
    detail = f"{config.others.url} is asked {config.others.daily:,} times a day at most; claims' words go there"
    return [_check("others' checks", ok=True, detail=detail)]


DOCTOR = Command("doctor", "whether this machine, configuration and database are fit to run", _doctor)
