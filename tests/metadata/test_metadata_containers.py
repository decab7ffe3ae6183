import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photolib.metadata.blocks import Blocks
from photolib.metadata.identify import identify
from photolib.metadata.irb import Resource, build
from photolib.metadata.window import BLOCK_LIMIT, Window

Make = Callable[..., bytes]
XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
CANON_UUID = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")


def walk(data: bytes) -> Blocks:
    identified = identify(Window.over(data))
    assert identified is not None
    blocks, walker = identified
    walker(Window.over(data), blocks)
    return blocks


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def chunk(name: bytes, data: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + crc


def box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + name + data


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "name", "media_type"),
    [
        ("JPEG", "JPEG", "image/jpeg"),
        ("PNG", "PNG", "image/png"),
        ("WEBP", "WEBP", "image/webp"),
        ("TIFF", "TIFF", "image/tiff"),
        ("GIF", "GIF", "image/gif"),
        ("BMP", "BMP", "image/bmp"),
        ("AVIF", "AVIF", "image/avif"),
    ],
)
def test_format_and_size_come_from_the_content(
    pixels: Image.Image, kind: str, name: str, media_type: str
) -> None:
    blocks = walk(saved(pixels, kind))
    assert (blocks.format, blocks.media_type) == (name, media_type)
    assert (blocks.width, blocks.height) == (64, 48)
    assert blocks.warnings == []


@pytest.mark.parametrize(
    "data", [b"", b"x", b"<html><rdf:RDF", b"\0\0\0\x18ftypisom" + bytes(8)]
)
def test_other_files_are_no_pictures(data: bytes) -> None:
    assert identify(Window.over(data)) is None


def test_a_bare_packet_is_xmp() -> None:
    assert walk(XMP).xmp == [XMP]


def test_jpeg_segments_may_come_in_any_order_behind_junk(jpeg_bytes: bytes) -> None:
    photoshop = build([Resource(0x0404, b"\x1c" + b"x" * 99)])
    parts = (
        segment(0xED, b"Photoshop 3.0\0" + photoshop[:50])
        + b"junk\xff\xff\xff"[:4]
        + b"\xff\xff"
        + segment(0xED, b"Photoshop 3.0\0" + photoshop[50:])
        + segment(0xED, b"Adobe_CM")
        + segment(0xE1, b"XMP\0://ns.adobe.com/xap/1.0/\0" + XMP)
        + segment(0xE1, b"unknown")
        + segment(0xE1, b"Exif\0\0II*\0")
    )
    blocks = walk(jpeg_bytes[:2] + parts + jpeg_bytes[2:])
    assert blocks.iim == [b"\x1c" + b"x" * 99]
    assert blocks.xmp == [XMP]
    assert len(blocks.exif) == 1
    assert blocks.width == 64


def test_extended_xmp_is_joined_whatever_its_order(jpeg_bytes: bytes) -> None:
    guid, other = b"A" * 32, b"B" * 32
    main = XMP.replace(b"/>", b' g="' + guid + b'"/>')

    def extended(name: bytes, at: int, data: bytes) -> bytes:
        head = b"http://ns.adobe.com/xmp/extension/\0" + name
        return segment(0xE1, head + struct.pack(">II", 6, at) + data)

    parts = segment(0xE1, main) + extended(guid, 3, b"def") + extended(guid, 0, b"abc")
    blocks = walk(jpeg_bytes[:2] + parts + extended(other, 0, b"x") + jpeg_bytes[2:])
    assert blocks.xmp == [main, b"abcdef"]
    assert "no packet announces" in blocks.warnings[0]
    gap = segment(0xE1, main) + extended(guid, 4, b"def") + extended(guid, 0, b"abc")
    blocks = walk(jpeg_bytes[:2] + gap + jpeg_bytes[2:])
    assert blocks.xmp == [main, b"abc"]
    assert "gaps" in blocks.warnings[0]


