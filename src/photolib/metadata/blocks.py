"""What a container walker finds: the metadata blocks of one file, not yet decoded."""

from dataclasses import dataclass, field
from typing import Literal

from photolib.metadata.window import BLOCK_LIMIT, Window

ExifRole = Literal["main", "exif", "gps"]
"""Which directory a TIFF block starts with (CR3 keeps each in its own block)."""

_MOST_BLOCKS = 64


@dataclass(slots=True)
class Blocks:
    """The blocks of one file in file order.

    `width` and `height` are stored pixels. `texts` are PNG text chunks by keyword.
    `digest` is the MD5 that image resource 0x0425 holds of the IIM block. `signed`
    files carry C2PA content credentials.
    """

    format: str
    media_type: str
    width: int | None = None
    height: int | None = None
    exif: list[tuple[ExifRole, Window]] = field(default_factory=list)
    iim: list[bytes] = field(default_factory=list)
    digest: bytes | None = None
    xmp: list[bytes] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    signed: bool = False
    warnings: list[str] = field(default_factory=list)

    def warn(self, sentence: str) -> None:
        """Note a damaged part, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def size(self, width: int, height: int) -> None:
        """Note the stored size unless it is known or impossible."""
        if self.width is None and width > 0 and height > 0:
            self.width, self.height = width, height

    def add_exif(self, window: Window, role: ExifRole = "main") -> None:
        """Keep a TIFF block."""
        if window.size and len(self.exif) < _MOST_BLOCKS:
            self.exif.append((role, window))

    def add_iim(self, block: bytes) -> None:
        """Keep an IIM block; a copy of one that is here already adds nothing."""
        if block.strip(b"\0") and block not in self.iim:
            self._add(self.iim, block, "IPTC-IIM")

    def add_xmp(self, packet: bytes) -> None:
        """Keep an XMP packet."""
        if packet not in self.xmp:
            self._add(self.xmp, packet, "XMP")

    def _add(self, blocks: list[bytes], block: bytes, name: str) -> None:
        if (
            sum(map(len, blocks)) + len(block) > BLOCK_LIMIT
            or len(blocks) >= _MOST_BLOCKS
        ):
            self.warn(f"there is more {name} than is read of one file")
        else:
            blocks.append(block)
