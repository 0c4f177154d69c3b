"""What a wording asserts beside its topic: figures with what they count, years and days, denial, direction, names.

Two claims that agree in person and topic are still not one claim where these differ."""

import re
from dataclasses import dataclass

from bot.matching.measures import Measure, measures
from bot.matching.opposites import sides_of
from bot.matching.terms import stem
from bot.text.dates import DAYS, MONTHS, month_name
from bot.text.folding import folded
from bot.text.numbers import in_digits
from bot.text.words import word_set

_SHARES = {
    "half": 0.5, "halved": 0.5, "third": 1 / 3, "quarter": 0.25, "twice": 2.0, "double": 2.0, "doubled": 2.0,
    "triple": 3.0, "tripled": 3.0, "thrice": 3.0, "quadrupled": 4.0,
}  # fmt: skip
_SHORT_MONTH = re.compile(r"\b(?:Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?= \d)")
_VERBS = word_set("may march")
"""Months that a number stands before as verbs too."""
_ON = re.compile(r"\b(?:on|since|until|till|by|before|after|from|of|dated)\s+(?:the\s+)?$")
_NEGATIONS = word_set(
    "not no never none nobody nothing neither nor without cannot cant wont dont doesnt didnt isnt arent wasnt werent"
    " hasnt havent hadnt wouldnt shouldnt couldnt aint fails failed refuse refuses refused deny denies denied denying"
    " lacks lack lacked"
)
_UP = word_set(
    "rise rises rose risen rising increase increases increased increasing up grow grows grew grown growing gain gains"
    " gained climb climbs climbed climbing jump jumps jumped soar soars soared surge surges surged higher more raise"
    " raised raises raising expand expands expanded doubled tripled highest record most above exceeds exceeded improve"
    " improved improves better best won win wins winning opened open opens approve approved approves support supports"
    " supported backed passed accepted accepts added created hired longer faster larger bigger over"
)
_DOWN = word_set(
    "fall falls fell fallen falling decrease decreases decreased decreasing down drop drops dropped dropping decline"
    " declines declined declining sink sinks sank sunk plunge plunged plunges lower less fewer cut cuts cutting reduce"
    " reduces reduced reducing shrink shrank shrunk shrinks halved lowest least below worsen worsened worsens worse"
    " worst lost lose loses losing closed close closes reject rejected rejects oppose opposes opposed vetoed blocked"
    " refused removed destroyed fired shorter slower smaller under slashed slash"
)
_RUNNING = frozenset(
    stem(word)
    for word in word_set(
        "votes vote voters ballots ballot poll polls polling lead leads leading ahead precincts counted dead"
        " deaths death died killed toll casualties injured wounded missing cases case infections infected hospitalized"
        " arrests arrested donations raised signatures signed evacuated homeless displaced outages tested vaccinated"
        " turnout seats delegates goals points medals score"
    )
)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}")
_NAME = re.compile(r"(?=[A-Z])(?:(?<![.!?“\"'‘] )(?<!^)\b[A-Z][\w’'-]*|\b[A-Z]{2,}\b)")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[%$€£]")
_PAST = re.compile(r"\b(?:was|were|had|did|\w{3,}ed|said|went|took|gave|made|came|got|lost|won|rose|fell)\b")
_FUTURE = re.compile(r"\b(?:will|would|shall|going to|plans? to|wants? to|'ll|could|may|might)\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the base of its unit ('%', '$', 'm', '' for none), and the stems behind it of what it counts."""

    value: float
    unit: str
    counted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    figures: tuple[Figure, ...]
    years: frozenset[int]
    days: frozenset[str]
    """Months and days of the week, as '10', '5 3', 'monday'."""
    negations: int
    up: int
    down: int
    sides: frozenset[tuple[int, int]]
    names: frozenset[str]
    running: bool
    past: bool
    future: bool


def facts_of(text: str) -> Facts:
    """Raises nothing, whatever the text; its cost grows with its length alone."""
    text = _SHORT_MONTH.sub(_in_full, text)
    low = folded(text)
    tokens = [token.replace("'", "") for token in _TOKEN.findall(low)]
    said = set(tokens)
    figures, years, days = _figures(low)
    names = _NAME.findall(_ABBREVIATION.sub(_joined, text))
    return Facts(
        figures=figures,
        years=years,
        days=days,
        negations=sum(map(tokens.count, said & _NEGATIONS)),
        up=sum(map(tokens.count, said & _UP)),
        down=sum(map(tokens.count, said & _DOWN)),
        sides=sides_of(said),
        names=frozenset(stem(folded(name)) for name in names if len(name) > 1),
        running=not _RUNNING.isdisjoint(map(stem, said)),
        past=bool(_PAST.search(low)),
        future=bool(_FUTURE.search(low)),
    )  # fmt: skip


def _in_full(month: "re.Match[str]") -> str:
    return month_name(month[0].rstrip(".").lower())


def _joined(match: "re.Match[str]") -> str:
    return match[0].replace(".", "")


def _figures(low: str) -> tuple[tuple[Figure, ...], frozenset[int], frozenset[str]]:
    """What is counted, years, and days, of lower-case words."""
    spelt = in_digits(low)
    figures: list[Figure] = []
    years: set[int] = set()
    days: set[str] = set()
    for found in measures(spelt):
        if day := _day_of_month(found, spelt):
            days.add(day)
        elif _is_year(found, spelt):
            years.add(int(found.value))
        else:
            figures.append(Figure(found.value, found.unit, _counted(spelt, found.end)))
    for word in re.findall(r"[a-z]+", low):
        if day := _named_day(word):
            days.add(day)
        elif word in _SHARES:
            figures.append(Figure(_SHARES[word], "x", frozenset()))
    return tuple(figures), frozenset(years), frozenset(days)


def _day_of_month(found: Measure, spelt: str) -> str | None:
    """ "May 3" and "3 of May" as '5 3'; None for a number beside no month."""
    if not 0 < found.value <= 31 or found.unit:
        return None
    before = spelt[max(0, found.start - 14) : found.start]
    month = re.search(r"([a-z]+)\.?\s*$", before)
    if month and month[1] in MONTHS:
        return f"{MONTHS[month[1]]} {int(found.value)}"
    month = re.match(r"\s*(?:of\s+)?([a-z]+)", spelt[found.end : found.end + _LOOKED_AT])
    if month and month[1] in MONTHS and (month[1] not in _VERBS or _ON.search(before)):
        return f"{MONTHS[month[1]]} {int(found.value)}"
    return None


def _is_year(found: Measure, spelt: str) -> bool:
    """Four plain digits, 1500 to 2100."""
    plain_digits = found.bare and 1500 <= found.value <= 2100
    return plain_digits and re.fullmatch(r"\d{4}", spelt[found.start : found.end].strip()) is not None


def _counted(spelt: str, end: int) -> frozenset[str]:
    """Stems of the longer ones of the four words behind a figure."""
    words = re.findall(r"[a-z]+", spelt[end : end + _LOOKED_AT])[:4]
    return frozenset(stem(word) for word in words if len(word) > 3)


def _named_day(word: str) -> str | None:
    """A day of the week as it is, a month by its number; None for what may be another word, or a person."""
    if word in DAYS:
        return word
    return str(MONTHS[word]) if word in MONTHS and word not in _NOT_ALWAYS_MONTHS else None


_LOOKED_AT = 40
"""Characters behind a figure that may say what it counts, or of which month it is."""
_NOT_ALWAYS_MONTHS = word_set("may march mar sep jan jun dec apr")


def same_unit(a: str, b: str) -> bool:
    """Whether two units are one; pounds that nobody calls money or weight may be sterling."""
    return a == b or {a, b} == {"pound", "£"}


def same_value(a: float, b: float) -> bool:
    """Equal as people quote figures: within a rounding of one part in two hundred."""
    return a == b or abs(a - b) <= 0.005 * max(abs(a), abs(b))
