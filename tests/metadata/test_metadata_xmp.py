from collections.abc import Callable

import pytest

from photolib.metadata import claims, xml
from photolib.metadata.text import LIST_LIMIT
from photolib.metadata.xmp import find_packet, parse_packet

Wrap = Callable[..., bytes]
CREATOR = "<dc:creator><rdf:Seq><rdf:li>陈伟民</rdf:li></rdf:Seq></dc:creator>"


def values(packet: bytes) -> dict[str, str | tuple[str, ...]]:
    return {
        claim.field: claim.value for claim in claims.from_xmp(parse_packet(packet)[0])
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (CREATOR, {"creators": ("陈伟民",)}),
        ("<dc:creator>Plain; Name</dc:creator>", {"creators": ("Plain; Name",)}),
        (
            "<dc:subject><rdf:Seq><rdf:li>one, two</rdf:li><rdf:li>a;b</rdf:li>"
            "<rdf:li> </rdf:li></rdf:Seq></dc:subject>",
            {"keywords": ("one, two", "a;b")},
        ),
        (
            "<dc:subject>one</dc:subject><dc:subject>two</dc:subject>",
            {"keywords": ("one", "two")},
        ),
        (
            '<dc:title><rdf:Alt><rdf:li xml:lang="en">Flood</rdf:li>'
            '<rdf:li xml:lang="x-default">防汛</rdf:li></rdf:Alt></dc:title>',
            {"title": "防汛"},
        ),
        (
            '<dc:title><rdf:Alt><rdf:li xml:lang="x-default"> </rdf:li>'
            '<rdf:li xml:lang="en">Flood</rdf:li></rdf:Alt></dc:title>',
            {"title": "Flood"},
        ),
        (
            '<dc:rights rdf:parseType="Resource"><rdf:value>© X</rdf:value>'
            "</dc:rights>",
            {"copyright": "© X"},
        ),
        (
            '<Iptc4xmpExt:DigitalSourceType rdf:resource="http://x/digitalCapture"/>',
            {"digital_source_type": "http://x/digitalCapture"},
        ),
        (
            "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>A</rdf:li><rdf:li>B</rdf:li>"
            "</rdf:Bag></Iptc4xmpExt:PersonInImage><Iptc4xmpExt:PersonInImageWDetails>"
            '<rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:PersonName>'
            "<rdf:Alt><rdf:li>C</rdf:li></rdf:Alt></Iptc4xmpExt:PersonName></rdf:li>"
            "<rdf:li><rdf:Description><Iptc4xmpExt:PersonName>B"
            "</Iptc4xmpExt:PersonName></rdf:Description></rdf:li>"
            "</rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>",
            {"people": ("A", "B", "C")},
        ),
        (
            "<photoshop:Credit>first</photoshop:Credit><photoshop:Credit/>",
            {"credit": "first"},
        ),
    ],
)
def test_the_forms_in_which_programs_write_properties(
    packet: Wrap, content: str, expected: dict[str, object]
) -> None:
    assert values(packet(content)) == expected


def test_attributes_are_properties_and_dublin_core_has_any_case(packet: Wrap) -> None:
    found = values(packet("", 'dc:Rights="2024 Agence" photoshop:Credit="C"'))
    assert found == {"copyright": "2024 Agence", "credit": "C"}


@pytest.mark.parametrize(
    "charset", ["utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-8-sig"]
)
def test_a_packet_may_be_in_any_unicode_charset(packet: Wrap, charset: str) -> None:
    text = packet(CREATOR).decode()
    assert values(text.encode(charset)) == {"creators": ("陈伟民",)}


def test_a_packet_in_latin_1_is_read_and_told(packet: Wrap) -> None:
    broken = packet("<photoshop:Credit>René</photoshop:Credit>")
    broken = broken.replace("é".encode(), b"\xe9")
    assert values(broken)["credit"] == "René"
    assert "not in UTF-8" in parse_packet(broken)[1][0]


@pytest.mark.parametrize(
    "damage",
    [
        "<photoshop:Source>Smith & Sons</photoshop:Source>",
        "<photoshop:Source>\x0bx</photoshop:Source>",
        "<never:declared>x</never:declared>",
    ],
)
def test_damage_that_can_be_repaired_hides_nothing(packet: Wrap, damage: str) -> None:
    broken = packet(damage + CREATOR)
    assert values(broken)["creators"] == ("陈伟民",)
    assert "damaged" in parse_packet(broken)[1][0]


def test_a_cut_packet_gives_its_complete_properties_only(packet: Wrap) -> None:
    names = "<dc:subject><rdf:Bag><rdf:li>whole</rdf:li><rdf:li>Real Na"
    whole = packet(CREATOR + names)
    cut = whole[: whole.index(b"Real Na") + 7]
    assert values(cut) == {"creators": ("陈伟民",)}
    assert values(cut[:40]) == {}


def test_a_second_root_is_read_too(packet: Wrap) -> None:
    both = packet(CREATOR) + packet("<photoshop:Credit>C</photoshop:Credit>")
    assert values(both) == {"creators": ("陈伟民",), "credit": "C"}


@pytest.mark.parametrize(
    "declaration", ['<!DOCTYPE x [<!ENTITY a "b">]>', '<!ENTITY a SYSTEM "file:///x">']
)
def test_a_document_type_is_refused(packet: Wrap, declaration: str) -> None:
    properties, warnings = parse_packet(declaration.encode() + packet(CREATOR))
    assert properties == {}
    assert "refused" in warnings[0]


def test_endless_lists_and_depths_are_cut(packet: Wrap) -> None:
    many = "<dc:subject><rdf:Bag>" + "<rdf:li>k</rdf:li>" * (LIST_LIMIT + 5)
    properties, warnings = parse_packet(
        packet(CREATOR + many + "</rdf:Bag></dc:subject>")
    )
    assert len(properties["dc:subject"].items) == LIST_LIMIT
    assert "cut after" in warnings[0]
    deep = packet(CREATOR + "<dc:title>" * 99 + "</dc:title>" * 99)
    properties, warnings = parse_packet(deep)
    assert "dc:creator" in properties
    assert "too deep" in warnings[0]


def test_a_packet_is_found_behind_any_header(packet: Wrap) -> None:
    whole = packet(CREATOR)
    assert find_packet(b"XMP\0://ns.adobe.com/xap/1.0/\0" + whole) == whole
    assert find_packet(b"nothing") is None


def test_serialising_gives_what_was_parsed(packet: Wrap) -> None:
    content = '<mine:note a="1&#xA;2">x &lt; y</mine:note><dc:title xml:lang="en"/>'
    root = xml.parse(packet(content), {}).root
    text = xml.serialise(root, {"http://example.org/mine/": "mine"})
    again = xml.parse(text.encode(), {}).root
    assert [(e.tag, e.attrib, e.text) for e in root.iter()][1:] == [
        (e.tag, e.attrib, e.text) for e in again.iter()
    ][2:]
    assert "<mine:note" in text
