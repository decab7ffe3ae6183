"""GIF: the XMP application extension.

GIF89a, sections 18 to 26; XMP Specification Part 3 (2020), 1.1.2.
"""

from photolib.metadata.blocks import Blocks
from photolib.metadata.window import BLOCK_LIMIT, Window
from photolib.metadata.xmp import find_packet

_APPLICATION = b"XMP DataXMP"


def walk(window: Window, blocks: Blocks) -> None:
    """Put size and XMP of a GIF into `blocks`."""
    head = window.at(6, 4)
    blocks.size(int.from_bytes(head[:2], "little"), int.from_bytes(head[2:4], "little"))
    # The packet lies bare among the sub-blocks, so that scanning finds it.
    data = window.at(0, BLOCK_LIMIT)
    start = data.find(_APPLICATION)
    if start < 0:
        return
    start += len(_APPLICATION)
    end = data.find(b"\1\xff\xfe", start)  # the "magic trailer" counts down from here
    packet = find_packet(data[start : end if end > 0 else None])
    if packet is not None:
        blocks.add_xmp(packet)