@pytest.mark.parametrize(
    ("cut", "sentence"),
    [
        (lambda d: d[:2], "before its picture"),
        (lambda d: d[:10], "inside a segment"),
        (lambda d: d[:-40], "inside its picture"),
        (lambda d: d[:2] + b"\xff\xe5\0\0" + d[2:], "impossible length"),
    ],
)
def test_a_damaged_jpeg_is_told(
    jpeg_bytes: bytes, cut: Callable[[bytes], bytes], sentence: str
) -> None:
    assert sentence in " ".join(walk(cut(jpeg_bytes)).warnings)


def test_a_film_behind_the_picture_is_no_damage(jpeg_bytes: bytes) -> None:
    assert walk(jpeg_bytes + b"film" * 50_000).warnings == []


def test_jpeg_without_end_behind_much_else_is_damaged(jpeg_bytes: bytes) -> None:
    blocks = walk(jpeg_bytes[:-2] + b"film" * 50_000)
    assert "inside its picture" in blocks.warnings[0]


def test_png_blocks_in_every_wrapping(pixels: Image.Image) -> None:
    png = saved(pixels, "PNG")
    hexadecimal = build([Resource(0x0404, b"\x1c\2")]).hex().encode()
    profile = b"\niptc\n      14\n" + hexadecimal[:20] + b"\n" + hexadecimal[20:]
    own = b"".join(
        [
            chunk(b"eXIf", b"II*\0"),
            chunk(b"tEXt", b"Author\0Jos\xe9"),
            chunk(b"zTXt", b"Copyright\0\0" + zlib.compress(b"C")),
            chunk(b"iTXt", b"Description\0\0\0\0\0" + "说明".encode()),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)),
            chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(profile)),
            chunk(
                b"tEXt",
                b"Raw profile type exif\0\nexif\n 10\n"
                + b"Exif\0\0MM\0*".hex().encode(),
            ),
            chunk(
                b"tEXt", b"Raw profile type xmp\0\nxmp\n 4\n" + b"<a/>".hex().encode()
            ),
            chunk(b"tEXt", b"Raw profile type icc\0rubbish"),
            chunk(b"zTXt", b"Comment\0\0rubbish"),
            chunk(b"zTXt", b"Bomb\0\0" + zlib.compress(bytes(BLOCK_LIMIT + 1))),
            chunk(b"\xff\xfe\xfd\xfc", b"odd"),
        ]
    )
    blocks = walk(png[:33] + own + png[33:])
    assert blocks.texts["Author"] == "José"
    assert blocks.texts["Copyright"] == "C"
    assert blocks.texts["Description"] == "说明"
    assert blocks.xmp == [XMP, b"<a/>"]
    assert blocks.iim == [b"\x1c\2"]
    assert len(blocks.exif) == 2
    assert len(blocks.warnings) == 3


def test_a_cut_png_is_told(pixels: Image.Image) -> None:
    assert "inside a chunk" in walk(saved(pixels, "PNG")[:-30]).warnings[0]
    assert "before its end" in walk(saved(pixels, "PNG")[:-12]).warnings[0]


@pytest.mark.parametrize("prefix", [b"", b"Exif\0\0"])
def test_webp_exif_has_a_prefix_or_none(pixels: Image.Image, prefix: bytes) -> None:
    webp = saved(pixels, "WEBP", xmp=XMP, exif=prefix + b"II*\0")
    blocks = walk(webp)
    assert blocks.exif[0][1].at(0) == b"II*\0"
    assert blocks.xmp == [XMP]
    assert (blocks.width, blocks.height) == (64, 48)


def test_a_cut_webp_is_told(pixels: Image.Image) -> None:
    data = saved(pixels, "WEBP", lossless=True)
    assert (walk(data).width, walk(data).height) == (64, 48)
    assert "inside a chunk" in walk(data[:-9]).warnings[0]
    assert walk(data[:22]).width is None


