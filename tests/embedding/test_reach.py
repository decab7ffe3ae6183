"""Where the nearest begin is told from the middles of lists alone."""

import math

import numpy as np

from photolib.embedding.reach import begin


def above(middles: list[float], counts: list[int], mark: float) -> float:
    """Return how many are expected above a mark, told by the normal distribution."""
    return sum(
        count * 0.5 * math.erfc((mark - middle) / math.sqrt(2))
        for middle, count in zip(middles, counts, strict=True)
    )


def test_as_many_as_are_wanted_are_expected_above_the_mark() -> None:
    middles, counts = [-3.0, 0.0, 0.5, 4.0], [1_000, 500, 20, 40]
    for limit in (1, 10, 100, 700):
        mark = begin(np.array(middles, np.float32), np.array(counts), limit)
        assert above(middles, counts, mark - 0.1) >= limit
        assert above(middles, counts, mark + 0.2) <= limit


def test_a_list_without_any_does_not_count() -> None:
    middles = np.array([9.0, 0.0, -1.0], np.float32)
    without = begin(middles, np.array([0, 500, 500]), 10)
    assert math.isclose(without, begin(middles[1:], np.array([500, 500]), 10))


def test_where_fewer_are_there_all_are_near_enough() -> None:
    middles = np.array([1.0, 2.0], np.float32)
    assert begin(middles, np.array([3, 4]), 7) == -math.inf
    assert begin(middles, np.array([3, 4]), 6) > -math.inf
    assert begin(middles, np.array([0, 0]), 1) == -math.inf
