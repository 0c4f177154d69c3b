"""A desk's settings: what a server may set, how each is written, and what holds where nothing is set."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import time
from zoneinfo import ZoneInfo

from bot.domain.errors import BadInput

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SKIP, LINE = "skip", "line"
EVERYBODY, MODERATORS = "everybody", "moderators"
MOST_SITES = 100
_DOMAIN = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9][a-z0-9-]{0,62}")

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """One server's settings, all with defaults: a desk works before anybody has set anything."""

    digest_channel: int | None = field(
        default=None, metadata={"help": "channel id where the daily summary is posted; none: nowhere"}
    )
    digest_time: str = field(default="09:00", metadata={"help": "HH:MM in the desk's zone"})
    digest_days: str = field(
        default=" ".join(WEEKDAYS),
        metadata={"help": "weekdays of the summary (mon tue ...); other days are told in the next one"},
    )
    digest_quiet: str = field(
        default="skip", metadata={"help": "a day with nothing new: skip (no summary) or line (one line)"}
    )
    digest_role: int | None = field(
        default=None, metadata={"help": "role id that a summary with an overdue dispute pings; none: nobody"}
    )
    timezone: str = field(default="UTC", metadata={"help": "IANA zone, for example Europe/Berlin"})
    review_channel: int | None = field(
        default=None, metadata={"help": "channel id where disputes are announced to moderators"}
    )
    verdict_channel: int | None = field(
        default=None, metadata={"help": "channel id where every verdict is posted; none: nowhere"}
    )
    checker_role: int | None = field(
        default=None, metadata={"help": "role id whose members may take claims and propose verdicts"}
    )
    moderator_role: int | None = field(
        default=None, metadata={"help": "role id of the moderators; none: whoever has Manage Messages"}
    )
    min_worthiness: float = field(
        default=0.4, metadata={"help": "0 to 1: lists, queue and summary leave out claims below it"}
    )
    two_person: bool = field(
        default=False,
        metadata={
            "help": "on: every verdict, also a new one for a checked claim, waits until another moderator approves it"
        },
    )
    sole_moderator: bool = field(
        default=False,
        metadata={"help": "on: a moderator may decide a dispute of their own verdict (marked self-reviewed)"},
    )
    join_speakers: bool = field(
        default=False,
        metadata={
            "help": "on: a claim that another speaker repeats stays one claim; off: one claim each, tied together"
        },
    )
    announce_repeats: bool = field(
        default=False,
        metadata={"help": "on: the review channel is told at once when a false claim is repeated"},
    )
    lease_hours: int = field(
        default=72, metadata={"help": "hours until a taken claim goes back to the queue, 1 to 720"}
    )
    min_membership_hours: int = field(
        default=0, metadata={"help": "hours on the server before a member may add, dispute or ask, 0 to 8760"}
    )
    links_from: str = field(
        default="everybody", metadata={"help": "who may hand in links: everybody, moderators, or a role's id"}
    )
    allowed_sites: str = field(
        default="", metadata={"help": "links may lead only to these sites (domains separated by spaces); none: to any"}
    )
    refused_sites: str = field(
        default="", metadata={"help": "links to these sites are refused (domains separated by spaces)"}
    )
    member_hourly: int = field(default=20, metadata={"help": "sources a member may hand in per hour, 1 to 1000"})
    server_daily: int = field(
        default=500, metadata={"help": "sources that members may hand in per day in all, 1 to 10000"}
    )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def digest_weekdays(self) -> frozenset[int]:
        """Days of the week as `date.weekday` numbers them."""
        return frozenset(WEEKDAYS.index(day) for day in self.digest_days.split())

    @property
    def digest_at(self) -> time:
        return time.fromisoformat(self.digest_time)


def refuses_site(settings: DeskSettings, host: str) -> str | None:
    """Why a desk takes no link to this host, as a sentence; None where it does. A site holds its subdomains."""

    def among(sites: str) -> bool:
        return any(host == site or host.endswith(f".{site}") for site in sites.split())

    if among(settings.refused_sites):
        return f"This server takes no links to {host}."
    if settings.allowed_sites and not among(settings.allowed_sites):
        shown = settings.allowed_sites.split()
        more = f" and {len(shown) - 10} more" if len(shown) > 10 else ""
        return f"This server takes links to these sites only: {', '.join(shown[:10])}{more}."
    return None


KEYS: dict[str, str] = {f.name: f.metadata["help"] for f in fields(DeskSettings)}
DEFAULTS = DeskSettings()


def parse_setting(key: str, typed: str) -> Value:
    """The typed value of a setting, or a sentence that names the key and what it takes."""
    if key not in KEYS:
        raise BadInput(f"{key[:50]!r} is not a setting; the settings are: {', '.join(KEYS)}.")
    return _PARSERS[key](key, typed.strip())