def test_tiff_keeps_xmp_and_iim_in_its_directories(tiff_block: Make) -> None:
    swapped = b"\x1c\2\x50\0\3Ann\0\0\0\0"
    as_long = b"".join(swapped[i : i + 4][::-1] for i in range(0, 12, 4))
    main = {
        256: (3, b"\x40\0"),
        257: (3, b"\x30\0"),
        700: (1, XMP),
        33723: (4, as_long),
        34377: (1, build([Resource(0x0425, b"1" * 16)])),
    }
    blocks = walk(tiff_block(main))
    assert (blocks.width, blocks.height) == (64, 48)
    assert blocks.xmp == [XMP]
    assert blocks.iim == [swapped]
    assert blocks.digest == b"1" * 16
    assert walk(tiff_block({33723: (7, swapped)})).iim == [swapped]


@pytest.mark.parametrize(
    ("entries", "name"),
    [
        ({50706: (1, b"\1\4\0\0")}, "DNG"),
        ({271: (2, b"NIKON CORPORATION\0"), 262: (3, b"\x23\x80")}, "NEF"),
        ({271: (2, b"SONY\0"), 262: (3, b"\x23\x80")}, "ARW"),
        ({271: (2, b"SONY\0"), 262: (3, b"\2\0")}, "TIFF"),
        ({271: (2, b"Nobody\0"), 262: (3, b"\x23\x80")}, "TIFF"),
    ],
)
def test_raw_formats_are_told_by_what_they_hold(
    tiff_block: Make, entries: dict[int, tuple[int, bytes]], name: str
) -> None:
    assert walk(tiff_block(entries)).format == name


def test_canon_raw_has_its_size_in_exif(tiff_block: Make) -> None:
    block = tiff_block(
        {256: (3, b"\x10\0"), 257: (3, b"\x10\0"), 259: (3, b"\6\0")},
        {40962: (3, b"\x40\0"), 40963: (3, b"\x30\0")},
    )
    (at,) = struct.unpack("<I", block[4:8])
    cr2 = block[:4] + struct.pack("<I", at) + block[8:]
    assert walk(cr2).width == 16
    moved = b"II*\0\x10\0\0\0CR\2\0\0\0\0\0"
    size = struct.pack("<HHII", 256, 3, 1, 16) + struct.pack("<HHII", 257, 3, 1, 12)
    exif = struct.pack("<HHII", 34665, 4, 1, 16 + 2 + 36 + 4)
    inner = struct.pack("<HHII", 40962, 3, 1, 64) + struct.pack(
        "<HHII", 40963, 3, 1, 48
    )
    whole = moved + struct.pack("<H", 3) + size + exif + bytes(4)
    blocks = walk(whole + struct.pack("<H", 2) + inner + bytes(4))
    assert (blocks.format, blocks.width, blocks.height) == ("CR2", 64, 48)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (b"NIKON CORPORATION\0", "NEF"),
        (b"SONY\0", "ARW"),
        (b"PENTAX\0", "PEF"),
        (b"RICOH IMAGING\0", "PEF"),
        (b"SAMSUNG\0", "SRW"),
    ],
)
def test_raw_formats_are_told_by_maker_and_sensor_data(
    tiff_block: Make, make: bytes, name: str
) -> None:
    """The first directory is a preview; the main picture is in a SubIFD."""
    preview = {254: (4, b"\1\0\0\0"), 256: (3, b"\x10\0"), 257: (3, b"\x0c\0")}
    main = {
        254: (4, bytes(4)),
        256: (3, b"\x40\0"),
        257: (3, b"\x30\0"),
        262: (3, struct.pack("<H", 32803)),
    }
    credit = {271: (2, make), 315: (2, b"Ann\0"), 700: (1, XMP)}
    whole = {**preview, **credit, 330: (4, bytes(4))}
    at = len(tiff_block(whole)) + len(tiff_block(whole)) % 2
    whole[330] = (4, struct.pack("<I", at))
    data = tiff_block(whole).ljust(at, b"\0")
    raw = struct.pack("<H", len(main)) + b"".join(
        struct.pack("<HHI", tag, kind, 1) + value.ljust(4, b"\0")
        for tag, (kind, value) in main.items()
    )
    blocks = walk(data + raw + bytes(4))
    assert (blocks.format, blocks.width, blocks.height) == (name, 64, 48)
    assert blocks.xmp == [XMP]
    assert len(blocks.exif) == 1


