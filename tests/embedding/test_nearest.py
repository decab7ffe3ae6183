"""The nearest vectors are the nearest, whatever is kept."""

import numpy as np

from photolib.embedding.model import Vectors
from photolib.embedding.nearest import nearest


def rows(count: int) -> Vectors:
    chance = np.random.default_rng(5)
    made = chance.standard_normal((count, 16)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made


def test_it_agrees_with_sorting_everything() -> None:
    vectors = rows(500)
    found, scores = nearest(vectors, vectors[7], 10)
    expected = np.argsort(-(vectors @ vectors[7]), kind="stable")[:10]
    assert found.tolist() == expected.tolist()
    assert found[0] == 7
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)


def test_a_filter_is_honoured_exactly() -> None:
    vectors = rows(500)
    keep = np.arange(0, 500, 50)
    found, _ = nearest(vectors, vectors[7], 20, keep=keep)
    assert sorted(found.tolist()) == keep.tolist()


def test_nothing_to_look_at_finds_nothing() -> None:
    found, scores = nearest(rows(3)[:0], rows(1)[0], 5)
    assert (len(found), len(scores)) == (0, 0)
