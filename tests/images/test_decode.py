"""Pictures of strangers: format by content, limits before pixels, one sentence."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from photolib.errors import (
    DamagedPictureError,
    FileError,
    NotAPictureError,
    PixelLimitError,
    UnreadableFileError,
)
from photolib.images.decode import Decoded, decode


def open_(path: Path, max_pixels: int = 10**7, wanted_px: int = 200) -> Decoded:
    return decode(path, max_pixels=max_pixels, wanted_px=wanted_px)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.jpg"


@pytest.mark.parametrize(
    ("format_name", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "LA"),
        ("PNG", "I;16"),
        ("PNG", "1"),
        ("WEBP", "RGBA"),
        ("TIFF", "RGB"),
        ("TIFF", "F"),
        ("GIF", "P"),
        ("BMP", "RGB"),
        ("AVIF", "RGB"),
    ],
)
def test_every_format_and_mode_becomes_rgb(
    file: Path, format_name: str, mode: str
) -> None:
    Image.new("RGB", (40, 30), "red").convert("L" if mode in "I;16F" else mode).convert(
        mode
    ).save(file, format_name)
    decoded = open_(file)
    assert decoded.format == format_name
    assert decoded.picture.mode == "RGB"
    assert (decoded.width, decoded.height) == (40, 30)


def test_a_sixteen_bit_scan_keeps_its_light(file: Path) -> None:
    Image.new("I;16", (8, 8), 32768).save(file, "PNG")
    assert open_(file).picture.getpixel((0, 0)) == (127, 127, 127)


def test_transparency_lies_on_white(file: Path) -> None:
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(file, "PNG")
    assert open_(file).picture.getpixel((0, 0)) == (255, 255, 255)


def test_a_photo_is_turned_upright(file: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 30)).save(file, exif=exif)
    decoded = open_(file)
    assert (decoded.width, decoded.height) == (40, 30)
    assert decoded.picture.size == (30, 40)


def test_a_large_jpeg_is_decoded_at_a_fraction(file: Path) -> None:
    Image.new("RGB", (1600, 1200)).save(file)
    decoded = open_(file, wanted_px=400)
    assert decoded.picture.size == (400, 300)
    assert (decoded.width, decoded.height) == (1600, 1200)


def test_a_wide_gamut_is_converted_to_srgb(file: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(file, icc_profile=profile)
    assert open_(file).picture.getpixel((0, 0)) == pytest.approx((200, 30, 30), abs=3)


def test_a_broken_profile_is_ignored(file: Path) -> None:
    Image.new("RGB", (8, 8), "red").save(file, icc_profile=b"nonsense")
    assert open_(file).picture.mode == "RGB"


def bomb() -> bytes:
    file = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        (b"", NotAPictureError, "it is empty"),
        (b"hello, I am a text " * 50, NotAPictureError, "no picture we know"),
        (b"%PDF-1.7 ...", NotAPictureError, "no picture we know"),
        (bomb(), PixelLimitError, "30000 x 30000 pixels"),
    ],
    ids=["empty", "text", "pdf", "bomb"],
)
def test_what_is_no_picture_is_one_sentence(
    file: Path, content: bytes, error: type[FileError], told: str
) -> None:
    file.write_bytes(content)
    with pytest.raises(error, match=told) as caught:
        open_(file)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_truncated_jpeg_is_damaged(file: Path, draw: Callable[..., Path]) -> None:
    whole = draw(1, size=(800, 600)).read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DamagedPictureError, match="truncated"):
        open_(file)


def test_a_narrow_strip_is_a_picture(file: Path) -> None:
    Image.new("RGB", (4000, 3), "red").save(file)
    assert max(open_(file).picture.size) >= 200


def test_one_pixel_is_a_picture(file: Path) -> None:
    Image.new("RGB", (1, 1), "blue").save(file, "PNG")
    assert open_(file).picture.size == (1, 1)


def test_a_missing_file_is_unreadable(file: Path) -> None:
    with pytest.raises(UnreadableFileError, match="check its rights"):
        open_(file)


def test_a_png_with_a_bad_chunk_is_one_sentence(file: Path) -> None:
    stored = io.BytesIO()
    Image.new("RGB", (9, 9)).save(stored, "PNG")
    content = bytearray(stored.getvalue())
    at = content.index(b"IDAT")
    content[at + 4 : at + 12] = zlib.compress(b"x")[:8]
    file.write_bytes(bytes(content))
    with pytest.raises(DamagedPictureError, match="it is damaged"):
        open_(file)
