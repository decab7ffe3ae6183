"""A copy says nothing of what is no longer so, wherever a program may look."""

import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from photolib.metadata.fields import ExportFields
from photolib.metadata.irb import Resource, build
from photolib.metadata.read import read
from photolib.metadata.write import write, write_sidecar

Make = Callable[..., bytes]
Photo = Callable[..., Path]

OLD, OLD_NAME, OLD_CREDIT = "A Stale caption", "Stale Name", "Stale Agency"
LONG = "国际远程教育大会在武汉开幕，来自四十个国家的代表出席。😀 Ωμέγα " * 60
FIELDS = ExportFields(
    caption=LONG[:2_000].strip(),
    headline="大会开幕 🎓",
    title="ICDE 2025",
    creators=("陈思明", "Jane Doe; Jr.", "Bjørn Åström"),
    creator_title="Staff 摄影记者",
    credit="中国远程教育杂志社 / Chinese Journal of Distance Education",
    source="CJDE",
    copyright="© 2025 中国远程教育杂志社",
    usage_terms="仅限编辑使用 Editorial use only",
    instructions="请勿裁剪",
    keywords=("远程教育", "one, two", "开幕; 式", "🎓"),
    people=("李松", "Wang Jianguo"),
    organisations=("国际远程教育理事会",),
    event="第三十届国际远程教育大会",
    city="武汉",
    country="中国",
    country_code="CHN",
)
TEXTS = {
    name: value
    for name in FIELDS.__slots__
    if (value := getattr(FIELDS, name)) and name != "country_code"
}


def told(path: Path) -> str:
    """Return every tag exiftool knows of a file, the unknown and repeated ones too."""
    if shutil.which("exiftool") is None:
        pytest.skip("needs exiftool as the judge")
    command = ["exiftool", "-a", "-u", "-G1", "-ee3", "-b", str(path)]
    run = subprocess.run(command, capture_output=True, check=True)
    return run.stdout.decode("utf-8", "replace")


def is_clean(path: Path) -> None:
    metadata = read(path, sidecar=False)
    assert {name: getattr(metadata, name) for name in TEXTS} == TEXTS
    assert metadata.conflicts == ()
    assert [w for w in metadata.warnings if "C2PA" not in w] == []
    assert "Stale" not in told(path)


def xp(text: str) -> bytes:
    return (text + "\0").encode("utf-16-le")


def stale_exif() -> Image.Exif:
    made = Image.Exif()
    made[0x010E], made[0x013B], made[0x8298] = OLD, OLD_NAME, "Stale owner"
    made[0x010D], made[0x011D] = OLD, "A page"
    made[0x9C9B], made[0x9C9C], made[0x9C9D] = xp("Stale"), xp(OLD), xp(OLD_NAME)
    made[0x9C9E], made[0x9C9F] = xp("Stale;old"), xp(OLD)
    shot = made.get_ifd(0x8769)
    shot[0x9286] = b"ASCII\0\0\0" + OLD.encode()
    shot[0xA436], shot[0xA437] = "Stale title", OLD_NAME
    shot[0x9003] = "2025:11:27 09:14:05"
    return made


def stale_packet(packet: Make) -> bytes:
    others = (
        'xmlns:acdsee="http://ns.acdsee.com/iptc/1.0/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        f'acdsee:caption="{OLD}" acdsee:author="{OLD_NAME}" pdf:Author="{OLD_NAME}" '
        f'xmp:Author="{OLD_NAME}" photoshop:Credit="{OLD_CREDIT}"'
    )
    return packet(
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{OLD}</rdf:li>'
        '<rdf:li xml:lang="de">Stale auf Deutsch</rdf:li></rdf:Alt></dc:description>'
        f"<tiff:Artist>{OLD_NAME}</tiff:Artist>"
        f"<exif:UserComment><rdf:Alt><rdf:li>{OLD}</rdf:li></rdf:Alt></exif:UserComment>"
        f"<tiff:ImageDescription>{OLD}</tiff:ImageDescription>",
        others,
    )


