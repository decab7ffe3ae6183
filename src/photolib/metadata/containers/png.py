"""PNG: eXIf, XMP in iTXt, text chunks, and the raw profiles ImageMagick puts in them.

W3C PNG (Third Edition), clause 11.3; XMP Specification Part 3 (2020), 1.1.5.
"""

import re
import zlib
from collections.abc import Callable

from photolib.metadata import irb
from photolib.metadata.blocks import Blocks
from photolib.metadata.window import BLOCK_LIMIT, Window

SIGNATURE = b"\x89PNG\r\n\x1a\n"
C2PA = b"caBX"
XMP_KEYWORD = "XML:com.adobe.xmp"

_MOST_CHUNKS = 100_000
_TEXT_LIMIT = 1024 * 1024
_PROFILE = re.compile(rb"\s*\w*\s*(\d{1,9})\s+([0-9a-fA-F\s]*)")


def walk(window: Window, blocks: Blocks) -> None:
    """Put the metadata blocks of a PNG into `blocks`."""
    at = len(SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        header = window.at(at, 8)
        if len(header) < 8:
            blocks.warn("the PNG breaks off before its end")
            return
        length, name = int.from_bytes(header[:4], "big"), header[4:]
        if at + 12 + length > window.size:
            blocks.warn("the PNG breaks off inside a chunk")
        reader = _READERS.get(name)
        if reader:
            reader(window.part(at + 8, length), blocks)
        if name == b"IEND":
            return
        at += 12 + length
    blocks.warn("the PNG has more chunks than are read")


def _header(chunk: Window, blocks: Blocks) -> None:
    data = chunk.at(0, 8)
    blocks.size(int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big"))


def _exif(chunk: Window, blocks: Blocks) -> None:
    blocks.add_exif(chunk)


def _text(chunk: Window, blocks: Blocks) -> None:
    keyword, _, value = chunk.at(0).partition(b"\0")
    _keep(keyword, value, "latin-1", blocks)


def _compressed_text(chunk: Window, blocks: Blocks) -> None:
    keyword, _, rest = chunk.at(0).partition(b"\0")
    _keep(keyword, _inflate(rest[1:], blocks), "latin-1", blocks)


def _international_text(chunk: Window, blocks: Blocks) -> None:
    keyword, _, rest = chunk.at(0).partition(b"\0")
    compressed, value = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
    _keep(keyword, _inflate(value, blocks) if compressed else value, "utf-8", blocks)


def _content_credentials(chunk: Window, blocks: Blocks) -> None:
    blocks.signed = True


_READERS: dict[bytes, Callable[[Window, Blocks], None]] = {
    b"IHDR": _header,
    b"eXIf": _exif,
    b"tEXt": _text,
    b"zTXt": _compressed_text,
    b"iTXt": _international_text,
    C2PA: _content_credentials,
}


def _inflate(data: bytes, blocks: Blocks) -> bytes:
    """Return `data` inflated, at most BLOCK_LIMIT of it; nothing of a bomb."""
    inflater = zlib.decompressobj()
    try:
        value = inflater.decompress(data, BLOCK_LIMIT)
    except zlib.error:
        blocks.warn("a compressed PNG text is damaged")
        return b""
    if inflater.unconsumed_tail:
        blocks.warn("a compressed PNG text is too large and was left out")
        return b""
    return value


def _keep(keyword: bytes, value: bytes, charset: str, blocks: Blocks) -> None:
    name = keyword.decode("latin-1")
    if name == XMP_KEYWORD:
        blocks.add_xmp(value)
    elif name.startswith("Raw profile type "):
        _raw_profile(name.removeprefix("Raw profile type "), value, blocks)
    elif len(value) <= _TEXT_LIMIT:
        blocks.texts.setdefault(name, value.decode(charset, errors="replace"))


def _raw_profile(kind: str, value: bytes, blocks: Blocks) -> None:
    """Read a profile as ImageMagick writes it: name, length, lines of hex digits."""
    match = _PROFILE.match(value)
    if not match:
        blocks.warn(f"the PNG's raw {kind} profile is damaged")
        return
    digits = re.sub(rb"\s", b"", match[2])
    data = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    if kind in ("exif", "APP1") and data.startswith(b"Exif\0\0"):
        blocks.add_exif(Window.over(data[6:]))
    elif kind == "iptc":
        irb.collect(data, blocks) if data.startswith(b"8BIM") else blocks.add_iim(data)
    elif kind == "xmp":
        blocks.add_xmp(data)
