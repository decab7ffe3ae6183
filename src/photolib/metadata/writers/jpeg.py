"""JPEG with new XMP and IPTC-IIM: every other segment and the scan are copied.

XMP Specification Part 3 (2020), 1.1.3; IPTC digest: image resource 0x0425.
"""

import hashlib
import struct
from collections.abc import Iterator
from typing import BinaryIO

from photolib.metadata import exif_texts, iim_block, irb
from photolib.metadata.blocks import Blocks
from photolib.metadata.containers import jpeg
from photolib.metadata.containers.jpeg import Segment
from photolib.metadata.fields import ExportFields
from photolib.metadata.irb import Resource
from photolib.metadata.window import Window
from photolib.metadata.xmp import find_packet
from photolib.metadata.xmp_packet import Packet

_SEGMENT_LIMIT = 65_533
_XMP_LIMIT = 65_502
_CHUNK_LIMIT = 65_400
_CHUNK = 1024 * 1024


def write(
    window: Window, target: BinaryIO, packet: Packet, fields: ExportFields
) -> None:
    """Copy the JPEG in `window` to `target` with `packet` and an IIM block of `fields`.

    :raises ValueError: if there is no picture in it.
    """
    segments = list(jpeg.segments(window, Blocks("JPEG", "image/jpeg")))
    if not segments or segments[-1].marker != jpeg.SOS:
        raise ValueError("the JPEG has no picture in it")
    kept, photoshop = _sorted_out(window, segments[:-1], fields)
    leading = 0
    while leading < len(kept) and _leads(kept[leading]):
        leading += 1
    target.write(b"\xff\xd8")
    own = [*_xmp(packet), *_photoshop(photoshop, fields)]
    target.writelines(
        struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload
        for marker, payload in [*kept[:leading], *own, *kept[leading:]]
    )
    _copy(window, segments[-1].at, target)


def _sorted_out(
    window: Window, segments: list[Segment], fields: ExportFields
) -> tuple[list[tuple[int, bytes]], bytes]:
    """Return the segments that stay, and the image resources of all APP13 joined."""
    kept, photoshop = [], b""
    signatures: set[bytes] = set()
    for segment in segments:
        payload = segment.payload(window)
        if segment.marker == jpeg.APP13 and payload.startswith(jpeg.PHOTOSHOP_HEADER):
            photoshop += payload[len(jpeg.PHOTOSHOP_HEADER) :]
        elif segment.marker == jpeg.APP1 and payload.startswith(b"Exif\0"):
            kept.append((segment.marker, _exif(payload, fields)))
        elif segment.marker == jpeg.APP11 and payload.startswith(b"JP"):
            signatures |= {jpeg.signature(payload)} - {b""}
            if payload[2:4] not in signatures:
                kept.append((segment.marker, payload))
        elif not (segment.marker == jpeg.APP1 and _is_xmp(payload)):
            kept.append((segment.marker, payload))
    return kept, photoshop


def _exif(payload: bytes, fields: ExportFields) -> bytes:
    start = len(jpeg.EXIF_HEADER)
    limit = _SEGMENT_LIMIT - start
    return payload[:start] + exif_texts.rewritten(payload[start:], fields, limit)


def _is_xmp(payload: bytes) -> bool:
    return payload.startswith(jpeg.EXTENSION_HEADER) or bool(find_packet(payload))


def _leads(segment: tuple[int, bytes]) -> bool:
    marker, payload = segment
    return marker == jpeg.APP0 or payload.startswith(b"Exif\0")


def _xmp(packet: Packet) -> Iterator[tuple[int, bytes]]:
    main, extended, guid = packet.split(_XMP_LIMIT)
    yield jpeg.APP1, jpeg.XMP_HEADER + main
    for at in range(0, len(extended), _CHUNK_LIMIT):
        head = guid.encode() + struct.pack(">II", len(extended), at)
        chunk = extended[at : at + _CHUNK_LIMIT]
        yield jpeg.APP1, jpeg.EXTENSION_HEADER + head + chunk


def _photoshop(existing: bytes, fields: ExportFields) -> Iterator[tuple[int, bytes]]:
    """Yield the image resources: new IIM block and digest, the others as they are."""
    resources, _ = irb.parse(existing)
    iim = next((r.data for r in resources if r.id == irb.IPTC), b"")
    block = iim_block.merged(iim, fields)
    digest = hashlib.md5(block, usedforsecurity=False).digest()
    own = [Resource(irb.IPTC, block), Resource(irb.DIGEST, digest)]
    kept = [r for r in resources if r.id not in (irb.IPTC, irb.DIGEST)]
    data = irb.build(own + kept)
    step = _SEGMENT_LIMIT - len(jpeg.PHOTOSHOP_HEADER)
    for at in range(0, len(data), step):
        yield jpeg.APP13, jpeg.PHOTOSHOP_HEADER + data[at : at + step]


def _copy(window: Window, at: int, target: BinaryIO) -> None:
    while chunk := window.at(at, _CHUNK):
        target.write(chunk)
        at += len(chunk)