def stale_iim(iim_block: Make) -> bytes:
    return iim_block(
        (2, 5, b"Stale title"),
        (2, 25, b"Stale keyword"),
        (2, 80, OLD_NAME.encode()),
        (2, 105, b"Stale headline"),
        (2, 110, OLD_CREDIT.encode()),
        (2, 116, b"Stale owner"),
        (2, 120, OLD.encode()),
    )


def test_a_jpeg_with_old_texts_everywhere(
    tmp_path: Path, photo: Photo, packet: Make, iim_block: Make
) -> None:
    iim = stale_iim(iim_block)
    exif = stale_exif().tobytes()
    resources = build(
        [
            Resource(0x0404, iim),
            Resource(0x0404, iim_block((2, 120, b"Another Stale caption"))),
            Resource(0x0422, exif.removeprefix(b"Exif\0\0")),
            Resource(0x0424, stale_packet(packet)),
            Resource(0x03F0, bytes([len(OLD)]) + OLD.encode()),
            Resource(0x03ED, bytes(16)),
        ]
    )
    source = photo(
        segments=(
            (0xFE, OLD.encode() + b"\0"),
            (0xFE, b"kept comment"),
            (0xED, b"Adobe_Photoshop2.5:" + build([Resource(0x0404, iim)])),
            (0xE1, exif),
            (0xED, b"Photoshop 3.0\0" + resources),
        ),
        xmp=(stale_packet(packet), packet("", f'photoshop:Credit="{OLD_CREDIT} 2"')),
    )
    before = read(source)
    assert (before.caption, before.credit) == (OLD, f"{OLD_CREDIT} 2")
    write(source, tmp_path / "out.jpg", FIELDS)
    is_clean(tmp_path / "out.jpg")
    data = (tmp_path / "out.jpg").read_bytes()
    assert b"kept comment" in data
    assert b"8BIM\x03\xed" in data


def test_a_jpeg_whose_thumbnail_has_texts(
    tmp_path: Path, photo: Photo, tiff_block: Make
) -> None:
    block = bytearray(tiff_block({0x010F: (2, b"ACME\0")}))
    thumbnail = tiff_block({0x010E: (2, OLD.encode() + b"\0")})
    # the second directory: its own value lies behind it, 8 bytes of header less
    shift = len(block) - 8
    row = bytearray(thumbnail[8:])
    struct.pack_into("<I", row, 2 + 8, struct.unpack_from("<I", row, 10)[0] + shift)
    struct.pack_into("<I", block, 8 + 2 + 12, len(block))
    source = photo(exif=bytes(block) + bytes(row))
    assert "Stale" in told(source)
    write(source, tmp_path / "out.jpg", FIELDS)
    is_clean(tmp_path / "out.jpg")


def raw_profile(kind: str, data: bytes) -> bytes:
    digits = data.hex()
    lines = "\n".join(digits[i : i + 72] for i in range(0, len(digits), 72))
    return f"\n{kind}\n{len(data):8}\n{lines}\n".encode()


@pytest.mark.parametrize("compressed", [True, False])
def test_a_png_with_old_texts_everywhere(
    tmp_path: Path,
    pixels: Image.Image,
    packet: Make,
    iim_block: Make,
    compressed: bool,
) -> None:
    texts = PngImagePlugin.PngInfo()
    for keyword in ("Author", "Description", "Comment", "Title", "Copyright"):
        texts.add_text(keyword, OLD, zip=compressed)
    texts.add_text("Software", "ACME")
    texts.add_itxt("Caption", OLD, zip=compressed)
    pixels.save(tmp_path / "a.png", pnginfo=texts, exif=stale_exif())
    exif = stale_exif().tobytes()
    profiles = {
        "exif": exif,
        "APP1": b"http://ns.adobe.com/xap/1.0/\0" + stale_packet(packet),
        "iptc": build([Resource(0x0404, stale_iim(iim_block))]),
        "xmp": stale_packet(packet),
        "8bim": stale_iim(iim_block),
        "icm": b"profile",
    }
    data = (tmp_path / "a.png").read_bytes()
    own = b""
    for kind, profile in profiles.items():
        text = raw_profile(kind, profile)
        name, body = (b"zTXt", b"\0" + zlib.compress(text)) if compressed else (
            b"tEXt", text,
        )  # fmt: skip
        body = f"Raw profile type {kind}".encode() + b"\0" + body
        check = struct.pack(">I", zlib.crc32(name + body))
        own += struct.pack(">I", len(body)) + name + body + check
    (tmp_path / "b.png").write_bytes(data[:33] + own + data[33:])
    assert "Stale" in told(tmp_path / "b.png")
    write(tmp_path / "b.png", tmp_path / "out.png", FIELDS)
    is_clean(tmp_path / "out.png")
    copy = (tmp_path / "out.png").read_bytes()
    assert b"ACME" in copy
    assert b"Raw profile type icm" in copy
    write(tmp_path / "out.png", tmp_path / "again.png", FIELDS)
    assert (tmp_path / "again.png").read_bytes() == copy
    with Image.open(tmp_path / "out.png") as one:
        assert one.tobytes() == pixels.tobytes()


