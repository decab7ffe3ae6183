"""The generated classes that give a tile its shape and colour.

A strict Content-Security-Policy forbids style="": aspect ratios and average
colours are rounded to classes, of which one small stylesheet is generated.
"""

import functools
import math

_STEP = 1.01  # ratios differ by 1 %: half of that at most is cropped away
_LOWEST, _HIGHEST = math.ceil(math.log(0.4, _STEP)), math.floor(math.log(4, _STEP))
_LEVELS = 6


def shape_class(aspect: float) -> str:
    """Return the class of the nearest aspect ratio between 2:5 and 4:1.

    >>> shape_class(1.0), shape_class(0.01)
    ('r0', 'r-92')
    """
    step = round(math.log(max(aspect, 0.01), _STEP))
    return f"r{min(max(step, _LOWEST), _HIGHEST)}"


def colour_class(colour: str) -> str:
    """Return the class of the nearest of 216 colours to "#rrggbb".

    >>> colour_class("#ff0080")
    'c503'
    """
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "c" + "".join(str(round(c * (_LEVELS - 1) / 255)) for c in channels)


@functools.cache
def stylesheet() -> str:
    """Return the CSS of every class that the functions above can return."""
    shapes = [
        f".r{step}{{--ar:{_STEP**step:.4g}}}" for step in range(_LOWEST, _HIGHEST + 1)
    ]
    levels = [round(i * 255 / (_LEVELS - 1)) for i in range(_LEVELS)]
    colours = [
        f".c{r}{g}{b}{{background:#{levels[r]:02x}{levels[g]:02x}{levels[b]:02x}}}"
        for r in range(_LEVELS)
        for g in range(_LEVELS)
        for b in range(_LEVELS)
    ]
    return "\n".join([*shapes, *colours, ""])
