import io
import json
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from photolib.errors import ExportError, UnreadableFileError
from photolib.metadata.fields import ExportFields
from photolib.metadata.irb import Resource, build
from photolib.metadata.read import read
from photolib.metadata.write import write, write_sidecar
from photolib.records import Region

Make = Callable[..., bytes]
Photo = Callable[..., Path]

CAPTION = '国际远程教育大会在北京开幕 😀\n"second" line & <more>'
FIELDS = ExportFields(
    caption=CAPTION,
    headline="Världskonferens",
    title="ICDE 2025",
    caption_writer="zx",
    alt_text="Two people at a lectern",
    creators=("陈思明", "Jane Doe"),
    creator_title="Staff photographer",
    credit="Chinese Journal of Distance Education 中文报",
    source="CJDE",
    copyright="© 2025 CJDE",
    usage_terms="Editorial use only",
    web_statement="https://example.org/terms",
    instructions="Mandatory credit",
    keywords=("one, two", "远程教育"),
    people=("Li Song", "王建国"),
    person_titles={"Li Song": "Director, Example University"},
    organisations=("ICDE",),
    event="World Conference on Online Learning",
    sublocation="Hall 3",
    city="Beijing",
    state="Beijing",
    country="China",
    country_code="CHN",
    date_created="2025-11-27T09:14:05+08:00",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    regions=(Region("Li Song", "Face", 0.1, 0.2, 0.3, 0.4),),
)


def exiftool(path: Path) -> dict[str, Any]:
    if shutil.which("exiftool") is None:
        pytest.skip("needs exiftool as the judge of what was written")
    run = subprocess.run(
        ["exiftool", "-json", "-G1", "-struct", str(path)],
        capture_output=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(run.stdout)[0]
    assert "ExifTool:Error" not in answer
    assert "ExifTool:Warning" not in answer
    return answer


@pytest.fixture
def saved(tmp_path: Path, pixels: Image.Image) -> Callable[..., Path]:
    def save(name: str, **options: Any) -> Path:
        pixels.save(tmp_path / name, **options)
        return tmp_path / name

    return save


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_exiftool_reads_what_was_written(
    tmp_path: Path, saved: Callable[..., Path], name: str
) -> None:
    source, target = saved(name), tmp_path / f"out-{name}"
    write(source, target, FIELDS)
    found = exiftool(target)
    expected = {
        "XMP-dc:Description": CAPTION,
        "XMP-dc:Creator": ["陈思明", "Jane Doe"],
        "XMP-dc:Rights": "© 2025 CJDE",
        "XMP-dc:Subject": ["one, two", "远程教育"],
        "XMP-photoshop:Credit": FIELDS.credit,
        "XMP-photoshop:DateCreated": "2025:11:27 09:14:05+08:00",
        "XMP-iptcCore:CountryCode": "CHN",
        "XMP-iptcExt:PersonInImage": ["Li Song", "王建国"],
        "XMP-iptcExt:PersonInImageWDetails": [
            {
                "PersonName": "Li Song",
                "PersonDescription": "Director, Example University",
            },
            {"PersonName": "王建国"},
        ],
        "XMP-iptcExt:OrganisationInImageName": ["ICDE"],
        "XMP-iptcExt:Event": FIELDS.event,
        "XMP-xmpRights:UsageTerms": "Editorial use only",
        "XMP-xmpRights:WebStatement": "https://example.org/terms",
    }
    assert {key: found[key] for key in expected} == expected
    area = found["XMP-mwg-rs:RegionInfo"]["RegionList"][0]["Area"]
    assert (area["X"], area["Y"], area["W"], area["H"]) == (0.25, 0.4, 0.3, 0.4)
    if name in ("a.jpg", "a.tif"):
        assert found["IPTC:CodedCharacterSet"] == "UTF8"
        assert found["IPTC:By-line"] == ["陈思明", "Jane Doe"]
        assert found["IPTC:Credit"] == "Chinese Journal of Distance Educ"
        assert found["IPTC:TimeCreated"] == "09:14:05+08:00"
        assert found["Photoshop:IPTCDigest"] == found["File:CurrentIPTCDigest"]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_pixels_profile_and_exif_stay(
    tmp_path: Path, saved: Callable[..., Path], name: str
) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x0112] = 6
    source = saved(name, icc_profile=profile, exif=exif)
    target = tmp_path / f"out-{name}"
    write(source, target, FIELDS)
    with Image.open(source) as before, Image.open(target) as after:
        assert after.getexif()[0x0112] == 6
        assert after.info["icc_profile"] == profile
        assert after.tobytes() == before.tobytes()
    assert read(target).orientation == 6


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.xmp"])
def test_what_is_not_set_stays_and_writing_twice_is_writing_once(
    tmp_path: Path, saved: Callable[..., Path], name: str
) -> None:
    one, two, three = (tmp_path / f"{n}-{name}" for n in (1, 2, 3))
    if name == "a.xmp":
        write_sidecar(one, FIELDS)
        shutil.copy(one, two)
        write_sidecar(two, ExportFields(headline="New", creators=("Ann",)))
        shutil.copy(two, three)
        write_sidecar(three, ExportFields(headline="New", creators=("Ann",)))
    else:
        write(saved(name), one, FIELDS)
        write(one, two, ExportFields(headline="New", creators=("Ann",)))
        write(two, three, ExportFields(headline="New", creators=("Ann",)))
    metadata = read(two)
    assert (metadata.headline, metadata.creators) == ("New", ("Ann",))
    assert metadata.caption == CAPTION
    assert metadata.people == ("Li Song", "王建国")
    assert metadata.taken_at == "2025-11-27T09:14:05"
    assert metadata.regions[0].w == pytest.approx(0.3)
    assert metadata.conflicts == ()
    assert metadata.warnings == ()
    if name != "a.tif":  # a TIFF grows by appending
        assert three.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    "caption", ["长" * 2_000, "😀" * 30_000, "a\r\n" + "x" * 90_000]
)
def test_captions_of_any_length_stand_whole_in_xmp(
    tmp_path: Path, saved: Callable[..., Path], caption: str
) -> None:
    target = tmp_path / "out.jpg"
    write(saved("a.jpg"), target, ExportFields(caption=caption, credit="C"))
    whole = caption.replace("\r\n", "\n")
    assert read(target).caption == whole
    assert read(target).conflicts == ()
    found = exiftool(target)
    assert found["XMP-dc:Description"] == whole
    assert len(found["IPTC:Caption-Abstract"].encode()) <= 2_000
    write(target, tmp_path / "again.jpg", ExportFields(credit="D"))
    assert read(tmp_path / "again.jpg").caption == whole


