"""PSD and PSB: everything is in the image resources.

Adobe Photoshop File Formats Specification, "File Header Section" and after.
"""

from photolib.metadata import irb
from photolib.metadata.blocks import Blocks
from photolib.metadata.window import Window

_COLOUR_MODE_AT = 26


def walk(window: Window, blocks: Blocks) -> None:
    """Put the metadata blocks of a Photoshop document into `blocks`."""
    header = window.at(0, _COLOUR_MODE_AT + 4)
    blocks.size(_big(header[18:22]), _big(header[14:18]))
    resources_at = _COLOUR_MODE_AT + 4 + _big(header[_COLOUR_MODE_AT:])
    length = _big(window.at(resources_at, 4))
    data = window.at(resources_at + 4, length)
    if len(data) < length:
        blocks.warn("the Photoshop document breaks off inside its image resources")
    irb.collect(data, blocks)


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")
