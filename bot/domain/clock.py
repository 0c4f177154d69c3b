"""Time: integer epoch milliseconds in UTC everywhere, a zone only where a local day is meant."""

from datetime import UTC, date, datetime, time, timedelta
from time import time_ns
from typing import Protocol
from zoneinfo import ZoneInfo

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Clock(Protocol):
    def now(self) -> int:
        """Milliseconds since the epoch, UTC."""
        ...


class SystemClock:
    def now(self) -> int:
        return time_ns() // 1_000_000


def to_ms(moment: datetime) -> int:
    """An aware moment as epoch milliseconds."""
    return round(moment.timestamp() * 1000)


def to_datetime(ms: int, zone: ZoneInfo | None = None) -> datetime:
    return datetime.fromtimestamp(ms / 1000, tz=zone or UTC)


def iso(ms: int | None) -> str | None:
    """ISO 8601 in UTC with a Z, to the second: the form of every time in JSON."""
    if ms is None:
        return None
    return to_datetime(ms).strftime("%Y-%m-%dT%H:%M:%SZ")


def local_date(ms: int, zone: ZoneInfo) -> date:
    return to_datetime(ms, zone).date()


def utc_day(ms: int) -> date:
    return to_datetime(ms).date()


def day_if_known(ms: int | None) -> date | None:
    """The day in UTC of a moment; None where that is not known."""
    return None if ms is None else utc_day(ms)


def day_bounds(day: date, zone: ZoneInfo) -> tuple[int, int]:
    """First millisecond of a local day and of the next one; 23 to 25 hours apart."""
    start = datetime.combine(day, time.min, zone)
    end = datetime.combine(day + timedelta(days=1), time.min, zone)
    return to_ms(start), to_ms(end)


def local_moment(day: date, at: time, zone: ZoneInfo) -> int:
    """The moment of a clock time on a local day. A time that a spring change skips is the first one after the gap
    (PEP 495: fold 0 reads it with the old offset, which lands there); one that comes twice is its first."""
    return to_ms(datetime.combine(day, at, zone))
