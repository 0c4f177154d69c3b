"""What two wordings assert beside their topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.facts import facts_of
from bot.matching.relation import agreement
from bot.matching.terms import plain


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The tunnel cost 1.5 million dollars", [1_500_000]),
        ("The tunnel cost $1,500,000", [1_500_000]),
        ("Rents rose by twelve percent", [12]),
        ("Rents rose 12% in 2019", [12]),
        ("Half of the fleet was sold", [0.5]),
        ("He was born on May 3, 1961", []),
    ],
)
def test_figures_are_read_in_plain_units(text: str, values: list[float]) -> None:
    assert [figure.value for figure in facts_of(text).figures] == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Traffic on the bridge rose last year", "Traffic on the bridge fell last year"),
        ("The council approved the loan", "The council rejected the loan"),
        ("The mill opened before the war", "The mill opened after the war"),
    ],
)
def test_opposites_are_seen(one: str, other: str) -> None:
    assert agreement(facts_of(one), facts_of(other)).opposed
    assert not agreement(facts_of(one), facts_of(one)).opposed


def test_denial_years_and_figures_are_told_apart() -> None:
    said = facts_of("The plant did not close in 2019 and employs 400 people")
    other = facts_of("The plant closed in 2021 and employs 900 people")
    agree = agreement(said, other)
    assert agree.denial
    assert agree.years_differ
    assert agree.figures_differ == 1
    assert agreement(said, said).figures_shared == 1


def test_addresses_and_handles_are_no_words() -> None:
    text = "#SaveTheFerry now! — Ada Corvane (@adacorvane) https://example.org/x pic.example"
    assert plain(text) == "Save The Ferry now! — Ada Corvane pic.example"
    assert "save" not in plain("see https://save.example/ferry").lower()


@given(st.text(max_size=400))
def test_any_text_has_facts(text: str) -> None:
    found = facts_of(text)
    assert agreement(found, found).figures_differ == 0
    assert not agreement(found, found).denial
