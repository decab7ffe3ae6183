"""A file's format by its first bytes, never by its name."""

from collections.abc import Callable

from photolib.metadata.blocks import Blocks
from photolib.metadata.containers import (
    gif,
    isobmff,
    jpeg,
    jxl,
    png,
    psd,
    raf,
    tiff,
    webp,
)
from photolib.metadata.window import BLOCK_LIMIT, Window
from photolib.metadata.xmp import find_packet

Walker = Callable[[Window, Blocks], None]


def _nothing(window: Window, blocks: Blocks) -> None:
    blocks.warn(f"photolib reads no metadata of {blocks.format} files")


def _bitmap(window: Window, blocks: Blocks) -> None:
    """Note the size: a Windows bitmap has no metadata (BITMAPINFOHEADER)."""
    header = window.at(14, 12)
    width, height = (int.from_bytes(header[i : i + 4], "little") for i in (4, 8))
    blocks.size(width, min(height, 2**32 - height))  # negative when stored top down


def _xmp_file(window: Window, blocks: Blocks) -> None:
    blocks.add_xmp(window.at(0, BLOCK_LIMIT))


_SIGNATURES: list[tuple[int, bytes, str, str, Walker]] = [
    (0, b"\xff\xd8", "JPEG", "image/jpeg", jpeg.walk),
    (0, png.SIGNATURE, "PNG", "image/png", png.walk),
    (8, b"WEBP", "WEBP", "image/webp", webp.walk),
    (6, b"HEAPCCDR", "CRW", "image/x-canon-crw", _nothing),
    (0, b"II*\0", "TIFF", "image/tiff", tiff.walk),
    (0, b"MM\0*", "TIFF", "image/tiff", tiff.walk),
    (0, b"II+\0", "TIFF", "image/tiff", tiff.walk),
    (0, b"MM\0+", "TIFF", "image/tiff", tiff.walk),
    (0, b"IIRO", "ORF", "image/x-olympus-orf", tiff.walk),
    (0, b"IIRS", "ORF", "image/x-olympus-orf", tiff.walk),
    (0, b"MMOR", "ORF", "image/x-olympus-orf", tiff.walk),
    (0, b"IIU\0", "RW2", "image/x-panasonic-rw2", tiff.walk),
    (0, b"GIF8", "GIF", "image/gif", gif.walk),
    (0, b"BM", "BMP", "image/bmp", _bitmap),
    (0, b"8BPS", "PSD", "image/vnd.adobe.photoshop", psd.walk),
    (0, b"FUJIFILMCCD-RAW", "RAF", "image/x-fuji-raf", raf.walk),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "JXL", "image/jxl", jxl.walk),
    (0, b"\xff\x0a", "JXL", "image/jxl", jxl.walk_codestream),
]


def identify(window: Window) -> tuple[Blocks, Walker] | None:
    """Return empty blocks of the right format and their walker; None if no picture."""
    head = window.at(0, 64)
    for offset, signature, name, media_type, walker in _SIGNATURES:
        if head[offset:].startswith(signature):
            return Blocks(name, media_type), walker
    if head[4:8] == b"ftyp":
        brand = isobmff.format_of(window)
        return (Blocks(*brand), isobmff.walk) if brand else None
    if is_packet(window.at(0, 4096)):
        return Blocks("XMP", "application/rdf+xml"), _xmp_file
    return None


def is_packet(data: bytes) -> bool:
    """Tell a bare packet from other XML: RDF or an XMP wrapper must open it."""
    head = data[:4096]
    packet = find_packet(head)
    if packet is None or head.index(packet) > 4:
        return False
    squeezed = packet.replace(b"\0", b"")
    return any(mark in squeezed for mark in (b"<?xpacket", b"x:x", b"<rdf:RDF"))
