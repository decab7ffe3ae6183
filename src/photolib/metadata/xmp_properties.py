"""ExportFields as XMP properties.

The names are those of the IPTC Photo Metadata Standard 2023.2; regions are written as
the MWG Guidelines 2.0 have them.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from photolib.metadata import structures, xmp
from photolib.metadata.fields import ExportFields
from photolib.metadata.xmp import RDF
from photolib.metadata.xmp_element import (
    ALT,
    BAG,
    RESOURCE,
    SEQ,
    TEXT,
    property_of,
    tag_of,
)
from photolib.records import PersonShown, Region

Size = tuple[int | None, int | None]
"""Width and height of the stored picture, where known."""

FORMS = {
    "caption": ("dc:description", ALT),
    "title": ("dc:title", ALT),
    "creators": ("dc:creator", SEQ),
    "copyright": ("dc:rights", ALT),
    "keywords": ("dc:subject", BAG),
    "headline": ("photoshop:Headline", TEXT),
    "caption_writer": ("photoshop:CaptionWriter", TEXT),
    "creator_title": ("photoshop:AuthorsPosition", TEXT),
    "credit": ("photoshop:Credit", TEXT),
    "source": ("photoshop:Source", TEXT),
    "instructions": ("photoshop:Instructions", TEXT),
    "city": ("photoshop:City", TEXT),
    "state": ("photoshop:State", TEXT),
    "country": ("photoshop:Country", TEXT),
    "date_created": ("photoshop:DateCreated", TEXT),
    "job_id": ("photoshop:TransmissionReference", TEXT),
    "country_code": ("Iptc4xmpCore:CountryCode", TEXT),
    "sublocation": ("Iptc4xmpCore:Location", TEXT),
    "alt_text": ("Iptc4xmpCore:AltTextAccessibility", ALT),
    "extended_description": ("Iptc4xmpCore:ExtDescrAccessibility", ALT),
    "people": ("Iptc4xmpExt:PersonInImage", BAG),
    "organisations": ("Iptc4xmpExt:OrganisationInImageName", BAG),
    "event": ("Iptc4xmpExt:Event", ALT),
    "event_ids": ("Iptc4xmpExt:EventId", BAG),
    "digital_source_type": ("Iptc4xmpExt:DigitalSourceType", TEXT),
    "usage_terms": ("xmpRights:UsageTerms", ALT),
    "web_statement": ("xmpRights:WebStatement", TEXT),
    "data_mining": ("plus:DataMining", TEXT),
    "label": ("xmp:Label", TEXT),
}
"""Each field with its property, and whether that is a text, a list or in languages."""

RATING = "xmp:Rating"
_PEOPLE = "people_details"


def properties_of(
    fields: ExportFields, size: Size, descriptions: list[Element]
) -> Iterator[Element]:
    """Yield the properties of `fields`; `descriptions` have what the file says."""
    for field, (name, form) in FORMS.items():
        value = getattr(fields, field)
        if value:
            yield property_of(name, form, value, fields.languages.get(field))
    if fields.rating is not None:
        yield property_of(RATING, TEXT, str(fields.rating))
    if fields.people:
        yield _people(fields, descriptions)
    for field in structures.FIELDS:
        value = getattr(fields, field, None)
        if value:
            records = value if isinstance(value, tuple) else (value,)
            yield structures.element_of(field, records)
    if fields.regions:
        yield _regions(fields.regions, size)


def _people(fields: ExportFields, descriptions: list[Element]) -> Element:
    """Return who is shown, with titles and ids (IPTC Person Shown, with Details).

    What the file says beside of a person of that name stays.
    """
    element = structures.element_of(_PEOPLE, ())
    known = {
        xmp.value_of(item).get("Iptc4xmpExt:PersonName").plain(): item
        for one in descriptions
        for item in one.iterfind(f"{element.tag}/{RDF}Bag/{RDF}li")
    }
    for name in fields.people:
        title, ids = fields.person_titles.get(name), fields.person_ids.get(name, ())
        parts = [*structures.parts_of(_PEOPLE, PersonShown(name, title, ids))]
        new = {part.tag for part in parts}
        parts += [part for part in _parts(known.get(name)) if part.tag not in new]
        SubElement(element[0], RDF + "li", RESOURCE).extend(parts)
    return element


def _parts(item: Element | None) -> list[Element]:
    """Return the fields of a structure, which may stand in a Description."""
    if item is None:
        return []
    inner = item.find(RDF + "Description")
    return list(item if inner is None else inner)


def _regions(regions: tuple[Region, ...], size: Size) -> Element:
    """Return the regions as MWG Guidelines 2.0, 5.9 has them: areas by their centre."""
    element = Element(tag_of("mwg-rs:Regions"), RESOURCE)
    sides = {tag_of(f"stDim:{k}"): str(v) for k, v in zip("wh", size, strict=True) if v}
    applied = sides | {tag_of("stDim:unit"): "pixel"}
    SubElement(element, tag_of("mwg-rs:AppliedToDimensions"), applied)
    array = SubElement(SubElement(element, tag_of("mwg-rs:RegionList")), RDF + "Bag")
    for region in regions:
        item = SubElement(array, RDF + "li", RESOURCE)
        for name, text in (("Name", region.name), ("Type", region.type)):
            if text:
                item.append(property_of(f"mwg-rs:{name}", TEXT, [text]))
        centre = {"x": region.x + region.w / 2, "y": region.y + region.h / 2}
        numbers = centre | {"w": region.w, "h": region.h}
        area = {tag_of(f"stArea:{part}"): f"{n:.6f}" for part, n in numbers.items()}
        SubElement(
            item, tag_of("mwg-rs:Area"), area | {tag_of("stArea:unit"): "normalized"}
        )
    return element
