"""TIFF with new XMP and IPTC-IIM: a new first directory is appended, nothing moves.

TIFF 6.0, section 2; XMP Specification Part 3 (2020), 1.1.8.
"""

import hashlib
import struct
from typing import BinaryIO

from photolib.metadata import exif_texts, iim_block, irb
from photolib.metadata.blocks import Blocks
from photolib.metadata.containers.tiff import C2PA, IPTC, PHOTOSHOP, XMP
from photolib.metadata.fields import ExportFields
from photolib.metadata.ifd import BYTE, UNDEFINED, Entry, packed_entry, read_tiff
from photolib.metadata.irb import Resource
from photolib.metadata.window import Window
from photolib.metadata.xmp_packet import Packet

_CHUNK = 1024 * 1024
_OFFSET_LIMIT = 2**32


def write(
    window: Window,
    target: BinaryIO,
    packet: Packet,
    fields: ExportFields,
    blocks: Blocks,
) -> None:
    """Copy the TIFF in `window` to `target` with `packet` and an IIM block of `fields`.

    :raises ValueError: if it is a BigTIFF, too large or without a whole directory.
    """
    head = window.at(0, 8).ljust(8, b"\0")
    order = "<" if head[:1] == b"I" else ">"
    (first,) = struct.unpack(order + "I", head[4:])
    rows, following = _rows(window, order, first)
    if head[2:4] not in (b"*\0", b"\0*") or not rows:
        raise ValueError(
            "only a classic TIFF with a whole first directory can be written"
        )
    values = _values(window, packet, fields, blocks)
    at = window.size + window.size % 2
    size = sum(len(value.data) for value in values.values())
    if at + size + 12 * len(rows) + 64 > _OFFSET_LIMIT:
        raise ValueError("the TIFF would grow beyond 4 GB")
    rows.pop(C2PA, None)
    tail = bytearray(window.size % 2)
    for tag, value in values.items():
        rows[tag] = packed_entry(order, tag, value, at)
        tail += value.data + b"\0" * (len(value.data) % 2)
        at += len(value.data) + len(value.data) % 2
    tail += struct.pack(order + "H", len(rows))
    tail += b"".join(rows[tag] for tag in sorted(rows)) + following
    target.write(head[:4] + struct.pack(order + "I", at))
    _copy(window, 8, target)
    target.write(tail)


def _rows(window: Window, order: str, at: int) -> tuple[dict[int, bytes], bytes]:
    """Return the entries of the first directory by tag, and the pointer after them."""
    (count,) = struct.unpack(order + "H", window.at(at, 2).rjust(2, b"\0"))
    table = window.at(at + 2, 12 * count + 4)
    if len(table) < 12 * count + 4:
        return {}, b""
    rows = [table[i : i + 12] for i in range(0, 12 * count, 12)]
    by_tag = {struct.unpack(order + "H", row[:2])[0]: row for row in rows}
    return by_tag, table[12 * count :]


def _values(
    window: Window, packet: Packet, fields: ExportFields, blocks: Blocks
) -> dict[int, Entry]:
    """Return what to write by tag, the IPTC digest among Photoshop's resources."""
    block = iim_block.merged(next(iter(blocks.iim), b""), fields)
    digest = hashlib.md5(block, usedforsecurity=False).digest()
    tiff = read_tiff(window)
    photoshop = tiff.main.get(PHOTOSHOP) if tiff else None
    resources = irb.parse(photoshop.data)[0] if photoshop else []
    kept = [r for r in resources if r.id not in (irb.IPTC, irb.DIGEST)]
    texts = exif_texts.replacements(window, tiff, fields) if tiff else {}
    return texts | {
        XMP: Entry(BYTE, packet.serialised()),
        IPTC: Entry(UNDEFINED, block),
        PHOTOSHOP: Entry(BYTE, irb.build([Resource(irb.DIGEST, digest), *kept])),
    }


def _copy(window: Window, at: int, target: BinaryIO) -> None:
    while chunk := window.at(at, _CHUNK):
        target.write(chunk)
        at += len(chunk)
