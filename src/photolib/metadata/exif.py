"""EXIF: typed values through exifread, texts in the right charset by ourselves.

Texts are decoded here because exifread cuts them at the first NUL (Copyright has two
parts), drops XP tags of 1,000 bytes and more, and skips UserComment unless it also
takes makers' notes apart, which is ten times slower.
"""

import io
import math
from dataclasses import dataclass, field
from typing import Any

import exifread

from photolib.metadata import charset
from photolib.metadata.blocks import ExifRole
from photolib.metadata.exif_block import clean_block
from photolib.metadata.ifd import (
    ASCII,
    BYTE,
    LONG,
    RATIONAL,
    SHORT,
    UNDEFINED,
    UTF_8,
    Directory,
    Entry,
    Tiff,
    read_tiff,
)
from photolib.metadata.user_comment import decode_user_comment
from photolib.metadata.window import Window
from photolib.records import Camera, Exposure, Gps

DESCRIPTION, MAKE, MODEL, ORIENTATION = 0x010E, 0x010F, 0x0110, 0x0112
ARTIST, RATING, COPYRIGHT = 0x013B, 0x4746, 0x8298
XP_TITLE, XP_COMMENT, XP_AUTHOR, XP_KEYWORDS = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E
EXPOSURE_TIME, F_NUMBER, ISO, FOCAL_LENGTH = 0x829A, 0x829D, 0x8827, 0x920A
RECOMMENDED_INDEX, ISO_SPEED = 0x8832, 0x8833
DATE_ORIGINAL, OFFSET_ORIGINAL, SUBSECOND_ORIGINAL = 0x9003, 0x9011, 0x9291
USER_COMMENT, BODY_SERIAL, LENS_MODEL = 0x9286, 0xA431, 0xA434
IMAGE_TITLE, PHOTOGRAPHER = 0xA436, 0xA437
XP_SUBJECT, DOCUMENT_NAME, PAGE_NAME = 0x9C9F, 0x010D, 0x011D

# Two groups, each with one charset: what people typed, and what the camera wrote.
_CREDIT_TEXTS = (
    DESCRIPTION,
    ARTIST,
    COPYRIGHT,
    IMAGE_TITLE,
    PHOTOGRAPHER,
    DOCUMENT_NAME,
    PAGE_NAME,
)
_CAMERA_TEXTS = (MAKE, MODEL, BODY_SERIAL, LENS_MODEL)
_XP_TEXTS = (XP_TITLE, XP_COMMENT, XP_AUTHOR, XP_KEYWORDS, XP_SUBJECT)
_MAIN = {ORIENTATION: SHORT, RATING: SHORT}
_EXIF = {
    EXPOSURE_TIME: RATIONAL,
    F_NUMBER: RATIONAL,
    ISO: SHORT,
    FOCAL_LENGTH: RATIONAL,
    RECOMMENDED_INDEX: LONG,
    ISO_SPEED: LONG,
    DATE_ORIGINAL: ASCII,
    OFFSET_ORIGINAL: ASCII,
    SUBSECOND_ORIGINAL: ASCII,
}
_GPS = {1: ASCII, 2: RATIONAL, 3: ASCII, 4: RATIONAL, 5: BYTE, 6: RATIONAL}
_TEXT_TYPES = (BYTE, ASCII, UNDEFINED, UTF_8)
_ISO_OVERFLOW = 65535  # Exif 2.3: "see ISOSpeed" where SHORT is too small

Values = dict[int, Any]
"""Values by tag number, as exifread has them: a text, or a list of numbers."""


@dataclass(slots=True)
class Exif:
    """What the EXIF blocks of a file say; texts by tag number.

    `charset` says what they were read as, and why, where it is not UTF-8.
    """

    texts: dict[int, str] = field(default_factory=dict)
    charset: str = ""
    main: Values = field(default_factory=dict)
    exif: Values = field(default_factory=dict)
    gps: Values = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def number(self, tag: int) -> float | None:
        """Return a number of the Exif directory; None for n/0, 0 and nonsense."""
        return _number(self.exif.get(tag))

    def text(self, tag: int) -> str:
        """Return a date or offset of the Exif directory, "" where there is none."""
        return str(self.exif.get(tag) or "")

    def orientation(self) -> int | None:
        """Return Orientation (Exif 2.32, 0x0112), None unless it is 1 to 8."""
        value = int(_number(self.main.get(ORIENTATION)) or 0)
        return value if 1 <= value <= 8 else None

    def rating(self) -> int | None:
        """Return Rating, None where there is none."""
        value = self.main.get(RATING)
        return int(value[0]) if value else None

    def exposure(self) -> Exposure:
        """Return how the frame was exposed, as far as EXIF says."""
        iso = self.number(ISO)
        if iso is None or iso == _ISO_OVERFLOW:
            iso = self.number(ISO_SPEED) or self.number(RECOMMENDED_INDEX) or iso
        return Exposure(
            time_s=self.number(EXPOSURE_TIME),
            f_number=self.number(F_NUMBER),
            iso=None if iso is None else int(iso),
            focal_length_mm=self.number(FOCAL_LENGTH),
        )

    def camera(self) -> Camera:
        """Return body and lens, as far as EXIF says."""
        make, model, serial, lens = (
            self.texts.get(tag, "").split("\0")[0].strip() or None
            for tag in (MAKE, MODEL, BODY_SERIAL, LENS_MODEL)
        )
        return Camera(make, model, serial, lens)

    def position(self) -> Gps | None:
        """Return the camera's position; None unless both refs and values make sense."""
        latitude = _degrees(self.gps.get(2), self.gps.get(1), "NS", 90)
        longitude = _degrees(self.gps.get(4), self.gps.get(3), "EW", 180)
        if latitude is None or longitude is None:
            return None
        altitude = _ratio(self.gps.get(6, [None])[0])
        below = self.gps.get(5, [0])[:1] == [1]
        return Gps(latitude, longitude, -altitude if altitude and below else altitude)


