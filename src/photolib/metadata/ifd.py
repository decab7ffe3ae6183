"""TIFF directories: raw entries of a TIFF block, loops and false claims survived.

TIFF 6.0, section 2; TIFF/EP (ISO 12234-2); Exif 3.0, 4.6; BigTIFF.
"""

import struct
from collections import deque
from dataclasses import dataclass, field
from typing import NamedTuple

from photolib.metadata.window import Window

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, UTF_8 = 1, 2, 3, 4, 5, 7, 129
TYPE_SIZES = {
    BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, 6: 1, UNDEFINED: 1,
    8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8, UTF_8: 1,
}  # fmt: skip

SUB_IFDS, EXIF_IFD, GPS_IFD = 330, 34665, 34853

_MOST_DIRECTORIES = 64
_MOST_ENTRIES = 2_000
_MOST_VALUES = 64 * 1024 * 1024
# Only XMP, IPTC-IIM, Photoshop's resources and C2PA are read when long: the others
# are pixels, profiles and thumbnails. What makers keep for themselves never is.
_LONG_ONES = {700, 33723, 34377, 52545}
_LONG = 64 * 1024
_MAKER_NOTE = 37500

_ORF_RW2 = {b"IIRO", b"IIRS", b"MMOR", b"IIU\0"}
_PLAIN = {b"II*\0", b"MM\0*"}
_BIG = {b"II+\0", b"MM\0+"}


class Entry(NamedTuple):
    """One value of a directory: its TIFF type and bytes, in the block's byte order.

    `at` is where its row is in the block.
    """

    type: int
    data: bytes
    at: int = 0


Directory = dict[int, Entry]


@dataclass(slots=True)
class Tiff:
    """The directories of one TIFF block.

    `order` is the struct character of its byte order. `pages` are the main
    directory, those chained to it and their SubIFDs.
    """

    order: str
    main: Directory = field(default_factory=dict)
    exif: Directory = field(default_factory=dict)
    gps: Directory = field(default_factory=dict)
    pages: list[Directory] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def numbers(self, directory: Directory, tag: int) -> list[int]:
        """Return the integers of a BYTE, SHORT or LONG entry; [] for anything else."""
        entry = directory.get(tag)
        letter = {BYTE: "B", SHORT: "H", LONG: "I", 13: "I", 16: "Q", 18: "Q"}
        if entry is None or entry.type not in letter:
            return []
        count = len(entry.data) // TYPE_SIZES[entry.type]
        form = f"{self.order}{count}{letter[entry.type]}"
        return list(struct.unpack_from(form, entry.data))


def packed_entry(order: str, tag: int, entry: Entry, value_at: int) -> bytes:
    """Return the row of an entry, its value inside or, where longer, at `value_at`."""
    count = len(entry.data) // TYPE_SIZES[entry.type]
    head = struct.pack(order + "HHI", tag, entry.type, count)
    if len(entry.data) <= 4:
        return head + entry.data.ljust(4, b"\0")
    return head + struct.pack(order + "I", value_at)


def read_tiff(window: Window) -> Tiff | None:
    """Return the directories of a TIFF block, or None if it does not start as one."""
    magic = window.at(0, 4)
    if magic not in _PLAIN | _BIG | _ORF_RW2:
        return None
    tiff = Tiff("<" if magic[:1] == b"I" else ">")
    _Reader(window, tiff, big=magic in _BIG).read()
    return tiff


@dataclass(slots=True)
class _Reader:
    """The walk over one block: visits each directory once and counts what it reads."""

    window: Window
    tiff: Tiff
    big: bool
    seen: set[int] = field(default_factory=set)
    read_bytes: int = 0

    def read(self) -> None:
        tiff = self.tiff
        first = self._offset(self.window.at(8, 8) if self.big else self.window.at(4, 4))
        waiting = deque([first])
        while waiting and len(tiff.pages) < _MOST_DIRECTORIES:
            page, following = self._directory(waiting.popleft())
            if page:
                tiff.pages.append(page)
                waiting += [following, *tiff.numbers(page, SUB_IFDS)]
        if any(waiting):
            tiff.warnings.append("there are more TIFF directories than are read")
        tiff.main = tiff.pages[0] if tiff.pages else {}
        tiff.exif = self._linked(EXIF_IFD)
        tiff.gps = self._linked(GPS_IFD)

    def _linked(self, tag: int) -> Directory:
        for page in self.tiff.pages:
            for offset in self.tiff.numbers(page, tag)[:1]:
                return self._directory(offset)[0]
        return {}

    def _offset(self, data: bytes) -> int:
        return int.from_bytes(data, "little" if self.tiff.order == "<" else "big")

    def _directory(self, offset: int) -> tuple[Directory, int]:
        """Return the directory at `offset` and the offset of the one after it."""
        if not offset or offset in self.seen:
            return {}, 0
        self.seen.add(offset)
        count_size, size, form = (8, 20, "HHQ8s") if self.big else (2, 12, "HHI4s")
        claimed = self._offset(self.window.at(offset, count_size))
        rows = self.window.at(offset + count_size, size * min(claimed, _MOST_ENTRIES))
        count = len(rows) // size
        if count < claimed:
            self.tiff.warnings.append("a TIFF directory is cut or far too long")
        directory: Directory = {}
        at = offset + count_size
        for row in struct.iter_unpack(self.tiff.order + form, rows[: count * size]):
            self._entry(directory, at, *row)
            at += size
        if count < claimed:
            return directory, 0
        after = self.window.at(offset + count_size + size * count, size - 8)
        return directory, self._offset(after)

    def _entry(
        self,
        directory: Directory,
        at: int,
        tag: int,
        kind: int,
        count: int,
        value: bytes,
    ) -> None:
        size = TYPE_SIZES.get(kind, 0) * count
        if not size or tag in directory or tag == _MAKER_NOTE:
            return
        if size > _LONG and tag not in _LONG_ONES:
            return
        if size <= len(value):
            data = value[:size]
        else:
            data = self.window.at(self._offset(value), min(size, self._allowance()))
            self.read_bytes += len(data)
        if len(data) < size:
            self.tiff.warnings.append(f"TIFF tag {tag} points beyond its block")
        if len(data) == size or (data and kind in (ASCII, UNDEFINED)):
            directory[tag] = Entry(kind, data, at)

    def _allowance(self) -> int:
        return _MOST_VALUES - self.read_bytes
