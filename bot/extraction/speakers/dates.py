"""Indefinite dates made definite by the article's date: "Friday night" of an article of 23 May 2020 is 22 May 2020."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.extraction.prose.tokens import Token
from bot.extraction.speakers import vocabulary as voc
from bot.text.dates import DAY_NAMES, DOTTED_MONTHS, LONG_MONTHS, MONTH_NAMES
from bot.text.numbers import ONES
from bot.text.words import word_set

_WEEKDAYS = {name: number for number, name in enumerate(DAY_NAMES)}
_MONTHS = LONG_MONTHS | DOTTED_MONTHS
_DAY_PARTS = word_set("morning afternoon evening night")
_NAMED_DAYS = word_set("black good super ash palm easter holy cyber giving maundy whit every each most one any some a")
_FUTURE = word_set(
    "will shall going plans plan planned expected scheduled slated set due upcoming would postponed cancelled canceled "
    "delayed next tomorrow 'll won't"
)
_PAST = word_set("was were had did last ago yesterday") | voc.IRREGULAR_PAST
_BEFORE_MONTH = word_set("in since early late mid by until during through last this of from")
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_NAMED = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_UNSURE = 120
"""Days: what "was" in October may be a plan for November as well as last November."""
_AGO = {written: number for word, number in ONES.items() if 1 <= number <= 6 for written in (word, str(number))}
"""How many days ago a day is still named: further back nobody counts exactly."""


class Note(NamedTuple):
    """What to write in brackets behind a token (by its number in the sequence given)."""

    behind: int
    text: str


@dataclass(frozen=True, slots=True)
class _Reading:
    tokens: Sequence[Token]
    quoted: Sequence[bool]
    date: datetime.date
    future: bool
    past: bool

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""


def date_notes(tokens: Sequence[Token], quoted: Sequence[bool], date: datetime.date, cue: str = "") -> list[Note]:
    """The notes for a claim's tokens. Inside quotations "today" is the speaker's day, not the article's: it stays.

    `cue` says when a claim without any verb was: "reiterated his support Friday night".

    A text that names a year speaks of other times: it is left alone."""
    if any(t.text.isdigit() and len(t.text) == 4 and 1000 < int(t.text) < 2200 for t in tokens):
        return []
    future, past = not _FUTURE.isdisjoint(t.low for t in tokens), _tells_of_past(tokens)
    if not past and not future:
        past = _is_past_by_cue(tokens, cue)
    reading = _Reading(tokens, quoted, date, future, past)
    notes = (note for at in range(len(tokens)) if (note := _note(reading, at)) is not None)
    return [note for note in notes if reading.low(note.behind + 1) not in {"'s", "'"}]


def _tells_of_past(tokens: Sequence[Token]) -> bool:
    return any(t.low in _PAST or (t.low.endswith("ed") and t.text.islower()) for t in tokens)


def _is_past_by_cue(tokens: Sequence[Token], cue: str) -> bool:
    """Whether a claim that is no sentence ("his support Friday night") has its time from its cue, in the past."""
    if not tokens or tokens[0].low not in voc.DETERMINERS:
        return False
    told = any(word in _PAST or word.endswith("ed") for word in cue.lower().split())
    return told and not any(map(_may_be_verb, tokens))


def _may_be_verb(token: Token) -> bool:
    low = token.low
    return low in voc.VERB_LIKE or (low.endswith("s") and token.text.islower() and low not in voc.NOT_NAMES)


def _note(reading: _Reading, at: int) -> Note | None:
    token = reading.tokens[at]
    low = token.low
    if low in _WEEKDAYS and token.is_capital:
        return _weekday(reading, at)
    if low in _MONTHS and token.is_capital:
        return _month(reading, at)
    if low in {"week", "month", "year"} and reading.low(at - 1) in _SHIFTS:
        return Note(at, _period(low, _SHIFTS[reading.low(at - 1)], reading.date))
    return None if reading.quoted[at] else _day(reading, at)


def _day(reading: _Reading, at: int) -> Note | None:
    """ "yesterday", "last night", "this morning", "two days ago"."""
    low, before, after = reading.tokens[at].low, reading.low(at - 1), reading.low(at + 1)
    shift: int | None = None
    end = at
    if low in _NAMED and after not in {"'s", "'"}:
        shift = _NAMED[low]
        end = at + 1 if after in _DAY_PARTS else at
    elif (before, low) == ("last", "night"):
        shift = -1
    elif before == "this" and low in _DAY_PARTS:
        shift = 0
    elif low == "ago" and before in {"day", "days"} and reading.low(at - 2) in _AGO:
        shift = -_AGO[reading.low(at - 2)]
    return Note(end, _written(reading.date + datetime.timedelta(shift))) if shift is not None else None


def _weekday(reading: _Reading, at: int) -> Note | None:
    before, after = reading.low(at - 1), reading.low(at + 1)
    end = at + 1 if after in _DAY_PARTS else at
    dated = reading.low(end + 1) in {",", "(", "the"} and _is_day(reading, end + 2)
    if before in _NAMED_DAYS | {"next"} or dated or _is_day(reading, end + 1):
        return None
    ahead = (_WEEKDAYS[reading.tokens[at].low] - reading.date.weekday()) % 7
    if before == "last":
        return Note(end, _written(reading.date - datetime.timedelta((7 - ahead) % 7 or 7)))
    if reading.future and not reading.past:
        return Note(end, _written(reading.date + datetime.timedelta(ahead)))
    if reading.past and not reading.future:
        return Note(end, _written(reading.date - datetime.timedelta((7 - ahead) % 7)))
    return None


def _is_day(reading: _Reading, at: int) -> bool:
    """Whether a day of the month follows: "May 22", "22 May", "22nd"."""
    low = reading.low(at)
    return low in _MONTHS or low[:1].isdigit()


def _month(reading: _Reading, at: int) -> Note | None:
    before, after = reading.low(at - 1), reading.low(at + 1)
    month, end = _MONTHS[reading.tokens[at].low], at
    day: int | None = None
    if after.isdigit() and int(after) <= 31 and reading.low(at + 2) != "%":
        day, end = int(after), at + 1
    elif before.isdigit() and 1 <= int(before) <= 31:
        day = int(before)
    elif before not in _BEFORE_MONTH and not before.startswith(("mid-", "early-", "late-")):
        return None
    here = (reading.date.month, reading.date.day)
    there = (month, day if day is not None else reading.date.day)
    if reading.future == reading.past or 0 < (_days(there) - _days(here)) * (-1 if reading.future else 1) < _UNSURE:
        return None
    year = reading.date.year + (there < here) if reading.future else reading.date.year - (there > here)
    if before == "last" and month == reading.date.month:
        return None
    return Note(end, str(year))


def _days(day: tuple[int, int]) -> int:
    """About how far into a year a month and day are."""
    return day[0] * 30 + day[1]


def _period(unit: str, shift: int, date: datetime.date) -> str:
    if unit == "year":
        return str(date.year + shift)
    if unit == "month":
        months = date.year * 12 + date.month - 1 + shift
        return f"{MONTH_NAMES[months % 12]} {months // 12}"
    monday = date - datetime.timedelta(date.weekday() - 7 * shift)
    return f"week of {_written(monday)}"


def _written(date: datetime.date) -> str:
    return f"{date.day} {MONTH_NAMES[date.month - 1]} {date.year}"


def brackets(notes: Sequence[Note]) -> Iterator[tuple[int, str]]:
    """Each note as it is written: token number and " [22 May 2020]"."""
    for note in notes:
        yield note.behind, f" [{note.text}]"
