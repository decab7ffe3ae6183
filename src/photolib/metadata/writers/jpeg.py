"""JPEG with new XMP and IPTC-IIM: every other segment and the scan are copied.

XMP Specification Part 3 (2020), 1.1.3; IPTC digest: image resource 0x0425.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from photolib.metadata import charset, exif_texts, irb_block
from photolib.metadata.blocks import Blocks
from photolib.metadata.change import Change
from photolib.metadata.containers import jpeg
from photolib.metadata.containers.jpeg import Segment
from photolib.metadata.window import Window
from photolib.metadata.xmp import find_packet
from photolib.metadata.xmp_packet import Packet

_SEGMENT_LIMIT = 65_533
_XMP_LIMIT = 65_502
_CHUNK_LIMIT = 65_400
_CHUNK = 1024 * 1024


def write(window: Window, target: BinaryIO, packet: Packet, change: Change) -> None:
    """Copy the JPEG in `window` to `target` with `packet` and the IIM of `change`.

    :raises ValueError: if there is no picture in it.
    """
    segments = list(jpeg.segments(window, Blocks("JPEG", "image/jpeg")))
    if not segments or segments[-1].marker != jpeg.SOS:
        raise ValueError("the JPEG has no picture in it")
    kept, photoshop = _sorted_out(window, segments[:-1], change)
    leading = 0
    while leading < len(kept) and _leads(kept[leading]):
        leading += 1
    target.write(b"\xff\xd8")
    own = [*_xmp(packet), *_photoshop(irb_block.merged(photoshop, change))]
    target.writelines(
        struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload
        for marker, payload in [*kept[:leading], *own, *kept[leading:]]
    )
    _copy(window, segments[-1].at, target)


def _sorted_out(
    window: Window, segments: list[Segment], change: Change
) -> tuple[list[tuple[int, bytes]], bytes]:
    """Return the segments that stay, and the image resources of all APP13 joined."""
    kept, photoshop = [], b""
    signatures: set[bytes] = set()
    for segment in segments:
        payload = segment.payload(window)
        if segment.marker == jpeg.APP13 and (part := jpeg.photoshop(payload)):
            photoshop += part
        elif segment.marker == jpeg.APP1 and payload.startswith(b"Exif\0"):
            kept.append((segment.marker, _exif(payload, change)))
        elif segment.marker == jpeg.APP11 and payload.startswith(b"JP"):
            signatures |= {jpeg.signature(payload)} - {b""}
            if payload[2:4] not in signatures:
                kept.append((segment.marker, payload))
        elif segment.marker == jpeg.COM and change.is_stale(_comment(payload)):
            continue
        elif not (segment.marker == jpeg.APP1 and _is_xmp(payload)):
            kept.append((segment.marker, payload))
    return kept, photoshop


def _exif(payload: bytes, change: Change) -> bytes:
    start = len(jpeg.EXIF_HEADER)
    limit = _SEGMENT_LIMIT - start
    return payload[:start] + exif_texts.rewritten(payload[start:], change, limit)


def _comment(payload: bytes) -> str:
    return charset.decode([payload.rstrip(b"\0")]).texts[0] or ""


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


def _photoshop(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of image resources."""
    step = _SEGMENT_LIMIT - len(jpeg.PHOTOSHOP_HEADER)
    for at in range(0, len(data), step):
        yield jpeg.APP13, jpeg.PHOTOSHOP_HEADER + data[at : at + step]


def _copy(window: Window, at: int, target: BinaryIO) -> None:
    while chunk := window.at(at, _CHUNK):
        target.write(chunk)
        at += len(chunk)
