"""A position on earth as XMP writes it.

XMP Specification Part 2, exif namespace, GPSCoordinate: "36,18.12N" or "36,18,7N".
"""

import re

from photolib.metadata.xmp import Properties
from photolib.records import Gps

_COORDINATE = re.compile(
    r"(\d{1,3})(?:,(\d{1,2}(?:\.\d+)?))?(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])"
)
_RATIO = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)(?:/(\d{1,12}))?")


def read(properties: Properties) -> Gps | None:
    """Return the position among `properties`; None unless both its parts make sense."""
    if "exif:GPSLatitude" not in properties:
        return None
    latitude = _degrees(_text(properties, "exif:GPSLatitude"), 90)
    longitude = _degrees(_text(properties, "exif:GPSLongitude"), 180)
    if latitude is None or longitude is None:
        return None
    altitude = ratio(_text(properties, "exif:GPSAltitude"))
    below = _text(properties, "exif:GPSAltitudeRef") == "1"
    return Gps(latitude, longitude, -altitude if altitude and below else altitude)


def written(gps: Gps) -> dict[str, str]:
    """Return the properties that say a position.

    >>> written(Gps(36.302, -5.5, -3))["exif:GPSLatitude"]
    '36,18.120000N'
    """
    properties = {
        "exif:GPSLatitude": _coordinate(gps.latitude, "NS"),
        "exif:GPSLongitude": _coordinate(gps.longitude, "EW"),
    }
    if gps.altitude_m is not None:
        properties["exif:GPSAltitude"] = f"{round(abs(gps.altitude_m) * 100)}/100"
        properties["exif:GPSAltitudeRef"] = "1" if gps.altitude_m < 0 else "0"
    return properties


def ratio(text: str) -> float | None:
    """Return a number or a fraction such as 28/10; None for n/0 and 0."""
    match = _RATIO.fullmatch(text)
    if not match or (match[2] and not int(match[2])):
        return None
    return float(match[1]) / int(match[2] or 1) or None


def _text(properties: Properties, name: str) -> str:
    return properties[name].plain().strip() if name in properties else ""


def _degrees(text: str, limit: int) -> float | None:
    match = _COORDINATE.fullmatch(text)
    if not match:
        return None
    degrees, minutes, seconds = (float(part or 0) for part in match.groups()[:3])
    whole = degrees + minutes / 60 + seconds / 3600
    if whole > limit:
        return None
    return -whole if match[4] in "SW" else whole


def _coordinate(degrees: float, signs: str) -> str:
    minutes = round(abs(degrees) * 60, 6)
    return f"{int(minutes // 60)},{minutes % 60:.6f}{signs[degrees < 0]}"
