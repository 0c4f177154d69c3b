"""The configuration: one TOML file, every key typed, with its help in this one place.

A key's `title` says what it takes, its `description` what it is for. Secrets never stand in the file: the token comes
from the environment or from a file of its own.
"""

import difflib
import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import msgspec
from msgspec import Meta, Struct

from bot.domain.errors import BadConfig
from bot.domain.urls import host_and_port

DEFAULT_FILE = Path("config.toml")


class DatabaseSettings(Struct, frozen=True):
    path: Annotated[
        str,
        Meta(
            title="the path of a file, in quotation marks",
            description="The database file; a relative path starts at this file's folder. "
            "ONRECORD_DB and --db override it.",
            min_length=1,
        ),
    ] = "onrecord.db"


class IngestSettings(Struct, frozen=True):
    allow_private: Annotated[
        tuple[str, ...],
        Meta(
            title='a list of exact host:port pairs such as ["192.168.1.5:8080"]',
            description="Hosts inside your network that may be fetched, each with its port. "
            "Everything else that is not the public web stays refused, at every redirect.",
        ),
    ] = ()
    proxy: Annotated[
        str,
        Meta(
            title='an address such as "http://proxy.example:3128", or ""',
            description="Send every fetch through this proxy. Without one, members can learn this machine's address "
            "by adding a link to a site of theirs. The proxy looks names up, so it must refuse private addresses.",
            pattern=r"^(https?://[^\s/?#]+/?)?$",
        ),
    ] = ""
    timeout_seconds: Annotated[
        float,
        Meta(
            title="a number of seconds from 1 to 120",
            description="How long one page may take in all, with its redirects.",
            ge=1,
            le=120,
        ),
    ] = 20.0
    robots_for_links: Annotated[
        bool,
        Meta(
            title="true or false",
            description="Obey a site's robots.txt for pages that a member hands in too; "
            "for feeds and their items it is always obeyed.",
        ),
    ] = False
    contact: Annotated[
        str,
        Meta(
            title="a web or mail address, or nothing",
            description="Where a site's owner can reach you; sent along with every fetch.",
            pattern=r"^[!-'*-~]{0,200}$",
        ),
    ] = ""


class ExtractionSettings(Struct, frozen=True):
    workers: Annotated[
        int,
        Meta(
            title="a whole number from 1 to 64",
            description="Processes that read texts at the same time; each takes a core and some 200 MB.",
            ge=1,
            le=64,
        ),
    ] = 1
    timeout_seconds: Annotated[
        float,
        Meta(
            title="a number of seconds from 1 to 600",
            description="A text that takes longer to read is given up.",
            ge=1,
            le=600,
        ),
    ] = 60.0


class DiscordSettings(Struct, frozen=True):
    """Nothing yet: servers set themselves up with /desk setup, and the token is a secret."""


class FactCheckSettings(Struct, frozen=True):
    google: Annotated[
        bool,
        Meta(
            title="true or false",
            description="Ask Google's Fact Check Tools, once somebody has taken a claim or a moderator asks, what "
            "others have checked of it. The claim's words go to Google. Needs a key in GOOGLE_FACT_CHECK_KEY, or "
            "GOOGLE_FACT_CHECK_KEY_FILE with the path of a file that holds it.",
        ),
    ] = False
    daily: Annotated[
        int,
        Meta(
            title="a whole number from 1 to 100000",
            description="Requests to that service in any 24 hours, of all servers together.",
            ge=1,
            le=100_000,
        ),
    ] = 200
    url: Annotated[
        str,
        Meta(
            title="an http or https address",
            description="The address of that service; change it only for a relay of your own.",
            pattern=r"^https?://[^\s?#]+$",
        ),
    ] = "https://factchecktools.googleapis.com/v1alpha1/claims:search"


class LogSettings(Struct, frozen=True):
    level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Meta(
            title='"debug", "info", "warning" or "error"',
            description="The least serious messages that are written to standard error.",
        ),
    ] = "info"
    format: Annotated[
        Literal["text", "json"],
        Meta(title='"text" or "json"', description="Lines for people, or one JSON object a line for machines."),
    ] = "text"


SECTIONS: dict[str, type[Struct]] = {
    "database": DatabaseSettings,
    "ingest": IngestSettings,
    "extraction": ExtractionSettings,
    "others": FactCheckSettings,
    "discord": DiscordSettings,
    "log": LogSettings,
}


@dataclass(frozen=True, slots=True)
class Config:
    """What holds after the file was read."""

    database: Path = Path("onrecord.db")
    ingest: IngestSettings = field(default_factory=IngestSettings)
    extraction: ExtractionSettings = field(default_factory=ExtractionSettings)
    others: FactCheckSettings = field(default_factory=FactCheckSettings)
    log: LogSettings = field(default_factory=LogSettings)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the file, for documentation and its tests."""

    section: str
    name: str
    takes: str
    help: str
    default: Any


class Secret:
    """A value that no repr, format or log line shows by accident."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"


def keys() -> Iterator[Key]:
    for section, struct in SECTIONS.items():
        hints = get_type_hints(struct, include_extras=True)
        for one in msgspec.structs.fields(struct):
            meta: Meta = hints[one.name].__metadata__[0]
            yield Key(section, one.name, meta.title or "", meta.description or "", one.default)


