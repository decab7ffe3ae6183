from collections.abc import Callable

import pytest

from photolib.metadata.regions import read_regions
from photolib.metadata.xmp import parse_packet
from photolib.records import Region

Wrap = Callable[..., bytes]


def regions(
    packet: bytes, size: tuple[int | None, int | None] = (400, 200)
) -> tuple[tuple[Region, ...], str | None]:
    return read_regions(parse_packet(packet)[0], size)


def mwg(area: str, dimensions: str = "") -> str:
    return (
        f'<mwg-rs:Regions rdf:parseType="Resource">{dimensions}'
        "<mwg-rs:RegionList><rdf:Bag><rdf:li>"
        '<rdf:Description mwg-rs:Name="Li Song" mwg-rs:Type="Face">'
        f"<mwg-rs:Area {area}/></rdf:Description>"
        "</rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"
    )


def pixel(applied: str = "") -> str:
    area = (
        'stArea:x="100" stArea:y="50" stArea:w="40" stArea:h="20" stArea:unit="pixel"'
    )
    return mwg(area, applied)


NORMAL = 'stArea:x="0.25" stArea:y="0.4" stArea:w="0.1" stArea:h="0.2"'
APPLIED = '<mwg-rs:AppliedToDimensions stDim:w="800" stDim:h="100"/>'


@pytest.mark.parametrize(
    ("content", "box"),
    [
        (mwg(NORMAL), (0.2, 0.3, 0.1, 0.2)),
        (mwg('stArea:x="0.5" stArea:y="0.5" stArea:d="0.2"'), (0.4, 0.4, 0.2, 0.2)),
        (mwg('stArea:x="0.5" stArea:y="0.5"'), (0.5, 0.5, 0.0, 0.0)),
        (pixel(), (0.2, 0.2, 0.1, 0.1)),
        (pixel(APPLIED), (0.1, 0.4, 0.05, 0.2)),
    ],
)
def test_mwg_areas_become_boxes_from_the_top_left(
    packet: Wrap, content: str, box: tuple[float, ...]
) -> None:
    found, source = regions(packet(content))
    assert source == "XMP-mwg-rs:RegionInfo"
    assert (found[0].name, found[0].type) == ("Li Song", "Face")
    assert (found[0].x, found[0].y, found[0].w, found[0].h) == pytest.approx(box)


@pytest.mark.parametrize(
    "area", ['stArea:x="a" stArea:y="1"', 'stArea:x="nan" stArea:y="1"', ""]
)
def test_areas_without_numbers_are_none(packet: Wrap, area: str) -> None:
    assert regions(packet(mwg(area))) == ((), None)


def test_pixels_of_an_unknown_size_are_none(packet: Wrap) -> None:
    assert regions(packet(pixel()), (None, None)) == ((), None)
    assert regions(packet(iptc("pixel", "rbX", 9)), (None, None)) == ((), None)


def iptc(unit: str, *pairs: str | int | float, extra: str = "") -> str:
    it = iter(pairs)
    numbers = "".join(
        f"<Iptc4xmpExt:{name}>{value}</Iptc4xmpExt:{name}>"
        for name, value in zip(it, it, strict=True)
    )
    resource = 'rdf:parseType="Resource"'
    return (
        f"<Iptc4xmpExt:ImageRegion><rdf:Bag><rdf:li {resource}>"
        f"<Iptc4xmpExt:RegionBoundary {resource}><Iptc4xmpExt:rbUnit>{unit}"
        f"</Iptc4xmpExt:rbUnit>{numbers}{extra}</Iptc4xmpExt:RegionBoundary>"
        "<Iptc4xmpExt:PersonInImage>Zhao Li</Iptc4xmpExt:PersonInImage>"
        f"<Iptc4xmpExt:rCtype><rdf:Bag><rdf:li {resource}><Iptc4xmpExt:Name>human"
        "</Iptc4xmpExt:Name></rdf:li></rdf:Bag></Iptc4xmpExt:rCtype>"
        "</rdf:li></rdf:Bag></Iptc4xmpExt:ImageRegion>"
    )


VERTICES = "".join(
    f'<rdf:li rdf:parseType="Resource"><Iptc4xmpExt:rbX>{x}</Iptc4xmpExt:rbX>'
    f"<Iptc4xmpExt:rbY>{y}</Iptc4xmpExt:rbY></rdf:li>"
    for x, y in ((0.1, 0.5), (0.3, 0.2), (0.2, 0.6))
)
POLYGON = (
    f"<Iptc4xmpExt:rbVertices><rdf:Seq>{VERTICES}</rdf:Seq></Iptc4xmpExt:rbVertices>"
)


@pytest.mark.parametrize(
    ("content", "box"),
    [
        (
            iptc("relative", "rbX", 0.1, "rbY", 0.2, "rbW", 0.3, "rbH", 0.4),
            (0.1, 0.2, 0.3, 0.4),
        ),
        (
            iptc("pixel", "rbX", 40, "rbY", 20, "rbW", 80, "rbH", 40),
            (0.1, 0.1, 0.2, 0.2),
        ),
        (iptc("relative", "rbX", 0.5, "rbY", 0.5, "rbRx", 0.1), (0.4, 0.4, 0.2, 0.2)),
        (iptc("relative", extra=POLYGON), (0.1, 0.2, 0.2, 0.4)),
    ],
)
def test_iptc_boundaries_become_the_box_around_them(
    packet: Wrap, content: str, box: tuple[float, ...]
) -> None:
    found, source = regions(packet(content))
    assert source == "XMP-iptcExt:ImageRegion"
    assert (found[0].name, found[0].type) == ("Zhao Li", "human")
    assert (found[0].x, found[0].y, found[0].w, found[0].h) == pytest.approx(box)


def test_an_iptc_region_without_boundary_is_none(packet: Wrap) -> None:
    assert regions(packet(iptc("relative"))) == ((), None)


def test_microsoft_rectangles(packet: Wrap) -> None:
    items = "".join(
        f'<rdf:li MPReg:Rectangle="{r}" MPReg:PersonDisplayName="Marie"/>'
        for r in ("0.1, 0.2, 0.3, 0.4", "0.1, 0.2", "a, b, c, d")
    )
    content = (
        '<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag>'
        f"{items}</rdf:Bag></MPRI:Regions></MP:RegionInfo>"
    )
    found, source = regions(packet(content))
    assert found == (Region("Marie", "Face", 0.1, 0.2, 0.3, 0.4),)
    assert source == "XMP-MP:RegionInfoMP"
