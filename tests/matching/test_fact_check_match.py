"""What is shown as checked by others with nobody asked: paraphrases, and nothing that is merely near."""

from collections.abc import Sequence

import pytest

from bot.matching.classify import Near
from bot.matching.encoder import embed, unpack
from bot.matching.fact_check_match import matching_checks
from tests.matching import news_pairs
from tests.matching.near_pairs import APART, ONE
from tests.matching.pairs import PAIRS

TRAFFIC = "Traffic through the old town has fallen by 40 percent since the bridge opened"
FERRY = "We lost 31 percent of our passengers in one year"


def shown(claim: str, *checks: str) -> list[str]:
    (found,) = shown_each([(claim, checks)])
    return found


def shown_each(asked: Sequence[tuple[str, Sequence[str]]]) -> list[list[str]]:
    """Of each claim, those of the checks beside it that are shown; each wording is read once."""
    wordings = list(dict.fromkeys(words for claim, checks in asked for words in (claim, *checks)))
    vectors, scales = unpack(embed(wordings))
    exact = dict(zip(wordings, vectors.astype(float) * scales[:, None], strict=True))
    beside = [
        (claim, [Near(at, check, float(exact[claim] @ exact[check])) for at, check in enumerate(checks)])
        for claim, checks in asked
    ]
    return [
        [checks[row] for row in found] for (_claim, checks), found in zip(asked, matching_checks(beside), strict=True)
    ]


def both_ways(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    return [(one, [other]) for pair in pairs for one, other in (pair, pair[::-1])]


@pytest.mark.parametrize(
    "check",
    [
        "Traffic in the old town has fallen by 40 percent since the bridge opened.",
        "Since the bridge opened, traffic through the old town fell by 40 percent",
        "Old town traffic fell 40% after the harbor bridge opened.",
        "Traffic in the old town of Elsmere has fallen by 40 percent since the harbor bridge opened",
        TRAFFIC,
    ],
)
def test_the_same_in_other_words_is_shown_alone_and_among_others(check: str) -> None:
    assert shown(TRAFFIC, check) == [check]
    assert shown(TRAFFIC, "The old town has 40 restaurants", check, "The bridge opened in March 2024") == [check]


@pytest.mark.parametrize(
    "check",
    [
        "Traffic through the old town has fallen by 11 percent since the bridge opened",
        "Traffic through the old town has risen by 40 percent since the bridge opened",
        "Traffic through the old town has not fallen by 40 percent since the bridge opened",
        "Traffic through the old town fell by 40 percent in 1998",
        "The mayor named the bridge's architect to the traffic commission",
        "The old town is closed to traffic",
        "The bridge has opened",
    ],
)
def test_what_is_near_or_against_it_is_not_shown(check: str) -> None:
    assert shown(TRAFFIC, check) == []


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        (
            "Orla Quent herself was running for mayor",
            "Mayor-elect Tam Breck appointed Orla Quent to the harbour board.",
        ),
        ("The flood is not over, and the biggest lie of the town hall is that the flood is over", "The flood is over."),
        ("Tam Breck sued Orla Quent over the quay in 2021", "Orla Quent sued Tam Breck over the quay in 2021"),
        (FERRY, "One in three ferry lines lost its licence"),
    ],
)
def test_a_name_or_a_topic_in_common_is_not_enough(claim: str, check: str) -> None:
    assert shown(claim, check) == []


def test_nothing_is_compared_with_nothing() -> None:
    assert matching_checks([(TRAFFIC, [])]) == [{}]
    assert matching_checks([]) == []


@pytest.mark.parametrize(("known", "said"), [(p[0], said) for p in PAIRS for said in (*p[2], *p[3])])
def test_of_two_hundred_pairs_nothing_that_is_apart_is_shown(known: str, said: str) -> None:
    assert shown(said, known) == []
    assert shown(known, said) == []


def test_most_of_what_is_the_same_is_shown() -> None:
    assert sum(map(bool, shown_each([(same, [known]) for known, same, _related, _against in PAIRS]))) >= 30


def test_of_what_one_small_word_sets_apart_hardly_anything_is_shown() -> None:
    pairs = [*APART, *news_pairs.APART, *news_pairs.AGAINST, *news_pairs.COUNTS]
    found = shown_each(both_ways(pairs))
    wrong = [pair for at, pair in enumerate(pairs) if found[2 * at] or found[2 * at + 1]]
    assert len(wrong) <= 12, wrong
    assert not any({"will", "if", "unless", "not", "allegedly"} & set(" ".join(pair).split()) for pair in wrong)


def test_what_says_the_same_word_for_word_is_shown() -> None:
    found = shown_each([(one, [other]) for one, other in ONE])
    assert [pair for pair, checks in zip(ONE, found, strict=True) if not checks] == []