def load_config(path: Path | None = None, env: Mapping[str, str] = os.environ) -> Config:
    """The configuration of `path`, else of ONRECORD_CONFIG, else of ./config.toml if it is there, else the defaults.

    Raises BadConfig with one sentence that names the file and the key.
    """
    given = path or (Path(env["ONRECORD_CONFIG"]) if env.get("ONRECORD_CONFIG") else None)
    file = given or DEFAULT_FILE
    tables = _tables(file) if given is not None or file.exists() else {}
    sections = {name: _section(file, name, tables.get(name, {})) for name in SECTIONS}
    database = env.get("ONRECORD_DB") or file.parent / sections["database"].path
    return Config(Path(database), sections["ingest"], sections["extraction"], sections["others"], sections["log"])


def read_token(env: Mapping[str, str] = os.environ) -> Secret:
    """The bot's token from DISCORD_TOKEN or from the file that DISCORD_TOKEN_FILE names."""
    token = _secret(env, "DISCORD_TOKEN")
    if not token:
        raise BadConfig(
            "There is no bot token: copy one from the Bot page of your application in the Discord Developer Portal "
            "(https://discord.com/developers/applications) and set DISCORD_TOKEN to it, "
            "or DISCORD_TOKEN_FILE to a file that holds it."
        )
    if not _plain(token):
        raise BadConfig("DISCORD_TOKEN is not a valid bot token: it has spaces or unusual characters.")
    return Secret(token)


def read_fact_check_key(env: Mapping[str, str] = os.environ) -> Secret:
    """The key of Google's Fact Check Tools from GOOGLE_FACT_CHECK_KEY or the file that its _FILE names."""
    key = _secret(env, "GOOGLE_FACT_CHECK_KEY")
    if not key:
        raise BadConfig(
            "[others] google is on, but there is no key: make one for the Fact Check Tools API in the Google Cloud "
            "console (https://console.cloud.google.com/apis/credentials) and set GOOGLE_FACT_CHECK_KEY to it, "
            "or GOOGLE_FACT_CHECK_KEY_FILE to a file that holds it."
        )
    if not _plain(key):
        raise BadConfig("GOOGLE_FACT_CHECK_KEY is not a valid key: it has spaces or unusual characters.")
    return Secret(key)


def _secret(env: Mapping[str, str], name: str) -> str:
    """What stands in the environment or in the file that `<name>_FILE` names; "" where neither is set."""
    value, file = env.get(name, "").strip(), env.get(f"{name}_FILE", "").strip()
    if value or not file:
        return value
    try:
        value = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise BadConfig(f"{name}_FILE: {file} can't be read ({_why(error)}).") from None
    if not value:
        raise BadConfig(f"{name}_FILE: {file} is empty.")
    return value


def _plain(secret: str) -> bool:
    return secret.isascii() and secret.isprintable() and " " not in secret


def _tables(file: Path) -> dict[str, Any]:
    try:
        tables = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise BadConfig(f"{file}: there is no such configuration file.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"{file} is not valid TOML: {error}.") from None
    except (OSError, UnicodeError) as error:
        raise BadConfig(f"{file} can't be read ({_why(error)}).") from None
    for name, table in tables.items():
        _refuse_secret(file, name)
        if name not in SECTIONS:
            what = f"section [{name}]" if isinstance(table, dict) else f"key {name} outside of any section"
            raise BadConfig(f"{file}: unknown {what}{_hint(name, list(SECTIONS), '[{}]')}")
        if not isinstance(table, dict):
            raise BadConfig(f"{file}: {name} is a section, written [{name}] on a line of its own.")
    return tables


def _section(file: Path, section: str, table: dict[str, Any]) -> Any:
    known = {key.name: key for key in keys() if key.section == section}
    struct = SECTIONS[section]
    hints = get_type_hints(struct, include_extras=True)
    values: dict[str, Any] = {}
    for name, value in table.items():
        _refuse_secret(file, name)
        if name not in known:
            raise BadConfig(f"{file}: unknown key [{section}] {name}{_hint(name, list(known), '{}')}")
        try:
            values[name] = msgspec.convert(value, hints[name])
        except msgspec.ValidationError:
            raise BadConfig(f"{file}: [{section}] {name} takes {known[name].takes}, not {_shown(value)}.") from None
    for pair in values.get("allow_private", ()):
        _require_pair(file, known["allow_private"], pair)
    return struct(**values)


def _require_pair(file: Path, key: Key, pair: str) -> None:
    try:
        host_and_port(pair)
    except ValueError:
        raise BadConfig(f"{file}: [{key.section}] {key.name} takes {key.takes}, not {_shown(pair)}.") from None


def _refuse_secret(file: Path, name: str) -> None:
    if name.lower().endswith("key"):
        raise BadConfig(
            f"{file}: {name} does not belong in this file; "
            "set GOOGLE_FACT_CHECK_KEY, or GOOGLE_FACT_CHECK_KEY_FILE to a file that holds it."
        )
    if "token" in name.lower():
        raise BadConfig(
            f"{file}: {name} does not belong in this file; "
            "set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it."
        )


def _hint(name: str, known: list[str], form: str) -> str:
    close = difflib.get_close_matches(name, known, 1)
    if close:
        return f"; did you mean {form.format(close[0])}?"
    return f"; there are {', '.join(form.format(k) for k in known)}." if known else "; it takes no keys."


def _shown(value: Any) -> str:
    """A value as the file writes it."""
    written = json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else str(value)
    return written if len(written) <= 80 else written[:79] + "…"


def _why(error: Exception) -> str:
    return (error.strerror or "unknown reason") if isinstance(error, OSError) else "it is not UTF-8 text"
