"""TIFF with new XMP and IPTC-IIM: a new first directory is appended, nothing moves.

TIFF 6.0, section 2; XMP Specification Part 3 (2020), 1.1.8.
"""

import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from photolib.metadata import exif_moment, exif_texts, iim_block, irb_block
from photolib.metadata.blocks import Blocks
from photolib.metadata.change import Change
from photolib.metadata.containers.tiff import C2PA, IPTC, PHOTOSHOP, XMP
from photolib.metadata.ifd import (
    BYTE,
    UNDEFINED,
    Directory,
    Entry,
    Tiff,
    packed_entry,
    read_tiff,
)
from photolib.metadata.window import Window
from photolib.metadata.xmp_packet import Packet, merged

_CHUNK = 1024 * 1024
_OFFSET_LIMIT = 2**32


def write(
    window: Window, target: BinaryIO, packet: Packet, change: Change, blocks: Blocks
) -> None:
    """Copy the TIFF in `window` to `target` with `packet` and the IIM of `change`.

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
    values = _values(window, packet, change, blocks)
    at = window.size + window.size % 2
    size = sum(len(value.data) + 1 for _, value in values)
    if at + size + 12 * len(rows) + 64 > _OFFSET_LIMIT:
        raise ValueError("the TIFF would grow beyond 4 GB")
    rows.pop(C2PA, None)
    tail = bytearray(window.size % 2)
    elsewhere = {}
    for tag, value in values:
        row = packed_entry(order, tag, value, at)
        if value.at:
            elsewhere[value.at] = row
        else:
            rows[tag] = row
        tail += value.data + b"\0" * (len(value.data) % 2)
        at += len(value.data) + len(value.data) % 2
    tail += struct.pack(order + "H", len(rows))
    tail += b"".join(rows[tag] for tag in sorted(rows)) + following
    target.write(head[:4] + struct.pack(order + "I", at))
    _copy(window, 8, target)
    target.write(tail)
    for place, row in elsewhere.items():
        target.seek(place)
        target.write(row)
    for place, patch in exif_moment.patches(window, change.fields).items():
        target.seek(place)
        target.write(patch)


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
    window: Window, packet: Packet, change: Change, blocks: Blocks
) -> list[tuple[int, Entry]]:
    """Return tags and values to write; `at` is 0 for those of the first directory."""
    tiff = read_tiff(window) or Tiff("<")
    block = iim_block.merged(blocks.iim, change)
    photoshop = tiff.main[PHOTOSHOP].data if PHOTOSHOP in tiff.main else b""
    own = [entry.at for entry in tiff.main.values()]
    return [
        *(
            (tag, entry._replace(at=0) if entry.at in own else entry)
            for tag, entry in exif_texts.replacements(tiff, change)
        ),
        *(pair for page in tiff.pages[1:] for pair in _page(page, change)),
        (XMP, Entry(BYTE, packet.serialised())),
        (IPTC, Entry(UNDEFINED, block)),
        (PHOTOSHOP, Entry(BYTE, irb_block.beside(photoshop, block, change))),
    ]


def _page(page: Directory, change: Change) -> Iterator[tuple[int, Entry]]:
    """Yield what a further page says of itself already, brought up to date."""
    block = b""
    if XMP in page:
        fields = replace(change.fields, regions=())  # they lie in the first picture
        data = merged([page[XMP].data], fields, (None, None)).serialised()
        yield XMP, Entry(BYTE, data, page[XMP].at)
    if IPTC in page:
        block = iim_block.merged([page[IPTC].data], change)
        yield IPTC, Entry(UNDEFINED, block, page[IPTC].at)
    if PHOTOSHOP in page:
        old = page[PHOTOSHOP].data
        data = (
            irb_block.beside(old, block, change)
            if block
            else irb_block.merged(old, change)
        )
        yield PHOTOSHOP, Entry(BYTE, data, page[PHOTOSHOP].at)


def _copy(window: Window, at: int, target: BinaryIO) -> None:
    while chunk := window.at(at, _CHUNK):
        target.write(chunk)
        at += len(chunk)
