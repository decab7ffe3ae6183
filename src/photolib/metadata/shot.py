"""How a frame was shot: camera, exposure, position, rating; EXIF's word, else XMP's."""

import dataclasses
import re
from typing import Any

from photolib.metadata.exif import Exif
from photolib.metadata.text import clean
from photolib.metadata.xmp import Properties, Value
from photolib.records import Camera, Exposure, Gps

_RATING_LIMIT = 5
_COORDINATE = re.compile(
    r"(\d{1,3})(?:,(\d{1,2}(?:\.\d+)?))?(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])"
)


def read_shot(exif: Exif, xmp: Properties) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values by field of Metadata, and the source of each."""
    sourced = {
        "camera": _first(exif.camera(), "EXIF:Model", _camera(xmp), "XMP-tiff:Model"),
        "exposure": _first(
            exif.exposure(),
            "EXIF:ExposureTime",
            _exposure(xmp),
            "XMP-exif:ExposureTime",
        ),
        "gps": _first(
            exif.position(), "EXIF:GPSLatitude", _position(xmp), "XMP-exif:GPSLatitude"
        ),
        "rating": _first(_rating(xmp), "XMP-xmp:Rating", exif.rating(), "EXIF:Rating"),
        "orientation": _first(exif.orientation(), "EXIF:Orientation", None, ""),
    }
    found = {field: pair for field, pair in sourced.items() if pair}
    values = {field: pair[0] for field, pair in found.items()}
    return values, {field: pair[1] for field, pair in found.items()}


def _first(one: Any, source: str, other: Any, fallback: str) -> tuple[Any, str] | None:
    if not _empty(one):
        return one, source
    return None if _empty(other) else (other, fallback)


def _empty(value: Any) -> bool:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return all(part is None for part in dataclasses.astuple(value))
    return value is None


def _text(xmp: Properties, *names: str) -> str | None:
    for name in names:
        value = clean(xmp.get(name, Value()).plain())
        if value:
            return value
    return None


def _number(xmp: Properties, name: str) -> float | None:
    """Return a number or a fraction such as 28/10; None for n/0 and 0."""
    match = re.fullmatch(
        r"(\d{1,12}(?:\.\d{1,12})?)(?:/(\d{1,12}))?", _text(xmp, name) or ""
    )
    if not match or (match[2] and not int(match[2])):
        return None
    return float(match[1]) / int(match[2] or 1) or None


def _camera(xmp: Properties) -> Camera:
    return Camera(
        _text(xmp, "tiff:Make"),
        _text(xmp, "tiff:Model"),
        _text(
            xmp, "exifEX:BodySerialNumber", "exifEX:SerialNumber", "aux:SerialNumber"
        ),
        _text(xmp, "exifEX:LensModel", "aux:Lens"),
    )


def _exposure(xmp: Properties) -> Exposure:
    iso = _number(xmp, "exif:ISOSpeedRatings") or _number(
        xmp, "exifEX:PhotographicSensitivity"
    )
    return Exposure(
        _number(xmp, "exif:ExposureTime"),
        _number(xmp, "exif:FNumber"),
        None if iso is None else int(iso),
        _number(xmp, "exif:FocalLength"),
    )


def _position(xmp: Properties) -> Gps | None:
    latitude = _degrees(_text(xmp, "exif:GPSLatitude"), 90)
    longitude = _degrees(_text(xmp, "exif:GPSLongitude"), 180)
    if latitude is None or longitude is None:
        return None
    altitude = _number(xmp, "exif:GPSAltitude")
    below = _text(xmp, "exif:GPSAltitudeRef") == "1"
    return Gps(latitude, longitude, -altitude if altitude and below else altitude)


def _degrees(text: str | None, limit: int) -> float | None:
    """Read "36,18.12N" or "36,18,7N" (XMP Specification Part 2, GPSCoordinate)."""
    match = _COORDINATE.fullmatch(text or "")
    if not match:
        return None
    degrees, minutes, seconds = (float(part or 0) for part in match.groups()[:3])
    whole = degrees + minutes / 60 + seconds / 3600
    if whole > limit:
        return None
    return -whole if match[4] in "SW" else whole


def _rating(xmp: Properties) -> int | None:
    match = re.fullmatch(r"(-?\d)(?:\.\d+)?", _text(xmp, "xmp:Rating") or "")
    return int(match[1]) if match and int(match[1]) <= _RATING_LIMIT else None
