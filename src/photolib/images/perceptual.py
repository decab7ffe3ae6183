"""How a picture looks in 64 bits, which re-encoding and resizing hardly change."""

from itertools import product

import numpy as np
from numpy.typing import NDArray
from PIL import Image

BITS_APART = 7
"""Copies of one picture, re-encoded or resized, differ in so many bits or fewer."""

LAID_BITS_APART = 10
"""The same of copies that are turned or mirrored, whose hash is known about only."""

_EDGE = 32
_BITS = 64
_LEAST_DETAIL = 6.0  # grey levels in the units of the DCT; an encoder brings 2
_FREQUENCIES = tuple(
    sorted(
        ((i, j) for i in range(_EDGE) for j in range(_EDGE)),
        key=lambda one: (one[0] + one[1], one[0]),
    )[1 : _BITS + 1]
)
_LAYS = tuple(product((False, True), repeat=3))[1:]  # swapped, upside down, mirrored
_WEIGHTS = 1 << np.arange(_BITS, dtype=np.uint64)


def _cosines() -> NDArray[np.float64]:
    at = np.arange(_EDGE)
    rows = np.cos(np.pi * (2 * at[None] + 1) * at[:, None] / (2 * _EDGE))
    rows *= np.sqrt(2 / _EDGE)
    rows[0] /= np.sqrt(2)
    return rows


_DCT = _cosines()
_ROWS, _COLUMNS = (list(one) for one in zip(*_FREQUENCIES, strict=True))


def perceptual_hash(picture: Image.Image) -> int | None:
    """Return 64 bits of a picture's lowest frequencies, None where it has no detail.

    The idea is Zauner's DCT hash ("Implementation and Benchmarking of Perceptual Image
    Hash Functions", 2010): each bit says whether a coefficient is above their median.
    Where half of them are no larger than the noise of an encoder, the bits would be
    chance, and every flat drawing like every other.
    """
    grey = picture.convert("L").resize((_EDGE, _EDGE), Image.Resampling.BOX)
    levels = np.asarray(grey, np.float64)
    found = (_DCT @ levels @ _DCT.T)[_ROWS, _COLUMNS]
    above = found - np.median(found)
    if np.median(np.abs(above)) < _LEAST_DETAIL:
        return None
    return int(_WEIGHTS[above > 0].sum())


def laid_otherwise(hash_: int) -> list[int]:
    """Return about what the hashes of the same picture turned and mirrored are.

    Mirroring changes the sign of every odd coefficient of a direction, turning swaps
    the directions too. Their median is near 0, so that a bit is a sign as a rule.
    """
    above = {one: bool(hash_ >> n & 1) for n, one in enumerate(_FREQUENCIES)}
    found = []
    for is_swapped, down, right in _LAYS:
        bits = 0
        for n, (i, j) in enumerate(_FREQUENCIES):
            bit = above.get((j, i) if is_swapped else (i, j), False)
            bits |= (bit ^ bool(down and i % 2) ^ bool(right and j % 2)) << n
        found.append(bits)
    return found


def bits_apart(one: int, other: int) -> int:
    """Return in how many bits two hashes differ.

    >>> bits_apart(0b1100, 0b0101)
    2
    """
    return (one ^ other).bit_count()
