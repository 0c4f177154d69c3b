"""The sentence encoder learns what is near what from vectors that a teacher gave."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

from bot.matching.corpus import Known
from bot.matching.encoder import FOLDER, VOCABULARY
from bot.text.wordpieces import Vocabulary
from bot.training.matching.distilling import distil, pool_of, spoken, vectors_by
from bot.training.matching.examples import Task
from bot.training.network import Encoder, Shape

TOPICS = ("harbour", "school", "winter", "bridge")
CLAIMS = tuple(
    Known(f"{topic}-{number}", f"The {topic} cost {number} million.", f"What the {topic} did cost in year {number}")
    for topic in TOPICS
    for number in range(10)
)
LINES = [f"And let me tell you that our {topic} cost us {number} million." for topic in TOPICS for number in range(5)]


def by_topic(texts: Sequence[str]) -> np.ndarray:
    """A teacher to whom texts on one topic are nearly one."""
    noise = np.random.default_rng(5).normal(0, 0.1, size=(len(texts), len(TOPICS)))
    vectors = np.array([[float(topic in text) for topic in TOPICS] for text in texts]) + noise
    placed: np.ndarray = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return placed


def test_lines_claims_and_headlines_are_placed_by_what_the_teacher_says() -> None:
    pool = pool_of([Task("invented", CLAIMS, ())], LINES, by_topic)
    assert len(pool.texts) == len(pool.vectors) == len(pool.near) == len(pool.titles) == 2 * len(CLAIMS) + len(LINES)
    for place in (*pool.lines, *pool.claims):
        (topic,) = (topic for topic in TOPICS if topic in pool.texts[place])
        assert all(topic in pool.texts[near] for near in pool.near[place][:9])
        assert place not in pool.near[place]
    assert [pool.texts[pool.titles[place]] for place in pool.claims] == [claim.title for claim in CLAIMS]


def test_a_network_comes_nearer_to_its_teacher() -> None:
    vocabulary = Vocabulary.read(FOLDER / VOCABULARY)
    torch.manual_seed(1)
    network = Encoder(Shape(27_895, 96, 192, 4, 2, 128), dropout=0.0)
    pool = pool_of([Task("invented", CLAIMS, ())], LINES, by_topic)
    wanted = pool.vectors @ pool.vectors.T

    def apart() -> float:
        vectors = vectors_by(network, vocabulary)(pool.texts)
        return float(np.abs(vectors @ vectors.T - wanted).mean())

    before, pieces = apart(), network.pieces.weight.clone()
    distil(network, pool, vocabulary, seed=1, steps=300)
    assert apart() < 0.6 * before
    assert torch.equal(network.pieces.weight, pieces)


def test_lines_are_taken_once_and_none_that_is_asked_later(tmp_path: Path) -> None:
    said = ["We have built more homes than any council in this country.", "Thank you.", LINES[0], LINES[1]]
    (tmp_path / "town_train.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in [*said, *said]))
    assert set(spoken(tmp_path, [LINES[1].upper()])) == {said[0], LINES[0]}
