"""PNG with new XMP: other chunks are copied, but for texts that contradict it.

XMP Specification Part 3 (2020), 1.1.5: an uncompressed iTXt before the picture.
"""

import struct
import zlib
from typing import BinaryIO

from photolib.metadata import exif_texts, iim_block, irb, irb_block
from photolib.metadata.blocks import Blocks
from photolib.metadata.change import Change
from photolib.metadata.claims import PNG_TEXTS
from photolib.metadata.containers import png
from photolib.metadata.containers.jpeg import EXIF_HEADER
from photolib.metadata.text import same
from photolib.metadata.window import Window
from photolib.metadata.xmp_packet import Packet

_COPIED = 1024 * 1024
_TEXTS = (b"iTXt", b"tEXt", b"zTXt")
_HEADER_END = len(png.SIGNATURE) + 12 + 13
_DIGITS = 72


def write(window: Window, target: BinaryIO, packet: Packet, change: Change) -> None:
    """Copy the PNG in `window` to `target` with `packet` after its header.

    :raises ValueError: if it does not start with a header.
    """
    if window.at(len(png.SIGNATURE), 8) != b"\0\0\0\x0dIHDR":
        raise ValueError("the PNG does not start with a header")
    target.write(window.at(0, _HEADER_END))
    text = png.XMP_KEYWORD.encode() + b"\0" * 5 + packet.serialised()
    target.write(_chunk(b"iTXt", text))
    at = _HEADER_END
    while len(header := window.at(at, 8)) == 8:
        name, end = header[4:], at + 12 + int.from_bytes(header[:4], "big")
        content = window.part(at + 8, end - at - 12)
        if name == b"eXIf":
            block = exif_texts.rewritten(content.at(0), change)
            target.write(_chunk(b"eXIf", block))
        elif name in _TEXTS:
            target.write(_text(window.at(at, end - at), name, content, change))
        elif name != png.C2PA:
            _copy(window, at, end, target)
        at = end
    _copy(window, at, window.size, target)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def _text(whole: bytes, name: bytes, content: Window, change: Change) -> bytes:
    """Return a text chunk as it is, or with a new profile; b"" where it has to go."""
    keyword, value, charset = png.read_text(name, content, Blocks("PNG", "image/png"))
    if keyword == png.XMP_KEYWORD:
        return b""
    if keyword.startswith(png.RAW_PROFILE):
        profile = png.raw_profile(value)
        new = _profile(keyword, profile, change)
        return whole if new == profile else _raw(keyword, new) if new else b""
    text = value.decode(charset, "replace")
    return b"" if _contradicts(keyword, text, change) else whole


def _contradicts(keyword: str, text: str, change: Change) -> bool:
    """Tell whether a text says something else than what is written."""
    if change.is_stale(text):
        return True
    for field, known in PNG_TEXTS:
        value = getattr(change.fields, field)
        written = value if isinstance(value, str) else "; ".join(value or ())
        gone = field in change.fields.cleared
        if known == keyword and (gone or (written and not same(text, written))):
            return True
    return False


def _profile(keyword: str, data: bytes, change: Change) -> bytes:
    """Return a raw profile that says what is written; XMP is in the one packet."""
    if data.startswith(EXIF_HEADER):
        start = len(EXIF_HEADER)
        return data[:start] + exif_texts.rewritten(data[start:], change)
    if data.startswith(irb.SIGNATURES):
        return irb_block.merged(data, change)
    if data.startswith(b"\x1c"):
        return iim_block.merged([data], change)
    return b"" if png.xmp_profile(keyword, data) else data


def _raw(keyword: str, data: bytes) -> bytes:
    """Return a profile as ImageMagick writes it: name, length, lines of hex digits."""
    digits = data.hex()
    lines = [digits[i : i + _DIGITS] for i in range(0, len(digits), _DIGITS)]
    kind = keyword.removeprefix(png.RAW_PROFILE)
    text = "\n".join(["", kind, f"{len(data):8}", *lines, ""])
    packed = zlib.compress(text.encode("latin-1"))
    return _chunk(b"zTXt", keyword.encode("latin-1") + b"\0\0" + packed)


def _copy(window: Window, at: int, end: int, target: BinaryIO) -> None:
    while at < end and (chunk := window.at(at, min(_COPIED, end - at))):
        target.write(chunk)
        at += len(chunk)
