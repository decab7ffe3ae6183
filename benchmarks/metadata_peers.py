"""What exifread alone and Pillow alone make of a file, in the fields of `inspect`.

Each is used as its documentation says, with nothing of ours: run as a module it
prints JSON Lines for a folder, `python -m benchmarks.metadata_peers pillow FOLDER`.
"""

import json
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import exifread
from PIL import ExifTags, Image, IptcImagePlugin

Row = dict[str, Any]

_LISTS = {"creators", "keywords", "people"}
_IIM = {
    5: "title", 25: "keywords", 40: "instructions", 80: "creators",
    85: "creator_title", 90: "city", 92: "sublocation", 95: "state",
    100: "country_code", 101: "country", 105: "headline", 110: "credit",
    115: "source", 116: "copyright", 120: "caption", 122: "caption_writer",
}  # fmt: skip
_XMP = {
    "title": "title", "subject": "keywords", "Instructions": "instructions",
    "creator": "creators", "AuthorsPosition": "creator_title", "City": "city",
    "Location": "sublocation", "State": "state", "CountryCode": "country_code",
    "Country": "country", "Headline": "headline", "Credit": "credit",
    "Source": "source", "rights": "copyright", "description": "caption",
    "CaptionWriter": "caption_writer", "PersonInImage": "people", "Event": "event",
    "UsageTerms": "usage_terms", "AltTextAccessibility": "alt_text",
    "Rating": "rating", "Label": "label",
}  # fmt: skip


def by_exifread(path: Path, *, details: bool = True) -> Row:
    """Return what exifread finds; it knows neither IPTC-IIM nor XMP properties."""
    with path.open("rb") as file:
        tags = exifread.process_file(file, details=details, extract_thumbnail=False)
    texts = {name: str(tag.values) for name, tag in tags.items()}
    numbers = {
        name: float(tag.values[0])
        for name, tag in tags.items()
        if isinstance(tag.values, list) and tag.values and _is_number(tag.values[0])
    }
    try:
        position = exifread.utils.get_gps_coords(tags)
    except ZeroDivisionError:
        position = None
    shot = {
        "time_s": numbers.get("EXIF ExposureTime"),
        "f_number": numbers.get("EXIF FNumber"),
        "iso": numbers.get("EXIF ISOSpeedRatings"),
        "focal_length_mm": numbers.get("EXIF FocalLength"),
    }
    return _exif_row(
        artist=texts.get("Image Artist"),
        copyright_=texts.get("Image Copyright"),
        caption=texts.get("Image ImageDescription"),
        taken=texts.get("EXIF DateTimeOriginal"),
        offset=texts.get("EXIF OffsetTimeOriginal"),
        camera={
            "make": texts.get("Image Make"),
            "model": texts.get("Image Model"),
            "lens": texts.get("EXIF LensModel"),
        },
        exposure=shot,
        orientation=int(numbers.get("Image Orientation", 1)),
        gps=position or None,
    )


def by_pillow(path: Path) -> Row:
    """Return what Pillow finds: EXIF, IPTC-IIM over it, XMP over both."""
    with Image.open(path) as picture:
        exif = picture.getexif()
        shot, place = exif.get_ifd(0x8769), exif.get_ifd(0x8825)
        iim = IptcImagePlugin.getiptcinfo(picture) or {}
        xmp = picture.getxmp()
        width, height, name = *picture.size, picture.format
    base = ExifTags.Base
    row = _exif_row(
        artist=exif.get(base.Artist),
        copyright_=exif.get(base.Copyright),
        caption=exif.get(base.ImageDescription),
        taken=shot.get(base.DateTimeOriginal),
        offset=shot.get(base.OffsetTimeOriginal),
        camera={
            "make": exif.get(base.Make),
            "model": exif.get(base.Model),
            "lens": shot.get(base.LensModel),
        },
        exposure={
            "time_s": shot.get(base.ExposureTime),
            "f_number": shot.get(base.FNumber),
            "iso": shot.get(base.ISOSpeedRatings),
            "focal_length_mm": shot.get(base.FocalLength),
        },
        orientation=exif.get(base.Orientation, 1),
        gps=_degrees(place),
    )
    iim_texts = {
        field: [one.decode("utf-8", "replace") for one in _listed(iim[2, number])]
        for number, field in _IIM.items()
        if (2, number) in iim
    }
    for values in (iim_texts, dict(_properties(xmp))):
        row |= {f: v if f in _LISTS else v[0] for f, v in values.items() if v}
    return row | {"width": width, "height": height, "format": name}


def _exif_row(
    *,
    artist: Any,
    copyright_: Any,
    caption: Any,
    taken: Any,
    gps: tuple[float, float] | None,
    **same: Any,
) -> Row:
    date, _, time = str(taken or "").strip("\0 ").partition(" ")
    return {
        "creators": [part.strip() for part in str(artist or "").split(";") if part],
        "copyright": copyright_ or None,
        "caption": caption or None,
        "taken_at": f"{date.replace(':', '-')}T{time}" if time else None,
        "taken_offset": same.pop("offset"),
        "gps": gps and {"latitude": gps[0], "longitude": gps[1]},
        **same,
    }


def _is_number(value: object) -> bool:
    if isinstance(value, Fraction):
        return value.denominator != 0
    return isinstance(value, int | float) or getattr(value, "den", 0) != 0


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _degrees(place: dict[int, Any]) -> tuple[float, float] | None:
    try:
        latitude, longitude = (
            sum(float(part) / 60**i for i, part in enumerate(place[tag]))
            for tag in (2, 4)
        )
        north, east = str(place[1])[:1] != "S", str(place[3])[:1] != "W"
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    return latitude if north else -latitude, longitude if east else -longitude


def _properties(xmp: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts of each property in the nested dictionaries of `getxmp`."""
    rdf = (xmp.get("xmpmeta") or xmp.get("xapmeta") or xmp).get("RDF") or {}
    for description in _listed(rdf.get("Description") or []):
        for name, value in description.items():
            if name in _XMP:
                yield _XMP[name], [*_texts(value)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        inner = next((value[k] for k in ("Alt", "Seq", "Bag", "li") if k in value), "")
        yield from _texts(value.get("text") or inner)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif value:
        yield str(value)


def rows(folder: Path, read: Callable[[Path], Row]) -> Iterator[Row]:
    """Yield the row of every file of a folder; what raises says so and nothing else."""
    for path in sorted(folder.iterdir()):
        try:
            row = read(path)
        except Exception as error:
            row = {"error": repr(error)}
        yield {"file": str(path), **row}


def _quick_exifread(path: Path) -> Row:
    return by_exifread(path, details=False)


if __name__ == "__main__":
    reader = {"exifread": _quick_exifread, "pillow": by_pillow}[sys.argv[1]]
    for one in rows(Path(sys.argv[2]), reader):
        print(json.dumps(one, ensure_ascii=True, default=str))
