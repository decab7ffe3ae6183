"""Where one picture lies in another, of which it shows a part."""

from dataclasses import dataclass
from functools import cached_property

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
_SCALES = tuple(1.06**-n for n in range(20))  # a part is at least a third as wide
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


class Sought:
    """A picture that parts are looked for in, and that is looked for as one.

    What is made of it is kept: many of one shape look for it in the same sizes.
    """

    def __init__(self, picture: Image.Image) -> None:
        self.picture = picture
        self._waves: dict[tuple[int, ...], tuple[NDArray[np.complexfloating], float]]
        self._waves = {}

    @cached_property
    def searched(self) -> "_Searched":
        """The picture at the size at which it is searched."""
        return _Searched(levels(self.picture, size_within(self.picture, _COARSE)))

    def waves(
        self, size: tuple[int, int], shape: tuple[int, ...]
    ) -> tuple[NDArray[np.complexfloating], float]:
        """Return the picture at a size as waves, within a shape, and its spread."""
        key = (*size, *shape)
        if key not in self._waves:
            part = levels(self.picture, size)
            level = part - part.mean()
            waves = np.conj(np.fft.rfft2(level, shape))
            self._waves[key] = (waves, float((level * level).sum()))
        return self._waves[key]


def find_place(part: Sought, whole: Sought, least: float) -> Place | None:
    """Return about where a part lies, by correlation at every place and many scales.

    `least` is the least width that is looked for, in parts of the whole.
    """
    at, one = whole.searched, part.picture
    rows, columns = at.shape
    best, place = _FOUND, None
    for scale in (scale for scale in _SCALES if scale >= least):
        width = round(columns * scale)
        height = round(width * one.height / one.width)
        if height > rows or min(width, height) < 8:
            continue
        scores = at.scores(part, (width, height))
        y, x = np.unravel_index(int(scores.argmax()), scores.shape)
        if scores[y, x] > best:
            best = float(scores[y, x])
            place = Place(int(x) / columns, int(y) / columns, width / columns)
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
        self.shape = whole.shape
        self._waves = np.fft.rfft2(whole)
        self._sums = _table(whole)
        self._squares = _table(whole**2)
        self._spreads: dict[tuple[int, int], NDArray[np.float64]] = {}

    def scores(self, part: Sought, size: tuple[int, int]) -> Levels:
        """Return the correlation of a part with the whole at every place it can lie."""
        waves, spread = part.waves(size, self.shape)
        products = np.fft.irfft2(self._waves * waves, self.shape)
        there = self._spread(size)
        rows, columns = there.shape
        scores: Levels = products[:rows, :columns] / np.sqrt(
            np.maximum(there * spread, 1.0)
        )
        return scores

    def _spread(self, size: tuple[int, int]) -> NDArray[np.float64]:
        """Return how much each place of a size spreads around its mean, 1 at least."""
        if size not in self._spreads:
            width, height = size
            sums = _within(self._sums, height, width)
            squares = _within(self._squares, height, width)
            self._spreads[size] = np.maximum(squares - sums**2 / (height * width), 1.0)
        return self._spreads[size]


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
