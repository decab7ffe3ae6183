"""JPEG: application segments in any order up to the scan, damage tolerated.

ITU-T T.81 annex B; XMP Specification Part 3 (2020), 1.1.3 and 1.1.3.1 (ExtendedXMP);
ISO/IEC 18477-3 (boxes in APP11), ISO/IEC 19566-5 (JUMBF), C2PA Technical Specification
("Embedding manifests").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from photolib.metadata import irb
from photolib.metadata.blocks import Blocks
from photolib.metadata.window import BLOCK_LIMIT, Window
from photolib.metadata.xmp import find_packet

APP0, APP1, APP11, APP13 = 0xE0, 0xE1, 0xEB, 0xED
EOI, SOS, COM = 0xD9, 0xDA, 0xFE
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
EXIF_HEADER = b"Exif\0\0"
XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION_HEADER = b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP_HEADER = b"Photoshop 3.0\0"
_OLD_PHOTOSHOP_HEADER = b"Adobe_Photoshop2.5:"
C2PA_BOX = b"jumdc2pa\0\x11\0\x10\x80\0\0\xaa\08\x9bq"

_ALONE = {0x01, *range(0xD0, 0xD9)}
_MOST_SEGMENTS = 100_000
_CHUNK = 64 * 1024
_MARKER = re.compile(rb"\xff[\x01-\xfe]")


@dataclass(slots=True)
class _Extended:
    """The ExtendedXMP chunks of one GUID, in whatever order they come."""

    chunks: dict[int, bytes] = field(default_factory=dict)

    def joined(self) -> tuple[bytes, bool]:
        """Return the chunks up to the first gap or overlap, and whether all fitted."""
        whole = bytearray()
        for offset in sorted(self.chunks):
            if offset != len(whole):
                return bytes(whole), False
            whole += self.chunks[offset]
        return bytes(whole), True


class Segment(NamedTuple):
    """A marker segment: where its 0xFF is, and how many bytes its payload has."""

    marker: int
    at: int
    size: int

    def payload(self, window: Window) -> bytes:
        """Return what follows marker and length."""
        return window.at(self.at + 4, self.size)


def walk(window: Window, blocks: Blocks) -> None:
    """Put the metadata blocks of a JPEG into `blocks`."""
    resources = bytearray()
    extended: dict[bytes, _Extended] = {}
    for segment in segments(window, blocks):
        if segment.marker in FRAMES:
            frame = window.at(segment.at + 4, 5)
            blocks.size(_big(frame[3:5]), _big(frame[1:3]))
        elif segment.marker == APP1:
            _application_1(segment.payload(window), blocks, extended)
        elif segment.marker == APP11:
            blocks.signed = blocks.signed or bool(signature(segment.payload(window)))
        elif segment.marker == APP13:
            room = BLOCK_LIMIT - len(resources)
            resources += photoshop(segment.payload(window))[:room]
        elif segment.marker == SOS:
            _check_end(window, segment.at, blocks)
    _add_extended(extended, blocks)
    irb.collect(bytes(resources), blocks)


def photoshop(payload: bytes) -> bytes:
    """Return the image resources of an APP13 segment, b"" where it is none of them."""
    for header in (PHOTOSHOP_HEADER, _OLD_PHOTOSHOP_HEADER):
        if payload.startswith(header):
            return payload[len(header) :]
    return b""


def signature(payload: bytes) -> bytes:
    """Return the instance number of the C2PA box that starts in an APP11 segment.

    A box that is longer than a segment goes on in others of its instance (ISO/IEC
    18477-3); b"" where none starts.
    """
    starts = payload.startswith(b"JP") and payload[12:16] == b"jumb"
    return payload[2:4] if starts and C2PA_BOX in payload[16:64] else b""


def _application_1(
    payload: bytes, blocks: Blocks, extended: dict[bytes, _Extended]
) -> None:
    if payload.startswith(b"Exif\0"):
        blocks.add_exif(Window.over(payload[len(EXIF_HEADER) :]))
    elif payload.startswith(EXTENSION_HEADER):
        rest = payload[len(EXTENSION_HEADER) :]
        chunks = extended.setdefault(rest[:32].upper(), _Extended()).chunks
        if sum(map(len, chunks.values())) + len(rest) <= BLOCK_LIMIT:
            chunks.setdefault(int.from_bytes(rest[36:40], "big"), rest[40:])
    else:
        # Taken off where it is right: its NUL reads as half a UTF-16 character.
        packet = find_packet(payload.removeprefix(XMP_HEADER))
        if packet is not None:
            blocks.add_xmp(packet)


def _add_extended(extended: dict[bytes, _Extended], blocks: Blocks) -> None:
    for guid, parts in extended.items():
        if not any(guid in packet.upper() for packet in blocks.xmp):
            blocks.warn("an ExtendedXMP block that no packet announces was left out")
            continue
        packet, whole = parts.joined()
        if not whole:
            blocks.warn("the ExtendedXMP has gaps or overlaps and was read in part")
        if packet:
            blocks.add_xmp(packet)


def segments(window: Window, blocks: Blocks) -> Iterator[Segment]:
    """Yield the segments up to the scan, whose SOS (or EOI) is the last."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        head = window.at(at, 4)
        if not _MARKER.match(head):
            found = _find_marker(window, at)
            if found is None:
                blocks.warn("the JPEG breaks off before its picture")
                return
            at, head = found, window.at(found, 4)
        marker, length = head[1], _big(head[2:])
        if marker in (EOI, SOS):
            yield Segment(marker, at, 0)
            return
        if marker in _ALONE or length < 2:
            if marker not in _ALONE:
                blocks.warn("a JPEG segment has an impossible length")
            at += 2
            continue
        if at + 2 + length > window.size:
            blocks.warn("the JPEG breaks off inside a segment")
        yield Segment(marker, at, length - 2)
        at += 2 + length
    blocks.warn("the JPEG has more segments than are read")


def _find_marker(window: Window, at: int) -> int | None:
    """Return where the next marker is, beyond fill bytes and junk."""
    while at < window.size:
        chunk = window.at(at, _CHUNK)
        match = _MARKER.search(chunk)
        if match:
            return at + match.start()
        at += max(len(chunk) - 1, 1)  # a marker may straddle two chunks
    return None


def _check_end(window: Window, at: int, blocks: Blocks) -> None:
    """Look for EOI: at the tail first, then, since videos may follow, everywhere."""
    end = bytes([0xFF, EOI])
    if end == window.at(window.size - 2) or end in window.at(
        max(at, window.size - _CHUNK), _CHUNK
    ):
        return
    while at < window.size:
        if end in window.at(at, _CHUNK):
            return
        at += _CHUNK - 1
    blocks.warn("the JPEG breaks off inside its picture")


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")
