"""Photographs that were never taken: a scene with detail, and what becomes of it."""

import io
from datetime import datetime
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from photolib.records import Camera

SIZE = (480, 320)


def scene(number: int, *, moved_px: int = 0) -> Image.Image:
    """Draw a scene; somebody in it has moved by so many pixels."""
    chance = np.random.default_rng(number)
    coarse = chance.integers(40, 215, (8, 12, 3), dtype=np.uint8)
    fine = chance.integers(0, 40, (64, 96, 3), dtype=np.uint8)
    ground = Image.fromarray(coarse).resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.fromarray(fine).resize(SIZE, Image.Resampling.BICUBIC)
    drawn = Image.blend(ground, grain, 0.2)
    x = 215 + moved_px
    ImageDraw.Draw(drawn).ellipse((x, 120, x + 45, 180), fill="white", outline="black")
    return drawn


def encoded(picture: Image.Image, quality: int) -> Image.Image:
    """Return a picture as a JPEG of that quality gives it back."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(file)


def half(picture: Image.Image) -> Image.Image:
    """Return a picture at half its size."""
    size = (picture.width // 2, picture.height // 2)
    return picture.resize(size, Image.Resampling.LANCZOS)


def crop(picture: Image.Image, share: float) -> Image.Image:
    """Return a picture without so much of its width and height, more at the left."""
    left, top = round(picture.width * share * 0.7), round(picture.height * share * 0.4)
    width = round(picture.width * (1 - share))
    return picture.crop(
        (left, top, left + width, top + round(picture.height * (1 - share)))
    )


def keep(
    picture: Image.Image,
    path: Path,
    *,
    taken: datetime | None = None,
    camera: Camera | None = None,
    artist: str | None = None,
    quality: int = 90,
) -> Path:
    """Write a picture as a file that says when, by what and by whom it was taken."""
    exif = Image.Exif()
    inner = exif.get_ifd(0x8769)
    if taken:
        inner[0x9003] = f"{taken:%Y:%m:%d %H:%M:%S}"
        inner[0x9291] = f"{taken.microsecond // 1000:03}"
    if camera:
        exif[0x010F], exif[0x0110] = camera.make, camera.model
        inner[0xA431] = camera.serial or ""
    if artist:
        exif[0x013B] = artist
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "JPEG", quality=quality, exif=exif)
    return path
