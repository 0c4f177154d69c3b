"""The shipped models: which known claim is what somebody says."""

import numpy as np
import pytest

from bot.matching.corpus import Known
from bot.matching.encoder import embed, encoder, unpack
from bot.matching.features import NAMES, Candidate, features, profile
from bot.matching.matcher import Matcher
from bot.matching.reranker import reranker

KNOWN = [
    Known("ferry", "The night ferry carried 212,000 passengers in 2024.", "Did the night ferry set a record?"),
    Known("bridge", "The harbor bridge cost three times what voters were promised.", None),
    Known("bridge again", "The harbor bridge cost THREE times what voters were promised", None),
    Known("clinic", "The clinic's budget was cut by half.", "Mayor Pell cut the clinic's budget"),
    Known("water", "Tap water in the old town contains lead.", None),
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(KNOWN)


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("They told us the bridge would be cheap, and it cost three times as much as promised!", "bridge"),
        ("Half of the clinic’s money is gone, the mayor slashed it", "clinic"),
        ("212,000 people took the night ferry last year", "ferry"),
        ("There is lead in our tap water", "water"),
    ],
)
def test_the_claim_comes_first_however_it_is_said(matcher: Matcher, said: str, claim: str) -> None:
    found = matcher.rank(said)
    assert found[0].id == claim
    assert len({each.id for each in found}) == len(found)
    assert all(0 <= each.probability <= 1 for each in found)


def test_the_same_words_are_surer_than_a_shared_topic(matcher: Matcher) -> None:
    repeat = matcher.rank("Tap water in the old town contains lead")[0]
    topic = matcher.rank("The old town has a market on Sundays")[0]
    assert repeat.id == "water"
    assert repeat.probability > 0.8
    assert repeat.probability > topic.probability


def test_a_wording_that_stands_twice_is_listed_twice_in_a_row(matcher: Matcher) -> None:
    found = matcher.rank("The harbor bridge cost three times what voters were promised")
    assert [each.id for each in found[:2]] == ["bridge", "bridge again"]
    assert found[0].probability == found[1].probability


def test_an_empty_corpus_and_an_empty_question_are_no_errors(matcher: Matcher) -> None:
    assert Matcher([]).rank("anything") == []
    assert matcher.rank("") is not None


def test_a_text_has_one_vector_of_length_one_that_survives_being_stored() -> None:
    text = "The mayor’s office denied it. https://example.org"
    one, two = encoder().encode([text]), encoder().encode(["Something else entirely", text])[1:]
    assert np.array_equal(one, two)
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-4)
    numbers, scales = unpack(embed([text]))
    assert float((numbers[0] * scales[0]) @ one[0]) == pytest.approx(1, abs=0.01)


def test_rows_have_a_column_for_every_name_and_one_candidate_is_enough() -> None:
    asked = profile("The clinic lost half its budget")
    rows = features(asked, [Candidate(profile(KNOWN[3].text), None, 0.7, None)])
    assert rows.shape == (1, len(NAMES))
    assert np.isfinite(rows).all()
    assert 0 <= reranker().probabilities(rows)[0] <= 1


def test_a_long_claim_that_shares_a_word_weighs_less_than_a_short_one() -> None:
    long = (
        "The ferry to the northern islands was sold, painted, renamed, towed abroad and at last scrapped by its owners."
    )
    asked = profile("The ferry was late.")
    rows = features(asked, [Candidate(profile(text), None, 0.5, None) for text in (long, "A ferry was late.", "Rain.")])
    weighed = rows[:, NAMES.index("weighed")]
    assert weighed[1] > weighed[0] > weighed[2] == 0
    assert rows[:, NAMES.index("weighed_share")].max() == 1
