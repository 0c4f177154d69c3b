"""Time zones as people look for them: by a part of the name, with the time that it is there now."""

from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from discord import app_commands

from bot.chat.interaction.context import Interaction, context_of
from bot.chat.interaction.errors import Choices, safe_suggester
from bot.chat.view.limits import SELECT_OPTIONS
from bot.domain.clock import to_datetime

OFTEN = (
    "UTC",
    "America/Los_Angeles",
    "America/Denver",
    "America/Chicago",
    "America/New_York",
    "America/Mexico_City",
    "America/Bogota",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/Istanbul",
    "Africa/Lagos",
    "Africa/Cairo",
    "Africa/Nairobi",
    "Africa/Johannesburg",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
"""What a menu of 25 has room for, west to east; one place is left for the zone that is set."""
_OLD = ("Etc/", "US/", "SystemV/", "posix/", "right/", "Brazil/", "Canada/", "Chile/", "Mexico/")


def labelled(zone: str, now: int) -> str:
    return f"{zone} · {to_datetime(now, ZoneInfo(zone)):%H:%M} now"


def found(typed: str) -> list[str]:
    """Up to 25 zones whose name holds what is typed, those whose place begins with it first; the usual ones for
    nothing typed."""
    words = "_".join(typed.lower().split())
    if not words:
        return list(OFTEN)
    fitting = [zone for zone in _every() if words in zone.lower()]
    fitting.sort(key=lambda zone: (not zone.lower().rpartition("/")[2].startswith(words), zone))
    return fitting[:SELECT_OPTIONS]


@lru_cache(maxsize=1)
def _every() -> tuple[str, ...]:
    return ("UTC", *sorted(z for z in available_timezones() if "/" in z and not z.startswith(_OLD)))


async def _suggest(interaction: Interaction, typed: str) -> Choices:
    now = context_of(interaction).clock.now()
    return [app_commands.Choice(name=labelled(zone, now), value=zone) for zone in found(typed[:100])]


any_zone = safe_suggester(_suggest)
