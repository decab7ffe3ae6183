"""RAF: Fujifilm's raw, whose metadata are those of the JPEG in it.

https://libopenraw.freedesktop.org/formats/raf/
"""

import struct

from photolib.metadata.blocks import Blocks
from photolib.metadata.containers import jpeg
from photolib.metadata.window import Window

_CROPPED_SIZE, _FULL_SIZE = 0x0111, 0x0100
_MOST_RECORDS = 256


def walk(window: Window, blocks: Blocks) -> None:
    """Put the metadata blocks of a RAF into `blocks`."""
    header = window.at(84, 16)
    if len(header) < 16:
        blocks.warn("the RAF breaks off inside its header")
        return
    jpeg_at, jpeg_size, records_at, records_size = struct.unpack(">4I", header)
    _size(window.part(records_at, records_size).at(0), blocks)
    jpeg.walk(window.part(jpeg_at, jpeg_size), blocks)


def _size(records: bytes, blocks: Blocks) -> None:
    sizes = {}
    at = 4
    for _ in range(_MOST_RECORDS):
        if at + 8 > len(records):
            break
        tag, size, height, width = struct.unpack_from(">4H", records, at)
        if size == 4:
            sizes[tag] = width, height
        at += 4 + size
    for tag in (_CROPPED_SIZE, _FULL_SIZE):
        if tag in sizes:
            blocks.size(*sizes[tag])
