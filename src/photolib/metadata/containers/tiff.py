"""TIFF and the raw formats built on it: XMP, IPTC-IIM and size from the directories.

TIFF 6.0; XMP Specification Part 3 (2020), 1.1.8; Adobe DNG 1.7; TIFF/EP (ISO 12234-2).
"""

from photolib.metadata import irb
from photolib.metadata.blocks import Blocks
from photolib.metadata.ifd import LONG, Directory, Entry, Tiff, read_tiff
from photolib.metadata.window import Window

XMP, IPTC, PHOTOSHOP, C2PA = 700, 33723, 34377, 52545

_SUBFILE, _WIDTH, _HEIGHT, _PHOTOMETRIC, _MAKE = 254, 256, 257, 262, 271
_EXIF_WIDTH, _EXIF_HEIGHT = 40962, 40963
_DNG_VERSION = 50706
_RW2_BORDERS = (4, 5, 6, 7)  # top, left, bottom, right of the sensor's picture
_SENSOR_DATA = {32803, 34892}  # colour filter array, linear raw

_BY_MAKER = {
    b"NIKON": ("NEF", "image/x-nikon-nef"),
    b"SONY": ("ARW", "image/x-sony-arw"),
    b"PENTAX": ("PEF", "image/x-pentax-pef"),
    b"RICOH": ("PEF", "image/x-pentax-pef"),
    b"SAMSUNG": ("SRW", "image/x-samsung-srw"),
    b"HASSELBLAD": ("3FR", "image/x-hasselblad-3fr"),
    b"EPSON": ("ERF", "image/x-epson-erf"),
    b"KODAK": ("DCR", "image/x-kodak-dcr"),
    b"PHASE ONE": ("IIQ", "image/x-phaseone-iiq"),
    b"LEAF": ("MOS", "image/x-leaf-mos"),
    b"MAMIYA": ("MEF", "image/x-mamiya-mef"),
    b"CANON": ("CR2", "image/x-canon-cr2"),
}


def walk(window: Window, blocks: Blocks) -> None:
    """Put the metadata blocks of a TIFF or TIFF-like raw into `blocks`."""
    tiff = read_tiff(window)
    if tiff is None or not tiff.main:
        blocks.warn("the TIFF has no directory that can be read")
        return
    blocks.add_exif(window)
    blocks.signed = C2PA in tiff.main
    if blocks.format == "TIFF":
        blocks.format, blocks.media_type = _kind(window, tiff)
    _size(tiff, blocks)
    for tag in (XMP, IPTC, PHOTOSHOP):
        # Only the first that has one: further pages are pictures of their own.
        page = next((page for page in tiff.pages if tag in page), None)
        if page and tag == XMP:
            blocks.add_xmp(page[tag].data)
        elif page and tag == IPTC:
            blocks.add_iim(_iim(page[tag]))
        elif page:
            irb.collect(page[tag].data, blocks)


def _kind(window: Window, tiff: Tiff) -> tuple[str, str]:
    """Tell a raw file from a picture by what it holds: DNG, CR2, else sensor data."""
    if _DNG_VERSION in tiff.main:
        return "DNG", "image/x-adobe-dng"
    if window.at(8, 2) == b"CR":
        return "CR2", "image/x-canon-cr2"
    photometric = {n for p in tiff.pages for n in tiff.numbers(p, _PHOTOMETRIC)}
    make = tiff.main[_MAKE].data.upper() if _MAKE in tiff.main else b""
    for maker, kind in _BY_MAKER.items():
        if photometric & _SENSOR_DATA and make.startswith(maker):
            return kind
    return "TIFF", "image/tiff"


def _size(tiff: Tiff, blocks: Blocks) -> None:
    """Take the full picture (NewSubfileType 0), the largest if there are several."""
    sizes = [size for page in tiff.pages if (size := _full_size(tiff, page))]
    if blocks.format == "CR2":  # its first directory is a preview; Exif has the raw
        sizes += _pair(tiff, tiff.exif, _EXIF_WIDTH, _EXIF_HEIGHT)
    if blocks.format == "RW2":
        sizes = _rw2_size(tiff)
    sizes = sizes or _pair(tiff, tiff.main, _WIDTH, _HEIGHT)
    if sizes:
        blocks.size(*max(sizes, key=lambda size: size[0] * size[1]))


def _full_size(tiff: Tiff, page: Directory) -> tuple[int, int] | None:
    kind = tiff.numbers(page, _SUBFILE)
    if (kind and kind[0] == 0) or (not kind and page is tiff.main):
        return next(iter(_pair(tiff, page, _WIDTH, _HEIGHT)), None)
    return None


def _pair(
    tiff: Tiff, page: Directory, width: int, height: int
) -> list[tuple[int, int]]:
    return list(
        zip(tiff.numbers(page, width)[:1], tiff.numbers(page, height)[:1], strict=False)
    )


def _rw2_size(tiff: Tiff) -> list[tuple[int, int]]:
    borders = [n for tag in _RW2_BORDERS for n in tiff.numbers(tiff.main, tag)[:1]]
    if len(borders) < len(_RW2_BORDERS):
        return []
    top, left, bottom, right = borders
    return [(right - left, bottom - top)]


def _iim(entry: Entry) -> bytes:
    """Return the IIM block; one typed LONG may have been byte-swapped by its writer."""
    if entry.type != LONG or entry.data[:1] == b"\x1c":
        return entry.data
    swapped = bytearray()
    for at in range(0, len(entry.data), 4):
        swapped += entry.data[at : at + 4][::-1]
    return bytes(swapped)
