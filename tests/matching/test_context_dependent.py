"""The same words told on another day, or by somebody else, where they mean that day or that person."""

from datetime import date

import pytest

from bot.matching.context_dependent import is_named, is_own, moment_of, one_moment, told_form

DAY = date(2021, 3, 10)
"""A Wednesday."""


@pytest.mark.parametrize(
    "text",
    [
        "The quarry closed last year.",
        "The quarry closed a year ago.",
        "The quarry closed yesterday.",
        "The quarry closed on Tuesday.",
        "The quarry closed Tuesday night.",
        "The quarry has lost money in the past three years.",
        "The quarry sold more stone this month than last month.",
        "The quarry will close in two weeks.",
        "The quarry's owner met the mayor three days ago.",
        "THIS YEAR THE QUARRY CLOSED.",
    ],
)
def test_what_means_a_time_by_its_day_has_none_where_the_day_is_not_known(text: str) -> None:
    assert moment_of(text, None) is None
    assert moment_of(text, DAY)
    assert not one_moment(text, None, None)
    assert not one_moment(text, DAY, None)
    assert not one_moment(text, None, DAY)
    assert one_moment(text, DAY, DAY)
    assert not one_moment(text, DAY, date(2022, 3, 10))


@pytest.mark.parametrize(
    "text",
    [
        "The quarry closed in 2019.",
        "The quarry closed last year [2020].",
        "The quarry closed on Tuesday [9 March 2021].",
        "The quarry closed Tuesday night [9 March 2021].",
        "The quarry closed today [10 March 2021].",
        "It was the last day of the strike.",
        "The quarry lost half of its workers in ten years.",
        "The quarry is closed every Tuesday.",
        "The quarry may close, and the army may march.",
        "She won five states on Super Tuesday.",
    ],
)
def test_what_names_its_time_means_the_same_on_every_day(text: str) -> None:
    assert moment_of(text, None) == frozenset()
    assert one_moment(text, None, DAY)
    assert one_moment(text, DAY, date(2023, 1, 1))


@pytest.mark.parametrize(
    ("text", "other", "one"),
    [
        ("The quarry closed last year.", date(2021, 12, 31), True),
        ("The quarry closed last year.", date(2022, 1, 1), False),
        ("The quarry closed last month.", date(2021, 3, 31), True),
        ("The quarry closed last month.", date(2021, 4, 1), False),
        ("The quarry closed last week.", date(2021, 3, 14), True),
        ("The quarry closed last week.", date(2021, 3, 15), False),
        ("The quarry closed on Tuesday.", date(2021, 3, 11), True),
        ("The quarry closed on Tuesday.", date(2021, 3, 16), False),
        ("The quarry closed in February.", date(2021, 6, 1), True),
        ("The quarry closed in February.", date(2022, 6, 1), False),
        ("The quarry closed on May 3.", date(2022, 3, 10), False),
        ("The quarry closed on May 3, 2018.", date(2022, 3, 10), True),
    ],
)
def test_two_days_may_mean_one_time(text: str, other: date, one: bool) -> None:
    assert one_moment(text, DAY, other) is one
    assert one_moment(text, other, DAY) is one


@pytest.mark.parametrize(
    "text",
    [
        "I never met him.",
        "We cut taxes.",
        "My administration built the dam.",
        "He lied to us.",
        "OUR party won.",
        "This city has no debt.",
        "Nobody goes hungry here.",
        "A friend of mine saw the letter.",
    ],
)
def test_who_says_it_counts_where_speakers_speak_of_themselves(text: str) -> None:
    assert is_own(text)


@pytest.mark.parametrize(
    "text", ["World War I ended in 1918.", "The US left.", "The mine closed.", "[Ada Quill] knows it.", "He cut taxes."]
)
def test_who_says_it_does_not_count_elsewhere(text: str) -> None:
    assert not is_own(text)


def told(text: str, day: date | None = None, kept_on: date = DAY, *, named: bool = True, place: str = "") -> str:
    return told_form(text, named=named, day=day, kept_on=kept_on, place=place)


def test_the_form_told_is_the_normal_form_where_all_is_named() -> None:
    assert told("The quarry closed in 2019.", DAY, named=False, place="article 3") == "the quarry closed in 2019"
    assert told("We closed it.", place="article 3") == "we closed it"


def test_what_nobody_can_place_stays_where_it_stands() -> None:
    here, there = (told("We closed the quarry.", DAY, named=False, place=place) for place in ("here", "there"))
    assert here != there


def test_without_a_day_the_same_words_are_one_claim_on_the_day_they_come_in() -> None:
    words, later = "The quarry closed last year.", date(2021, 3, 11)
    assert told(words) == told(words)
    assert told(words) != told(words, kept_on=later)
    assert told(words) != told(words, DAY)
    assert told(words, DAY) == told(words, later, kept_on=later)


@pytest.mark.parametrize("speaker", ["Ilse Brandt", "the White House", "Brandt", "U.S. officials"])
def test_a_name_is_one_speaker_everywhere(speaker: str) -> None:
    assert is_named(speaker)


@pytest.mark.parametrize("speaker", [None, "a neighbour", "One of them", "officials", "a White House official"])
def test_a_description_may_be_anybody(speaker: str | None) -> None:
    assert not is_named(speaker)