def test_foreign_properties_and_resources_are_preserved(
    tmp_path: Path, photo: Photo, packet: Make, iim_block: Make, tiff_block: Make
) -> None:
    content = (
        '<mine:nested rdf:parseType="Resource"><mine:a>1</mine:a></mine:nested>'
        "<photoshop:LegacyIPTCDigest>00</photoshop:LegacyIPTCDigest>"
    )
    source = photo(
        exif=tiff_block({0x010F: (2, b"ACME\0")}),
        iim=iim_block((2, 90, "Skåne".encode("mac_roman")), (2, 200, b"\xff\0")),
        xmp=(
            packet(content, 'dc:Rights="old" mine:kept="yes"'),
            packet("", 'xmp:Label="Red"'),
        ),
        segments=((0xFE, b"comment"), (0xED, b"Adobe_CM"), (0xEB, b"JP")),
    )
    target = tmp_path / "out.jpg"
    write(source, target, ExportFields(copyright="© new"))
    data = target.read_bytes()
    for kept in (
        b'mine:kept="yes"',
        b"<mine:a>1</mine:a>",
        b"comment",
        b"Adobe_CM",
        b"\xff\xeb\0\4JP",
    ):
        assert kept in data
    assert b"LegacyIPTCDigest" not in data
    assert b'"old"' not in data
    metadata = read(target)
    assert (metadata.copyright, metadata.city, metadata.label) == (
        "© new",
        "Skåne",
        "Red",
    )
    assert metadata.camera.make == "ACME"
    found = exiftool(target)
    assert found["XMP-mine:Kept"] == "yes"


def test_many_resources_spread_over_segments(
    tmp_path: Path, jpeg_bytes: bytes, photo: Photo, iim_block: Make
) -> None:
    big = build([Resource(0x1000, bytes(50_000)), Resource(0x1001, bytes(50_000))])
    parts = tuple(
        (0xED, b"Photoshop 3.0\0" + big[at : at + 60_000]) for at in (0, 60_000)
    )
    target = tmp_path / "out.jpg"
    write(photo(segments=parts), target, FIELDS)
    assert read(target).warnings == ()
    assert target.stat().st_size > 100_000


