"""Which of the nearest stand out, by how a query compares with the library itself.

No cosine is good or bad in itself: each query has its own range. What says nothing to a
query scatters about its middle, so that the middle and its scatter (median and median
deviation, which a few good hits do not move) tell how many photos chance alone would
bring above any mark. Down to where those are three in ten of what is there, hits stand
out: the step-up rule of Benjamini & Hochberg (1995).
"""

import math

import numpy as np
from numpy.typing import NDArray

from photolib.embedding.seek import Served

SAMPLED = 2_000
"""So many photos of the library a query is compared with; of fewer, all."""
FEWEST = 20
"""Fewer show no scatter: nothing is said of them."""
BY_CHANCE = 0.3
"""The share of what stands out that chance may have brought."""
_ENOUGH = 5  # rows of a sample that say how many there are in all
_NORMAL = 1.4826  # median deviations that make a standard deviation

Cosines = NDArray[np.float32]


def sample(served: Served) -> Cosines:
    """Return rows of the library, the same for every query: float32[n, dimension]."""
    rows = np.flatnonzero(served.array.ids > 0)
    if len(rows) > SAMPLED:
        chosen = np.random.default_rng(0).choice(len(rows), SAMPLED, replace=False)
        rows = rows[np.sort(chosen)]
    return np.array(served.array.rows[rows])


def outstanding(cosines: Cosines, sampled: Cosines, count: int) -> int:
    """Return how many of the nearest stand out; all of them where nobody can tell.

    `cosines` are theirs, best first, `sampled` those of the sample to the same query,
    and `count` is how many photos they are the nearest of.
    """
    if len(sampled) < FEWEST or not len(cosines):
        return len(cosines)
    middle = float(np.median(sampled))
    scatter = _NORMAL * float(np.median(np.abs(sampled - middle)))
    if scatter <= 0:  # more than half are one picture
        return int(np.count_nonzero(cosines > middle))
    there = _there(cosines, sampled, count)
    by_chance = [_above((float(one) - middle) / scatter) for one in cosines]
    out = np.flatnonzero(np.array(by_chance) <= BY_CHANCE * there)
    return int(out[-1]) + 1 if len(out) else 0


def scatter(sampled: Cosines) -> float:
    """Return the standard deviation of cosines; 1 where too few show any."""
    return float(sampled.std()) or 1.0 if len(sampled) >= FEWEST else 1.0


def _there(cosines: Cosines, sampled: Cosines, count: int) -> NDArray[np.float64]:
    """Return the share of the photos that are at least as near as each hit.

    Its place among the hits tells, or the sample, where many more are as near.
    """
    places = np.arange(1, len(cosines) + 1) / max(count, len(cosines))
    as_near = len(sampled) - np.searchsorted(np.sort(sampled), cosines)
    told = np.where(as_near >= _ENOUGH, as_near / len(sampled), 0.0)
    shares: NDArray[np.float64] = np.maximum(places, told)
    return shares


def _above(deviations: float) -> float:
    """Return the share of a normal distribution above so many deviations."""
    return 0.5 * math.erfc(deviations / math.sqrt(2))
