"""Named regions of the stored picture, as boxes over the upright one."""

from collections.abc import Iterable
from dataclasses import dataclass

from photolib.gallery.wording import shortened
from photolib.images.orientation import upright
from photolib.records import Region

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
        Box(
            shortened(region.name or region.type or "not named", _NAMED),
            round(region.x * width, 1),
            round(region.y * height, 1),
            round(region.w * width, 1),
            round(region.h * height, 1),
        )
        for region in (upright(stored, orientation) for stored in regions)
    )
