"""What a file says."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Region:
    """A named box in the stored picture (before orientation): 0..1, x y = top left."""

    name: str | None
    type: str | None
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Gps:
    """The camera's position: degrees north and east, metres above sea level."""

    latitude: float
    longitude: float
    altitude_m: float | None = None


@dataclass(frozen=True, slots=True)
class Camera:
    """The body and lens as EXIF names them."""

    make: str | None = None
    model: str | None = None
    serial: str | None = None
    lens: str | None = None


@dataclass(frozen=True, slots=True)
class Exposure:
    """How the frame was exposed."""

    time_s: float | None = None
    f_number: float | None = None
    iso: int | None = None
    focal_length_mm: float | None = None


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person in the picture, with a description and ids (URIs) beside the name."""

    name: str | None = None
    description: str | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A place: where the camera stood, or what the picture shows."""

    name: str | None = None
    sublocation: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    country_code: str | None = None
    world_region: str | None = None
    ids: tuple[str, ...] = ()
    gps: Gps | None = None


@dataclass(frozen=True, slots=True)
class Artwork:
    """A work of art, or another object with rights of its own, in the picture."""

    title: str | None = None
    creators: tuple[str, ...] = ()
    date: str | None = None
    circa_date: str | None = None
    source: str | None = None
    inventory_number: str | None = None
    inventory_url: str | None = None
    copyright: str | None = None
    content_description: str | None = None
    physical_description: str | None = None
    style_periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Licensor:
    """Who is to be asked for a licence (PLUS)."""

    name: str | None = None
    id: str | None = None
    url: str | None = None
    email: str | None = None
    telephone: str | None = None
    other_telephone: str | None = None


@dataclass(frozen=True, slots=True)
class CopyrightOwner:
    """Who owns the copyright (PLUS)."""

    name: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources of one file that say different things about one field.

    `values` maps the source ("XMP-dc:Creator", "IPTC:By-line") to what it says.
    """

    field: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a picture file says about itself, reconciled, each value with its source.

    `taken_at` is local time as the camera had it ("2025-11-27T09:14:05.120"), or
    only a date; `taken_offset` is known or None and never invented. `width` and
    `height` are stored pixels, before orientation. `sources` maps a field name to
    the tag its value was taken from. `warnings` are sentences about damaged parts.
    `languages` has every language of a text that is written in several, by field and
    language tag (RFC 3066; "x-default" is the one that stands in the field itself).
    `charsets` says for "IPTC" and "EXIF" how texts beyond ASCII were decoded, and why.
    """

    format: str | None = None
    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    orientation: int = 1
    taken_at: str | None = None
    taken_offset: str | None = None
    title: str | None = None
    headline: str | None = None
    caption: str | None = None
    caption_writer: str | None = None
    alt_text: str | None = None
    creators: tuple[str, ...] = ()
    creator_title: str | None = None
    credit: str | None = None
    source: str | None = None
    copyright: str | None = None
    usage_terms: str | None = None
    instructions: str | None = None
    keywords: tuple[str, ...] = ()
    sublocation: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    country_code: str | None = None
    event: str | None = None
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    gps: Gps | None = None
    camera: Camera = Camera()
    exposure: Exposure = Exposure()
    rating: int | None = None
    label: str | None = None
    digital_source_type: str | None = None
    sources: dict[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    warnings: tuple[str, ...] = ()
    extended_description: str | None = None
    people_details: tuple[PersonShown, ...] = ()
    event_ids: tuple[str, ...] = ()
    location_created: Location | None = None
    locations_shown: tuple[Location, ...] = ()
    artworks: tuple[Artwork, ...] = ()
    copyright_owners: tuple[CopyrightOwner, ...] = ()
    licensors: tuple[Licensor, ...] = ()
    web_statement: str | None = None
    data_mining: str | None = None
    job_id: str | None = None
    languages: dict[str, dict[str, str]] = field(default_factory=dict)
    charsets: dict[str, str] = field(default_factory=dict)
