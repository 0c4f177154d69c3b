"""Numbers in words become digits; months are known long and short."""

import pytest

from bot.text.dates import CALENDAR_WORDS, DAY_NAMES, DOTTED_MONTHS, MONTHS, month_name
from bot.text.numbers import in_digits


@pytest.mark.parametrize(
    ("spelt", "digits"),
    [
        ("thirty-two ships", "32 ships"),
        ("one hundred and five people", "105 people"),
        ("two hundred thousand", "200000"),
        ("one hundred twenty-three thousand four hundred and five", "123405"),
        ("two dozen eggs", "24 eggs"),
        ("one two three", "1 2 3"),
        ("twenty and thirty", "20 and 30"),
        ("three billion dollars", "3 billion dollars"),
        ("twenty five-year terms", "20 5-year terms"),
        (".5 percent", "0.5 percent"),
        ("someone was alone", "someone was alone"),
    ],
)
def test_spelt_numbers_are_read(spelt: str, digits: str) -> None:
    assert in_digits(spelt) == digits


def test_months_long_and_short_are_one() -> None:
    assert MONTHS["sept"] == MONTHS["sep"] == MONTHS["september"] == DOTTED_MONTHS["sept."] == 9
    assert {name.rstrip(".") for name in DOTTED_MONTHS} - {"mar"} <= MONTHS.keys()
    assert month_name("feb") == "February"
    assert {*DAY_NAMES, "may", "easter"} <= CALENDAR_WORDS
