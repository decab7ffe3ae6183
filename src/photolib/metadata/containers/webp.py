"""WebP: the RIFF chunks EXIF and XMP, and the size from whichever header is there.

RFC 9649 (WebP Image Format), sections 2.3 to 2.7.
"""

from photolib.metadata.blocks import Blocks
from photolib.metadata.window import Window

C2PA = b"C2PA"

_MOST_CHUNKS = 10_000


def walk(window: Window, blocks: Blocks) -> None:
    """Put the metadata blocks of a WebP into `blocks`."""
    at = 12
    for _ in range(_MOST_CHUNKS):
        if at >= window.size:
            return
        header = window.at(at, 8)
        length = int.from_bytes(header[4:8], "little")
        if at + 8 + length > window.size:
            blocks.warn("the WebP breaks off inside a chunk")
        _chunk(header[:4], window.part(at + 8, length), blocks)
        at += 8 + length + length % 2
    blocks.warn("the WebP has more chunks than are read")


def _chunk(name: bytes, chunk: Window, blocks: Blocks) -> None:
    if name in (b"VP8X", b"VP8 ", b"VP8L"):
        size = picture_size(name, chunk.at(0, 10))
        if size:
            blocks.size(*size)
    elif name == b"EXIF":
        blocks.add_exif(chunk.part(exif_start(chunk.at(0, 6))))
    elif name in (b"XMP ", b"XMP\0"):
        blocks.add_xmp(chunk.at(0))
    elif name == C2PA:
        blocks.signed = True


def exif_start(chunk: bytes) -> int:
    """Return where TIFF starts: libwebp writes it bare, many keep the JPEG header."""
    return 6 if chunk.startswith(b"Exif\0") else 0


def picture_size(name: bytes, data: bytes) -> tuple[int, int] | None:
    """Return width and height from a header chunk, or None where it is cut."""
    if len(data) < (5 if name == b"VP8L" else 10):
        return None
    if name == b"VP8X":
        return _little(data[4:7]) + 1, _little(data[7:10]) + 1
    if name == b"VP8L":
        bits = _little(data[1:5])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _little(data[6:8]) & 0x3FFF, _little(data[8:10]) & 0x3FFF


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
