"""What a model sees of a picture: open_clip's own transforms, without torch.

open_clip makes them of torchvision, which takes seconds to load and every core to
divide by 255. The kinds that search models have are a few lines of Pillow and numpy
with the same result to the bit; whatever else a model asks for is left to open_clip.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from photolib.embedding.engine import Pixels
from photolib.embedding.weights import CONFIG

_DEFAULTS = {"mode": "RGB", "interpolation": "bicubic", "resize_mode": "shortest"}
_FILTERS = {
    "bicubic": Image.Resampling.BICUBIC,
    "bilinear": Image.Resampling.BILINEAR,
}


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """How a picture becomes pixels; `size` is an edge of the square that is seen."""

    size: int
    fit: Callable[[Image.Image, int, Image.Resampling], Image.Image]
    filter: Image.Resampling
    mean: Sequence[float]
    std: Sequence[float]

    def prepare(self, pictures: Sequence[Image.Image]) -> Pixels:
        """Return the pictures as the model takes them, in their order."""
        seen = [self.fit(p, self.size, self.filter).convert("RGB") for p in pictures]
        pixels = np.stack([np.asarray(one, np.float32) for one in seen]) / np.float32(
            255
        )
        pixels -= np.array(self.mean, np.float32)
        pixels /= np.array(self.std, np.float32)
        return np.ascontiguousarray(pixels.transpose(0, 3, 1, 2))


def find(folder: Path) -> Preprocessing | None:
    """Return how the model of `folder` wants pictures; None: only open_clip knows."""
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        given = {k: v for k, v in config["preprocess_cfg"].items() if v is not None}
        told = _DEFAULTS | given
        size = config["model_cfg"]["vision_cfg"]["image_size"]  # whatever else is told
        if told["mode"] != "RGB" or not isinstance(size, int):
            return None
        fit, filter_ = _FITS[told["resize_mode"]], _FILTERS[told["interpolation"]]
        return Preprocessing(size, fit, filter_, told["mean"], told["std"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def wanted_px(size: int) -> int:
    """Return the edge to which a picture may be decoded before it is reduced.

    From nearly twice what is looked at, Pillow reduces it to about the same.
    """
    return size * 7 // 4


def _shortest(
    picture: Image.Image, size: int, filter_: Image.Resampling
) -> Image.Image:
    """Make the shorter edge `size` long, and cut a square out of the middle."""
    shorter = min(picture.size)
    width, height = (
        size if edge == shorter else int(size * edge / shorter) for edge in picture.size
    )
    left, top = (round((edge - size) / 2) for edge in (width, height))
    fitted = picture.resize((width, height), filter_)
    return fitted.crop((left, top, left + size, top + size))


def _squash(picture: Image.Image, size: int, filter_: Image.Resampling) -> Image.Image:
    return picture.resize((size, size), filter_)


_FITS = {"shortest": _shortest, "squash": _squash}
