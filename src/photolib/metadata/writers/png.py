"""PNG with new XMP: other chunks are copied, but for texts that contradict it.

XMP Specification Part 3 (2020), 1.1.5: an uncompressed iTXt before the picture.
"""

import struct
import zlib
from typing import BinaryIO

from photolib.metadata import exif_texts
from photolib.metadata.blocks import Blocks
from photolib.metadata.claims import PNG_TEXTS
from photolib.metadata.containers import png
from photolib.metadata.fields import ExportFields
from photolib.metadata.text import same
from photolib.metadata.window import Window
from photolib.metadata.xmp_packet import Packet

_COPIED = 1024 * 1024
_XMP_KEYWORDS = {png.XMP_KEYWORD.encode(), b"Raw profile type xmp"}
_HEADER_END = len(png.SIGNATURE) + 12 + 13


def write(
    window: Window,
    target: BinaryIO,
    packet: Packet,
    fields: ExportFields,
    blocks: Blocks,
) -> None:
    """Copy the PNG in `window` to `target` with `packet` after its header.

    :raises ValueError: if it does not start with a header.
    """
    if window.at(len(png.SIGNATURE), 8) != b"\0\0\0\x0dIHDR":
        raise ValueError("the PNG does not start with a header")
    target.write(window.at(0, _HEADER_END))
    text = png.XMP_KEYWORD.encode() + b"\0" * 5 + packet.serialised()
    target.write(_chunk(b"iTXt", text))
    replaced = _XMP_KEYWORDS | _stale_keywords(blocks.texts, fields)
    at = _HEADER_END
    while len(header := window.at(at, 8)) == 8:
        end = at + 12 + int.from_bytes(header[:4], "big")
        if header[4:] == b"eXIf":
            block = window.at(at + 8, end - at - 12)
            target.write(_chunk(b"eXIf", exif_texts.rewritten(block, fields)))
        elif header[4:] != png.C2PA and not _is_text(
            header[4:], window.at(at + 8, 80), replaced
        ):
            _copy(window, at, end, target)
        at = end
    _copy(window, at, window.size, target)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def _stale_keywords(texts: dict[str, str], fields: ExportFields) -> set[bytes]:
    """Return the keywords of texts that say something else than what is written."""
    stale = set()
    for field, keyword in PNG_TEXTS:
        value = getattr(fields, field)
        written = value if isinstance(value, str) else "; ".join(value or ())
        if written and not same(texts.get(keyword, written), written):
            stale.add(keyword.encode())
    return stale


def _is_text(name: bytes, head: bytes, keywords: set[bytes]) -> bool:
    keyword = head.partition(b"\0")[0]
    return name in (b"iTXt", b"tEXt", b"zTXt") and keyword in keywords


def _copy(window: Window, at: int, end: int, target: BinaryIO) -> None:
    while at < end and (chunk := window.at(at, min(_COPIED, end - at))):
        target.write(chunk)
        at += len(chunk)
