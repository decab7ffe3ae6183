"""JPEG XL: its boxes, and the size from the head of its codestream.

ISO/IEC 18181-1 (SizeHeader) and 18181-2 (container).
"""

from photolib.metadata.blocks import Blocks
from photolib.metadata.containers.isobmff import boxes
from photolib.metadata.window import Window

_RATIOS = [(1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1)]
_BITS = (9, 13, 18, 30)


def walk(window: Window, blocks: Blocks) -> None:
    """Put the metadata blocks of a JPEG XL container into `blocks`."""
    for name, content in boxes(window, blocks):
        if name == b"Exif":
            offset = int.from_bytes(content.at(0, 4), "big")
            blocks.add_exif(content.part(4 + offset))
        elif name == b"xml ":
            blocks.add_xmp(content.at(0))
        elif name == b"brob":
            blocks.warn("metadata compressed with Brotli was left out")
        elif name in (b"jxlc", b"jxlp"):
            walk_codestream(content.part(4 if name == b"jxlp" else 0), blocks)


def walk_codestream(window: Window, blocks: Blocks) -> None:
    """Put the size of a bare codestream into `blocks`."""
    head = window.at(0, 16)
    if head.startswith(b"\xff\x0a") and len(head) >= 8:
        blocks.size(*_size(int.from_bytes(head[2:], "little")))


def _size(bits: int) -> tuple[int, int]:
    def take(count: int) -> int:
        nonlocal bits
        value = bits & ((1 << count) - 1)
        bits >>= count
        return value

    small = take(1)

    def length() -> int:
        return 8 * (1 + take(5)) if small else 1 + take(_BITS[take(2)])

    height = length()
    ratio = take(3)
    if not ratio:
        return length(), height
    across, down = _RATIOS[ratio - 1]
    return height * across // down, height
