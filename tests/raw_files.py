"""Raw files made by hand: a small DNG that LibRaw opens, with or without a preview.

Adobe DNG 1.4: the first directory is the preview, its SubIFD the sensor's picture.
"""

import io
import struct
from pathlib import Path

from PIL import Image

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8}
Entries = dict[int, tuple[int, bytes]]


def scene(width: int, height: int) -> Image.Image:
    """Return a blue picture whose top left quarter is red."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height // 2))
    return picture


def preview_of(picture: Image.Image, orientation: int | None = None) -> bytes:
    """Return a picture as JPEG, with an orientation of its own or without EXIF."""
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, exif=exif)
    return _bare(out.getvalue())


def _bare(jpeg: bytes) -> bytes:
    """Return a JPEG without its JFIF segment, as cameras write it: EXIF comes first."""
    return jpeg[:2] + jpeg[20:]


def write_dng(
    path: Path,
    *,
    size: tuple[int, int] = (96, 64),
    preview: bytes | None = None,
    orientation: int = 1,
    artist: str | None = None,
    sensor_cut: bool = False,
    samples: int | None = None,
    grey: bool = False,
) -> Path:
    """Write a DNG whose sensor saw the red corner of `scene`.

    The preview is a JPEG, or with `samples` a pixel the bytes of 300 x 200 pixels.
    """
    mosaic = b"" if sensor_cut else _mosaic(*size)
    first: Entries = {
        254: _long(1 if preview else 0),
        271: _text("Test"),
        272: _text("Camera"),
        274: _short(orientation),
        50706: (1, bytes([1, 4, 0, 0])),
        50707: (1, bytes([1, 4, 0, 0])),
        50708: _text("Test Camera"),
        50721: (10, b"".join(struct.pack("<ii", n, 10) for n in _MATRIX)),
        50728: (5, struct.pack("<6I", 1, 1, 1, 1, 1, 1)),
        50778: _short(21),
    }
    if artist:
        first[315] = _text(artist)
    if preview is None:
        first |= _sensor(size)
        if grey:
            first[262] = _short(34892)  # LinearRaw
            del first[33421], first[33422], first[50721], first[50728], first[50778]
        path.write_bytes(_file(first, None, b"", mosaic))
    else:
        first |= _picture((900, 600), 7, 6, len(preview))  # JPEG in YCbCr
        first |= {258: _short(8, 8, 8), 277: _short(3), 330: _long(0)}
        if samples:
            first |= _picture((300, 200), 1, 2 if samples == 3 else 1, len(preview))
            first |= {258: _short(*[8] * samples), 277: _short(samples)}
        path.write_bytes(_file(first, _sensor(size), preview, mosaic))
    return path


_MATRIX = (10, 0, 0, 0, 10, 0, 0, 0, 10)


def _sensor(size: tuple[int, int]) -> Entries:
    width, height = size
    entries = _picture(size, 1, 32803, width * height * 2)
    return entries | {
        254: _long(0),
        258: _short(16),
        277: _short(1),
        33421: _short(2, 2),
        33422: (1, bytes([0, 1, 1, 2])),
        50714: _short(0),
        50717: _long(65535),
    }


def _picture(
    size: tuple[int, int], compression: int, photometric: int, length: int
) -> Entries:
    return {
        256: _long(size[0]),
        257: _long(size[1]),
        259: _short(compression),
        262: _short(photometric),
        273: _long(0),
        278: _long(size[1]),
        279: _long(length),
    }


def _mosaic(width: int, height: int) -> bytes:
    """Return `scene` through a filter of red, green, green, blue."""
    rows = []
    for y in range(height):
        row = []
        for x in range(width):
            red = x < width // 2 and y < height // 2
            cell = (y % 2) + (x % 2)  # 0 red, 1 green, 2 blue
            row.append(40000 if cell == (0 if red else 2) else 400)
        rows.append(struct.pack(f"<{width}H", *row))
    return b"".join(rows)


def _file(
    first: Entries, second: Entries | None, preview: bytes, mosaic: bytes
) -> bytes:
    """Lay out header, directories, preview and mosaic; fill in the offsets."""
    sensor = first if second is None else second
    for _ in range(2):  # the offsets are known once the directories have their length
        at = 8 + len(_directory(8, first))
        if second is not None:
            first[330] = _long(at)
            at += len(_directory(at, second))
            first[273] = _long(at)
        sensor[273] = _long(at + len(preview))
    made = b"II" + struct.pack("<HI", 42, 8) + _directory(8, first)
    if second is not None:
        made += _directory(len(made), second)
    return made + preview + mosaic


def _directory(at: int, entries: Entries) -> bytes:
    table, values = struct.pack("<H", len(entries)), b""
    values_at = at + 6 + 12 * len(entries)
    for tag, (kind, data) in sorted(entries.items()):
        table += struct.pack("<HHI", tag, kind, len(data) // _SIZES[kind])
        if len(data) <= 4:
            table += data.ljust(4, b"\0")
        else:
            table += struct.pack("<I", values_at + len(values))
            values += data + b"\0" * (len(data) % 2)
    return table + bytes(4) + values


def _short(*numbers: int) -> tuple[int, bytes]:
    return 3, struct.pack(f"<{len(numbers)}H", *numbers)


def _long(number: int) -> tuple[int, bytes]:
    return 4, struct.pack("<I", number)


def _text(text: str) -> tuple[int, bytes]:
    return 2, text.encode() + b"\0"
