"""A PNG without its texts: Pillow refuses a sound picture for a text that is a bomb."""

import io
import struct
from typing import BinaryIO

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TEXTS = {b"zTXt", b"iTXt", b"tEXt"}  # PNG, third edition, 11.3.3


def without_texts(file: BinaryIO) -> BinaryIO:
    """Return `file` itself, or a PNG in memory that lacks nothing but its texts.

    The metadata is read elsewhere (photolib.metadata). What breaks off is left as
    it is, for the decoder to say so.
    """
    start = file.read(len(_SIGNATURE))
    file.seek(0)
    if start != _SIGNATURE:
        return file
    kept = io.BytesIO()
    kept.write(file.read(len(_SIGNATURE)))
    while len(head := file.read(8)) == 8:
        length, name = struct.unpack(">I4s", head)
        body = file.read(length + 4)  # with its checksum
        if name not in _TEXTS:
            kept.write(head + body)
    kept.write(head)
    kept.seek(0)
    return kept
