"""Named regions of the stored picture, and text in it, as boxes over what is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from photolib.gallery.wording import shortened
from photolib.images.orientation import upright
from photolib.records import Region, TextLine

_NAMED = 100


@dataclass(frozen=True, slots=True)
class Box:
    """A box in the coordinates of the overlay, with the name written below it."""

    name: str
    x: float
    y: float
    w: float
    h: float


def boxes(
    regions: Iterable[Region], orientation: int, width: int, height: int
) -> tuple[Box, ...]:
    """Return the boxes of `regions` in an upright picture of `width` x `height`."""
    return tuple(
        _box(shortened(one.name or one.type or "not named", _NAMED), one, width, height)
        for one in (upright(stored, orientation) for stored in regions)
    )


def boxes_of_text(
    lines: Iterable[TextLine], width: int, height: int
) -> tuple[Box, ...]:
    """Return the boxes of lines of text in an upright picture, each with its text."""
    return tuple(_box(line.text, line, width, height) for line in lines)


def _box(name: str, at: Region | TextLine, width: int, height: int) -> Box:
    x, w = (round(part * width, 1) for part in (at.x, at.w))
    y, h = (round(part * height, 1) for part in (at.y, at.h))
    return Box(name, x, y, w, h)
