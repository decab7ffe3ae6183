"""How a picture looks in 64 bits, which re-encoding and resizing hardly change."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

BITS_APART = 7
"""Copies of one picture, re-encoded or resized, differ in so many bits or fewer."""

_EDGE = 32
_BITS = 64
_LEAST_DETAIL = 6.0  # grey levels in the units of the DCT; an encoder brings 2
_FREQUENCIES = tuple(
    sorted(
        ((i, j) for i in range(_EDGE) for j in range(_EDGE)),
        key=lambda one: (one[0] + one[1], one[0]),
    )[1 : _BITS + 1]
)
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


def bits_apart(one: int, other: int) -> int:
    """Return in how many bits two hashes differ.

    >>> bits_apart(0b1100, 0b0101)
    2
    """
    return (one ^ other).bit_count()
