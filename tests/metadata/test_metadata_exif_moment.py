"""A corrected capture time stands where EXIF has the old one, and nothing moves."""

import io
from pathlib import Path

import pytest
from PIL import Image

from photolib.metadata import exif_moment
from photolib.metadata.fields import ExportFields
from photolib.metadata.read import read
from photolib.metadata.window import Window
from photolib.metadata.write import write

OLD = ExportFields(date_created="2026-03-06")


def block(**tags: str) -> bytes:
    """Return a TIFF block with EXIF texts of capture time, by tag in hexadecimal."""
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    shot = exif.get_ifd(0x8769)
    shot[0x829A] = 0.004
    for tag, text in tags.items():
        shot[int(tag[1:], 16)] = text
    return exif.tobytes()[6:]


FULL = {"x9003": "2026:03:05 10:11:12", "x9291": "123", "x9011": "+08:00"}


@pytest.mark.parametrize(
    ("date", "texts"),
    [
        ("2026-03-06T09:00:01.5+01:00", ("2026:03:06 09:00:01", "5  ", "+01:00")),
        ("2026-03-06T09:00:01.12345", ("2026:03:06 09:00:01", "123", "   :  ")),
        ("2026-03-06T09:00", ("2026:03:06 09:00:  ", "   ", "   :  ")),
        ("2026-03-06", ("2026:03:06   :  :  ", "   ", "   :  ")),
        ("2026-03", ("2026:03:     :  :  ", "   ", "   :  ")),
        ("2026", ("2026:  :     :  :  ", "   ", "   :  ")),
    ],
)
def test_time_is_written_as_far_as_it_is_known(
    date: str, texts: tuple[str, ...]
) -> None:
    found = exif_moment.patches(
        Window.over(block(**FULL)), ExportFields(date_created=date)
    )
    assert sorted(found.values()) == sorted(text.encode() for text in texts)


def test_cleared_time_is_blank() -> None:
    cleared = ExportFields(cleared=("date_created",))
    found = exif_moment.patches(Window.over(block(**FULL)), cleared)
    assert b"    :  :     :  :  " in found.values()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no block at all",
        b"II+\0" + bytes(40),
        block(),
        block(x9003=""),
        block(**FULL)[:60],
        block(**FULL)[:-12],
    ],
    ids=["empty", "none", "BigTIFF", "no times", "no text", "cut", "cut in a value"],
)
def test_what_is_not_there_is_not_written(data: bytes) -> None:
    for at, patch in exif_moment.patches(Window.over(data), OLD).items():
        assert at + len(patch) <= len(data)


def test_nothing_is_asked_and_nothing_changes() -> None:
    assert exif_moment.patches(Window.over(block(**FULL)), ExportFields()) == {}


@pytest.mark.parametrize("format_", ["JPEG", "TIFF", "PNG", "WEBP"])
def test_copy_tells_the_new_time_and_keeps_its_exif(
    tmp_path: Path, format_: str
) -> None:
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + block(**FULL))
    source, target = tmp_path / "a", tmp_path / "b"
    Image.new("RGB", (8, 8)).save(source, format_, exif=exif)
    write(source, target, ExportFields(date_created="2026-03-06T09:00:01"))
    says = read(target)
    assert (says.taken_at, says.taken_offset) == ("2026-03-06T09:00:01", None)
    assert says.exposure == read(source).exposure
    assert says.conflicts == ()
    with Image.open(io.BytesIO(target.read_bytes())) as opened:
        opened.load()