@pytest.mark.parametrize("magic", [b"IIRO", b"IIRS"])
def test_olympus_raw_is_read_like_tiff(tiff_block: Make, magic: bytes) -> None:
    sizes = {256: (3, b"\x40\0"), 257: (3, b"\x30\0"), 700: (1, XMP)}
    blocks = walk(magic + tiff_block(sizes)[4:])
    assert (blocks.format, blocks.width, blocks.xmp) == ("ORF", 64, [XMP])


def test_panasonic_raw_has_borders(tiff_block: Make) -> None:
    borders = {4: (3, b"\2\0"), 5: (3, b"\4\0"), 6: (3, b"\x32\0"), 7: (3, b"\x44\0")}
    data = b"IIU\0" + tiff_block(borders)[4:]
    blocks = walk(data)
    assert (blocks.format, blocks.width, blocks.height) == ("RW2", 64, 48)
    assert (
        walk(b"IIU\0" + tiff_block({256: (3, b"\7\0"), 257: (3, b"\7\0")})[4:]).width
        == 7
    )


def test_big_tiff_is_read() -> None:
    rows = struct.pack("<HHQQ", 256, 3, 1, 64) + struct.pack("<HHQQ", 257, 3, 1, 48)
    data = b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, 2) + rows + bytes(8)
    assert (walk(data).width, walk(data).height) == (64, 48)


def test_directories_that_loop_or_lie_are_survived(tiff_block: Make) -> None:
    block = tiff_block({271: (2, b"ACME\0")})
    loop = block[:22] + struct.pack("<I", 8) + block[26:]
    assert walk(loop).warnings == []
    assert "no directory" in walk(b"II*\0\0\0\0\0").warnings[0]
    chain = b"II*\0" + struct.pack("<I", 8)
    for number in range(80):
        chain += struct.pack("<HHHII", 1, 256, 3, 1, 64)
        chain += struct.pack("<I", 8 + 18 * (number + 1) if number < 79 else 0)
    assert walk(chain).width is None


def test_gif_xmp_is_found_among_the_blocks(pixels: Image.Image) -> None:
    gif = saved(pixels, "GIF")
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    extension = b"!\xff\x0bXMP DataXMP" + XMP + trailer
    blocks = walk(gif[:-1] + extension + gif[-1:])
    assert blocks.xmp == [XMP]
    assert walk(gif[:-1] + b"!\xff\x0bXMP DataXMPnone" + trailer).xmp == []


def test_photoshop_document(jpeg_bytes: bytes) -> None:
    resources = build([Resource(0x0424, XMP)])
    head = b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 48, 64, 8, 3)
    data = head + bytes(4) + struct.pack(">I", len(resources)) + resources
    blocks = walk(data)
    assert (blocks.width, blocks.height, blocks.xmp) == (64, 48, [XMP])
    assert "breaks off" in walk(data[:-5]).warnings[0]


def test_fuji_raw_speaks_through_its_jpeg(jpeg_bytes: bytes) -> None:
    records = struct.pack(">I", 2) + struct.pack(">4H", 0x0100, 4, 52, 68)
    records += struct.pack(">4H", 0x0111, 4, 50, 66)
    offsets = struct.pack(
        ">4I", 100, len(jpeg_bytes), 100 + len(jpeg_bytes), len(records)
    )
    data = b"FUJIFILMCCD-RAW ".ljust(84, b"0") + offsets + jpeg_bytes + records
    blocks = walk(data)
    assert (blocks.format, blocks.width, blocks.height) == ("RAF", 66, 50)
    assert blocks.warnings == []
    assert "header" in walk(data[:90]).warnings[0]


def canon(tiff: bytes) -> bytes:
    parts = box(b"CMT1", tiff) + box(b"CMT3", b"x") + box(b"CMT4", b"II*\0")
    inner = box(b"uuid", CANON_UUID + parts) + box(b"mvhd", b"")
    xmp = box(b"uuid", XMP_UUID + XMP)
    return box(b"ftyp", b"crx \0\0\0\1crx isom") + box(b"moov", inner) + xmp


