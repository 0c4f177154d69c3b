"""Figures as people write them: spelt or in digits, with a scale, a currency or a unit of measure, long or short.

"$3bn" is three billion dollars and "400 m" is four hundred metres, so that neither contradicts itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9,
    "billion": 1e9, "tn": 1e12, "trn": 1e12, "trillion": 1e12,
}  # fmt: skip
_MONEY = {"us$": "$", "usd": "$", "eur": "€", "gbp": "£"}
_DOLLARS = r"(?:us|au?|ca?|nz|hk)?\$"
_POUND = 0.45359237
_UNITS: dict[str, tuple[str, float]] = {}
for _unit, _factor, _names in (
    ("m", 1, "metre metres meter meters"),
    ("m", 1000, "km kms kilometre kilometres kilometer kilometers"),
    ("m", 0.01, "cm centimetre centimetres centimeter centimeters"),
    ("m", 0.001, "mm millimetre millimetres millimeter millimeters"),
    ("m", 1609.344, "mi mile miles"),
    ("m", 0.3048, "ft foot feet"),
    ("m", 0.9144, "yd yds yard yards"),
    ("m", 0.0254, "inch inches"),
    ("kg", 1, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
    ("kg", 0.001, "g gram grams gramme grammes"),
    ("kg", 1e-6, "mg milligram milligrams"),
    ("kg", 1e-9, "mcg μg microgram micrograms"),
    ("kg", _POUND, "lb lbs"),
    ("kg", 0.028349523, "oz ounce ounces"),
    ("kg", 1000, "tonne tonnes metric_ton metric_tons"),
    ("m2", 1, "sq_m m2 square_metre square_metres square_meter square_meters"),
    ("m2", 1e6, "sq_km km2 square_kilometre square_kilometres square_kilometer square_kilometers"),
    ("m2", 0.09290304, "sq_ft ft2 square_foot square_feet"),
    ("m2", 2589988.1, "sq_mi square_mile square_miles"),
    ("m2", 4046.8564, "acre acres"),
    ("m2", 10_000, "ha hectare hectares"),
    ("l", 1, "l litre litres liter liters"),
    ("l", 0.001, "ml millilitre millilitres milliliter milliliters"),
    ("l", 1000, "m3 cubic_metre cubic_metres cubic_meter cubic_meters"),
    ("°c", 1, "°c degrees_celsius degrees_c celsius degrees_centigrade"),
    ("°f", 1, "°f degrees_fahrenheit degrees_f fahrenheit"),
    ("km/h", 1, "km/h kph kmh kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour"),
    ("km/h", 1.609344, "mph miles_per_hour miles_an_hour"),
    ("w", 1e3, "kw kilowatt kilowatts"),
    ("w", 1e6, "mw megawatt megawatts"),
    ("w", 1e9, "gw gigawatt gigawatts"),
    ("w", 1e12, "tw terawatt terawatts"),
    ("wh", 1e3, "kwh kilowatt_hours kilowatt-hours"),
    ("wh", 1e6, "mwh megawatt_hours megawatt-hours"),
    ("wh", 1e9, "gwh gigawatt_hours gigawatt-hours"),
    ("wh", 1e12, "twh terawatt_hours terawatt-hours"),
    ("byte", 1e6, "mb megabyte megabytes"),
    ("byte", 1e9, "gb gigabyte gigabytes"),
    ("byte", 1e12, "tb terabyte terabytes"),
    ("s", 60, "min mins minute minutes"),
    ("s", 3600, "h hr hrs hour hours"),
    ("s", 1, "sec secs second seconds"),
    ("%", 1, "% percent per_cent pct"),
    ("%pt", 1, "percentage_point percentage_points percent_points pct_points pp"),
    ("%pt", 0.01, "basis_point basis_points bp bps"),
    ("$", 1, "dollar dollars usd us_dollars"),
    ("€", 1, "euro euros eur"),
    ("¢", 1, "cent cents ¢"),
    ("pound", 1, "pound pounds"),
):  # fmt: skip
    _UNITS |= {_name.replace("_", " "): (_unit, float(_factor)) for _name in _names.split()}
_LONGEST_FIRST = "|".join(re.escape(name).replace(r"\ ", r"\.? ") for name in sorted(_UNITS, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?P<minus>(?<![\w)])(?:minus |[-−–]))?(?P<money>{_DOLLARS}|[€£¥]|\b(?:usd|eur|gbp)(?= ?\d))?\s?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<ordinal>st|nd|rd|th)?"
    rf"(?:[\s-]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b)?"
    rf"(?:[\s-]?(?P<unit>{_LONGEST_FIRST})(?![\w²³]))?"
)
_DIGIT = re.compile(r"\d")
_BEFORE = len("minus us$ ")
"""Characters that a figure may begin before its digits."""
_METRES = re.compile(
    r"\s*(?:$|[^\sa-z]|(?:long|wide|tall|high|deep|thick|away|apart|across|above|below|under|underground|north|south"
    r"|east|west|up|down|from|of|in|at|on|to|by|and|or|race|sprint|dash|hurdles|final)\b)"
)
"""What follows a bare "400 m" that are metres; before a thing that is counted they are millions."""
_WEIGHED = re.compile(r"\b(?:weigh|heav)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure and where it stands. `unit`: '%', a currency's sign, or the base unit of what is measured, in which
    `value` is; '' where nothing of that stands beside it, 'pound' where it may be weight or money. `bare`: plain
    digits, as a year is."""

    start: int
    end: int
    value: float
    unit: str
    bare: bool
    ordinal: bool = False


def measures(spelt: str) -> Iterator[Measure]:
    """The figures of lower-case words with numbers in digits, in order."""
    done = 0
    while digit := _DIGIT.search(spelt, done):
        match = _FIGURE.search(spelt, max(done, digit.start() - _BEFORE))
        assert match is not None  # noqa: S101 - any digit is a figure
        done = match.end()
        yield _measure(match, spelt)


def _measure(match: re.Match[str], spelt: str) -> Measure:
    scale, money, ordinal = match["scale"] or "", match["money"] or "", bool(match["ordinal"])
    value = float(match["digits"].replace(",", "")) * (-1 if match["minus"] else 1)
    name, factor = _UNITS.get(re.sub(r"\.? ", " ", match["unit"] or ""), ("", 1.0))
    if scale == "m" and not (money or match["unit"]) and _METRES.match(spelt, match.end()):
        name, scale = "m", ""
    if name == "pound":
        name, factor = _pounds(match, spelt)
    return Measure(
        start=match.start(),
        end=match.end(),
        value=value * _SCALES.get(scale, 1.0) * factor,
        unit=_MONEY.get(money, money) or name,  # "$5 million dollars": the sign in front counts
        bare=not (scale or name or money or match["minus"] or ordinal),
        ordinal=ordinal,
    )


def _pounds(match: re.Match[str], spelt: str) -> tuple[str, float]:
    """Unit and factor of pounds: weight beside "weighs" or before "of", money behind "million", else either."""
    if _WEIGHED.search(spelt) or spelt.startswith(" of ", match.end()):
        return "kg", _POUND
    return ("£" if match["scale"] else "pound"), 1.0
