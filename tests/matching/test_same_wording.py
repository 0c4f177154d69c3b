"""What the machine may link with nobody asked: the same words in all that matters, however few claims a desk has."""

from collections.abc import Sequence

import pytest

from bot.domain.similar import Relation
from bot.matching import normal_form
from bot.matching.classify import Match, Near, compare
from bot.matching.encoder import encoder
from bot.matching.same_wording import restates
from tests.matching.near_pairs import APART, ONE
from tests.matching.pairs import PAIRS

BESIDE = ("The lighthouse keeper retired after forty years.", "Two thirds of the orchard burned in August.")
"""What else stands on a desk of three claims."""


def compared(pairs: Sequence[tuple[str, str]]) -> list[Match | None]:
    """What each second wording is to the first on a desk of three claims."""
    vectors = encoder().encode([text for pair in pairs for text in pair])
    beside = encoder().encode(list(BESIDE))
    asked = []
    for at, (known, said) in enumerate(pairs):
        one, other = vectors[2 * at], vectors[2 * at + 1]
        near = [Near(1, known, float(one @ other))]
        near += [Near(row, text, float(other @ beside[row - 2])) for row, text in enumerate(BESIDE, 2)]
        asked.append((said, near))
    return [next((match for match in found if match.row == 1), None) for found in compare(asked)]


def both_ways(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [*pairs, *((other, one) for one, other in pairs)]


def test_nothing_that_is_only_near_is_linked_on_a_desk_of_three_claims() -> None:
    pairs = both_ways(APART)
    assert len(APART) >= 420
    false = [pair for pair, match in zip(pairs, compared(pairs), strict=True) if match is not None and match.links]
    assert false == []


def test_nothing_that_is_only_near_has_one_normal_form() -> None:
    assert [pair for pair in APART if normal_form(pair[0]) == normal_form(pair[1])] == []


def test_the_same_in_another_form_is_linked() -> None:
    pairs = both_ways(ONE)
    found = zip(pairs, compared(pairs), strict=True)
    missed = [(one, other) for (one, other), match in found if match is None or not match.links]
    assert [pair for pair in missed if normal_form(pair[0]) != normal_form(pair[1])] == []


def test_related_and_opposed_claims_restate_nothing() -> None:
    assert not any(restates(known, said) for known, _same, *rest in PAIRS for both in rest for said in both)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The pipe is 400 m long.", "The pipe is 400 metres long."),
        ("The road is 12 km long.", "The road is 12,000 metres long."),
        ("The road is 12 mi long.", "The road is 12 miles long."),
        ("The bag weighs 40 lb.", "The bag weighs 18.14 kg."),
        ("The house has 900 sq ft.", "The house has 900 square feet."),
        ("The water is 30 °C.", "The water is 30 degrees Celsius."),
        ("The fund holds $3bn.", "The fund holds 3 billion dollars."),
        ("He paid £40.", "He paid 40 pounds."),
        ("The mayor took office in Jan. 2020.", "The mayor took office in January 2020."),
    ],
)
def test_a_short_unit_contradicts_no_long_one(one: str, other: str) -> None:
    found = compared([(one, other), (other, one)])
    assert [match.relation for match in found if match] == [Relation.SAME, Relation.SAME]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The pipe is 400 m long.", "The pipe is 400 km long."),
        ("The bag weighs 40 lb.", "The bag weighs 40 kg."),
        ("The train goes 120 km/h.", "The train goes 120 mph."),
        ("The fund holds $3bn.", "The fund holds $3m."),
    ],
)
def test_another_unit_or_scale_is_against_it(one: str, other: str) -> None:
    assert [match and match.relation for match in compared([(one, other)])] == [Relation.CONTRADICTS]
