"""What stands out is told by the query's own distances, in any library and range."""

import numpy as np
import pytest

from photolib.embedding import array as arrays
from photolib.embedding.array import Origin
from photolib.embedding.nearest import best
from photolib.embedding.seek import Served, serve
from photolib.embedding.standing import (
    FEWEST,
    SAMPLED,
    Cosines,
    outstanding,
    sample,
    scatter,
)


def noise(count: int, seed: int = 1) -> Cosines:
    """Return the cosines of photos that have nothing to do with a query."""
    chance = np.random.default_rng(seed)
    return chance.normal(0.2, 0.03, count).astype(np.float32)


def standing(cosines: Cosines, limit: int = 60) -> int:
    chosen = np.random.default_rng(0).choice(len(cosines), min(len(cosines), SAMPLED))
    sampled = cosines if len(cosines) <= SAMPLED else cosines[chosen]
    shown = best(np.arange(len(cosines)), cosines, limit)[1]
    return outstanding(shown, sampled, len(cosines))


@pytest.mark.parametrize("count", [50, 1_000, 100_000])
def test_the_best_of_what_has_nothing_to_do_with_it_stays_below(count: int) -> None:
    strong = [standing(noise(count, seed)) for seed in range(20)]
    assert np.median(strong) == 0


@pytest.mark.parametrize("count", [50, 1_000, 100_000])
def test_the_few_that_are_meant_stand_above(count: int) -> None:
    meant = np.full(3, 0.2 + 6 * 0.03, np.float32)
    assert standing(np.r_[meant, noise(count)]) >= 3


def test_where_many_are_meant_all_that_are_shown_stand_above() -> None:
    meant = np.random.default_rng(2).normal(0.28, 0.02, 10_000)
    assert standing(np.r_[meant.astype(np.float32), noise(90_000)]) == 60


@pytest.mark.parametrize(("by", "shift"), [(0.1, 0.8), (3, -0.4), (1, 0)])
def test_no_cosine_is_good_or_bad_in_itself(by: float, shift: float) -> None:
    cosines = np.r_[np.full(4, 0.4, np.float32), noise(500)]
    moved = (cosines * by + shift).astype(np.float32)
    assert standing(moved) == standing(cosines)


def test_too_few_photos_say_nothing() -> None:
    assert standing(noise(FEWEST - 1)) == FEWEST - 1
    assert scatter(noise(FEWEST - 1)) == 1.0
    assert outstanding(np.empty(0, np.float32), noise(100), 0) == 0


def test_of_a_library_of_one_picture_only_what_differs_stands_out() -> None:
    same = np.full(100, 0.5, np.float32)
    assert standing(same) == 0
    assert standing(np.r_[np.float32(0.9), same]) == 1
    assert scatter(same) == 1.0


def served(count: int, gone: int = 0) -> Served:
    ids = np.arange(1, count + 1)
    rows = np.random.default_rng(0).random((count, 4)).astype(np.float32)
    array = arrays.in_memory(Origin("m", "r", 4), [(ids, rows)], 0)
    array.ids[:gone] = 0
    return serve(array, None)


def test_the_sample_is_the_same_each_time_and_holds_no_photo_that_has_gone() -> None:
    many = served(5_000, gone=10)
    assert len(sample(many)) == SAMPLED
    assert np.array_equal(sample(many), sample(many))
    few = served(30, gone=10)
    assert np.array_equal(sample(few), few.array.rows[10:])
