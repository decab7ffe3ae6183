"""When the picture was taken, written where EXIF has it: same place, same length.

Exif 2.32, 4.6.5: DateTimeOriginal, SubSecTimeOriginal, OffsetTimeOriginal; what is not
known of them is blank. A picture without them gets none: XMP and IPTC-IIM say it.
"""

import re
import struct
from collections.abc import Iterator

from photolib.metadata import exif
from photolib.metadata.fields import ExportFields
from photolib.metadata.ifd import ASCII, EXIF_IFD
from photolib.metadata.window import Window

_BLANK = "    :  :     :  :  "
_ISO = re.compile(r"([\d-]{4,10})(?:T([\d:]{5,8})(?:\.(\d+))?)?([+-]\d\d:\d\d)?")
_MOST_ENTRIES = 2_000


def patches(window: Window, fields: ExportFields) -> dict[int, bytes]:
    """Return the bytes to write over a TIFF block that starts `window`, by offset."""
    if fields.date_created is None and "date_created" not in fields.cleared:
        return {}
    if window.at(0, 4) not in (b"II*\0", b"MM\0*"):
        return {}
    order = "<" if window.at(0, 1) == b"I" else ">"
    texts = _texts(fields.date_created or "")
    places = {
        tag: (at, length)
        for pointer in _values(window, order, _number(window, order, 4))
        if pointer[0] == EXIF_IFD
        for tag, kind, at, length in _values(
            window, order, _number(window, order, pointer[2])
        )
        if tag in texts and kind == ASCII
    }
    return {
        at: texts[tag][: length - 1].ljust(length - 1).encode()
        for tag, (at, length) in places.items()
        if length > 1 and at + length <= window.size
    }


def _texts(date: str) -> dict[int, str]:
    match = _ISO.fullmatch(date)
    day, time, fraction, offset = match.groups() if match else (None,) * 4
    written = (day or "").replace("-", ":")
    written = (written + _BLANK[len(written) : 10]) + " " + (time or "")
    return {
        exif.DATE_ORIGINAL: written + _BLANK[len(written) :],
        exif.SUBSECOND_ORIGINAL: fraction or "",
        exif.OFFSET_ORIGINAL: offset or "   :  ",
    }


def _number(window: Window, order: str, at: int) -> int:
    (number,) = struct.unpack(order + "I", window.at(at, 4).ljust(4, b"\0"))
    return int(number)


def _values(
    window: Window, order: str, directory: int
) -> Iterator[tuple[int, int, int, int]]:
    """Yield tag, type, offset and length in bytes of ASCII and LONG values."""
    (count,) = struct.unpack(order + "H", window.at(directory, 2).ljust(2, b"\0"))
    for row in range(min(count, _MOST_ENTRIES)):
        at = directory + 2 + 12 * row
        head = window.at(at, 8)
        if len(head) < 8:
            return
        tag, kind, length = struct.unpack(order + "HHI", head)
        inside = kind != ASCII or length <= 4
        yield tag, kind, at + 8 if inside else _number(window, order, at + 8), length
