"""The smaller copies of a photo: the preview, and the thumbnail made from it."""

import logging
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from photolib.errors import FileError
from photolib.images.decode import decode
from photolib.images.fingerprint import average_colour, colour_layout

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Renditions:
    """What one decode gave: both renditions are on disk, the rest is here.

    `aspect` is width over height of the upright picture.
    """

    format: str
    width: int
    height: int
    aspect: float
    colour: str
    layout: bytes


def make_renditions(
    original: Path,
    preview: Path,
    thumbnail: Path,
    *,
    preview_px: int,
    thumbnail_px: int,
    max_pixels: int,
    format_name: str | None = None,
) -> Renditions:
    """Decode `original` once and write its preview (JPEG) and thumbnail (WebP).

    Neither is larger than the original. Metadata stays out of both. `format_name` as
    in photolib.images.decode.decode.

    :raises FileError: see photolib.images.decode.decode.
    """
    decoded = decode(
        original,
        max_pixels=max_pixels,
        wanted_px=preview_px,
        format_name=format_name,
    )
    large = _within(decoded.picture, preview_px)
    large.save(preview, "JPEG", quality=85, optimize=False, progressive=False)
    small = _within(large, thumbnail_px)
    small.save(thumbnail, "WEBP", quality=75, method=2)
    return Renditions(
        decoded.format,
        decoded.width,
        decoded.height,
        large.width / large.height,
        average_colour(small),
        colour_layout(small),
    )


def open_preview(preview: Path, wanted_px: int | None = None) -> Image.Image:
    """Return a preview as RGB, decoded smaller where `wanted_px` of an edge will do.

    :raises FileError: when it cannot be read.
    """
    try:
        with Image.open(preview) as picture:
            if wanted_px is not None:
                picture.draft("RGB", (wanted_px, wanted_px))
            return picture.convert("RGB")
    except (OSError, ValueError) as error:
        log.warning("a preview cannot be read: %s", error)
        raise FileError(
            preview, "its preview cannot be read: run `photolib verify`"
        ) from error


def _within(picture: Image.Image, edge_px: int) -> Image.Image:
    longest = max(picture.size)
    if longest <= edge_px:
        return picture
    size = [max(1, round(edge * edge_px / longest)) for edge in picture.size]
    return picture.resize(
        (size[0], size[1]), Image.Resampling.BICUBIC, reducing_gap=2.0
    )
