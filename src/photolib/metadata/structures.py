"""What XMP says in structures: people, places, works of art, owners, licensors.

IPTC Photo Metadata Standard 2023.2, Extension schema; PLUS License Data Format 2.0.1.
One table serves reading and writing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from photolib.metadata import position
from photolib.metadata.mend import legible
from photolib.metadata.text import LIST_LIMIT
from photolib.metadata.xmp import RDF, Properties, Value
from photolib.metadata.xmp_element import (
    ALT,
    BAG,
    RESOURCE,
    SEQ,
    TEXT,
    property_of,
    tag_of,
)
from photolib.records import (
    Artwork,
    CopyrightOwner,
    Licensor,
    Location,
    PersonShown,
)

_EXT, _PLUS = "Iptc4xmpExt:", "plus:"
_LISTS = {SEQ, BAG}


@dataclass(frozen=True, slots=True)
class _Structure:
    """How a record stands in XMP: its property, its parts by field, one or many."""

    name: str
    record: type
    parts: dict[str, tuple[str, str]]
    array: str = BAG
    many: bool = True


_LOCATION = {
    "name": (_EXT + "LocationName", ALT),
    "sublocation": (_EXT + "Sublocation", TEXT),
    "city": (_EXT + "City", TEXT),
    "state": (_EXT + "ProvinceState", TEXT),
    "country": (_EXT + "CountryName", TEXT),
    "country_code": (_EXT + "CountryCode", TEXT),
    "world_region": (_EXT + "WorldRegion", TEXT),
    "ids": (_EXT + "LocationId", BAG),
}
_STRUCTURES = {
    "people_details": _Structure(
        _EXT + "PersonInImageWDetails",
        PersonShown,
        {
            "name": (_EXT + "PersonName", ALT),
            "description": (_EXT + "PersonDescription", ALT),
            "ids": (_EXT + "PersonId", BAG),
        },
    ),
    "location_created": _Structure(
        _EXT + "LocationCreated", Location, _LOCATION, many=False
    ),
    "locations_shown": _Structure(_EXT + "LocationShown", Location, _LOCATION),
    "artworks": _Structure(
        _EXT + "ArtworkOrObject",
        Artwork,
        {
            "title": (_EXT + "AOTitle", ALT),
            "creators": (_EXT + "AOCreator", SEQ),
            "date": (_EXT + "AODateCreated", TEXT),
            "circa_date": (_EXT + "AOCircaDateCreated", TEXT),
            "source": (_EXT + "AOSource", TEXT),
            "inventory_number": (_EXT + "AOSourceInvNo", TEXT),
            "inventory_url": (_EXT + "AOSourceInvURL", TEXT),
            "copyright": (_EXT + "AOCopyrightNotice", TEXT),
            "content_description": (_EXT + "AOContentDescription", ALT),
            "physical_description": (_EXT + "AOPhysicalDescription", ALT),
            "style_periods": (_EXT + "AOStylePeriod", BAG),
        },
    ),
    "copyright_owners": _Structure(
        _PLUS + "CopyrightOwner",
        CopyrightOwner,
        {
            "name": (_PLUS + "CopyrightOwnerName", TEXT),
            "id": (_PLUS + "CopyrightOwnerID", TEXT),
        },
        array=SEQ,
    ),
    "licensors": _Structure(
        _PLUS + "Licensor",
        Licensor,
        {
            "name": (_PLUS + "LicensorName", TEXT),
            "id": (_PLUS + "LicensorID", TEXT),
            "url": (_PLUS + "LicensorURL", TEXT),
            "email": (_PLUS + "LicensorEmail", TEXT),
            "telephone": (_PLUS + "LicensorTelephone1", TEXT),
            "other_telephone": (_PLUS + "LicensorTelephone2", TEXT),
        },
        array=SEQ,
    ),
}
FIELDS = tuple(_STRUCTURES)
"""The fields of Metadata that are read here."""


def read_structures(
    properties: Properties,
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the records by field of Metadata, and the source of each."""
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for field, form in _STRUCTURES.items() if properties else ():
        if form.name in properties:
            found = tuple(_records(form, properties[form.name]))
            if found:
                values[field] = found if form.many else found[0]
                sources[field] = "XMP-" + form.name.replace("Iptc4xmp", "iptc")
    return values, sources


def element_of(field: str, records: Iterable[Any]) -> Element:
    """Return the property that holds `records` of a field."""
    form = _STRUCTURES[field]
    element = Element(tag_of(form.name))
    array = SubElement(element, RDF + form.array)
    for record in records:
        SubElement(array, RDF + "li", RESOURCE).extend(parts_of(field, record))
    return element


def parts_of(field: str, record: Any) -> Iterator[Element]:
    """Yield the parts of one record that are known."""
    for part, (name, kind) in _STRUCTURES[field].parts.items():
        value = getattr(record, part)
        if value:
            yield property_of(name, kind, value)
    if getattr(record, "gps", None):
        for name, text in position.written(record.gps).items():
            yield property_of(name, TEXT, text)


def _records(form: _Structure, value: Value) -> Iterator[Any]:
    for one in value.structures()[:LIST_LIMIT]:
        parts: dict[str, Any] = {}
        for part, (name, kind) in form.parts.items():
            said = one.get(name)
            if kind in _LISTS:
                texts = [legible(text) for text in said.listed()[:LIST_LIMIT]]
                parts[part] = tuple(text for text in texts if text)
            else:
                parts[part] = legible(said.plain())
        if form.record is Location:
            parts["gps"] = position.read(one.fields)
        if any(parts.values()):
            yield form.record(**parts)