def written(value: Value) -> str:
    """A value as `parse_setting` reads it back; an empty string for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


def _snowflake(key: str, typed: str) -> int:
    digits = re.sub(r"^<[#@&]{1,2}(\d{1,20})>$", r"\1", typed)
    if not (digits.isascii() and digits.isdigit()) or not 0 < int(digits[:25]) < 2**63:
        raise BadInput(f"{key} takes a Discord id (digits), not {typed[:50]!r}.")
    return int(digits)


def _clock_time(key: str, typed: str) -> str:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", typed, re.ASCII)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise BadInput(f"{key} takes a time as HH:MM, for example 09:00, not {typed[:50]!r}.")
    return f"{int(match[1]):02}:{match[2]}"


def _days(key: str, typed: str) -> str:
    """Days of the week in their order, each once."""
    words = typed.lower().replace(",", " ").split()
    if words == ["every", "day"]:
        words = list(WEEKDAYS)
    named = {word[:3] for word in words}
    known = all(word in {day, f"{day}day", *_LONG_DAYS.get(day, ())} for word in words for day in [word[:3]])
    if not words or not known or not named <= set(WEEKDAYS):
        raise BadInput(f"{key} takes days such as mon tue wed thu fri, or every day, not {typed[:50]!r}.")
    return " ".join(day for day in WEEKDAYS if day in named)


_LONG_DAYS = {"tue": ("tues", "tuesday"), "wed": ("wednesday",), "thu": ("thurs", "thursday"), "sat": ("saturday",)}


def _quiet(key: str, typed: str) -> str:
    word = typed.lower()
    if word not in {SKIP, LINE}:
        raise BadInput(f"{key} takes skip or line, not {typed[:50]!r}.")
    return word


def _zone(key: str, typed: str) -> str:
    try:
        known = typed not in _NO_PLACE and not typed.startswith(("posix/", "right/")) and ZoneInfo(typed).key
    except (KeyError, ValueError, OSError):
        known = False
    if not known:
        raise BadInput(f"{key} takes a time zone such as Europe/Berlin or UTC, not {typed[:50]!r}.")
    return typed


_NO_PLACE = frozenset({"Factory", "localtime", "posixrules"})
"""Names in a system's list of zones that mean the machine's own zone, or none."""


def _share(key: str, typed: str) -> float:
    try:
        value = float(typed)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise BadInput(f"{key} takes a number from 0 to 1, not {typed[:50]!r}.")
    return value


def _switch(key: str, typed: str) -> bool:
    word = typed.lower()
    if word in {"on", "true", "yes", "1"}:
        return True
    if word in {"off", "false", "no", "0"}:
        return False
    raise BadInput(f"{key} takes on or off, not {typed[:50]!r}.")


def _whole(least: int, most: int, of: str) -> Callable[[str, str], int]:
    def parse(key: str, typed: str) -> int:
        if not (typed.isascii() and typed.isdigit()) or not least <= int(typed[:9]) <= most:
            raise BadInput(f"{key} takes {of} from {least} to {most}, not {typed[:50]!r}.")
        return int(typed)

    return parse


def _who(key: str, typed: str) -> str:
    word = typed.lower()
    if word in {EVERYBODY, MODERATORS}:
        return word
    try:
        return str(_snowflake(key, typed))
    except BadInput:
        raise BadInput(f"{key} takes everybody, moderators or a role's id, not {typed[:50]!r}.") from None


def _sites(key: str, typed: str) -> str:
    """Domains in lower case, as DNS spells them; of an address the host is taken, and a leading `www.` is dropped."""
    sites: dict[str, None] = {}
    for word in typed.replace(",", " ").split():
        host = re.sub(r"^[a-z]+://|^\*\.", "", word.lower()).partition("/")[0].removeprefix("www.")
        try:
            ascii_host = host.encode("idna").decode("ascii")
        except UnicodeError:
            ascii_host = ""
        if not _DOMAIN.fullmatch(ascii_host):
            raise BadInput(f"{key} takes domains such as example.org, separated by spaces, not {word[:50]!r}.")
        sites[ascii_host] = None
    if len(sites) > MOST_SITES:
        raise BadInput(f"{key} takes {MOST_SITES} domains at most, not {len(sites)}.")
    return " ".join(sites)


_PARSERS: dict[str, Callable[[str, str], Value]] = {
    "digest_channel": _snowflake,
    "digest_time": _clock_time,
    "digest_days": _days,
    "digest_quiet": _quiet,
    "digest_role": _snowflake,
    "timezone": _zone,
    "review_channel": _snowflake,
    "verdict_channel": _snowflake,
    "checker_role": _snowflake,
    "moderator_role": _snowflake,
    "min_worthiness": _share,
    "two_person": _switch,
    "sole_moderator": _switch,
    "join_speakers": _switch,
    "announce_repeats": _switch,
    "lease_hours": _whole(1, 720, "whole hours"),
    "min_membership_hours": _whole(0, 8760, "whole hours"),
    "links_from": _who,
    "allowed_sites": _sites,
    "refused_sites": _sites,
    "member_hourly": _whole(1, 1_000, "a whole number"),
    "server_daily": _whole(1, 10_000, "a whole number"),
}
