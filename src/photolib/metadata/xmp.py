"""XMP: a packet found among other bytes, and its properties by prefix and name.

XMP Specification Part 1 (ISO 16684-1:2019), clause 7 (RDF forms); a property is found
by the URI of its namespace, whatever prefix the file gives it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element

from photolib.metadata import xml

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "adobe:ns:meta/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "acdsee": "http://ns.acdsee.com/iptc/1.0/",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
    "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "MP": "http://ns.microsoft.com/photo/1.2/",
    "MPRI": "http://ns.microsoft.com/photo/1.2/t/RegionInfo#",
    "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
}
RDF = "{" + NAMESPACES["rdf"] + "}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_PREFIXES = {uri.rstrip("/#").lower(): name for name, uri in NAMESPACES.items()}
_ARRAYS = {RDF + "Alt", RDF + "Bag", RDF + "Seq"}
_STARTS = ("<?xpacket", "<x:xmpmeta", "<x:xapmeta", "<rdf:RDF", "<?xml")
_START = re.compile(
    b"|".join(
        re.escape(start.encode(charset))
        for charset in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
        for start in _STARTS
    )
)


@dataclass(slots=True)
class Value:
    """A property's value: text, the items of an array, or the fields of a structure."""

    text: str = ""
    items: list["Value"] = field(default_factory=list)
    fields: dict[str, "Value"] = field(default_factory=dict)
    language: str | None = None

    def plain(self) -> str:
        """Return the one text of this value, of alternatives x-default or the first."""
        texts = [item for item in self.items if item.text.strip()]
        default = [item for item in texts if item.language == "x-default"]
        return next(iter(item.text for item in default + texts), self.text)

    def listed(self) -> list[str]:
        """Return the texts of this value as a list, however the file wrote it."""
        return [item.text for item in self.items] if self.items else [self.text]

    def structures(self) -> list["Value"]:
        """Return the structures of this value, one or an array of them."""
        return [v for v in (self, *self.items) if v.fields]

    def get(self, name: str) -> "Value":
        """Return the field `name`, an empty value where there is none."""
        return self.fields.get(name) or Value()


Properties = dict[str, Value]


def find_packet(data: bytes) -> bytes | None:
    """Return the XMP packet among `data`, whatever header stands before it."""
    match = _START.search(data)
    return data[match.start() :] if match else None


def parse_packet(packet: bytes) -> tuple[Properties, list[str]]:
    """Return the properties of a packet and sentences about what is wrong with it."""
    parsed = xml.parse(packet, NAMESPACES)
    properties: Properties = {}
    for description in descriptions(parsed.root):
        for name, value in _fields(description):
            _add(properties, name, value)
    return properties, parsed.warnings


def descriptions(root: Element) -> Iterator[Element]:
    """Yield the elements whose attributes and children are the packet's properties."""
    for rdf in root.iter(RDF + "RDF"):
        yield from rdf


def _add(properties: Properties, name: str, value: Value) -> None:
    """Keep a property; plain repetitions make a list, otherwise the last counts."""
    before = properties.get(name)
    if before is not None and value.text and (before.text or before.items):
        items = before.items or [Value(before.text)]
        properties[name] = Value(value.text, [*items, Value(value.text)])
    elif before is None or value.text or value.items or value.fields:
        properties[name] = value


def _fields(element: Element) -> Iterator[tuple[str, Value]]:
    """Yield the properties that are attributes of `element`, then its children's."""
    for tag, text in element.attrib.items():
        name = qualified_name(tag)
        if name and not name.startswith(("rdf:", "x:")):
            yield name, Value(text)
    for child in element:
        name = qualified_name(child.tag)
        if name:
            yield name, value_of(child)


def value_of(element: Element) -> Value:
    """Return the value of a property or array item."""
    if not len(element) and not element.attrib:
        return Value(element.text or "")
    language = element.get(LANGUAGE)
    resource = element.get(RDF + "resource")
    if resource is not None:
        return Value(resource, language=language)
    for child in element:
        if child.tag in _ARRAYS:
            items = [value_of(item) for item in child if item.tag == RDF + "li"]
            return Value(items=items, language=language)
    inner = element.find(RDF + "Description")
    fields = dict(_fields(element if inner is None else inner))
    text = "".join(element.itertext()) if not len(element) else ""
    qualified = fields.pop("rdf:value", None)
    if qualified is not None:
        qualified.language = qualified.language or language
        return qualified
    return Value(text, fields=fields, language=language)


@lru_cache(maxsize=4096)
def qualified_name(tag: str) -> str | None:
    """Return "dc:creator" for {uri}creator; None for namespaces nobody asks for.

    Dublin Core's names are taken in any case: agencies write dc:Rights.
    """
    uri, _, name = tag.removeprefix("{").partition("}")
    prefix = _PREFIXES.get(uri.rstrip("/#").lower())
    if prefix is None:
        return None
    return f"{prefix}:{name.lower() if prefix == 'dc' else name}"
