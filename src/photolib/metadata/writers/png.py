"""PNG with new XMP: every other chunk is copied.

XMP Specification Part 3 (2020), 1.1.5: an uncompressed iTXt before the picture.
"""

import struct
import zlib
from typing import BinaryIO

from photolib.metadata.containers import png
from photolib.metadata.window import Window
from photolib.metadata.xmp_packet import Packet

_CHUNK = 1024 * 1024
_XMP_KEYWORDS = {png.XMP_KEYWORD.encode(), b"Raw profile type xmp"}
_HEADER_END = len(png.SIGNATURE) + 12 + 13


def write(window: Window, target: BinaryIO, packet: Packet) -> None:
    """Copy the PNG in `window` to `target` with `packet` after its header.

    :raises ValueError: if it does not start with a header.
    """
    if window.at(len(png.SIGNATURE), 8) != b"\0\0\0\x0dIHDR":
        raise ValueError("the PNG does not start with a header")
    target.write(window.at(0, _HEADER_END))
    target.write(_text_chunk(packet.serialised()))
    at = _HEADER_END
    while len(header := window.at(at, 8)) == 8:
        end = at + 12 + int.from_bytes(header[:4], "big")
        if not _is_xmp(header[4:], window.at(at + 8, 80)):
            _copy(window, at, end, target)
        at = end
    _copy(window, at, window.size, target)


def _text_chunk(packet: bytes) -> bytes:
    body = b"iTXt" + png.XMP_KEYWORD.encode() + b"\0" * 5 + packet
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _is_xmp(name: bytes, head: bytes) -> bool:
    keyword = head.partition(b"\0")[0]
    return name in (b"iTXt", b"tEXt", b"zTXt") and keyword in _XMP_KEYWORDS


def _copy(window: Window, at: int, end: int, target: BinaryIO) -> None:
    while at < end and (chunk := window.at(at, min(_CHUNK, end - at))):
        target.write(chunk)
        at += len(chunk)
