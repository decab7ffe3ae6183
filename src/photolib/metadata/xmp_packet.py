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
from photolib.metadata.xmp_element import tag_of
from photolib.metadata.xmp_properties import FORMS, RATING, Size, properties_of

_CLEARED: dict[str, tuple[str, ...]] = {
    **{field: (name,) for field, (name, _) in FORMS.items()},
    "rating": (RATING,),
    "people": ("Iptc4xmpExt:PersonInImage", "Iptc4xmpExt:PersonInImageWDetails"),
    "regions": ("mwg-rs:Regions", "Iptc4xmpExt:ImageRegion", "MP:RegionInfo"),
}
# What other programs read instead (XMP Specification Part 2, TIFF and Exif namespaces;
# ACDSee; early Adobe products; PLUS Image Creator).
_ALIASES = {
    "caption": {
        "tiff:ImageDescription",
        "exif:UserComment",
        "xmp:Description",
        "acdsee:caption",
    },
    "creators": {"tiff:Artist", "xmp:Author", "pdf:Author", "acdsee:author"},
    "copyright": {"tiff:Copyright"},
    "title": {"xmp:Title"},
    "keywords": {"xmp:Keywords", "pdf:Keywords", "acdsee:keywords"},
    "date_created": {"exif:DateTimeOriginal"},
}
_CREATOR = "plus:ImageCreator"
# What only describes the packet as it was. Photoshop would take a stale digest for a
# sign that IPTC-IIM is newer than this XMP.
_OUTDATED = {"xmpNote:HasExtendedXMP", "photoshop:LegacyIPTCDigest"}
_PREFIX = re.compile(r"""xmlns:([A-Za-z_][\w.-]*)\s*=\s*["']([^"']+)["']""")
_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_META = '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="photolib">\n'
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
        note = SubElement(self.descriptions[0], tag_of("xmpNote:HasExtendedXMP"))
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
                if prop.tag != tag_of("xmpNote:HasExtendedXMP"):
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
    own.extend(properties_of(fields, size, descriptions))
    told = {tag_of(FORMS[field][0]) for field in fields.languages}
    for child in own:
        if child.tag not in told:
            _keep_languages(child, descriptions)
    gone = _OUTDATED.union(*(_CLEARED[field] for field in fields.cleared))
    gone = gone.union(
        *(
            names
            for field, names in _ALIASES.items()
            if getattr(fields, field) or field in fields.cleared
        )
    )
    if fields.creators and not _created_by(fields.creators, descriptions):
        gone |= {_CREATOR}
    tags = {child.tag for child in own} | {tag_of(name) for name in gone}
    _remove(descriptions, tags | ({xmp_history.PROVENANCE} if event else set()))
    kept = [one for one in descriptions if len(one) or set(one.attrib) - {_ABOUT}]
    kept = [own, *kept] if len(own) else kept or [own]
    if event:
        xmp_history.add_event(kept, event)
    return Packet(kept, prefixes)


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


def _created_by(creators: tuple[str, ...], descriptions: list[Element]) -> bool:
    """Tell whether PLUS Image Creator, which has ids, names nobody else."""
    return all(
        creator.get(_CREATOR + "Name").plain() in creators
        for one in descriptions
        for found in one.iterfind(tag_of(_CREATOR))
        for creator in xmp.value_of(found).structures()
    )


def _keep_languages(own: Element, descriptions: list[Element]) -> None:
    """Take over the translations of a text that is written as it was, without any."""
    array = own.find(RDF + "Alt")
    if array is None or len(array) > 1:
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
