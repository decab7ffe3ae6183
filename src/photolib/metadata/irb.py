"""Photoshop image resources: the 8BIM blocks of JPEG APP13, TIFF 34377 and PSD.

Adobe Photoshop File Formats Specification, "Image Resource Blocks".
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from photolib.metadata.blocks import Blocks
from photolib.metadata.window import Window

IPTC = 0x0404
DIGEST = 0x0425
EXIF = 0x0422
XMP = 0x0424
CAPTION = 0x03F0
"""The caption of Photoshop 2, a Pascal string."""

_MOST_RESOURCES = 10_000
# 8BIM is Photoshop's; the others are written by ImageReady, PhotoDeluxe, Lightroom.
SIGNATURES = (b"8BIM", b"AgHg", b"DCSR", b"MeSa", b"PHUT")


@dataclass(frozen=True, slots=True)
class Resource:
    """One image resource; `name` is its Pascal string without the length byte."""

    id: int
    data: bytes
    name: bytes = b""
    signature: bytes = b"8BIM"


def parse(data: bytes) -> tuple[list[Resource], bool]:
    """Return the resources of `data`, and whether it broke off or made no sense."""
    resources: list[Resource] = []
    at = 0
    while at + 12 <= len(data) and len(resources) < _MOST_RESOURCES:
        if data[at : at + 4] not in SIGNATURES:
            return resources, bool(data[at:].strip(b"\0"))
        name_end = at + 7 + data[at + 6]
        size_at = name_end + (name_end - at) % 2
        if size_at + 4 > len(data):
            return resources, True
        (size,) = struct.unpack_from(">I", data, size_at)
        start = size_at + 4
        (number,) = struct.unpack_from(">H", data, at + 4)
        content = data[start : start + size]
        resources.append(
            Resource(number, content, data[at + 7 : name_end], data[at : at + 4])
        )
        if len(content) < size:
            return resources, True
        at = start + size + size % 2
    return resources, False


def build(resources: Iterable[Resource]) -> bytes:
    """Return the resources as bytes."""
    return b"".join(_built(resources))


def _built(resources: Iterable[Resource]) -> Iterator[bytes]:
    for resource in resources:
        name = bytes([len(resource.name)]) + resource.name
        yield resource.signature + struct.pack(">H", resource.id)
        yield name + b"\0" * (len(name) % 2)
        yield struct.pack(">I", len(resource.data))
        yield resource.data + b"\0" * (len(resource.data) % 2)


def collect(data: bytes, blocks: Blocks) -> None:
    """Put the metadata among the image resources `data` into `blocks`."""
    resources, broken = parse(data)
    if broken:
        blocks.warn("the Photoshop image resources are damaged")
    for resource in resources:
        if resource.id == IPTC:
            blocks.add_iim(resource.data)
        elif resource.id == DIGEST and len(resource.data) == 16:
            blocks.digest = resource.data
        elif resource.id == EXIF:
            blocks.add_exif(Window.over(resource.data))
        elif resource.id == XMP:
            blocks.add_xmp(resource.data)
