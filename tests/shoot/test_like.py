"""Like frames of two cameras: only what is convincing, and tells a moment."""

from datetime import datetime, timedelta

import numpy as np

from photolib.shoot.like import Album, Measure, same_moments

MEASURE = Measure(0.9, 0.05)
NINE = datetime.fromisoformat("2025-11-27T09:00:00")


def album(*seen: tuple[float, tuple[float, ...]]) -> Album:
    """Return pictures by the minute and what they show."""
    rows = np.array([shown for _, shown in seen], np.float32).reshape(len(seen), -1)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) if len(seen) else 1
    times = [NINE + timedelta(minutes=minute) for minute, _ in seen]
    return Album([10 + n for n in range(len(seen))], times, rows)


def pairs(one: Album, other: Album) -> list[tuple[int, int]]:
    return list(same_moments(one, other, MEASURE))


def test_frames_that_are_most_like_each_other_are_pairs() -> None:
    one = album((0, (1, 0, 0)), (5, (0, 1, 0)), (9, (0, 0, 1)))
    other = album((60, (0.1, 1, 0)), (64, (0, 0.1, 1)))
    assert pairs(one, other) == [(11, 10), (12, 11)]
    assert pairs(other, one) == [(10, 11), (11, 12)]


def test_frames_that_are_hardly_alike_are_none() -> None:
    assert pairs(album((0, (1, 0))), album((0, (1, 1)))) == []


def test_what_looks_the_same_at_other_times_tells_nothing() -> None:
    hall = album((0, (1, 0)), (30, (1, 0.05)), (60, (0, 1)))
    assert pairs(hall, album((0, (1, 0)), (60, (0, 1)))) == [(12, 11)]
    assert pairs(album((0, (1, 0)), (60, (0, 1))), hall) == [(11, 12)]


def test_a_burst_is_one_moment() -> None:
    burst = album((0, (1, 0)), (0.5, (1, 0.01)), (60, (0, 1)))
    assert pairs(burst, album((0, (1, 0)), (60, (0, 1)))) == [(10, 10), (12, 11)]


def test_no_frames_are_no_pairs() -> None:
    some, none = album((0, (1, 0))), Album([], [], np.empty((0, 2), np.float32))
    assert pairs(some, none) == []
    assert pairs(none, some) == []
