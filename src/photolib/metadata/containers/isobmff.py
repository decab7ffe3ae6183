"""ISO base media files: HEIF and AVIF items, Canon's CR3.

ISO/IEC 14496-12 (boxes, iinf, iloc), ISO/IEC 23008-12 (HEIF; Exif item in annex A);
CR3 as described at https://github.com/lclevy/canon_cr3.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from photolib.metadata.blocks import Blocks, ExifRole
from photolib.metadata.ifd import read_tiff
from photolib.metadata.window import BLOCK_LIMIT, Window

_AVIF_BRANDS = {b"avif", b"avis"}
_HEIF_BRANDS = {
    b"heic",
    b"heix",
    b"heim",
    b"heis",
    b"hevc",
    b"hevx",
    b"mif1",
    b"msf1",
    b"mif2",
}
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_CANON_ROLES: dict[bytes, ExifRole] = {b"CMT1": "main", b"CMT2": "exif", b"CMT4": "gps"}
_MOST_BOXES = 10_000
_MOST_EXTENTS = 1_000


@dataclass(slots=True)
class _Items:
    """The items of a meta box that matter: what they are, where, and their sizes."""

    primary: int | None = None
    exif: set[int] = field(default_factory=set)
    xmp: set[int] = field(default_factory=set)
    extents: dict[int, list[tuple[bool, int, int]]] = field(default_factory=dict)
    sizes: list[tuple[int, int] | None] = field(default_factory=list)
    properties: dict[int, list[int]] = field(default_factory=dict)
    idat: Window | None = None


class _Cursor:
    """Big-endian numbers one after another; `over` once they lie past the end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self.over = False

    def number(self, size: int) -> int:
        value = self._data[self._at : self._at + size]
        self._at += size
        self.over = self.over or len(value) < size
        return int.from_bytes(value, "big")

    def text(self) -> bytes:
        end = self._data.find(b"\0", self._at)
        end = len(self._data) if end < 0 else end
        value = self._data[self._at : end]
        self._at = end + 1
        return value


def format_of(window: Window) -> tuple[str, str] | None:
    """Return format and media type by the brands of ftyp; None for films and others."""
    length = int.from_bytes(window.at(0, 4), "big")
    head = window.at(8, min(max(length - 8, 4), 256))
    brands = [head[at : at + 4] for at in range(0, len(head), 4)]
    if brands[:1] == [b"crx "]:
        return "CR3", "image/x-canon-cr3"
    if _AVIF_BRANDS & {*brands}:
        return "AVIF", "image/avif"
    if _HEIF_BRANDS & {*brands}:
        return "HEIF", "image/heif"
    return None


def boxes(window: Window, blocks: Blocks) -> Iterator[tuple[bytes, Window]]:
    """Yield name and content of the boxes in `window`."""
    at = 0
    for _ in range(_MOST_BOXES):
        header = window.at(at, 16)
        if len(header) < 8:
            return
        size, name, start = int.from_bytes(header[:4], "big"), header[4:8], 8
        if size == 1:
            size, start = int.from_bytes(header[8:16], "big"), 16
        elif size == 0:
            size = window.size - at
        if size < start:
            blocks.warn("a box has an impossible size")
            return
        if at + size > window.size:
            blocks.warn(f"the {blocks.format} breaks off inside a box")
        yield name, window.part(at + start, size - start)
        at += size
    blocks.warn("there are more boxes than are read")


def walk(window: Window, blocks: Blocks) -> None:
    """Put the metadata blocks of a HEIF, AVIF or CR3 into `blocks`."""
    for name, content in boxes(window, blocks):
        if name == b"meta":
            _meta(content.part(4), window, blocks)
        elif name == b"moov":
            _canon(content, blocks)
        elif name == b"uuid" and content.at(0, 16) == _C2PA:
            blocks.signed = True
        elif name == b"uuid" and content.at(0, 16) == _XMP:
            blocks.add_xmp(content.at(16))


def _canon(moov: Window, blocks: Blocks) -> None:
    for name, content in boxes(moov, blocks):
        if name != b"uuid" or content.at(0, 16) != _CANON:
            continue
        for part, block in boxes(content.part(16), blocks):
            if part not in _CANON_ROLES:
                continue
            blocks.add_exif(block, _CANON_ROLES[part])
            tiff = read_tiff(block)
            if tiff and part == b"CMT1":
                sizes = [tiff.numbers(tiff.main, tag)[:1] for tag in (256, 257)]
                blocks.size(*(sum(size) for size in sizes))


