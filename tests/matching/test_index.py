"""The vectors of a desk, against a plain search of all of them."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.encoder import WIDTH, pack, unpack
from bot.matching.index import VectorIndex


def vectors(count: int, seed: int = 1) -> list[bytes]:
    made = np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)
    return [pack(vector / np.linalg.norm(vector)) for vector in made]


def test_what_is_near_is_found_among_many() -> None:
    index = VectorIndex()
    stored = vectors(3_000)
    index.put(range(3_000), stored)
    numbers, scales = unpack(stored)
    real = numbers.astype(np.float32) * scales[:, None]
    asked = real[17] + 0.5 * real[1_200] + 0.05 * np.random.default_rng(2).normal(size=WIDTH).astype(np.float32)
    found = index.nearest(pack(asked / np.linalg.norm(asked)), 2)
    assert [row for row, _cosine in found] == [17, 1_200]
    assert found[0][1] > found[1][1] > 0.2


def test_a_vector_is_its_own_nearest_until_it_is_removed_or_replaced() -> None:
    index = VectorIndex()
    one, two, three = vectors(3)
    index.put([7, 8], [one, two])
    assert index.nearest(one, 1)[0][0] == 7
    index.put([7], [three])
    assert index.nearest(three, 1)[0][0] == 7
    assert index.nearest(one, 1)[0][1] < 0.5
    index.remove(7)
    assert [row for row, _cosine in index.nearest(three, 5)] == [8]
    assert 7 not in index
    index.remove(7)
    assert len(index) == 1


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 20)), max_size=60))
def test_it_holds_what_was_put_and_not_removed(steps: list[tuple[bool, int]]) -> None:
    index, held = VectorIndex(), set[int]()
    stored = vectors(21)
    for put, row in steps:
        if put:
            index.put([row], [stored[row]])
            held.add(row)
        else:
            index.remove(row)
            held.discard(row)
    assert {row for row, _cosine in index.nearest(stored[0], 100)} == held
    for row in held:
        assert index.nearest(stored[row], 1)[0][0] == row


def test_an_empty_index_knows_nothing() -> None:
    assert VectorIndex().nearest(vectors(1)[0], 5) == []
