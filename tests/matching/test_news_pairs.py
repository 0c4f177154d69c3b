"""Hundreds of pairs in the manner of political news on a desk of three claims: none is linked that is not one claim."""

from collections.abc import Sequence

import pytest

from bot.domain.similar import Relation
from bot.matching import normal_form
from bot.matching.classify import Match
from bot.matching.misspellings import one_slip
from bot.matching.opposites import opposes
from bot.matching.relation import of_another
from bot.matching.terms import words
from tests.matching.news_pairs import AGAINST, APART, ASKED, COUNTS, ONE
from tests.matching.test_same_wording import both_ways, compared

Found = list[tuple[tuple[str, str], Match | None]]


def found(pairs: Sequence[tuple[str, str]]) -> Found:
    both = both_ways(pairs)
    return list(zip(both, compared(both), strict=True))


def same_form(pair: tuple[str, str]) -> bool:
    return normal_form(pair[0]) == normal_form(pair[1])


def test_the_list_is_whole() -> None:
    assert sum(map(len, (AGAINST, APART, ASKED, COUNTS, ONE))) >= 400


def test_nothing_that_is_not_one_claim_is_linked() -> None:
    pairs = [*AGAINST, *COUNTS, *APART]
    assert [pair for pair, match in found(pairs) if match is not None and match.links] == []
    assert [pair for pair in pairs if same_form(pair)] == []


def test_what_is_against_a_claim_is_shown_as_that() -> None:
    kinds = {match.relation if match else None for _pair, match in found(AGAINST)}
    assert kinds == {Relation.CONTRADICTS}


def test_a_count_that_runs_is_a_later_figure() -> None:
    assert {match.relation if match else None for _pair, match in found(COUNTS)} == {Relation.LATER}


def test_one_claim_in_another_form_is_linked() -> None:
    missed = [pair for pair, match in found(ONE) if not same_form(pair) and (match is None or not match.links)]
    assert missed == []


def test_what_may_be_one_claim_is_asked_about() -> None:
    assert {(match.relation, match.links) for _pair, match in found(ASKED) if match} == {(Relation.SAME, False)}
    assert all(match for _pair, match in found(ASKED))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Article 5 was invoked.", "Article 15 was invoked."),
        ("Flight KR204 was late.", "Flight KR240 was late."),
        ("The second quarter was the worst.", "The third quarter was the worst."),
        ("Exports grew two years ago.", "Exports grew three years ago."),
        ("Pay rose by 4 percent after tax.", "Pay rose by 3 percent before tax."),
        ("Wages rose by 4 percent after inflation.", "Wages rose by 4 percent before inflation."),
    ],
)
def test_what_is_on_another_thing_is_not_against_a_claim(one: str, other: str) -> None:
    assert of_another(one, other)
    assert of_another(other, one)
    assert not of_another(one, one)
    assert all(match is None or not match.links for _pair, match in found([(one, other)]))
    assert all(match is None or match.relation is not Relation.CONTRADICTS for _pair, match in found([(one, other)]))


def test_opposite_words_are_against_each_other_where_each_stands_alone() -> None:
    kept, broke = words("She kept her promise."), words("She broke her promise.")
    assert opposes(kept, broke)
    assert opposes(broke, kept)
    assert not opposes(kept, kept)
    assert not opposes(words("She kept what he broke."), words("He broke what she kept."))


@pytest.mark.parametrize(("name", "other"), [("quillon", "quilon"), ("brandt", "brnadt"), ("reyes", "reyez")])
def test_a_name_with_one_slip_may_be_the_same(name: str, other: str) -> None:
    assert one_slip(name, other)
    assert one_slip(other, name)


@pytest.mark.parametrize(("name", "other"), [("iran", "iraq"), ("zambia", "gambia"), ("niger", "nigeria"), ("", "a")])
def test_other_names_are_others(name: str, other: str) -> None:
    assert not one_slip(name, other)
