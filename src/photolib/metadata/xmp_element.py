"""XMP properties as elements: a text, a text in languages, a list, ordered or not.

XMP Specification Part 1 (ISO 16684-1:2019), clauses 6.3 and 7.
"""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from photolib.metadata.xmp import LANGUAGE, NAMESPACES, RDF

TEXT, ALT, SEQ, BAG = "text", "Alt", "Seq", "Bag"

RESOURCE = {RDF + "parseType": "Resource"}
"""The attribute of an element whose children are the fields of a structure."""


def tag_of(name: str) -> str:
    """Return {uri}creator for "dc:creator"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def property_of(
    name: str,
    form: str,
    value: str | Iterable[str],
    languages: Mapping[str, str] | None = None,
) -> Element:
    """Return a property; `languages` are translations of an ALT, by language tag."""
    element = Element(tag_of(name))
    texts = [value] if isinstance(value, str) else [*value]
    if form == TEXT:
        element.text = texts[0]
        return element
    array = SubElement(element, RDF + form)
    if form == ALT:
        default = {"x-default": texts[0]}
        for language, text in (default | {**(languages or {})} | default).items():
            SubElement(array, RDF + "li", {LANGUAGE: language}).text = text
        return element
    for text in texts:
        SubElement(array, RDF + "li").text = text
    return element
