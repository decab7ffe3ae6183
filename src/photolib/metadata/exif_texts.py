"""EXIF texts that would contradict what is written, replaced where they are.

Programs that read EXIF first would print a stale Artist. Only texts and the rating
that are there already change, in every directory, and long values go to the end of the
block: nothing else moves, since makers' notes hold offsets that nobody else knows.
Exif 3.0, 4.6.4; MWG Guidelines 2.0, 5.
"""

import struct
from collections.abc import Iterator

from photolib.metadata import exif, exif_moment
from photolib.metadata.change import Change
from photolib.metadata.fields import ExportFields
from photolib.metadata.ifd import (
    ASCII,
    BYTE,
    SHORT,
    UNDEFINED,
    Directory,
    Entry,
    Tiff,
    packed_entry,
    read_tiff,
)
from photolib.metadata.text import clean, same
from photolib.metadata.window import Window

_ASCII_TAGS = (
    exif.DESCRIPTION,
    exif.ARTIST,
    exif.COPYRIGHT,
    exif.IMAGE_TITLE,
    exif.PHOTOGRAPHER,
    exif.DOCUMENT_NAME,
    exif.PAGE_NAME,
)
_TAGS = {
    "creators": (exif.ARTIST, exif.PHOTOGRAPHER, exif.XP_AUTHOR),
    "copyright": (exif.COPYRIGHT,),
    "caption": (exif.DESCRIPTION, exif.USER_COMMENT, exif.XP_COMMENT),
    "title": (exif.IMAGE_TITLE, exif.XP_TITLE),
    "keywords": (exif.XP_KEYWORDS,),
}
_LOOSE_TAGS = (exif.XP_SUBJECT, exif.DOCUMENT_NAME, exif.PAGE_NAME)
"""Tags of no field of ours, which only go when they say what is no longer so."""


def replacements(tiff: Tiff, change: Change) -> Iterator[tuple[int, Entry]]:
    """Yield tag and new entry of each text to be replaced, in every directory.

    `at` of the entry is where its row is.
    """
    for directory in (*tiff.pages, tiff.exif):
        new = _stale(directory, tiff.order, change)
        new |= _rating(directory, tiff.order, change.fields)
        for tag, entry in new.items():
            yield tag, entry._replace(at=directory[tag].at)


def rewritten(block: bytes, change: Change, limit: int = 2**32) -> bytes:
    """Return the TIFF block with its stale texts replaced; one that is none, as it is.

    Where a new value would make the block longer than `limit`, the text is emptied.
    """
    tiff = read_tiff(Window.over(block))
    if not tiff or block[2:4] not in (b"*\0", b"\0*"):
        return block
    out = bytearray(block)
    for at, patch in exif_moment.patches(Window.over(block), change.fields).items():
        out[at : at + len(patch)] = patch
    for tag, entry in replacements(tiff, change):
        out += b"\0" * (len(out) % 2)
        row = slice(entry.at, entry.at + 12)
        if len(out) + len(entry.data) > limit:
            entry = _entry(tag, "", tiff.order)
        out[row] = packed_entry(tiff.order, tag, entry, len(out))
        out += entry.data if len(entry.data) > 4 else b""
    return bytes(out)


def _stale(directory: Directory, order: str, change: Change) -> dict[int, Entry]:
    """Return the new entries of one directory.

    The charset of the ASCII tags is decided for all together, so that once one is new,
    all are UTF-8.
    """
    wanted = dict(_wanted(change.fields))
    there = directory.keys() & {*wanted, *_LOOSE_TAGS}
    if not there:
        return {}
    said = exif.texts_of(directory, order, change.fallback)
    stale = {
        tag: wanted[tag]
        for tag in there & wanted.keys()
        if _contradicts(said.get(tag), wanted[tag])
    }
    loose = there.intersection(_LOOSE_TAGS)
    stale |= {tag: "" for tag in loose if change.is_stale(said.get(tag, ""))}
    if not stale:
        return {}
    texts = {tag: said[tag] for tag in _ASCII_TAGS if tag in directory and tag in said}
    entries = {tag: _entry(tag, text, order) for tag, text in (texts | stale).items()}
    return {tag: one for tag, one in entries.items() if one[:2] != directory[tag][:2]}


def _wanted(fields: ExportFields) -> Iterator[tuple[int, str]]:
    """Yield what each tag has to say."""
    for field, tags in _TAGS.items():
        value = getattr(fields, field)
        if value or field in fields.cleared:
            text = value if isinstance(value, str) else _joined(field, value or ())
            yield from ((tag, text) for tag in tags)


def _joined(field: str, values: tuple[str, ...]) -> str:
    """Return a list as one text; "" where Windows' keywords would be divided anew."""
    if field == "keywords":
        return "" if any(";" in value for value in values) else ";".join(values)
    return "; ".join(f'"{value}"' if ";" in value else value for value in values)


def _rating(directory: Directory, order: str, fields: ExportFields) -> dict[int, Entry]:
    """Return the entry of Rating, which knows no rejected pictures: 0 is none."""
    known = fields.rating is not None or "rating" in fields.cleared
    if not known or exif.RATING not in directory:
        return {}
    stars = struct.pack(order + "H", max(0, fields.rating or 0))
    return {exif.RATING: Entry(SHORT, stars)}


def _contradicts(said: str | None, text: str) -> bool:
    """Tell whether a text says something else, or nobody knows what; None is unread."""
    if said is None:
        return True
    shown = clean("\n".join(part for part in said.split("\0") if part.strip()))
    return shown is not None and not same(shown, text)


def _entry(tag: int, text: str, order: str) -> Entry:
    if tag in _ASCII_TAGS:
        return Entry(ASCII, (text.removesuffix("\0") + "\0").encode())
    if tag == exif.USER_COMMENT:
        end = "le" if order == "<" else "be"
        return Entry(UNDEFINED, b"UNICODE\0" + text.encode(f"utf-16-{end}"))
    return Entry(BYTE, (text + "\0").encode("utf-16-le"))
