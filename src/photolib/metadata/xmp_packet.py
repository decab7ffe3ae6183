"""ExportFields into XMP: set in the file's own packet, all else in it preserved.

XMP Specification Part 1, clause 7.3 (packets) and Part 3, 1.1.3.1 (ExtendedXMP).
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from photolib.metadata import xml, xmp, xmp_history
from photolib.metadata.fields import ExportFields
from photolib.metadata.text import same
from photolib.metadata.xmp import LANGUAGE, NAMESPACES, RDF
from photolib.records import Region

_TEXT, _ALT, _SEQ, _BAG = "text", "Alt", "Seq", "Bag"
_FORMS = {
    "caption": ("dc:description", _ALT),
    "title": ("dc:title", _ALT),
    "creators": ("dc:creator", _SEQ),
    "copyright": ("dc:rights", _ALT),
    "keywords": ("dc:subject", _BAG),
    "headline": ("photoshop:Headline", _TEXT),
    "caption_writer": ("photoshop:CaptionWriter", _TEXT),
    "creator_title": ("photoshop:AuthorsPosition", _TEXT),
    "credit": ("photoshop:Credit", _TEXT),
    "source": ("photoshop:Source", _TEXT),
    "instructions": ("photoshop:Instructions", _TEXT),
    "city": ("photoshop:City", _TEXT),
    "state": ("photoshop:State", _TEXT),
    "country": ("photoshop:Country", _TEXT),
    "date_created": ("photoshop:DateCreated", _TEXT),
    "country_code": ("Iptc4xmpCore:CountryCode", _TEXT),
    "sublocation": ("Iptc4xmpCore:Location", _TEXT),
    "alt_text": ("Iptc4xmpCore:AltTextAccessibility", _ALT),
    "people": ("Iptc4xmpExt:PersonInImage", _BAG),
    "organisations": ("Iptc4xmpExt:OrganisationInImageName", _BAG),
    "event": ("Iptc4xmpExt:Event", _ALT),
    "digital_source_type": ("Iptc4xmpExt:DigitalSourceType", _TEXT),
    "usage_terms": ("xmpRights:UsageTerms", _ALT),
    "web_statement": ("xmpRights:WebStatement", _TEXT),
}
_CLEARED = {
    "people": ("Iptc4xmpExt:PersonInImage", "Iptc4xmpExt:PersonInImageWDetails"),
    "regions": ("mwg-rs:Regions", "Iptc4xmpExt:ImageRegion", "MP:RegionInfo"),
}
# What older programs read instead (XMP Specification Part 2, TIFF namespace).
_ALIASES = {
    "caption": "tiff:ImageDescription",
    "creators": "tiff:Artist",
    "copyright": "tiff:Copyright",
}
# What only describes the packet as it was. Photoshop would take a stale digest for a
# sign that IPTC-IIM is newer than this XMP.
_OUTDATED = {"xmpNote:HasExtendedXMP", "photoshop:LegacyIPTCDigest"}
_PREFIX = re.compile(r"""xmlns:([A-Za-z_][\w.-]*)\s*=\s*["']([^"']+)["']""")
_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_META = '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="photolib">\n'
Size = tuple[int | None, int | None]
_ABOUT = RDF + "about"
_ITEMS = xml.ELEMENT_LIMIT


@dataclass(frozen=True, slots=True)
class Packet:
    """The descriptions of a packet to be written, and the prefixes it uses by URI."""

    descriptions: list[Element]
    prefixes: dict[str, str]

    def serialised(self) -> bytes:
        """Return the whole packet, with its wrapper."""
        end = '<?xpacket end="w"?>'
        return (_HEAD + self._meta(self.descriptions) + " " * 99 + "\n" + end).encode()

    def split(self, limit: int) -> tuple[bytes, bytes, str]:
        """Return main packet, ExtendedXMP and its GUID; the largest properties move.

        The extended part is empty when the whole packet has at most `limit` bytes.
        """
        whole = self.serialised()
        if len(whole) <= limit:
            return whole, b"", ""
        extended = Element(RDF + "Description", {_ABOUT: ""})
        note = SubElement(self.descriptions[0], _tag("xmpNote:HasExtendedXMP"))
        note.text = "0" * 32
        main = self.serialised()
        for _, owner, moved in sorted(self._sizes(), key=lambda row: -row[0]):
            if len(main) <= limit:
                break
            owner.remove(moved)
            extended.append(moved)
            main = self.serialised()
        portion = self._meta([extended]).encode()
        note.text = hashlib.md5(portion, usedforsecurity=False).hexdigest().upper()
        return self.serialised(), portion, note.text

    def _meta(self, descriptions: list[Element]) -> str:
        rdf = Element(RDF + "RDF")
        rdf.extend(descriptions)
        return _META + xml.serialise(rdf, self.prefixes) + "\n</x:xmpmeta>\n"

    def _sizes(self) -> Iterator[tuple[int, Element, Element]]:
        for owner in self.descriptions:
            for prop in owner:
                if prop.tag != _tag("xmpNote:HasExtendedXMP"):
                    yield len(xml.serialise(prop, self.prefixes)), owner, prop


def merged(
    packets: list[bytes], fields: ExportFields, size: Size, *, event: str | None = None
) -> Packet:
    """Return the file's packets as one with `fields` set; a later packet wins.

    `size` is width and height of the stored picture, to which regions refer; `event`
    becomes a line of its history.
    """
    descriptions: list[Element] = []
    prefixes = {uri: name for name, uri in NAMESPACES.items()} | xmp_history.PREFIXES
    for packet in packets:
        parsed = xml.parse(packet, NAMESPACES, item_limit=_ITEMS)
        found = list(xmp.descriptions(parsed.root))
        _remove(descriptions, {name for one in found for name in _names(one)})
        descriptions += found
        _learn_prefixes(prefixes, packet)
    own = Element(RDF + "Description", {_ABOUT: ""})
    own.extend(_properties(fields, size))
    for child in own:
        _keep_languages(child, descriptions)
    gone = _OUTDATED.union(*(_CLEARED[field] for field in fields.cleared))
    gone |= {name for field, name in _ALIASES.items() if getattr(fields, field)}
    tags = {child.tag for child in own} | {_tag(name) for name in gone}
    _remove(descriptions, tags | ({xmp_history.PROVENANCE} if event else set()))
    kept = [one for one in descriptions if len(one) or set(one.attrib) - {_ABOUT}]
    kept = [own, *kept] if len(own) else kept or [own]
    if event:
        xmp_history.add_event(kept, event)
    return Packet(kept, prefixes)


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _plain(tag: str) -> str:
    """Return the name under which dc:Rights and dc:rights are one property."""
    return xmp.qualified_name(tag) or tag


def _names(description: Element) -> Iterator[str]:
    yield from (child.tag for child in description)
    yield from (tag for tag in description.attrib if not tag.startswith(RDF))


def _remove(descriptions: list[Element], tags: set[str]) -> None:
    removed = {_plain(tag) for tag in tags}
    for description in descriptions:
        for tag in [tag for tag in description.attrib if _plain(tag) in removed]:
            del description.attrib[tag]
        for child in [child for child in description if _plain(child.tag) in removed]:
            description.remove(child)


def _keep_languages(own: Element, descriptions: list[Element]) -> None:
    """Take over the translations of a text that is written as it was."""
    array = own.find(RDF + "Alt")
    if array is None:
        return
    for old in (child for one in descriptions for child in one):
        if _plain(old.tag) == _plain(own.tag) and same(
            xmp.value_of(old).plain(), array[0].text or ""
        ):
            array.extend(
                item
                for item in old.iterfind(f"{RDF}Alt/{RDF}li")
                if item.get(LANGUAGE, "x-default") != "x-default"
            )


def _learn_prefixes(prefixes: dict[str, str], packet: bytes) -> None:
    for name, uri in _PREFIX.findall(xml.decode(packet)[0]):
        if uri not in prefixes and name not in prefixes.values():
            prefixes[uri] = name


def _properties(fields: ExportFields, size: Size) -> Iterator[Element]:
    for field, (name, form) in _FORMS.items():
        value = getattr(fields, field)
        if value:
            texts = [value] if isinstance(value, str) else value
            yield _property(name, form, texts)
    if fields.people:
        yield _people(fields)
    if fields.regions:
        yield _regions(fields.regions, size)


def _property(name: str, form: str, texts: list[str] | tuple[str, ...]) -> Element:
    element = Element(_tag(name))
    if form == _TEXT:
        element.text = texts[0]
        return element
    array = SubElement(element, RDF + form)
    for text in texts:
        item = SubElement(array, RDF + "li")
        item.text = text
        if form == _ALT:
            item.set(LANGUAGE, "x-default")
    return element


def _people(fields: ExportFields) -> Element:
    """Return who is shown, with titles (IPTC Person Shown, with Details)."""
    element = Element(_tag("Iptc4xmpExt:PersonInImageWDetails"))
    array = SubElement(element, RDF + "Bag")
    for name in fields.people:
        item = SubElement(array, RDF + "li", {RDF + "parseType": "Resource"})
        item.append(_property("Iptc4xmpExt:PersonName", _ALT, [name]))
        if name in fields.person_titles:
            title = fields.person_titles[name]
            item.append(_property("Iptc4xmpExt:PersonDescription", _ALT, [title]))
    return element


def _regions(regions: tuple[Region, ...], size: Size) -> Element:
    """Return the regions as MWG Guidelines 2.0, 5.9 has them: areas by their centre."""
    element = Element(_tag("mwg-rs:Regions"), {RDF + "parseType": "Resource"})
    sides = {_tag(f"stDim:{k}"): str(v) for k, v in zip("wh", size, strict=True) if v}
    applied = sides | {_tag("stDim:unit"): "pixel"}
    SubElement(element, _tag("mwg-rs:AppliedToDimensions"), applied)
    array = SubElement(SubElement(element, _tag("mwg-rs:RegionList")), RDF + "Bag")
    for region in regions:
        item = SubElement(array, RDF + "li", {RDF + "parseType": "Resource"})
        for name, text in (("Name", region.name), ("Type", region.type)):
            if text:
                item.append(_property(f"mwg-rs:{name}", _TEXT, [text]))
        centre = {"x": region.x + region.w / 2, "y": region.y + region.h / 2}
        numbers = centre | {"w": region.w, "h": region.h}
        area = {_tag(f"stArea:{part}"): f"{n:.6f}" for part, n in numbers.items()}
        SubElement(
            item, _tag("mwg-rs:Area"), area | {_tag("stArea:unit"): "normalized"}
        )
    return element
