"""EXIF texts that would contradict what is written, replaced where they are.

Programs that read EXIF first would print a stale Artist. Only texts of the first
directory that are there already change, and their values go to the end of the block:
nothing else moves, since makers' notes hold offsets that nobody else knows.
Exif 2.32, 4.6.4; MWG Guidelines 2.0, 5.
"""

import struct

from photolib.metadata import exif
from photolib.metadata.fields import ExportFields
from photolib.metadata.ifd import (
    ASCII,
    BYTE,
    Directory,
    Entry,
    Tiff,
    packed_entry,
    read_tiff,
)
from photolib.metadata.text import clean, same
from photolib.metadata.window import Window

_ASCII_TAGS = (exif.DESCRIPTION, exif.ARTIST, exif.COPYRIGHT)


def replacements(window: Window, tiff: Tiff, fields: ExportFields) -> Directory:
    """Return the entries of the first directory of `tiff` to replace, by tag.

    Their charset is decided for all together, so that once one is new, all are UTF-8.
    """
    said = exif.read([("main", window)]).texts
    stale = {
        tag: text
        for tag, text in _wanted(fields).items()
        if text and tag in tiff.main and _contradicts(said.get(tag), text)
    }
    if not stale:
        return {}
    texts = {tag: said[tag] for tag in _ASCII_TAGS if tag in tiff.main and tag in said}
    entries = {tag: _entry(tag, text) for tag, text in (texts | stale).items()}
    return {tag: one for tag, one in entries.items() if one != tiff.main[tag]}


def rewritten(block: bytes, fields: ExportFields, limit: int = 2**32) -> bytes:
    """Return the TIFF block with its stale texts replaced; one that is none, as it is.

    Where a new value would make the block longer than `limit`, the text is emptied.
    """
    window = Window.over(block)
    tiff = read_tiff(window)
    new = replacements(window, tiff, fields) if tiff else {}
    if not tiff or not new or block[2:4] not in (b"*\0", b"\0*"):
        return block
    out = bytearray(block)
    (first,) = struct.unpack_from(tiff.order + "I", block, 4)
    (count,) = struct.unpack_from(tiff.order + "H", block, first)
    for at in range(first + 2, min(first + 2 + 12 * count, len(block) - 11), 12):
        (tag,) = struct.unpack_from(tiff.order + "H", block, at)
        if tag in new:
            out += b"\0" * (len(out) % 2)
            entry = new[tag]
            if len(out) + len(entry.data) > limit:
                entry = _entry(tag, "")
            out[at : at + 12] = packed_entry(tiff.order, tag, entry, len(out))
            out += entry.data if len(entry.data) > 4 else b""
    return bytes(out)


def _wanted(fields: ExportFields) -> dict[int, str | None]:
    creators = "; ".join(
        f'"{name}"' if ";" in name else name for name in fields.creators
    )
    return {
        exif.ARTIST: creators,
        exif.XP_AUTHOR: creators,
        exif.COPYRIGHT: fields.copyright,
        exif.DESCRIPTION: fields.caption,
        exif.XP_COMMENT: fields.caption,
        exif.XP_TITLE: fields.title,
    }


def _contradicts(said: str | None, text: str) -> bool:
    """Tell whether a text says something else, or nobody knows what; None is unread."""
    if said is None:
        return True
    shown = clean("\n".join(part for part in said.split("\0") if part.strip()))
    return shown is not None and not same(shown, text)


def _entry(tag: int, text: str) -> Entry:
    if tag in _ASCII_TAGS:
        return Entry(ASCII, (text.removesuffix("\0") + "\0").encode())
    return Entry(BYTE, (text + "\0").encode("utf-16-le"))
