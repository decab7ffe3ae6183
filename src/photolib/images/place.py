"""Where one picture lies in another, of which it shows a part."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photolib.images.levels import (
    Box,
    Levels,
    correlation,
    levels,
    size_within,
    smooth,
    worst,
)

_COARSE = 40
_SCALES = tuple(1.06**-n for n in range(13))  # a part is at least half as wide
_FOUND = 0.8  # least correlation of a place that is looked at closely
_STEPS = 8
_STILL = 0.0002  # of the width: a smaller move changes nothing
_FURTHEST = 0.03


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part lies in the whole: its corner and width, in parts of the width."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a part lies at a place, which covers `share` of the whole.

    `worst` as in photolib.images.levels.
    """

    place: Place
    correlation: float
    worst: float
    share: float


def find_place(part: Image.Image, whole: Image.Image) -> Place | None:
    """Return about where a part lies, by correlation at every place and many scales."""
    size = size_within(whole, _COARSE)
    at = _Searched(levels(whole, size))
    best, place = _FOUND, None
    for scale in _SCALES:
        width = round(size[0] * scale)
        height = round(width * part.height / part.width)
        if height > size[1] or min(width, height) < 8:
            continue
        scores = at.scores(levels(part, (width, height)))
        y, x = np.unravel_index(int(scores.argmax()), scores.shape)
        if scores[y, x] > best:
            best = float(scores[y, x])
            place = Place(int(x) / size[0], int(y) / size[0], width / size[0])
    return place


def fit(part: Image.Image, whole: Image.Image, place: Place, edge: int) -> Fit | None:
    """Move a place until the part lies there best; None where it slips off the whole.

    Each step solves for the move, and for another exposure, by least squares (Lucas and
    Kanade, "An Iterative Image Registration Technique", 1981), with the longer edge of
    the part at `edge` pixels.
    """
    size = size_within(part, edge)
    shown = smooth(levels(part, size))
    for _ in range(_STEPS):
        box = _box(part, whole, place)
        if box is None:
            return None
        seen = smooth(levels(whole, size, box))
        move = _move(seen, shown, place, part.height / part.width)
        if np.abs(move).max() < _STILL:
            break
        x, y, width = np.clip(move, -_FURTHEST, _FURTHEST)
        place = Place(place.x + x, place.y + y, place.width + width)
    box = _box(part, whole, place)
    if box is None:
        return None
    seen = smooth(levels(whole, size, box))
    off = worst(seen[1:-1, 1:-1], shown[1:-1, 1:-1])  # what is beside it bleeds in
    return Fit(place, correlation(seen, shown), off, _share(box, whole))


class _Searched:
    """A whole that is searched for parts of many sizes."""

    def __init__(self, whole: Levels) -> None:
        self._shape = whole.shape
        self._waves = np.fft.rfft2(whole)
        self._sums = _table(whole)
        self._squares = _table(whole**2)

    def scores(self, part: Levels) -> NDArray[np.float64]:
        """Return the correlation of a part with the whole at every place it can lie."""
        height, width = part.shape
        rows, columns = self._shape[0] - height + 1, self._shape[1] - width + 1
        level = part - part.mean()
        turned = self._waves * np.conj(np.fft.rfft2(level, self._shape))
        products = np.fft.irfft2(turned, self._shape)[:rows, :columns]
        sums = _within(self._sums, height, width)
        spread = _within(self._squares, height, width) - sums**2 / (height * width)
        length = np.sqrt(np.maximum(spread, 1.0) * float((level * level).sum()))
        scores: NDArray[np.float64] = products / np.maximum(length, 1.0)
        return scores


def _table(of: Levels) -> NDArray[np.float64]:
    total = np.zeros((of.shape[0] + 1, of.shape[1] + 1))
    total[1:, 1:] = of.astype(np.float64).cumsum(0).cumsum(1)
    return total


def _within(total: NDArray[np.float64], height: int, width: int) -> NDArray[np.float64]:
    sums: NDArray[np.float64] = (
        total[height:, width:]
        - total[:-height, width:]
        - total[height:, :-width]
        + total[:-height, :-width]
    )
    return sums


def _move(
    seen: Levels, shown: Levels, place: Place, ratio: float
) -> NDArray[np.float64]:
    """Return by how much x, y and width are to change."""
    height, width = seen.shape
    down, right = np.gradient(seen)
    down *= (height + 2) / (ratio * place.width)
    right *= (width + 2) / place.width
    wider = right * ((np.arange(width) + 1.5) / (width + 2))
    wider += down * ((np.arange(height) + 1.5) / (height + 2) * ratio)[:, None]
    rows = np.stack([seen, np.ones_like(seen), right, down, wider])
    rows = rows.reshape(5, -1).astype(np.float64)
    found = np.linalg.lstsq(rows @ rows.T, rows @ shown.ravel(), rcond=None)[0]
    moves: NDArray[np.float64] = found[2:] / (found[0] or 1.0)
    return moves


def _share(box: Box, whole: Image.Image) -> float:
    left, top, right, bottom = box
    return (right - left) * (bottom - top) / (whole.width * whole.height)


def _box(part: Image.Image, whole: Image.Image, place: Place) -> Box | None:
    """Return the place in pixels, within the whole; None where it is far outside."""
    left, top = place.x * whole.width, place.y * whole.width
    width = place.width * whole.width
    height = width * part.height / part.width
    slack = 0.02 * whole.width
    if min(left, top) < -slack or width <= 8:
        return None
    right, bottom = left + width, top + height
    if right > whole.width + slack or bottom > whole.height + slack:
        return None
    return max(0, left), max(0, top), min(whole.width, right), min(whole.height, bottom)
