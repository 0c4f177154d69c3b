"""Figures as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.measures import measures
from bot.text.numbers import in_digits


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("400 m long", 400, "m"),
        ("400-metre race", 400, "m"),
        ("400m people", 400e6, ""),
        ("$400m", 400e6, "$"),
        ("us$3bn", 3e9, "$"),
        ("a$40", 40, "a$"),
        ("3 billion euros", 3e9, "€"),
        ("12 km", 12_000, "m"),
        ("3 million pounds", 3e6, "£"),
        ("40 pounds", 40, "pound"),
        ("30°c", 30, "°c"),
        ("5 percentage points", 5, "%pt"),
        ("40 basis points", 0.4, "%pt"),
        ("5 per cent", 5, "%"),
        ("-5 degrees", -5, ""),
        ("minus 5 degrees", -5, ""),
        ("2 hrs", 7200, "s"),
        ("5 mw", 5e6, "w"),
        ("the 1980s", 1980, ""),
        ("5 minister", 5, ""),
    ],
)
def test_a_figure_stands_in_the_base_of_its_unit(text: str, value: float, unit: str) -> None:
    (found,) = measures(text)
    assert found.value == pytest.approx(value)
    assert found.unit == unit


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    spelt = in_digits(text)
    assert all(found.value == found.value and 0 <= found.start < found.end <= len(spelt) for found in measures(spelt))
