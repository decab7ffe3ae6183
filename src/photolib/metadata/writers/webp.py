"""WebP with new XMP: other chunks are copied, a simple file becomes an extended one.

RFC 9649 (WebP Image Format), 2.7.
"""

import struct
from typing import BinaryIO

from photolib.metadata import exif_texts
from photolib.metadata.change import Change
from photolib.metadata.containers import webp
from photolib.metadata.window import Window
from photolib.metadata.xmp_packet import Packet

_CHUNK = 1024 * 1024
_REPLACED = {b"VP8X", b"XMP ", b"XMP\0", b"EXIF", webp.C2PA}
_XMP_FLAG, _ALPHA_FLAG = 0x04, 0x10


def write(window: Window, target: BinaryIO, packet: Packet, change: Change) -> None:
    """Copy the WebP in `window` to `target` with `packet` as its last chunk.

    :raises ValueError: if it does not start with a picture or is cut.
    """
    chunks = _chunks(window)
    header = _extended_header(window, *chunks[0]) if chunks else None
    if header is None:
        raise ValueError("the WebP does not start with a picture")
    last = {b"XMP ": packet.serialised()}
    kept = []
    for name, at, size in chunks:
        if name == b"EXIF" and name not in last:
            last = {name: _exif(window.at(at, size), change)} | last
        elif name not in _REPLACED:
            kept.append((name, at, size))
    sizes = [10, *(size for _, _, size in kept), *map(len, last.values())]
    length = 4 + sum(8 + size + size % 2 for size in sizes)
    target.write(b"RIFF" + struct.pack("<I", length) + b"WEBP" + header)
    for name, at, size in kept:
        target.write(name + struct.pack("<I", size))
        _copy(window, at, size, target)
        target.write(b"\0" * (size % 2))
    for name, data in last.items():
        target.write(name + struct.pack("<I", len(data)) + data)
        target.write(b"\0" * (len(data) % 2))


def _chunks(window: Window) -> list[tuple[bytes, int, int]]:
    """Return name, start and size of every chunk."""
    chunks = []
    at = 12
    while len(header := window.at(at, 8)) == 8:
        size = int.from_bytes(header[4:], "little")
        if at + 8 + size > window.size:
            raise ValueError("the WebP breaks off inside a chunk")
        chunks.append((header[:4], at + 8, size))
        at += 8 + size + size % 2
    return chunks


def _exif(chunk: bytes, change: Change) -> bytes:
    start = webp.exif_start(chunk)
    return chunk[:start] + exif_texts.rewritten(chunk[start:], change)


def _extended_header(window: Window, name: bytes, at: int, size: int) -> bytes | None:
    """Return a VP8X chunk that announces XMP beside what the file has already."""
    data = window.at(at, min(size, 10))
    picture_size = webp.picture_size(name, data)
    if (
        picture_size is None
        or 0 in picture_size
        or name not in (b"VP8X", b"VP8 ", b"VP8L")
    ):
        return None
    flags = _XMP_FLAG
    if name == b"VP8X":
        flags |= data[0]
    elif name == b"VP8L" and data[4] & 0x10:  # its own alpha_is_used bit
        flags |= _ALPHA_FLAG
    sides = b"".join((side - 1).to_bytes(3, "little") for side in picture_size)
    return b"VP8X" + struct.pack("<I", 10) + bytes([flags, 0, 0, 0]) + sides


def _copy(window: Window, at: int, size: int, target: BinaryIO) -> None:
    end = at + size
    while at < end:
        chunk = window.at(at, min(_CHUNK, end - at))
        target.write(chunk)
        at += len(chunk)