def read(
    blocks: list[tuple[ExifRole, Window]], fallback: str = charset.DEFAULT_FALLBACK
) -> Exif:
    """Read the EXIF blocks of a file; the first to have a tag has it."""
    whole = Tiff("")
    result = Exif()
    for role, window in blocks:
        tiff = read_tiff(window)
        if tiff is None:
            result.warnings.append("the EXIF block does not start as one")
        elif whole.order not in ("", tiff.order):
            result.warnings.append("a second EXIF block, in another byte order, is odd")
        else:
            whole.order = tiff.order
            result.warnings += tiff.warnings
            _merge(getattr(whole, role), tiff.main)
            _merge(whole.exif, tiff.exif)
            _merge(whole.gps, tiff.gps)
    if whole.order:
        _merge(whole.exif, whole.main)  # where TIFF/EP has the Exif tags
        _read_values(whole, result)
        _read_texts(whole.exif, whole.order, fallback, result)
    return result


def texts_of(
    directory: Directory, order: str, fallback: str = charset.DEFAULT_FALLBACK
) -> dict[int, str]:
    """Return the texts of one directory by tag, without those in no known charset."""
    result = Exif()
    _read_texts(directory, order, fallback, result)
    return result.texts


def _merge(target: Directory, source: Directory) -> None:
    for tag, entry in source.items():
        target.setdefault(tag, entry)


def _read_values(tiff: Tiff, result: Exif) -> None:
    """Let exifread interpret the typed values, by directory and tag number."""
    wanted = [(tiff.main, _MAIN), (tiff.exif, _EXIF), (tiff.gps, _GPS)]
    block = io.BytesIO(clean_block(tiff.order, wanted))
    tags = exifread.process_file(block, details=False, extract_thumbnail=False)
    targets = {"Image": result.main, "EXIF": result.exif, "GPS": result.gps}
    for name, tag in tags.items():
        directory = name.split(" ", 1)[0]
        if directory in targets:
            targets[directory][tag.tag] = tag.values


def _read_texts(directory: Directory, order: str, fallback: str, result: Exif) -> None:
    for tags in (_CREDIT_TEXTS, _CAMERA_TEXTS):
        found = {t: directory[t].data for t in tags if _is_text(directory.get(t))}
        decoded = charset.decode([*found.values()], fallback=fallback)
        for (tag, value), text in zip(found.items(), decoded.texts, strict=True):
            if text is not None:
                result.texts[tag] = text
            else:
                hexadecimal = value[:64].hex()
                result.warnings.append(
                    f"EXIF tag 0x{tag:04X} is in no known charset: {hexadecimal}"
                )
        result.charset = result.charset or decoded.told
        if not decoded.certain:
            result.warnings.append(
                f"EXIF texts are not UTF-8 and were read as {decoded.charset}"
            )
    for tag in _XP_TEXTS:
        if tag in directory:
            result.texts[tag] = directory[tag].data.decode("utf-16-le", "ignore")
    if USER_COMMENT in directory:
        comment = directory[USER_COMMENT].data
        result.texts[USER_COMMENT] = decode_user_comment(comment, order, fallback)


def _is_text(entry: Entry | None) -> bool:
    return entry is not None and entry.type in _TEXT_TYPES


def _number(value: list[Any] | None) -> float | None:
    return (_ratio(value[0]) or None) if value and not isinstance(value, str) else None


def _ratio(value: Any) -> float | None:
    """Return a number of exifread as float, None for n/0."""
    if value is None or getattr(value, "den", 1) == 0:
        return None
    return float(value)


def _degrees(parts: list[Any] | None, ref: Any, signs: str, limit: int) -> float | None:
    """Return degrees, minutes, seconds as signed degrees."""
    if not parts or not isinstance(ref, str) or ref[:1].upper() not in tuple(signs):
        return None
    numbers = [_ratio(part) for part in parts[:3]]
    if numbers[0] is None:
        return None
    whole: float = sum((n or 0.0) / 60**i for i, n in enumerate(numbers))
    if not math.isfinite(whole) or abs(whole) > limit:
        return None
    return -whole if ref[:1].upper() in "SW" else whole
