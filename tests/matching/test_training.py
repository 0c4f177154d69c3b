"""The two regressions learn what tells the right candidate, and say how sure they are."""

import numpy as np
import pytest

pytest.importorskip("scipy", reason="training needs the extra 'train'")

from bot.matching.features import ALONE, NAMES, in_company
from bot.training.matching.learning import Example, learn
from bot.training.matching.scoring import choices, crossed, ranking, recall_at

NEAR, TEXT = ALONE.index("nearest"), ALONE.index("covers_claim")


def invented(number: int, random: np.random.Generator) -> Example:
    """Eight candidates; the right one is nearer and covers more than the rest, mostly."""
    alone = random.uniform(0.0, 0.5, size=(8, len(ALONE))).astype(np.float32)
    right: np.ndarray = np.zeros(8, dtype=bool)
    right[number % 8] = True
    alone[right, NEAR] += 0.4
    alone[right, TEXT] += 0.4
    claims = tuple(f"{number}-{place}" for place in range(8))
    return Example(str(number), str(number), claims, np.hstack([alone, in_company(alone)]), right, 1)


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    random = np.random.default_rng(3)
    return [invented(number, random) for number in range(120)]


def test_it_ranks_and_decides_what_it_has_not_seen(examples: list[Example]) -> None:
    model = learn(examples[:80])
    assert ranking(model, examples[80:]).map5 > 0.9
    found = choices(model, examples[80:100]) + choices(model, examples[100:], unknown=True)
    known = [choice.chance for choice in found if choice.known]
    unknown = [choice.chance for choice in found if not choice.known]
    assert sum(known) / len(known) > 2 * sum(unknown) / len(unknown)


def test_folds_measure_every_question_once(examples: list[Example]) -> None:
    ranked, found = crossed(examples, [], calibrate=True)
    assert ranked.questions == len(found) == len(examples)
    recall, threshold = recall_at(found, 0.9)
    assert 0.5 < recall <= 1
    assert 0 < threshold < 1


def test_without_its_claim_a_question_keeps_its_other_candidates(examples: list[Example]) -> None:
    bare = examples[5].unknown()
    assert len(bare.claims) == 7
    assert not bare.right.any()
    assert bare.rows.shape == (7, len(NAMES))
