"""A stretch of days in figures: what was found, checked and waits, how long verdicts take, what came of disputes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.claims import Verdict
from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.errors import BadInput

DAYS = 7
BY_DAY = 31
"""A longer stretch is counted by weeks."""
LONGEST = 366


@dataclass(frozen=True, slots=True)
class Bar:
    """What came in one day or one week; `waiting` at its end."""

    first: date
    last: date
    found: int
    checked: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Week:
    """The figures of the local days `first` to `last`, which are whole or, for today, so far."""

    first: date
    last: date
    bars: tuple[Bar, ...]
    articles: int
    verdicts: tuple[tuple[Verdict, int], ...]
    """Claims that were checked in these days by the verdict that stood at their end, in the scale's order."""
    median: int | None
    """Milliseconds from when a claim went on record to its first verdict, over the first verdicts of these days."""
    decided: int
    """Disputes that a moderator decided, upheld or rejected."""
    upheld: int
    corrections: int
    """Verdicts corrected, withdrawn or struck through; slips of the pen are none."""

    @property
    def found(self) -> int:
        return sum(bar.found for bar in self.bars)

    @property
    def checked(self) -> int:
        return sum(bar.checked for bar in self.bars)

    @property
    def waiting(self) -> int:
        return self.bars[-1].waiting

    @property
    def empty(self) -> bool:
        return not (self.articles or self.found or self.checked or self.decided or self.corrections)


def parse_since(typed: str | None, today: date) -> date:
    """The first day that somebody means: YYYY-MM-DD, a number of days such as 30, or nothing for a week."""
    words = (typed or str(DAYS)).strip().lower().removesuffix("d")
    if words.isascii() and words.isdigit() and 1 <= int(words[:9]) <= LONGEST:
        return today - timedelta(days=int(words) - 1)
    try:
        day = date.fromisoformat(words) if len(words) == len("YYYY-MM-DD") and words[4] == "-" else None
    except ValueError:
        day = None
    if day is None:
        raise BadInput(
            f"since takes a day as YYYY-MM-DD or a number of days up to {LONGEST}, not {(typed or '')[:50]!r}."
        )
    if day > today:
        raise BadInput(f"{day.isoformat()} has not begun yet on this desk.")
    if (today - day).days >= LONGEST:
        raise BadInput(f"Figures go back {LONGEST} days at most; {day.isoformat()} is longer ago.")
    return day


def stretches(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Days, or of more than a month the weeks that end with the last day."""
    step = 1 if (last - first).days < BY_DAY else DAYS
    begin = first
    while begin <= last:
        left = (last - begin).days + 1
        end = begin + timedelta(days=left % step or step) - timedelta(days=1)
        yield begin, end
        begin = end + timedelta(days=1)


def title(week: Week, month: str = "%B") -> str:
    """'16 to 22 November 2026'; `month` is how strftime writes it."""
    until = f"{week.last.day} {week.last:{month} %Y}"
    if week.first == week.last:
        return until
    same_year = week.first.year == week.last.year
    if same_year and week.first.month == week.last.month:
        return f"{week.first.day} to {until}"
    return f"{week.first.day} {week.first:{month}}{'' if same_year else f' {week.first.year}'} to {until}"


def totals(week: Week) -> str:
    return (
        f"{_counted(week.articles, 'article')}, {_counted(week.found, 'claim')} found, {week.checked:,} checked,"
        f" {week.waiting:,} waiting for a verdict at the end."
    )


def verdicts(week: Week) -> str | None:
    if not week.verdicts:
        return None
    told = ", ".join(f"{count:,} {verdict.value.replace('_', ' ')}" for verdict, count in week.verdicts)
    return f"Verdicts: {told}."


def pace(week: Week) -> str | None:
    return None if week.median is None else f"Median time to a verdict: {duration(week.median)}."


def outcomes(week: Week) -> str | None:
    """Disputes and corrections, where there were any."""
    told = []
    if week.decided:
        share = round(100 * week.upheld / week.decided)
        told.append(f"{week.upheld:,} of {_counted(week.decided, 'decided dispute')} upheld ({share} %)")
    if week.corrections:
        told.append(_counted(week.corrections, "correction"))
    return f"{', '.join(told)}." if told else None


def sentences(week: Week) -> list[str]:
    """All that the figures say, a line each."""
    told = (totals(week), verdicts(week), pace(week), outcomes(week))
    return [line for line in told if line is not None]


def in_words(week: Week, room: int) -> str:
    """What the chart shows for those who can't see it, in `room` characters: by day where that fits."""
    head = f"Chart of {title(week)}. "
    bars = "; ".join(
        f"{name(bar)}: {bar.found} found, {bar.checked} checked, {bar.waiting} waiting" for bar in week.bars
    )
    end = f". {verdicts(week) or 'No verdicts.'}"
    if len(head) + len(bars) + len(end) <= room:
        return head + bars + end
    most = max(week.bars, key=lambda bar: bar.found)
    return (head + totals(week) + f" Most were found in {name(most)}: {most.found}" + end)[:room]


def name(bar: Bar) -> str:
    day = f"{bar.first.day} {bar.first:%b}"
    return f"{bar.first:%a} {day}" if bar.first == bar.last else f"the week from {day}"


def duration(ms: int) -> str:
    if ms < HOUR:
        return _counted(max(1, round(ms / MINUTE)), "minute")
    if ms < 2 * DAY:
        return _counted(round(ms / HOUR), "hour")
    return f"{ms / DAY:.1f} days"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