def test_canon_cr3(tiff_block: Make) -> None:
    block = tiff_block({256: (3, b"\x40\0"), 257: (3, b"\x30\0")})
    blocks = walk(canon(block))
    assert (blocks.format, blocks.width, blocks.height) == ("CR3", 64, 48)
    assert [role for role, _ in blocks.exif] == ["main", "gps"]
    assert blocks.xmp == [XMP]


def heif(version: int, exif: bytes, in_idat: bool) -> bytes:
    """A HEIF of two pictures, 64 x 48 the first, with Exif and XMP items."""
    wide = ">I" if version == 2 else ">H"
    ids = [struct.pack(wide, n) for n in (1, 2, 3)]
    kinds = [b"hvc1\0", b"Exif\0", b"mime\0application/rdf+xml\0"]
    infe = b"".join(
        box(b"infe", bytes([3 if version == 2 else 2]) + bytes(3) + i + b"\0\0" + kind)
        for i, kind in zip(ids, kinds, strict=True)
    )
    iinf = box(b"iinf", bytes(4) + struct.pack(">H", 3) + infe)
    ispe = [
        box(b"ispe", bytes(4) + struct.pack(">II", *s)) for s in ((99, 99), (64, 48))
    ]
    ipma = bytes(4) + struct.pack(">IHBB", 1, 1, 1, 0x82)
    iprp = box(b"iprp", box(b"ipco", b"".join(ispe)) + box(b"ipma", ipma))
    pitm = box(b"pitm", bytes(4) + struct.pack(">H", 1))
    payload = exif + XMP

    def meta(start: int) -> bytes:
        rows = b""
        for i, (at, size) in zip(
            ids[1:], ((0, len(exif)), (len(exif), len(XMP))), strict=True
        ):
            method = struct.pack(">H", int(in_idat)) if version else b""
            rows += i + method + bytes(2) + struct.pack(">HII", 1, start + at, size)
        count = struct.pack(wide, 2)
        iloc = box(b"iloc", bytes([version, 0, 0, 0, 0x44, 0]) + count + rows)
        idat = box(b"idat", payload) if in_idat else b""
        return box(b"meta", bytes(4) + pitm + iinf + iprp + iloc + idat)

    ftyp = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    if in_idat:
        return ftyp + meta(0)
    start = len(ftyp) + len(meta(0)) + 8
    return ftyp + meta(start) + box(b"mdat", payload)


@pytest.mark.parametrize(("version", "in_idat"), [(0, False), (1, True), (2, False)])
@pytest.mark.parametrize(
    "prefix", [bytes(4), b"\0\0\0\6Exif\0\0", b"\0\0\0\x63Exif\0\0"]
)
def test_heif_items(version: int, in_idat: bool, prefix: bytes) -> None:
    blocks = walk(heif(version, prefix + b"II*\0\0\0\0\0", in_idat))
    assert (blocks.format, blocks.width, blocks.height) == ("HEIF", 64, 48)
    assert blocks.exif[0][1].at(0, 4) == b"II*\0"
    assert blocks.xmp == [XMP]


def test_a_cut_heif_is_told() -> None:
    whole = heif(1, bytes(4) + b"II*\0", in_idat=True)
    for length in range(24, len(whole), 7):
        walk(whole[:length])
    assert walk(whole[:60]).warnings


def test_jpeg_xl_container_and_codestream() -> None:
    codestream = b"\xff\x0a" + (0b1 | 5 << 1 | 7 << 9 | 0 << 6).to_bytes(8, "little")
    data = (
        b"\0\0\0\x0cJXL \r\n\x87\n"
        + box(b"jxlp", bytes(4) + codestream)
        + box(b"Exif", bytes(4) + b"II*\0")
        + box(b"xml ", XMP)
        + box(b"brob", b"xml rest")
    )
    blocks = walk(data)
    assert (blocks.width, blocks.height) == (64, 48)
    assert blocks.exif[0][1].at(0) == b"II*\0"
    assert blocks.xmp == [XMP]
    assert "Brotli" in blocks.warnings[0]


