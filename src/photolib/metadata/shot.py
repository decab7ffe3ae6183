"""How a frame was shot: camera, exposure, position, rating; EXIF's word, else XMP's."""

import re
from collections.abc import Callable
from typing import Any

from photolib.metadata import position
from photolib.metadata.exif import Exif
from photolib.metadata.text import clean
from photolib.metadata.xmp import Properties
from photolib.records import Camera, Exposure

_RATING_LIMIT = 5
_NOTHING = (None, Camera(), Exposure())


def read_shot(exif: Exif, xmp: Properties) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values by field of Metadata, and the source of each."""
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for field, source, read in _READERS:
        if field in values or (source.startswith("XMP") and not xmp):
            continue
        value = read(exif, xmp)
        if value not in _NOTHING:
            values[field], sources[field] = value, source
    return values, sources


def _text(xmp: Properties, *names: str) -> str | None:
    for name in names:
        value = clean(xmp[name].plain()) if name in xmp else None
        if value:
            return value
    return None


def _number(xmp: Properties, name: str) -> float | None:
    return position.ratio(_text(xmp, name) or "")


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


def _rating(xmp: Properties) -> int | None:
    match = re.fullmatch(r"(-?\d)(?:\.\d+)?", _text(xmp, "xmp:Rating") or "")
    return int(match[1]) if match and int(match[1]) <= _RATING_LIMIT else None


_READERS: tuple[tuple[str, str, Callable[[Exif, Properties], Any]], ...] = (
    ("camera", "EXIF:Model", lambda exif, _: exif.camera()),
    ("camera", "XMP-tiff:Model", lambda _, xmp: _camera(xmp)),
    ("exposure", "EXIF:ExposureTime", lambda exif, _: exif.exposure()),
    ("exposure", "XMP-exif:ExposureTime", lambda _, xmp: _exposure(xmp)),
    ("gps", "EXIF:GPSLatitude", lambda exif, _: exif.position()),
    ("gps", "XMP-exif:GPSLatitude", lambda _, xmp: position.read(xmp)),
    ("orientation", "EXIF:Orientation", lambda exif, _: exif.orientation()),
    ("rating", "XMP-xmp:Rating", lambda _, xmp: _rating(xmp)),
    ("rating", "EXIF:Rating", lambda exif, _: exif.rating()),
)
"""Field, source and reader, who is believed first."""
