import pytest

from photolib.metadata.blocks import Blocks
from photolib.metadata.irb import Resource, build, collect, parse


def test_resources_survive_building_and_parsing() -> None:
    resources = [
        Resource(0x0404, b"odd"),
        Resource(0x1234, b"even", b"name", b"MeSa"),
        Resource(0x0425, b""),
    ]
    assert parse(build(resources)) == (resources, False)


@pytest.mark.parametrize(
    "tail",
    [b"rubbish......", b"8BIM\x04\x04\0\0\xff\xff\xff\xffx", b"8BIM\x04\x04\xff....."],
)
def test_what_stands_before_damage_is_kept(tail: bytes) -> None:
    whole = Resource(0x0404, b"data")
    resources, broken = parse(build([whole]) + tail)
    assert resources[0] == whole
    assert broken


def test_metadata_among_the_resources_is_collected() -> None:
    blocks = Blocks("PSD", "image/x")
    collect(
        build(
            [
                Resource(0x0404, b"\x1c\x02"),
                Resource(0x0404, b"\x1c\x02"),
                Resource(0x0424, b"<x/>"),
                Resource(0x0422, b"II*\0"),
                Resource(0x0425, b"1" * 16),
                Resource(0x0425, b"short"),
            ]
        ),
        blocks,
    )
    assert blocks.iim == [b"\x1c\x02"]
    assert blocks.xmp == [b"<x/>"]
    assert len(blocks.exif) == 1
    assert blocks.digest == b"1" * 16
