"""What a wording leaves open until one knows who says it and when: which day "yesterday" is, and who "I" am.

The same words told on another day, or by somebody else, are another claim where they say such a thing."""

import re
from datetime import date, timedelta

from bot.matching.normal_forms import normal_form
from bot.text.dates import DAY_NAMES, MONTH_PATTERN, MONTHS
from bot.text.folding import folded
from bot.text.words import word_set

_MANY = r"(?:(?:few|several|couple of|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3}) )?"
_NOTED = r"(?! \[)"
"""Not made definite by a note in brackets behind it."""
_SPAN = re.compile(
    rf"\b(?:last|this|next|past|coming|current|previous|recent) {_MANY}(?P<unit>night|morning|afternoon|evening|weekend"
    rf"|week|month|quarter|year|decade|century|summer|winter|spring|fall|autumn|season|session|term)s?\b{_NOTED}"
    rf"|\b(?:last|past|next) (?:few|several|\d{{1,3}}|two|three|four|five|six|seven|ten) (?P<days>day|hour)s\b{_NOTED}"
    rf"|\b(?P<ago>minute|hour|day|night|week|month|year|decade|centurie)s? (?:ago|from now)\b{_NOTED}"
    rf"|\b(?P<day>yesterday|today|tonight|tomorrow|overnight|the other day)\b"
    rf"(?! (?:morning|afternoon|evening|night) \[){_NOTED}"
)
_AHEAD = re.compile(
    r"\b(?:will|starts?|begins?|ends?|opens?|closes?|expires?|due|resumes?|takes? effect)\b[^.!?]{0,60}?"
    rf"\bin (?:an? )?{_MANY}(?P<unit>day|week|month|year|decade)s?\b(?! of)"
)
_WEEKDAY = re.compile(
    r"(?<!every )(?<!each )(?<!super )(?<!black )(?<!good )(?<!easter )(?<!ash )(?<!palm )"
    rf"\b({'|'.join(DAY_NAMES)})\b(?:'s\b)?"
    r"(?! (?:(?:morning|afternoon|evening|night) )?\[)"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MONTH = re.compile(
    rf"\b(?:in|since|until|till|by|from|of|during|through|early|late|mid|before|after|on|last|this|next)[ -]"
    rf"(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?({MONTH_PATTERN})\b"
)
_LENGTHS = {
    "week": "week", "weekend": "week", "month": "month", "quarter": "month", "year": "year", "decade": "year",
    "century": "year", "centurie": "year", "summer": "year", "winter": "year", "spring": "year", "fall": "year",
    "autumn": "year", "season": "year", "session": "year", "term": "year",
}  # fmt: skip
"""What has to be one where two tellings mean one time; the day for what is not listed."""
_OWN = re.compile(
    r"(?<!\bWar )\b(?:I|i(?!\.)|[Mm]e|ME|[Mm]y|MY|[Mm]yself|[Ww]e|WE|[Oo]ur|OUR|[Oo]urs|us|[Oo]urselves)\b(?!\])"
    r"|\b[Oo]f mine\b|\b(?:[Hh]ere|[Tt]his (?:administration|agency|building|campaign|city|committee|company|council"
    r"|country|county|court|department|district|government|house|neighbou?rhood|nation|office|party|place|room|school"
    r"|state|team|town|village))\b"
)


def moment_of(text: str, day: date | None) -> frozenset[str] | None:
    """The times that a wording means without naming them, told on a day; empty where it means none, None where it
    means one and the day is not known."""
    low = " ".join(folded(text).split())
    lengths = {
        _LENGTHS.get(found[found.lastgroup or 0], "day")
        for pattern in (_SPAN, _AHEAD)
        for found in pattern.finditer(low)
    }
    weekdays = set(_WEEKDAY.findall(low))
    if day is None:
        return None if lengths or weekdays else frozenset()
    times = {_period(length, day) for length in lengths}
    times |= {str(day - timedelta((day.weekday() - DAY_NAMES.index(name)) % 7)) for name in weekdays}
    if not _YEAR.search(low):
        times |= {str(day.year - (MONTHS[name] > day.month)) + f" {MONTHS[name]}" for name in _MONTH.findall(low)}
    return frozenset(times)


def _period(length: str, day: date) -> str:
    if length == "year":
        return str(day.year)
    if length == "month":
        return f"{day:%Y-%m}"
    return str(day - timedelta(day.weekday())) if length == "week" else str(day)


def one_moment(text: str, day: date | None, other: date | None) -> bool:
    """Whether words told on two days surely mean one time."""
    here = moment_of(text, day)
    return here is not None and here == moment_of(text, other)


def is_own(text: str) -> bool:
    """Whether a wording means whoever says it, or where they say it: "my", "we", "this city"."""
    return bool(_OWN.search(text))


_SOMEBODY = word_set("a an one another some several many most other others two three")


def is_named(speaker: str | None) -> bool:
    """Whether a speaker is one person or body in every text, as "a neighbour" and "officials" are not."""
    return speaker is not None and not speaker.islower() and speaker.split()[0].casefold() not in _SOMEBODY


def told_form(text: str, *, named: bool, day: date | None, kept_on: date, place: str = "") -> str:
    """The normal form, and behind " @" what else must be one for two wordings by one speaker to be one claim: the
    times that are meant, or the day on which it came on record where nobody knows these; and where it stands (`place`)
    if nobody knows who of those that are not `named` "I" is."""
    times = moment_of(text, day)
    told = [f"undated {kept_on}"] if times is None else sorted(times)
    if place and not named and is_own(text):
        told.append(place)
    return f"{normal_form(text)} @{', '.join(told)}" if told else normal_form(text)
