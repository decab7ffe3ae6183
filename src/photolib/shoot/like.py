"""Frames of two cameras that show the same moment, as far as pictures can tell.

Two frames are a pair when each is the other camera's most like to the other, they are
alike enough, and clearly more so than with anything that camera took at another time:
a hall looks the same all day, and such frames tell nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

_MOMENT_S = 90.0  # of one camera: frames this near may show the same

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Measure:
    """How alike pictures must be: the least cosine, and by how much the others less."""

    least: float
    margin: float


LAYOUT = Measure(0.90, 0.05)
"""Of colour layouts (photolib.images.fingerprint)."""

VECTORS = Measure(0.90, 0.03)
"""Of the vectors of a model (photolib.embedding)."""


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures of one camera, as they were taken.

    `rows` is float32[n, d], of unit length, in the order of `times`; `numbers` is what
    the caller calls each.
    """

    numbers: Sequence[int]
    times: Sequence[datetime]
    rows: Rows


def same_moments(
    one: Album, other: Album, measure: Measure
) -> Iterator[tuple[int, int]]:
    """Yield the numbers of frames, one of each camera, that show the same moment."""
    if not one.times or not other.times:
        return
    scores = one.rows @ other.rows.T
    turned = np.ascontiguousarray(scores.T)
    best = scores.argmax(axis=1)
    mutual = turned.argmax(axis=1)[best] == np.arange(len(best))
    alike = scores[np.arange(len(best)), best] >= measure.least
    here, there = _moments(one.times), _moments(other.times)
    for i in np.flatnonzero(mutual & alike).tolist():
        j = int(best[i])
        rival = max(_elsewhere(scores[i], *there[j]), _elsewhere(turned[j], *here[i]))
        if scores[i, j] - rival >= measure.margin:
            yield one.numbers[i], other.numbers[j]


def _moments(times: Sequence[datetime]) -> list[tuple[int, int]]:
    """Return for each frame from which to before which others may show its moment."""
    began = times[0]
    seconds = np.array([(time - began).total_seconds() for time in times])
    first = np.searchsorted(seconds, seconds - _MOMENT_S, "left")
    last = np.searchsorted(seconds, seconds + _MOMENT_S, "right")
    return list(zip(first.tolist(), last.tolist(), strict=True))


def _elsewhere(scores: Rows, first: int, last: int) -> float:
    """Return the best score of a camera's frames but those from first to last."""
    beside = (scores[:first], scores[last:])
    return max((float(some.max()) for some in beside if len(some)), default=-1.0)
