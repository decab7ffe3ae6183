"""Whether two pictures are one: re-encoded, resized, or one a part of the other.

Compared are light, not colours, at a size at which the noise of encoders is gone. What
is left of the difference at its worst place decides, not its mean: two frames of one
scene differ there, and nowhere else perhaps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Same = Literal["whole", "part"]
"""Two pictures show the same, or one shows a part of what the other does."""

WANTED_PX = 512
"""An edge of this length of each picture is enough to compare."""

_EDGE = 128
_WORST = 10.0  # grey levels; q 30 gives 6, a frame that is moved by 1 in 500 gives 12
_REJECT_EDGE = 32
_REJECT = 0.9  # least correlation there
_GAIN = (0.8, 1.25)
_SHAPE = 0.02  # by so much aspect ratios may differ
_COARSE = 96
_SCALES = tuple(1.04**-n for n in range(18))  # a part is at least half as wide
_MOST = 0.985  # of the whole: what lacks less is another frame, or no crop
_FOUND = 0.8  # least correlation of a place that is looked at closely
_STEPS = (  # of the width, and the correlation without which it is given up there
    (0.02, 0.8),
    (0.01, 0.9),
    (0.005, 0.98),
    (0.0025, 0.98),
    (0.00125, 0.99),
    (0.0006, 0.99),
)

_Levels: TypeAlias = NDArray[np.floating]
_Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part lies in the whole: its corner and width, in parts of the width."""

    x: float
    y: float
    width: float


def same(one: Image.Image, other: Image.Image, *, part: bool = True) -> Same | None:
    """Return how two pictures are one, None where they are not.

    Looking for a part takes ten times as long as comparing the whole, 0.1 s, and is
    left out unless `part` asks for it. A part has no frame around it, is neither turned
    nor mirrored, and has at least half the width of the whole.
    """
    one, other = one.convert("L"), other.convert("L")
    if _is_shaped_alike(one, other) and _agree(one, other):
        return "whole"
    for smaller, whole in ((one, other), (other, one)) if part else ():
        place = _found(smaller, whole)
        if place is not None and _lies_there(smaller, whole, place):
            return "part"
    return None


def _is_shaped_alike(one: Image.Image, other: Image.Image) -> bool:
    ratio = (one.width * other.height) / (other.width * one.height)
    return abs(ratio - 1) <= _SHAPE


def _agree(one: Image.Image, other: Image.Image) -> bool:
    size = _size(one, _REJECT_EDGE)
    if _correlation(_levels(one, size), _levels(other, size)) < _REJECT:
        return False
    edge = min(_EDGE, max(one.size) // 2, max(other.size) // 2)
    size = _size(one, edge)
    return _worst(_levels(one, size), _levels(other, size)) <= _WORST


def _size(picture: Image.Image, edge: int) -> tuple[int, int]:
    scale = edge / max(picture.size)
    return max(4, round(picture.width * scale)), max(4, round(picture.height * scale))


def _levels(
    picture: Image.Image, size: tuple[int, int], box: _Box | None = None
) -> _Levels:
    shrunk = picture.resize(size, Image.Resampling.BICUBIC, box)
    return np.asarray(shrunk, np.float32)


def _correlation(one: _Levels, other: _Levels) -> float:
    a, b = one - one.mean(), other - other.mean()
    length = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / length if length else 0.0


def _worst(one: _Levels, other: _Levels) -> float:
    """Return the largest difference that another exposure does not explain."""
    a, b = _smooth(one), _smooth(other)
    a, b = a - a.mean(), b - b.mean()
    power = float((a * a).sum())
    gain = float((a * b).sum()) / power if power else 0.0
    if not _GAIN[0] <= gain <= _GAIN[1]:
        return float("inf")
    return float(np.abs(b - gain * a).max()) / gain


def _smooth(levels: _Levels) -> _Levels:
    rows = (levels[:-2] + levels[1:-1] + levels[2:]) / 3
    smooth: _Levels = (rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 3
    return smooth


def _found(part: Image.Image, whole: Image.Image) -> _Place | None:
    """Return about where a part lies, by correlation at every place and many scales."""
    size = _size(whole, _COARSE)
    levels = _levels(whole, size)
    best, place = _FOUND, None
    for scale in _SCALES:
        width = round(size[0] * scale)
        height = round(width * part.height / part.width)
        if height > size[1] or min(width, height) < 8:
            continue
        scores = _scores(levels, _levels(part, (width, height)))
        y, x = np.unravel_index(int(scores.argmax()), scores.shape)
        if scores[y, x] > best:
            best = float(scores[y, x])
            place = _Place(int(x) / size[0], int(y) / size[0], width / size[0])
    return place


def _scores(whole: _Levels, part: _Levels) -> NDArray[np.float64]:
    """Return the correlation of a part with the whole at every place it can lie."""
    height, width = part.shape
    rows, columns = whole.shape[0] - height + 1, whole.shape[1] - width + 1
    level = part - part.mean()
    turned = np.fft.rfft2(whole) * np.conj(np.fft.rfft2(level, whole.shape))
    products = np.fft.irfft2(turned, whole.shape)[:rows, :columns]
    count = height * width
    spread = _sums(whole**2, height, width) - _sums(whole, height, width) ** 2 / count
    length = np.sqrt(np.maximum(spread, 1.0) * float((level * level).sum()))
    scores: NDArray[np.float64] = products / np.maximum(length, 1.0)
    return scores


def _sums(levels: _Levels, height: int, width: int) -> NDArray[np.float64]:
    total = np.zeros((levels.shape[0] + 1, levels.shape[1] + 1))
    total[1:, 1:] = levels.astype(np.float64).cumsum(0).cumsum(1)
    sums: NDArray[np.float64] = (
        total[height:, width:]
        - total[:-height, width:]
        - total[height:, :-width]
        + total[:-height, :-width]
    )
    return sums


def _lies_there(part: Image.Image, whole: Image.Image, place: _Place) -> bool:
    """Tell whether a part lies about there, by moving it as long as that helps."""
    edge = min(_EDGE, max(part.size) // 2, round(max(whole.size) * place.width) // 2)
    size = _size(part, edge)
    levels = _smooth(_levels(part, size))

    def off(at: _Place) -> float:
        box = _box(part, whole, at)
        if box is None:
            return float("inf")
        return 1 - _correlation(_smooth(_levels(whole, size, box)), levels)

    best, least = place, off(place)
    for step, needed in _STEPS:
        improved = True
        while improved:
            tried = [(off(one), one.x, one.y, one.width) for one in _near(best, step)]
            nearest = min(tried)
            improved = nearest[0] < least
            if improved:
                least, best = nearest[0], _Place(*nearest[1:])
        if 1 - least < needed:
            return False
    box = _box(part, whole, best)
    if box is None or _share(box, whole) > _MOST:
        return False
    return _worst(_levels(whole, size, box), _levels(part, size)) <= _WORST


def _share(box: _Box, whole: Image.Image) -> float:
    left, top, right, bottom = box
    return (right - left) * (bottom - top) / (whole.width * whole.height)


def _near(place: _Place, step: float) -> Iterator[_Place]:
    for x, y, width in (
        (step, 0, 0),
        (-step, 0, 0),
        (0, step, 0),
        (0, -step, 0),
        (-step / 2, -step / 2, step),
        (step / 2, step / 2, -step),
    ):
        yield _Place(place.x + x, place.y + y, place.width + width)


def _box(part: Image.Image, whole: Image.Image, place: _Place) -> _Box | None:
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
