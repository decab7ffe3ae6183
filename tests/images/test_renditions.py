"""Previews and thumbnails, made from one decode."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from photolib.images.fingerprint import average_colour, colour_layout, layout_vectors
from photolib.images.renditions import Renditions, make_renditions


def make(path: Path) -> Renditions:
    return make_renditions(
        path,
        path.with_suffix(".preview"),
        path.with_suffix(".thumb"),
        preview_px=400,
        thumbnail_px=100,
        max_pixels=10**7,
    )


def test_both_renditions_have_their_size_and_format(draw: Callable[..., Path]) -> None:
    path = draw(1, size=(1200, 800))
    made = make(path)
    with Image.open(path.with_suffix(".preview")) as preview:
        assert (preview.format, preview.size) == ("JPEG", (400, 267))
        assert "exif" not in preview.info
    with Image.open(path.with_suffix(".thumb")) as thumb:
        assert (thumb.format, thumb.size) == ("WEBP", (100, 67))
    assert (made.width, made.height, made.format) == (1200, 800, "JPEG")
    assert round(made.aspect, 2) == 1.5


def test_a_small_picture_is_not_blown_up(draw: Callable[..., Path]) -> None:
    path = draw(1, size=(60, 40))
    make(path)
    with Image.open(path.with_suffix(".preview")) as preview:
        assert preview.size == (60, 40)


def test_the_average_colour() -> None:
    assert average_colour(Image.new("RGB", (9, 9), "#336699")) == "#336699"


def test_a_brighter_copy_is_nearer_than_another_picture(
    draw: Callable[..., Path],
) -> None:
    with Image.open(draw(5)) as one, Image.open(draw(9)) as other:
        copy = one.point(lambda v: min(255, v + 20)).resize((500, 375))
        vectors = layout_vectors([colour_layout(p) for p in (one, copy, other)])
    assert float(vectors[0] @ vectors[1]) > float(vectors[0] @ vectors[2])


def test_a_grey_picture_has_a_layout_without_length() -> None:
    flat = Image.new("RGB", (8, 8), (128, 128, 128))
    grey = layout_vectors([colour_layout(flat)])
    assert not np.any(grey)
