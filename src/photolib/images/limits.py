"""Limits before pixels: how many a picture may have, and how few are enough."""

from pathlib import Path

from PIL import Image

from photolib.errors import PixelLimitError

_NINE_TENTHS = 0.9


def check_pixels(path: Path, size: tuple[int, int], max_pixels: int) -> None:
    """Refuse a picture that has too many pixels, before any is decoded.

    :raises PixelLimitError: when it has more than `max_pixels`.
    """
    width, height = size
    if width * height > max_pixels:
        raise PixelLimitError(
            path,
            f"it has {width} x {height} pixels, more than the "
            f"{max_pixels // 1_000_000} megapixels that max_megapixels "
            "in photolib.toml allows",
        )


def load_reduced(picture: Image.Image, wanted_px: int) -> None:
    """Load a picture; a JPEG at 1/2, 1/4 or 1/8 where that gives enough.

    Enough is nine tenths of `wanted_px` on the long edge: a 24-megapixel frame becomes
    1500 px in half the time of 1600.
    """
    if picture.format in {"JPEG", "MPO"}:
        scale = _NINE_TENTHS * wanted_px / max(picture.size)
        least = [max(1, int(edge * scale)) for edge in picture.size]
        picture.draft(None, (least[0], least[1]))
    picture.load()
