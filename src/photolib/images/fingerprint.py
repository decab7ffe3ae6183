"""A photo's colours and where they lie: likeness without weights, and placeholders."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_GRID = 8
_GREY = 6  # a colour so near to none is none
_COLOUR = 8  # by so much may the colours of a copy differ


def average_colour(picture: Image.Image) -> str:
    """Return the mean colour as "#rrggbb", shown until the thumbnail has come."""
    red, green, blue = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"


def colour_layout(picture: Image.Image) -> bytes:
    """Return 192 bytes: the mean Y, Cb, Cr of an 8 x 8 grid, row by row.

    The idea is MPEG-7's Colour Layout Descriptor (ISO/IEC 15938-3, 6.6), kept as
    means: coarse, but it finds a frame's neighbours in a shoot with no model.
    """
    grid = picture.convert("YCbCr").resize((_GRID, _GRID), Image.Resampling.BOX)
    return grid.tobytes()


def layout_vectors(layouts: Sequence[bytes]) -> NDArray[np.float32]:
    """Return the layouts as float32[n, 192] of unit length, mean light taken off.

    Taking the mean off makes a frame and its brighter copy neighbours.
    """
    flat = np.frombuffer(b"".join(layouts), np.uint8).astype(np.float32)
    grids = flat.reshape(-1, _GRID * _GRID, 3)
    light = grids[:, :, 0] - grids[:, :, 0].mean(axis=1, keepdims=True)
    colours = grids[:, :, 1:].reshape(len(grids), -1) - 128
    rows = np.concatenate([light, colours], axis=1)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float32] = np.divide(rows, lengths, out=rows, where=lengths > 0)
    return unit


def turned_layouts(layout: bytes) -> list[bytes]:
    """Return the layouts of the same picture turned and mirrored, itself left out."""
    grid = np.frombuffer(layout, np.uint8).reshape(_GRID, _GRID, 3)
    turned = [np.rot90(grid, quarters) for quarters in range(4)]
    mirrored = [np.fliplr(one) for one in turned]
    return [one.tobytes() for one in (*turned[1:], *mirrored)]


def may_be_one(one: bytes, other: bytes) -> bool:
    """Tell by their colour layouts whether two pictures may be one; light is not asked.

    A grey copy of a picture in colours may be.
    """
    colours = [
        np.frombuffer(layout, np.uint8).reshape(-1, 3)[:, 1:].astype(np.float32) - 128
        for layout in (one, other)
    ]
    if any(np.abs(each).max() <= _GREY for each in colours):
        return True
    return float(np.abs(colours[0] - colours[1]).mean()) <= _COLOUR
