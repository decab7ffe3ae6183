"""What an editor types for a field of Metadata, read with its limits."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from photolib.errors import EditError
from photolib.metadata import dates
from photolib.metadata.text import clean
from photolib.records import Metadata

_NAME, _LINE, _LONG = 500, 1_000, 10_000
_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_TIME = {"taken_at", "taken_offset"}


@dataclass(frozen=True, slots=True)
class Field:
    """How the text of a field is read, its longest in characters, and its example.

    `lines` tells whether a form shows it with its line breaks.
    """

    read: Callable[[str], Any]
    longest: int = _LINE
    example: str = ""
    lines: bool = False


def read(typed: Mapping[str, str], says: Metadata) -> dict[str, Any]:
    """Return the values of fields; None for one that is empty.

    What goes with a changed field follows: without a clock time there is no zone.
    `says` has what stands for the fields that are not typed.

    :raises EditError: when a text is no value of its field.
    """
    values = {name: _value(name, text) for name, text in typed.items()}
    if not values.keys() & _TIME:
        return values
    taken_at, zone = says.taken_at, says.taken_offset
    if "taken_at" in values:
        taken_at, zone = values["taken_at"] or (None, None)
    zone = values.get("taken_offset") or zone
    if "T" not in (taken_at or ""):
        if values.get("taken_offset"):
            raise EditError("a time zone is that of a clock time: write one")
        zone = None
    elif "taken_offset" in values:
        zone = values["taken_offset"]
    return values | {"taken_at": taken_at, "taken_offset": zone}


def text_of(name: str, value: Any) -> str:
    """Return the value of a field as a form shows it.

    >>> text_of("keywords", ("river", "forum")), text_of("rating", -1)
    ('river; forum', '-1')
    """
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    text = "" if value is None else str(value)
    return text if name in FIELDS and FIELDS[name].lines else _line(text)


def digest(text: str) -> str:
    r"""Return a short hash of a text, whatever a browser makes of its white space.

    >>> digest("a  b\r\nc ") == digest("a b\nc")
    True
    """
    lines = "\n".join(_line(line) for line in text.strip().splitlines())
    return hashlib.sha256(lines.encode("utf-8", "replace")).hexdigest()[:16]


def called(name: str) -> str:
    """Return what a sentence calls a field of Metadata.

    >>> called("country_code"), called("taken_at")
    ('country code', 'capture time')
    """
    return {
        "taken_at": "capture time",
        "taken_offset": "time zone",
        "alt_text": "alternative text",
        "sublocation": "place",
    }.get(name, name.replace("_", " "))


def _value(name: str, text: str) -> Any:
    field = FIELDS[name]
    if len(text) > field.longest:
        raise EditError(
            f"the {called(name)} has {len(text)} characters: "
            f"write at most {field.longest}"
        )
    cleaned = clean(unicodedata.normalize("NFC", text))
    return None if cleaned is None else field.read(cleaned)


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())


def _list(text: str) -> tuple[str, ...] | None:
    items = tuple(dict.fromkeys(part for p in text.split(";") if (part := _line(p))))
    for item in items:
        if len(item) > _NAME:
            raise EditError(
                f"{item[:20]}… has {len(item)} characters: write at most {_NAME} "
                "between two ;"
            )
    return items or None


def _country_code(text: str) -> str:
    """Read ISO 3166-1, or IPTC's own codes ("XEU")."""
    code = text.upper()
    if not re.fullmatch(r"[A-Z]{2,3}", code):
        raise EditError(f"{text} is no country code: write two or three letters, CHN")
    return code


def _rating(text: str) -> int:
    """Read xmp:Rating (XMP Specification Part 1, 8.4): -1 is rejected."""
    if text not in {"-1", "0", "1", "2", "3", "4", "5"}:
        raise EditError(f"{text} is no rating: write 1 to 5, 0 for none, -1 for out")
    return int(text)


def _source_type(text: str) -> str:
    """Read a term of IPTC's vocabulary, or its address."""
    term = text.removeprefix(_SOURCE_TYPE).removeprefix("https" + _SOURCE_TYPE[4:])
    if not re.fullmatch(r"[A-Za-z]+", term):
        raise EditError(
            f"{text} is no IPTC digital source type: write a term of "
            f"{_SOURCE_TYPE}, digitalCapture"
        )
    return _SOURCE_TYPE + term


def _taken_at(text: str) -> dates.Moment:
    moment = dates.parse_iso(text)
    if moment is None:
        raise EditError(
            f"{text} is no capture time: write 2025-11-27T09:14:05, 2025-11-27T09:14 "
            "or as much of the date as is known"
        )
    return moment


def _offset(text: str) -> str:
    offset = dates.parse_offset(text)
    if offset is None:
        raise EditError(f"{text} is no time zone: write +08:00, or Z for UTC")
    return offset


FIELDS = {
    "title": Field(_line),
    "headline": Field(_line),
    "event": Field(_line),
    "alt_text": Field(_lines, _LONG, lines=True),
    "caption_writer": Field(_line),
    "keywords": Field(_list, _LONG, "several: with ;"),
    "organisations": Field(_list, _LONG, "several: with ;"),
    "taken_at": Field(_taken_at, 40, "2025-11-27T09:14:05"),
    "taken_offset": Field(_offset, 10, "+08:00"),
    "sublocation": Field(_line),
    "city": Field(_line),
    "state": Field(_line),
    "country": Field(_line),
    "country_code": Field(_country_code, 3, "CHN"),
    "creator_title": Field(_line),
    "source": Field(_line),
    "copyright": Field(_lines, _LONG, lines=True),
    "usage_terms": Field(_lines, _LONG, lines=True),
    "instructions": Field(_lines, _LONG, lines=True),
    "rating": Field(_rating, 2, "-1 to 5"),
    "label": Field(_line, 100),
    "digital_source_type": Field(_source_type, 200, "digitalCapture"),
}
"""The fields that can be corrected."""