@pytest.mark.parametrize(
    ("bits", "size"),
    [
        (1 | 5 << 1 | 1 << 6, (48, 48)),
        (0 | 0 << 1 | 47 << 3 | 0 << 12 | 0 << 15 | 63 << 17, (64, 48)),
        (0 | 1 << 1 | 899 << 3 | 4 << 16, (1350, 900)),
    ],
)
def test_jpeg_xl_sizes(bits: int, size: tuple[int, int]) -> None:
    blocks = walk(b"\xff\x0a" + bits.to_bytes(8, "little"))
    assert (blocks.width, blocks.height) == size


def test_a_format_without_reader_is_told() -> None:
    assert "CRW" in walk(b"II\x1a\0\0\0HEAPCCDR").warnings[0]


def test_no_more_blocks_are_kept_than_anyone_writes() -> None:
    blocks = Blocks("PNG", "image/png")
    for number in range(70):
        blocks.add_xmp(str(number).encode())
        blocks.add_exif(Window.over(b"II*\0"))
    assert len(blocks.xmp) == len(blocks.exif) == 64
    assert "more XMP" in blocks.warnings[0]
    blocks.size(0, 5)
    assert blocks.width is None


@given(st.binary(max_size=300), st.integers(0, 11))
def test_no_file_is_bad_enough_to_raise(tail: bytes, number: int) -> None:
    heads = [
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF0000WEBP",
        b"II*\0",
        b"MM\0+",
        b"GIF89a",
        b"8BPS",
        b"FUJIFILMCCD-RAW".ljust(84),
        b"\0\0\0\x0cJXL \r\n\x87\n",
        b"\xff\x0a",
        box(b"ftyp", b"heic\0\0\0\0"),
        box(b"ftyp", b"crx "),
    ]
    walk(heads[number] + tail)


def test_windows_never_read_beyond_their_end(tmp_path: Path) -> None:
    window = Window.over(b"0123456789").part(2, 5)
    assert window.at(0) == b"23456"
    assert window.at(3, 9) == b"56"
    assert window.at(-1, 3) == window.at(9, 3) == window.at(0, -1) == b""
    assert window.part(3, 99).at(0) == b"56"


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff\xe5\0\2" * 100_001,
        b"\x89PNG\r\n\x1a\n" + chunk(b"aaaa", b"") * 100_001,
        b"RIFF0000WEBP" + b"aaaa\0\0\0\0" * 10_001,
        box(b"ftyp", b"heic\0\0\0\0") + box(b"aaaa", b"") * 10_001,
    ],
)
def test_no_more_parts_are_walked_than_any_picture_has(data: bytes) -> None:
    assert "than are read" in walk(data).warnings[-1]


def test_boxes_may_have_long_sizes_or_reach_to_the_end() -> None:
    ftyp = box(b"ftyp", b"crx \0\0\0\1")
    content = XMP_UUID + XMP
    long = struct.pack(">I", 1) + b"uuid" + struct.pack(">Q", 16 + len(content))
    open_ended = struct.pack(">I", 0) + b"uuid"
    for head in (long, open_ended):
        assert walk(ftyp + head + content).xmp == [XMP]
    assert "impossible size" in walk(ftyp + struct.pack(">I", 5) + b"uuid").warnings[0]


def test_extended_xmp_beyond_all_measure_is_left_out(jpeg_bytes: bytes) -> None:
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32
    parts = segment(0xE1, XMP.replace(b"/>", b' g="' + b"A" * 32 + b'"/>'))
    for number in range(270):
        at = number * 65_000
        parts += segment(0xE1, head + struct.pack(">II", 0, at) + bytes(65_000))
    blocks = walk(jpeg_bytes[:2] + parts + jpeg_bytes[2:])
    assert sum(map(len, blocks.xmp)) <= BLOCK_LIMIT
