"""What the desk links by itself: never what only shares a topic, never what is against a claim."""

from collections.abc import Iterator

import pytest

from bot.domain.similar import Relation
from bot.matching.classify import Match, Near, compare
from bot.matching.encoder import encoder
from tests.matching.pairs import PAIRS


def compared(known: str, said: str) -> list[Match]:
    one, other = encoder().encode([known, said])
    return compare([(said, [Near(1, known, float(one @ other))])])[0]


def apart() -> Iterator[tuple[str, str]]:
    for known, _same, related, against in PAIRS:
        for said in (*related, *against):
            yield known, said


def test_the_list_is_whole() -> None:
    assert sum(3 + len(against) for _known, _same, _related, against in PAIRS) == 200


@pytest.mark.parametrize(("known", "said"), list(apart()))
def test_what_is_related_or_against_is_never_linked(known: str, said: str) -> None:
    assert not any(match.links for match in compared(known, said))
    assert not any(match.links for match in compared(said, known))


def test_most_of_what_is_the_same_is_linked_by_itself() -> None:
    linked = [any(match.links for match in compared(known, same)) for known, same, _related, _against in PAIRS]
    assert sum(linked) >= 30


def test_most_of_what_is_against_a_claim_is_shown_as_that() -> None:
    shown = [
        any(match.relation in {Relation.CONTRADICTS, Relation.LATER} for match in compared(known, said))
        for known, _same, _related, against in PAIRS
        for said in against
    ]
    assert sum(shown) >= 60


def test_who_did_it_to_whom_is_told_apart() -> None:
    assert not any(match.links for match in compared("Ilse Brandt sued Tomas Reyes.", "Tomas Reyes sued Ilse Brandt."))
    assert not any(match.links for match in compared("The fox bit the dog.", "The dog bit the fox."))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("The flood killed 14 people.", "The flood killed 19 people."),
        ("Brandt leads with 52 percent of the votes counted.", "Brandt leads with 55 percent of the votes counted."),
    ],
)
def test_a_count_that_runs_is_a_later_figure(known: str, said: str) -> None:
    assert [match.relation for match in compared(known, said)] == [Relation.LATER]
