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


def test_a_vector_is_its_own_nearest_until_it_is_replaced() -> None:
    index = VectorIndex()
    one, two, three = vectors(3)
    index.put([8, 7], [two, one])
    assert index.nearest(one, 1)[0][0] == 7
    index.put([7, 7], [two, three])
    assert index.nearest(three, 1)[0][0] == 7
    assert index.nearest(one, 1)[0][1] < 0.5
    assert len(index) == 2


@settings(deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), max_size=12), max_size=12))
def test_it_holds_what_was_put_last_in_whatever_order(batches: list[list[tuple[int, int]]]) -> None:
    index, held = VectorIndex(), dict[int, int]()
    stored = vectors(21)
    for batch in batches:
        index.put([row for row, _made in batch], [stored[made] for _row, made in batch])
        held |= dict(batch)
    assert {row for row, _cosine in index.nearest(stored[0], 100)} == set(held)
    assert [row for row in range(-2, 45) if row in index] == sorted(held)
    for made in set(held.values()):
        mine = {row for row, of in held.items() if of == made}
        assert {row for row, _cosine in index.nearest(stored[made], len(mine))} == mine
        cosines = index.cosines(stored[made], [*mine, -1])
        assert cosines[-1] == 0
        assert all(abs(cosine - 1) < 0.02 for cosine in cosines[:-1])


def test_of_many_the_nearest_are_those_of_a_plain_search() -> None:
    index = VectorIndex()
    stored = vectors(40_000)
    for start in range(0, len(stored), 9_000):
        index.put(range(start, min(start + 9_000, len(stored))), stored[start : start + 9_000])
    numbers, scales = unpack(stored)
    real = numbers.astype(np.float32) * scales[:, None]
    asked = real[33_000] + real[7] + 0.8 * real[39_999]
    asked /= np.linalg.norm(asked)
    found = [row for row, _cosine in index.nearest(pack(asked), 3)]
    assert found == np.argsort(-(real @ asked))[:3].tolist()


def test_a_row_takes_under_half_a_kilobyte() -> None:
    index = VectorIndex()
    index.put(range(2_000), vectors(2_000))
    assert index.size < 500 * len(index)


def test_an_empty_index_knows_nothing() -> None:
    assert VectorIndex().nearest(vectors(1)[0], 5) == []
