"""The packet's own history of what was done to the picture.

XMP Specification Part 2: XMP Media Management namespace (History), ResourceEvent.
"""

from xml.etree.ElementTree import Element, SubElement

from photolib.metadata.xmp import RDF

SIGNATURE_GONE = (
    "the original carries C2PA content credentials; they do not hold for this copy "
    "and were left out"
)
PREFIXES = {
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
}
PROVENANCE = "{http://purl.org/dc/terms/}provenance"
"""Where the credentials are; a copy without them must not point there."""

_MM, _EVENT = (f"{{{uri}}}" for uri in PREFIXES)


def add_event(descriptions: list[Element], parameters: str) -> None:
    """Add what photolib has done behind the events that are there."""
    found = [one.find(f"{_MM}History/{RDF}Seq") for one in descriptions]
    events = next((one for one in found if one is not None), None)
    if events is None:
        events = SubElement(SubElement(descriptions[0], _MM + "History"), RDF + "Seq")
    event = {"action": "edited", "changed": "/metadata", "softwareAgent": "photolib"}
    said = {_EVENT + name: text for name, text in event.items()}
    SubElement(events, RDF + "li", said | {_EVENT + "parameters": parameters})
