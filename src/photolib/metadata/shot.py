"""How a frame was shot: camera, exposure, position, rating; EXIF's word, else XMP's."""

import re
from collections.abc import Iterator
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
    for field, source, value in _said(exif, xmp):
        if field not in values and value not in _NOTHING:
            values[field], sources[field] = value, source
    return values, sources


def _said(exif: Exif, xmp: Properties) -> Iterator[tuple[str, str, Any]]:
    """Yield field, source and value, who is believed first; many files have no XMP."""
    yield "camera", "EXIF:Model", exif.camera()
    yield "exposure", "EXIF:ExposureTime", exif.exposure()
    yield "gps", "EXIF:GPSLatitude", exif.position()
    yield "orientation", "EXIF:Orientation", exif.orientation()
    if xmp:
        yield "camera", "XMP-tiff:Model", _camera(xmp)
        yield "exposure", "XMP-exif:ExposureTime", _exposure(xmp)
        yield "gps", "XMP-exif:GPSLatitude", position.read(xmp)
        yield "rating", "XMP-xmp:Rating", _rating(xmp)
    yield "rating", "EXIF:Rating", exif.rating()


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