def test_a_simple_webp_becomes_an_extended_one(
    tmp_path: Path, pixels: Image.Image
) -> None:
    alpha = pixels.copy()
    alpha.putalpha(128)
    alpha.save(tmp_path / "a.webp", lossless=True)
    write(tmp_path / "a.webp", tmp_path / "b.webp", FIELDS)
    with Image.open(tmp_path / "a.webp") as one, Image.open(tmp_path / "b.webp") as two:
        assert (two.mode, two.tobytes()) == (one.mode, one.tobytes())
    with pytest.raises(ExportError, match="breaks off"):
        (tmp_path / "c.webp").write_bytes((tmp_path / "a.webp").read_bytes()[:-9])
        write(tmp_path / "c.webp", tmp_path / "d.webp", FIELDS)
    (tmp_path / "e.webp").write_bytes(b"RIFF\0\0\0\0WEBPXXXX\0\0\0\0")
    with pytest.raises(ExportError, match="does not start"):
        write(tmp_path / "e.webp", tmp_path / "d.webp", FIELDS)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xd8\xff\xd9", "no picture in it"),
        (b"\x89PNG\r\n\x1a\nrubbish", "header"),
        (b"II*\0\x08\0\0\0\x09\0", "classic TIFF"),
        (b"II+\0\x08\0\0\0" + bytes(40), "classic TIFF"),
        (b"II*\0\x08", "classic TIFF"),
        (b"RIFF\x14\0\0\0WEBPVP8 \x0a\0\0\0" + bytes(10), "does not start"),
        (b"GIF89a" + bytes(20), "only JPEG, PNG, TIFF, WEBP can"),
        (b"text", "only JPEG, PNG, TIFF, WEBP can"),
    ],
)
def test_what_cannot_be_written_is_refused_and_leaves_nothing(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    source, target = tmp_path / "source", tmp_path / "out" / "target"
    target.parent.mkdir()
    source.write_bytes(content)
    with pytest.raises(ExportError, match=sentence):
        write(source, target, FIELDS)
    assert list(target.parent.iterdir()) == []


def test_a_raw_file_is_no_tiff_to_write_into(tmp_path: Path, tiff_block: Make) -> None:
    (tmp_path / "a.dng").write_bytes(tiff_block({50706: (1, b"\1\4\0\0")}))
    with pytest.raises(ExportError, match="write a sidecar"):
        write(tmp_path / "a.dng", tmp_path / "b.dng", FIELDS)


def test_a_value_that_would_read_differently_is_refused(
    tmp_path: Path, saved: Callable[..., Path]
) -> None:
    many = ExportFields(keywords=tuple(map(str, range(1_500))))
    with pytest.raises(ExportError, match="keywords would read"):
        write(saved("a.jpg"), tmp_path / "out.jpg", many)
    assert not (tmp_path / "out.jpg").exists()


def test_folders_and_files_that_are_not_there(
    tmp_path: Path, saved: Callable[..., Path]
) -> None:
    with pytest.raises(UnreadableFileError, match="No such file"):
        write(tmp_path / "absent.jpg", tmp_path / "out.jpg", FIELDS)
    with pytest.raises(ExportError, match="cannot be written"):
        write(saved("a.jpg"), tmp_path / "no" / "out.jpg", FIELDS)


def test_a_sidecar_is_made_and_merged(tmp_path: Path, packet: Make) -> None:
    target = tmp_path / "photo.xmp"
    target.write_bytes(packet("<mine:note>x</mine:note>", 'xmp:Rating="3"'))
    write_sidecar(target, ExportFields(credit="C", title="  "))
    metadata = read(target)
    assert (metadata.credit, metadata.rating, metadata.title) == ("C", 3, None)
    assert b"<mine:note>x</mine:note>" in target.read_bytes()


def test_nothing_to_write_is_a_copy_that_says_the_same(
    tmp_path: Path, saved: Callable[..., Path]
) -> None:
    write(saved("a.jpg"), tmp_path / "out.jpg", ExportFields())
    assert read(tmp_path / "out.jpg").sources == {}


def test_a_refused_packet_is_replaced(
    tmp_path: Path, photo: Photo, packet: Make
) -> None:
    bad = b"<?xpacket begin=''?><!DOCTYPE x>" + packet("", 'xmp:Label="Red"')
    write(photo(xmp=(bad,)), tmp_path / "out.jpg", FIELDS)
    assert read(tmp_path / "out.jpg").warnings == ()


def test_odd_sized_tiff_and_big_endian(tmp_path: Path, tiff_block: Make) -> None:
    block = tiff_block(
        {
            256: (3, struct.pack(">H", 64)),
            257: (3, struct.pack(">H", 48)),
            270: (2, b"four\0"),
        },
        order=">",
    )
    source = tmp_path / "a.tif"
    source.write_bytes(block)
    assert len(block) % 2
    write(source, tmp_path / "b.tif", FIELDS)
    metadata = read(tmp_path / "b.tif")
    assert (metadata.width, metadata.creators) == (64, ("陈思明", "Jane Doe"))
    assert io.BytesIO(block).read(4) == (tmp_path / "b.tif").read_bytes()[:4]
