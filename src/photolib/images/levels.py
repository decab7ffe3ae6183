"""Pictures as grey levels at a size, and how far two of them are from one."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Levels: TypeAlias = NDArray[np.floating]
Box: TypeAlias = tuple[float, float, float, float]

_GAIN = (0.6, 1.67)


def size_within(picture: Image.Image, edge: int) -> tuple[int, int]:
    """Return the size of a picture whose longer edge is so long."""
    scale = edge / max(picture.size)
    return max(4, round(picture.width * scale)), max(4, round(picture.height * scale))


def shrunk(picture: Image.Image, edge: int) -> Image.Image:
    """Return a picture whose longer edge is no longer than that."""
    if max(picture.size) <= edge:
        return picture
    return picture.resize(size_within(picture, edge), reducing_gap=3.0)


def levels(
    picture: Image.Image, size: tuple[int, int], box: Box | None = None
) -> Levels:
    """Return a grey picture, or a box of it, as float32[height, width]."""
    gap = 3.0 if box is None else None  # which would see what lies beside a box
    resized = picture.resize(size, Image.Resampling.BICUBIC, box, reducing_gap=gap)
    return np.asarray(resized, np.float32)


def smooth(of: Levels) -> Levels:
    """Return the means of 3 x 3, which leave out the border."""
    rows = (of[:-2] + of[1:-1] + of[2:]) / 3
    means: Levels = (rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 3
    return means


def correlation(one: Levels, other: Levels) -> float:
    """Return how alike two of one size are, -1 to 1; 0 where one has no detail."""
    a, b = one - one.mean(), other - other.mean()
    length = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / length if length else 0.0


def worst(one: Levels, other: Levels) -> float:
    """Return the largest difference that another exposure does not explain.

    In levels of the one that has more contrast.
    """
    a, b = one - one.mean(), other - other.mean()
    power = float((a * a).sum())
    gain = float((a * b).sum()) / power if power else 0.0
    if not _GAIN[0] <= gain <= _GAIN[1]:
        return float("inf")
    return float(np.abs(b - gain * a).max()) / min(1.0, gain)