def test_a_webp_with_old_texts(
    tmp_path: Path, pixels: Image.Image, packet: Make
) -> None:
    source = tmp_path / "a.webp"
    pixels.save(source, exif=stale_exif(), xmp=stale_packet(packet))
    write(source, tmp_path / "out.webp", FIELDS)
    is_clean(tmp_path / "out.webp")


def test_a_tiff_with_old_texts_on_every_page(
    tmp_path: Path, pixels: Image.Image, packet: Make, iim_block: Make
) -> None:
    source = tmp_path / "a.tif"
    resources = build([Resource(0x0404, stale_iim(iim_block)), Resource(0x03ED, b"x")])
    extra: dict[int, Any] = {
        700: stale_packet(packet),
        33723: stale_iim(iim_block),
        34377: resources,
    }
    pages = []
    for tags in (extra, extra, {34377: resources}, {}):
        exif = stale_exif()
        for tag, data in tags.items():
            exif[tag] = data
        page = pixels.copy()
        page.encoderinfo = {"exif": exif}
        pages.append((page, exif))
    pixels.save(
        source,
        exif=pages[0][1],
        save_all=True,
        append_images=[page for page, _ in pages[1:]],
    )
    assert told(source).count("Stale") > 10
    write(source, tmp_path / "out.tif", FIELDS)
    is_clean(tmp_path / "out.tif")
    with Image.open(tmp_path / "out.tif") as copy:
        copy.seek(3)
        assert copy.tobytes() == pixels.tobytes()


def test_a_sidecar_with_old_texts(tmp_path: Path, packet: Make) -> None:
    target = tmp_path / "a.xmp"
    target.write_bytes(stale_packet(packet))
    write_sidecar(target, FIELDS)
    is_clean(target)


def test_other_fields_of_the_same_text_stay(
    tmp_path: Path, photo: Photo, packet: Make
) -> None:
    attributes = f'photoshop:Source="{OLD_CREDIT}" photoshop:Credit="{OLD_CREDIT}"'
    write(
        photo(xmp=(packet("", attributes),)),
        tmp_path / "out.jpg",
        ExportFields(credit="New"),
    )
    assert read(tmp_path / "out.jpg").source == OLD_CREDIT


def test_an_old_text_that_another_field_says_now_stays(
    tmp_path: Path, pixels: Image.Image
) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Title", "Opening")
    texts.add_text("Description", "Forum")
    texts.add_text("Comment", "Forum of the year")
    pixels.save(tmp_path / "a.png", pnginfo=texts)
    fields = ExportFields(title="Forum", caption="Opening")
    write(tmp_path / "a.png", tmp_path / "b.png", fields)
    with Image.open(tmp_path / "b.png") as copy:
        assert {k for k in copy.info if k in ("Title", "Description", "Comment")} == {
            "Comment"
        }
    write(tmp_path / "a.png", tmp_path / "c.png", ExportFields(title="Opening"))
    with Image.open(tmp_path / "c.png") as copy:
        assert copy.info["Title"] == "Opening"


def test_old_texts_in_a_configured_charset_are_understood(
    tmp_path: Path, photo: Photo, iim_block: Make
) -> None:
    iim = iim_block((2, 90, "Санкт-Петербург".encode("cp1251")))
    target = tmp_path / "out.jpg"
    write(photo(iim=iim), target, ExportFields(credit="C"), fallback_charset="cp1251")
    assert read(target).city == "Санкт-Петербург"
