"""How far a query must reach: which lists may hold any of the nearest it asks for.

A list has a middle, and its vectors scatter about it. The cosines of a query with the
vectors of a list are taken as normal about its cosine with the middle; how widely they
scatter, a sample says. That tells, before any vector is read, at what cosine the
nearest begin, and which middles lie too far below for their lists to hold one of them.
So a query whose nearest lie together reads a few lists, and one whose nearest are
spread over many reads many.
"""

import functools
import math

import numpy as np
from numpy.typing import NDArray

_STEP = 0.1
_DEEP = 8.0  # deviations beyond which there is nothing, or all of it

Counts = NDArray[np.int64]


def begin(middles: NDArray[np.float32], counts: Counts, limit: int) -> float:
    """Return the mark above which `limit` are expected; -inf where fewer are there.

    `middles` are cosines with the middles in standard deviations of their lists, and
    `counts` how many vectors each list has that count.
    """
    if counts.sum() <= limit:
        return -math.inf
    lowest = float(middles.min())
    bins = ((middles - lowest) / _STEP).astype(np.intp)
    expected = np.convolve(np.bincount(bins, counts), _tail())
    enough = np.flatnonzero(expected >= limit)
    if not len(enough):
        return -math.inf
    return lowest - _DEEP + _STEP * float(enough[-1])


@functools.cache
def _tail() -> NDArray[np.float64]:
    """Return the share of a normal distribution above each step, from -_DEEP on."""
    steps = np.arange(-_DEEP, _DEEP, _STEP)
    return np.array([0.5 * math.erfc(step / math.sqrt(2)) for step in steps])
