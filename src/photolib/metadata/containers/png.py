"""PNG: eXIf, XMP in iTXt, text chunks, and the raw profiles ImageMagick puts in them.

W3C PNG (Third Edition), clause 11.3; XMP Specification Part 3 (2020), 1.1.5.
"""

import re
import zlib
from collections.abc import Callable

from photolib.metadata import irb
from photolib.metadata.blocks import Blocks
from photolib.metadata.containers.jpeg import EXIF_HEADER, XMP_HEADER
from photolib.metadata.window import BLOCK_LIMIT, Window
from photolib.metadata.xmp import find_packet

SIGNATURE = b"\x89PNG\r\n\x1a\n"
C2PA = b"caBX"
XMP_KEYWORD = "XML:com.adobe.xmp"
RAW_PROFILE = "Raw profile type "

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


def read_text(name: bytes, chunk: Window, blocks: Blocks) -> tuple[str, bytes, str]:
    """Return keyword, value and charset of a text chunk."""
    head, _, rest = chunk.at(0).partition(b"\0")
    keyword = head.decode("latin-1")
    if name == b"tEXt":
        return keyword, rest, "latin-1"
    if name == b"zTXt":
        return keyword, _inflate(rest[1:], blocks), "latin-1"
    compressed, value = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
    return keyword, _inflate(value, blocks) if compressed else value, "utf-8"


def _text(name: bytes) -> Callable[[Window, Blocks], None]:
    return lambda chunk, blocks: _keep(*read_text(name, chunk, blocks), blocks)


def _content_credentials(chunk: Window, blocks: Blocks) -> None:
    blocks.signed = True


_READERS: dict[bytes, Callable[[Window, Blocks], None]] = {
    b"IHDR": _header,
    b"eXIf": _exif,
    b"tEXt": _text(b"tEXt"),
    b"zTXt": _text(b"zTXt"),
    b"iTXt": _text(b"iTXt"),
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


def _keep(name: str, value: bytes, charset: str, blocks: Blocks) -> None:
    if name == XMP_KEYWORD:
        blocks.add_xmp(value)
    elif name.startswith(RAW_PROFILE):
        _raw_profile(name, value, blocks)
    elif len(value) <= _TEXT_LIMIT:
        blocks.texts.setdefault(name, value.decode(charset, errors="replace"))


def raw_profile(value: bytes) -> bytes:
    """Return a profile from what ImageMagick writes: name, length, lines of hex digits.

    b"" where it is none.
    """
    match = _PROFILE.match(value)
    if not match:
        return b""
    digits = re.sub(rb"\s", b"", match[2])
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))


def xmp_profile(keyword: str, data: bytes) -> bytes | None:
    """Return the packet in a profile, None where it is no XMP."""
    named = keyword == RAW_PROFILE + "xmp"
    return data if named else find_packet(data.removeprefix(XMP_HEADER))


def _raw_profile(name: str, value: bytes, blocks: Blocks) -> None:
    """Keep a profile by what it is: "APP1" may be EXIF or XMP, "iptc" bare or not."""
    data = raw_profile(value)
    if data.startswith(EXIF_HEADER):
        blocks.add_exif(Window.over(data[len(EXIF_HEADER) :]))
    elif data.startswith(irb.SIGNATURES):
        irb.collect(data, blocks)
    elif data.startswith(b"\x1c"):
        blocks.add_iim(data)
    elif packet := xmp_profile(name, data):
        blocks.add_xmp(packet)
    elif not data:
        blocks.warn(f"the PNG's {name.lower()} is damaged")
