"""Whether two pictures are one: encoded, sized, turned, or one a part of the other.

Compared are light, not colours, at a size at which the noise of encoders is gone. What
is left of the difference at its worst place decides, not its mean: two frames of one
scene differ there, and nowhere else perhaps.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from PIL import Image

from photolib.images import levels as grey
from photolib.images.levels import Levels
from photolib.images.place import Place, Sought, find_place, fit
from photolib.images.tones import Curve, curve

Same = Literal["whole", "turned", "mirrored", "part"]
"""Two pictures show the same, as it is or turned or mirrored, or one a part of it."""

WANTED_PX = 512
"""An edge of this length of each picture is enough to compare."""

_SMALL = 384
_EDGE = 128
_WORST = 10.0  # grey levels; q 30 gives 6, a frame that is moved by 1 in 500 gives 12
_LOOK_EDGE = 32
_LOOK = 0.9  # least correlation there
_TINY_EDGE, _TINY_WORST = 64, 12.0
_SMALL_EDGE, _SMALL_WORST = 96, 14.0  # copies' thumbnails have 8 there, encoded anew
_OTHERWISE = 30.0  # any other way to lay a mirrored picture has this difference
_SHAPE = 0.02  # by so much aspect ratios may differ
_MOST = 0.985  # of the whole: what lacks less is another frame, or no crop
_PLACE = ((24, 30.0), (48, 20.0))  # an edge, and the difference that is too large
_NEARLY_ALL = 0.995  # of the whole, while the place is known roughly
_PLACED = 0.99  # least correlation of a part where it lies


@dataclass(frozen=True, slots=True)
class _Way:
    """How the second picture is laid to be the first: turned, then mirrored."""

    quarters: int = 0
    is_mirrored: bool = False

    @property
    def kind(self) -> Same:
        if self.is_mirrored:
            return "mirrored"
        return "turned" if self.quarters else "whole"

    def laid(self, of: Levels) -> Levels:
        turned = np.rot90(of, self.quarters)
        return np.fliplr(turned) if self.is_mirrored else turned


_WAYS = tuple(_Way(n, mirrored) for mirrored in (False, True) for n in range(4))
_AS_IS = _WAYS[0]


class Picture:
    """A picture to compare, opened as large as is needed for that.

    `small` is its thumbnail, which rules most others out; without one it is made.
    What is made of the small one stays in memory.
    """

    def __init__(
        self,
        large: Callable[[], Image.Image],
        small: Callable[[], Image.Image] | None = None,
    ) -> None:
        self._large = large
        self._small = small

    def large(self) -> Image.Image:
        """Return the picture in grey, with an edge of 512 pixels if it has that."""
        return self._large().convert("L")

    @cached_property
    def small(self) -> Image.Image:
        """The same at the size of a thumbnail."""
        if self._small is not None:
            return self._small().convert("L")
        return grey.shrunk(self.large(), _SMALL)

    @cached_property
    def tiny(self) -> Image.Image:
        """The same with an edge of 128 pixels, in which a part is looked for."""
        return grey.shrunk(self.small, _EDGE)

    @cached_property
    def sought(self) -> Sought:
        """The same, as what is a part or has one."""
        return Sought(self.tiny)

    @cached_property
    def look(self) -> Levels:
        """The same as a square of 32, at mean 0 and of unit length."""
        of = grey.levels(self.tiny, (_LOOK_EDGE, _LOOK_EDGE))
        of = of - of.mean()
        look: Levels = of / (float(np.linalg.norm(of)) or 1.0)
        return look


def same(one: Picture, other: Picture, *, least_part: float | None = 0) -> Same | None:
    """Return how two pictures are one, None where they are not.

    Looking for a part takes several times as long as comparing the whole: `least_part`
    is the least width that is looked for, in parts of the whole, None for no part. A
    part has no frame around it, is neither turned nor mirrored, and has at least a
    third of the width.

    :raises FileError: when a picture cannot be opened.
    """
    for way in _WAYS:
        if _is_laid(one, other, way):
            return way.kind
    if _is_toned(one, other) or _is_toned(other, one):
        return "whole"
    if least_part is None:
        return None
    if _is_part(one, other, least_part) or _is_part(other, one, least_part):
        return "part"
    return None


def _is_laid(one: Picture, other: Picture, way: _Way) -> bool:
    return (
        _looks_alike(one, other, way)
        and _is_equal(one, other, way)
        and (way == _AS_IS or not _may_lie_otherwise(one.tiny, other.tiny, way))
    )


def _is_toned(one: Picture, other: Picture) -> bool:
    """Tell whether the second is the first with another tone curve."""
    if not _looks_alike(one, other, _AS_IS):
        return False
    tone = curve(one.small, other.small)
    return tone is not None and _is_equal(one, other, _AS_IS, tone)


def _looks_alike(one: Picture, other: Picture, way: _Way) -> bool:
    return (
        _is_shaped_alike(one.small, other.small, way)
        and float(np.vdot(one.look, way.laid(other.look))) >= _LOOK
    )


def _is_equal(
    one: Picture, other: Picture, way: _Way, tone: Curve | None = None
) -> bool:
    """Compare at one size after the other, the cheapest first."""
    for here, there, edge, most in _sizes(one, other):
        if tone is not None:
            here, most = tone.on(here), most * min(1.0, tone.contrast)
        if _difference(here, there, way, edge) > most:
            return False
    return True


def _sizes(
    one: Picture, other: Picture
) -> Iterator[tuple[Image.Image, Image.Image, int, float]]:
    """Yield both at each size, the edge to compare at, and the most difference."""
    yield one.tiny, other.tiny, _TINY_EDGE, _TINY_WORST
    yield one.small, other.small, _SMALL_EDGE, _SMALL_WORST
    yield one.large(), other.large(), _EDGE, _WORST


def _is_shaped_alike(one: Image.Image, other: Image.Image, way: _Way) -> bool:
    width, height = other.size[::-1] if way.quarters % 2 else other.size
    return abs((one.width * height) / (width * one.height) - 1) <= _SHAPE


def _laid(
    one: Image.Image, other: Image.Image, way: _Way, edge: int
) -> tuple[Levels, Levels]:
    size = grey.size_within(one, edge)
    there = size[::-1] if way.quarters % 2 else size
    return grey.levels(one, size), way.laid(grey.levels(other, there))


def _difference(one: Image.Image, other: Image.Image, way: _Way, edge: int) -> float:
    edge = min(edge, max(one.size) // 2, max(other.size) // 2)
    return grey.worst(*(grey.smooth(each) for each in _laid(one, other, way, edge)))


def _may_lie_otherwise(one: Image.Image, other: Image.Image, way: _Way) -> bool:
    """Tell whether a picture is so regular that how it is laid is chance."""
    return any(
        _difference(one, other, another, _TINY_EDGE) <= _OTHERWISE
        for another in _WAYS
        if another != way and _is_shaped_alike(one, other, another)
    )


def _is_part(smaller: Picture, whole: Picture, least: float) -> bool:
    place = find_place(smaller.sought, whole.sought, least)
    if place is None:
        return False
    for edge, most in _PLACE:
        found = fit(smaller.tiny, whole.tiny, place, edge)
        if found is None or found.share > _NEARLY_ALL or found.worst > most:
            return False
        place = found.place
    return _lies_at(smaller.large(), whole.large(), place)


def _lies_at(part: Image.Image, whole: Image.Image, place: Place) -> bool:
    edge = min(_EDGE, max(part.size) // 2, round(max(whole.size) * place.width) // 2)
    found = fit(part, whole, place, edge)
    return (
        found is not None
        and found.share <= _MOST
        and found.correlation >= _PLACED
        and found.worst <= _WORST
    )
