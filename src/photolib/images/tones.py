"""Tone curves: what the levels of a picture have become in a copy of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_LEVELS = np.arange(256)
_CONTRAST = (0.5, 2.0)
_NEAR = 8  # levels, between which the slope is taken
_FLAT = 0.3  # a slope that hides what is there
_HIDDEN = 0.25  # of the picture, at most
_SEEN = 0.0005  # of the picture: a level that counts
_STRAIGHT = 4.0  # levels: a curve so near to a line is one


@dataclass(frozen=True, slots=True)
class Curve:
    """Which level each of 256 has become, and by how much contrast has grown."""

    levels: list[int]
    contrast: float

    def on(self, picture: Image.Image) -> Image.Image:
        """Return a grey picture with this curve."""
        return picture.point(self.levels)


def curve(one: Image.Image, other: Image.Image) -> Curve | None:
    """Return how the levels of one grey picture have become another's, were they one.

    By how often each level is there, so that it knows nothing of where anything is:
    it explains no difference of content. Where lights or shadows were cut off it is
    flat. None where too much was, where contrast is quite another, or where it is
    a straight line: another exposure.
    """
    here, there = _shares(one), _shares(other)
    seen = there > 0
    found = np.interp(_ranks(here), _ranks(there)[seen], _LEVELS[seen])
    level, new = _off_mean(_LEVELS, here), _off_mean(found, here)
    power = float((level * level * here).sum())
    if not power:
        return None
    contrast = float(np.sqrt((new * new * here).sum() / power))
    if not _CONTRAST[0] <= contrast <= _CONTRAST[1]:
        return None
    line = level * float((new * level * here).sum()) / power
    if np.abs(new - line)[here > _SEEN].max() <= _STRAIGHT:
        return None
    ends = _LEVELS + _NEAR, _LEVELS - _NEAR
    rise = np.subtract(*(np.interp(end, _LEVELS, found) for end in ends))
    if here[rise < _FLAT * 2 * _NEAR].sum() > _HIDDEN:
        return None
    return Curve([round(float(one)) for one in found], contrast)


def _shares(of: Image.Image) -> NDArray[np.float64]:
    counts = np.array(of.histogram(), np.float64)
    shares: NDArray[np.float64] = counts / counts.sum()
    return shares


def _ranks(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much of a picture is darker than each level, half of which counts."""
    ranks: NDArray[np.float64] = shares.cumsum() - shares / 2
    return ranks


def _off_mean(
    levels: NDArray[np.number], shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    off: NDArray[np.float64] = levels - (levels * shares).sum()
    return off