def _meta(meta: Window, whole: Window, blocks: Blocks) -> None:
    items = _Items()
    readers = {
        b"pitm": _primary,
        b"iinf": _information,
        b"iloc": _locations,
        b"iprp": _properties,
    }
    for name, content in boxes(meta, blocks):
        if name in readers:
            readers[name](content, items, blocks)
        elif name == b"idat":
            items.idat = content
    for number in sorted(items.exif):
        data = _item(number, items, whole)
        start = 4 + int.from_bytes(data[:4], "big")
        found = [at for mark in (b"II*\0", b"MM\0*") if (at := data.find(mark)) >= 0]
        if read_tiff(Window.over(data[start:])) is None and found:
            start = min(found)  # a wrong offset: Android and others count differently
        blocks.add_exif(Window.over(data[start:]))
    for number in sorted(items.xmp):
        packet = _item(number, items, whole)
        if packet:
            blocks.add_xmp(packet)
    _size(items, blocks)


def _primary(box: Window, items: _Items, _blocks: Blocks) -> None:
    cursor = _Cursor(box.at(0, 8))
    version = cursor.number(4) >> 24
    items.primary = cursor.number(4 if version else 2)


def _information(box: Window, items: _Items, blocks: Blocks) -> None:
    head = 8 if box.at(0, 1) != b"\0" else 6
    for name, content in boxes(box.part(head), blocks):
        cursor = _Cursor(content.at(0, 1024))
        version = cursor.number(4) >> 24
        if name != b"infe" or version < 2:
            continue
        number = cursor.number(2 if version == 2 else 4)
        cursor.number(2)
        kind = cursor.number(4).to_bytes(4, "big")
        cursor.text()
        if kind == b"Exif":
            items.exif.add(number)
        elif kind == b"mime" and cursor.text() == b"application/rdf+xml":
            items.xmp.add(number)


def _locations(box: Window, items: _Items, blocks: Blocks) -> None:
    cursor = _Cursor(box.at(0))
    version = cursor.number(4) >> 24
    sizes = cursor.number(2)
    offset_size, length_size = sizes >> 12, sizes >> 8 & 15
    base_size, index_size = sizes >> 4 & 15, sizes & 15 if version else 0
    id_size = 4 if version == 2 else 2
    for _ in range(cursor.number(id_size)):
        number = cursor.number(id_size)
        in_idat = bool(version) and cursor.number(2) & 15 == 1
        cursor.number(2)
        base = cursor.number(base_size)
        extents = []
        for _ in range(cursor.number(2)):
            cursor.number(index_size)
            start, length = cursor.number(offset_size), cursor.number(length_size)
            extents.append((in_idat, base + start, length))
            if cursor.over:
                break
        if cursor.over:
            blocks.warn("the item locations are cut")
            return
        items.extents[number] = extents[:_MOST_EXTENTS]


def _item(number: int, items: _Items, whole: Window) -> bytes:
    data = bytearray()
    for in_idat, start, length in items.extents.get(number, []):
        source = (items.idat or whole) if in_idat else whole
        data += source.at(start, min(length or BLOCK_LIMIT, BLOCK_LIMIT - len(data)))
    return bytes(data)


def _properties(box: Window, items: _Items, blocks: Blocks) -> None:
    for name, content in boxes(box, blocks):
        if name == b"ipco":
            for kind, data in boxes(content, blocks):
                cursor = _Cursor(data.at(4, 8))
                size = (cursor.number(4), cursor.number(4))
                items.sizes.append(size if kind == b"ispe" else None)
        elif name == b"ipma":
            _associations(_Cursor(content.at(0)), items)


def _associations(cursor: _Cursor, items: _Items) -> None:
    flags = cursor.number(4)
    id_size, wide = (4 if flags >> 24 else 2), flags & 1
    for _ in range(cursor.number(4)):
        number = cursor.number(id_size)
        indexes = [
            cursor.number(2) & 0x7FFF if wide else cursor.number(1) & 0x7F
            for _ in range(cursor.number(1))
        ]
        if cursor.over:
            return
        items.properties[number] = indexes


def _size(items: _Items, blocks: Blocks) -> None:
    """Take the primary item's size, the largest there is where it cannot be told."""
    indexes = items.properties.get(items.primary or 0, [])
    own = [items.sizes[i - 1] for i in indexes if 0 < i <= len(items.sizes)]
    sizes = [size for size in own if size] or [size for size in items.sizes if size]
    if sizes:
        blocks.size(*max(sizes, key=lambda size: size[0] * size[1]))
