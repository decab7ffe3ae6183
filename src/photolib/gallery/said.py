"""What a file says of itself, as rows for a table: label, value, source."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from photolib.gallery.wording import clock, shortened
from photolib.records import Camera, Exposure, Gps, Metadata

LABELS = {
    "title": "Title",
    "headline": "Headline",
    "caption": "Caption",
    "alt_text": "Alternative text",
    "extended_description": "Extended description",
    "languages": "In other languages",
    "caption_writer": "Caption writer",
    "taken_at": "Taken",
    "taken_offset": "Time zone",
    "creators": "Creators",
    "creator_title": "Creator's title",
    "credit": "Credit",
    "source": "Source",
    "copyright": "Copyright",
    "copyright_owners": "Copyright owners",
    "licensors": "Licensors",
    "usage_terms": "Usage terms",
    "web_statement": "Terms on the web",
    "data_mining": "Data mining",
    "instructions": "Instructions",
    "job_id": "Job",
    "event": "Event",
    "event_ids": "Ids of the event",
    "people": "People",
    "people_details": "About the people",
    "organisations": "Organisations",
    "keywords": "Keywords",
    "sublocation": "Place",
    "city": "City",
    "state": "State",
    "country": "Country",
    "country_code": "Country code",
    "location_created": "Taken at",
    "locations_shown": "Places shown",
    "artworks": "Works of art",
    "gps": "Position",
    "camera": "Camera",
    "exposure": "Exposure",
    "rating": "Rating",
    "label": "Label",
    "digital_source_type": "How it was made",
    "charsets": "Character sets",
}
GROUPS = {
    "What": (
        *("title", "headline", "event", "caption", "alt_text", "keywords"),
        *("rating", "label", "digital_source_type"),
    ),
    "Who": ("people", "organisations", "caption_writer"),
    "When": ("taken_at", "taken_offset"),
    "Where": ("sublocation", "city", "state", "country", "country_code", "gps"),
    "Rights": (
        *("creators", "creator_title", "credit", "source", "copyright"),
        *("usage_terms", "instructions"),
    ),
    "Camera": ("camera", "exposure"),
}
"""The fields by what they tell; those in none come last."""


_LINKS, _LINKED = 50, 160
_ASKED = {
    "event": "event",
    "keywords": "keyword",
    "label": "label",
    "people": "person",
    "organisations": "organisation",
    "sublocation": "location",
    "city": "city",
    "state": "state",
    "country": "country",
    "creators": "by",
    "credit": "credit",
    "source": "source",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One row: what the file says of one thing, and where it says so.

    `texts` are those of its parts that can be searched for, in the field `asked`.
    """

    label: str
    value: str
    source: str
    asked: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """What is said of one thing: who, what, when, where, the rights, the camera."""

    label: str
    rows: tuple[Said, ...]


def groups(metadata: Metadata) -> tuple[Group, ...]:
    """Return what is known, in the order a reader asks."""
    in_none = LABELS.keys() - {name for names in GROUPS.values() for name in names}
    named = GROUPS | {"More": tuple(name for name in LABELS if name in in_none)}
    found = (Group(label, _rows(metadata, names)) for label, names in named.items())
    return tuple(group for group in found if group.rows)


def _rows(metadata: Metadata, names: Iterable[str]) -> tuple[Said, ...]:
    found = []
    for name in names:
        value = None if name == "taken_offset" else getattr(metadata, name)
        text = (
            clock(value, metadata.taken_offset)
            if name == "taken_at" and value
            else written(value)
        )
        source = _source(metadata.sources, name)
        if text or source.startswith("editor: "):
            text = shortened(text) or "not known"
            asked = _ASKED.get(name, "")
            parts = _texts(value) if asked else ()
            found.append(Said(LABELS[name], text, source, asked, parts))
    return tuple(found)


def _texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a value that become links: none where they are too many."""
    texts = (value,) if isinstance(value, str) else tuple(value or ())
    short = len(texts) <= _LINKS and all(len(text) <= _LINKED for text in texts)
    return texts if short else ()


def written(value: Any) -> str:
    """Write a value of any field; "" when it is not known.

    >>> written(Exposure(time_s=0.004, f_number=2.8, iso=400, focal_length_mm=85))
    '1/250 s · f/2.8 · ISO 400 · 85 mm'
    """
    if value is None:
        return ""
    special = _SPECIAL.get(type(value))
    if special is not None:
        return special(value)
    if isinstance(value, (list, tuple)):
        return "; ".join(written(item) for item in value)
    if isinstance(value, dict):
        return " · ".join(f"{key}: {written(one)}" for key, one in value.items())
    if is_dataclass(value):
        parts = (written(getattr(value, part.name)) for part in fields(value))
        return ", ".join(part for part in parts if part)
    return str(value)


def _source(sources: Mapping[str, str], name: str) -> str:
    if name in sources:
        return sources[name]
    below = [tag for field, tag in sources.items() if field.startswith(f"{name}.")]
    return below[0] if below else ""


def _camera(camera: Camera) -> str:
    make, model = camera.make or "", camera.model or ""
    body = model if model.startswith(make) else f"{make} {model}"
    return " · ".join(part for part in (body.strip(), camera.lens) if part)


def _exposure(exposure: Exposure) -> str:
    parts = [
        exposure.time_s and _time(exposure.time_s),
        exposure.f_number and f"f/{exposure.f_number:g}",
        exposure.iso and f"ISO {exposure.iso}",
        exposure.focal_length_mm and f"{exposure.focal_length_mm:g} mm",
    ]
    return " · ".join(part for part in parts if part)


def _time(time_s: float) -> str:
    return f"1/{round(1 / time_s)} s" if time_s < 0.3 else f"{time_s:g} s"


def _gps(gps: Gps) -> str:
    north = f"{abs(gps.latitude):.5f}° {'N' if gps.latitude >= 0 else 'S'}"
    east = f"{abs(gps.longitude):.5f}° {'E' if gps.longitude >= 0 else 'W'}"
    height = "" if gps.altitude_m is None else f", {gps.altitude_m:.0f} m"
    return f"{north}, {east}{height}"


_SPECIAL: dict[type, Callable[[Any], str]] = {
    Camera: _camera,
    Exposure: _exposure,
    Gps: _gps,
}
