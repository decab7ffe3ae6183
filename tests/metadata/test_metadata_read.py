import dataclasses
import hashlib
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from photolib.errors import NotAPictureError, UnreadableFileError
from photolib.metadata.read import read
from photolib.records import Camera, Conflict, Exposure

Make = Callable[..., bytes]
Photo = Callable[..., Path]


def artist(tiff_block: Make, name: str, **more: tuple[int, bytes]) -> bytes:
    return tiff_block({0x013B: (2, name.encode() + b"\0")}, **more)


def creator(packet: Make, name: str, more: str = "") -> bytes:
    return packet(
        f"<dc:creator><rdf:Seq><rdf:li>{name}</rdf:li></rdf:Seq></dc:creator>{more}"
    )


def test_xmp_beats_iim_beats_exif(
    photo: Photo, packet: Make, iim_block: Make, tiff_block: Make
) -> None:
    exif = tiff_block(dict.fromkeys((315, 33432, 270), (2, b"from EXIF\x00")))
    iim = iim_block((2, 80, b"from IIM"), (2, 116, b"from IIM"))
    metadata = read(photo(exif=exif, iim=iim, xmp=(creator(packet, "from XMP"),)))
    assert metadata.creators == ("from XMP",)
    assert metadata.copyright == "from IIM"
    assert metadata.caption == "from EXIF"
    assert metadata.sources["creators"] == "XMP-dc:Creator"
    assert metadata.sources["copyright"] == "IPTC:CopyrightNotice"
    assert metadata.sources["caption"] == "EXIF:ImageDescription"
    assert metadata.conflicts == (
        Conflict(
            "creators",
            {
                "XMP-dc:Creator": ("from XMP",),
                "IPTC:By-line": ("from IIM",),
                "EXIF:Artist": ("from EXIF",),
            },
        ),
        Conflict(
            "copyright",
            {"IPTC:CopyrightNotice": "from IIM", "EXIF:Copyright": "from EXIF"},
        ),
    )


def test_a_value_cut_at_its_byte_limit_is_no_conflict(
    photo: Photo, packet: Make, iim_block: Make
) -> None:
    name = "Alexandra-Maria von Schönebeck-Łukasiewicz"
    iim = iim_block((2, 80, name.encode()[:32]), (2, 25, b"b"), (2, 25, b"a"))
    words = "<rdf:Bag><rdf:li>a</rdf:li><rdf:li>b</rdf:li></rdf:Bag>"
    more = f"<dc:subject>{words}</dc:subject>"
    metadata = read(photo(iim=iim, xmp=(creator(packet, name, more),)))
    assert metadata.creators == (name,)
    assert metadata.conflicts == ()


def test_two_bylines_against_one_are_a_conflict(
    photo: Photo, packet: Make, iim_block: Make
) -> None:
    iim = iim_block((2, 80, b"Ann"), (2, 80, b"Bo"))
    metadata = read(photo(iim=iim, xmp=(creator(packet, "Ann"),)))
    assert metadata.conflicts[0].values["IPTC:By-line"] == ("Ann", "Bo")


def test_the_later_packet_wins_and_the_difference_is_told(
    photo: Photo, packet: Make
) -> None:
    old = creator(packet, "Ann", "<photoshop:Headline>Old</photoshop:Headline>")
    new = packet("<photoshop:Headline>New</photoshop:Headline>")
    metadata = read(photo(xmp=(old, new)))
    assert (metadata.creators, metadata.headline) == (("Ann",), "New")
    assert metadata.conflicts == (
        Conflict(
            "headline",
            {
                "XMP-photoshop:Headline": "New",
                "XMP-photoshop:Headline (block 2)": "Old",
            },
        ),
    )


@pytest.mark.parametrize("stale", [False, True])
def test_a_stale_digest_is_told(photo: Photo, iim_block: Make, stale: bool) -> None:
    iim = iim_block((2, 80, b"Ann"))
    digest = hashlib.md5(b"" if stale else iim).digest()
    warnings = read(photo(iim=iim, digest=digest)).warnings
    assert any("stale" in warning for warning in warnings) == stale


def test_dates_are_exif_s_first(
    photo: Photo, packet: Make, iim_block: Make, tiff_block: Make
) -> None:
    exif = tiff_block(
        exif={0x9003: (2, b"2024:07:14 16:42:07\0"), 0x9011: (2, b"+08:00\0")}
    )
    iim = iim_block((2, 55, b"20240714"))
    xmp = packet("<photoshop:DateCreated>2024-07-14T16:42</photoshop:DateCreated>")
    metadata = read(photo(exif=exif, iim=iim, xmp=(xmp,)))
    assert metadata.taken_at == "2024-07-14T16:42:07"
    assert metadata.taken_offset == "+08:00"
    assert metadata.sources["taken_offset"] == "EXIF:DateTimeOriginal"
    assert metadata.conflicts == ()


def test_a_blank_exif_date_gives_way_and_other_days_conflict(
    photo: Photo, packet: Make, iim_block: Make, tiff_block: Make
) -> None:
    exif = tiff_block(exif={0x9003: (2, b"    :  :     :  :  \0")})
    xmp = packet("<photoshop:DateCreated>2024-05</photoshop:DateCreated>")
    metadata = read(photo(exif=exif, iim=iim_block((2, 55, b"20230101")), xmp=(xmp,)))
    assert (metadata.taken_at, metadata.taken_offset) == ("2024-05", None)
    assert metadata.conflicts[0].field == "taken_at"


def test_xmp_alone_tells_how_a_frame_was_shot(photo: Photo, packet: Make) -> None:
    attributes = (
        'tiff:Make="ACME" tiff:Model="One" aux:SerialNumber="1" aux:Lens="50mm" '
        'exif:ExposureTime="1/125" exif:FNumber="28/10" exif:FocalLength="50/0" '
        'exif:GPSLatitude="36,18.12N" exif:GPSLongitude="120,24,34W" '
        'exif:GPSAltitude="25/2" exif:GPSAltitudeRef="1" '
        'xmp:Rating="4.0" xmp:Label="Red"'
    )
    seq = "<rdf:Seq><rdf:li>400</rdf:li></rdf:Seq>"
    iso = f"<exif:ISOSpeedRatings>{seq}</exif:ISOSpeedRatings>"
    metadata = read(photo(xmp=(packet(iso, attributes),)))
    assert metadata.camera == Camera("ACME", "One", "1", "50mm")
    assert metadata.exposure == Exposure(1 / 125, 2.8, 400, None)
    assert metadata.gps is not None
    assert metadata.gps.latitude == pytest.approx(36.302)
    assert metadata.gps.longitude == pytest.approx(-120.409444)
    assert metadata.gps.altitude_m == -12.5
    assert (metadata.rating, metadata.label) == (4, "Red")
    assert metadata.sources["gps"] == "XMP-exif:GPSLatitude"


@pytest.mark.parametrize(
    "attributes",
    [
        'exif:GPSLatitude="91,0N" exif:GPSLongitude="9,0E"',
        'exif:GPSLatitude="north" exif:GPSLongitude="9,0E"',
        'xmp:Rating="9"',
        'xmp:Rating="many" exif:FNumber="wide"',
    ],
)
def test_nonsense_in_xmp_is_unknown(
    photo: Photo, packet: Make, attributes: str
) -> None:
    metadata = read(photo(xmp=(packet("", attributes),)))
    assert (metadata.gps, metadata.rating, metadata.exposure) == (
        None,
        None,
        Exposure(),
    )
    assert metadata.sources == {}


def test_broken_xmp_hides_no_iim(photo: Photo, iim_block: Make) -> None:
    metadata = read(photo(iim=iim_block((2, 80, b"Ann")), xmp=(b"<x:xmpmeta <<<",)))
    assert metadata.creators == ("Ann",)
    assert "damaged" in metadata.warnings[0]


def test_png_texts_count_last(tmp_path: Path, pixels: Image.Image) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Ann")
    texts.add_text("Copyright", "© A")
    pixels.save(tmp_path / "a.png", pnginfo=texts)
    metadata = read(tmp_path / "a.png")
    assert (metadata.creators, metadata.copyright) == (("Ann",), "© A")
    assert metadata.sources["creators"] == "PNG:Author"


def raw(tiff_block: Make) -> bytes:
    return tiff_block(
        {50706: (1, b"\1\4\0\0"), 0x013B: (2, b"Embedded\0"), 0x010E: (2, b"kept\0")}
    )


def test_a_sidecar_overrides_a_raw_file_field_by_field(
    tmp_path: Path, tiff_block: Make, packet: Make
) -> None:
    path = tmp_path / "photo.dng"
    path.write_bytes(raw(tiff_block))
    (tmp_path / "photo.xmp").write_bytes(creator(packet, "Sidecar"))
    assert read(path).creators == ("Sidecar",)
    assert read(path).caption == "kept"
    assert read(path, sidecar=False).creators == ("Embedded",)
    (tmp_path / "photo.dng.xmp").write_bytes(creator(packet, "Fuller"))
    assert read(path).creators == ("Fuller",)


def test_a_sidecar_of_a_jpeg_waits_for_the_setting(photo: Photo, packet: Make) -> None:
    path = photo(xmp=(creator(packet, "Embedded"),))
    path.with_suffix(".xmp").write_bytes(creator(packet, "Sidecar"))
    assert read(path).creators == ("Embedded",)
    assert read(path, jpeg_sidecar=True).creators == ("Sidecar",)


def test_a_sidecar_that_cannot_be_read_changes_nothing(
    tmp_path: Path, tiff_block: Make
) -> None:
    path = tmp_path / "photo.dng"
    path.write_bytes(raw(tiff_block))
    with (tmp_path / "photo.xmp").open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    assert read(path).creators == ("Embedded",)


def test_a_bare_sidecar_can_be_read(tmp_path: Path, packet: Make) -> None:
    (tmp_path / "a.xmp").write_bytes(creator(packet, "Sidecar"))
    metadata = read(tmp_path / "a.xmp")
    assert (metadata.format, metadata.creators) == ("XMP", ("Sidecar",))


def test_text_in_a_configured_charset(photo: Photo, tiff_block: Make) -> None:
    name = "Сергей Петрович Баранов"
    path = photo(exif=tiff_block({0x013B: (2, name.encode("cp1251") + b"\0")}))
    assert read(path).creators == ()
    assert read(path, fallback_charset="cp1251").creators == (name,)


def test_what_is_no_picture_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"text")
    with pytest.raises(NotAPictureError, match="no picture format"):
        read(path)
    path.write_bytes(b"")
    with pytest.raises(NotAPictureError, match="empty"):
        read(path)
    with pytest.raises(UnreadableFileError, match="No such file"):
        read(tmp_path / "absent.jpg")
    with pytest.raises(UnreadableFileError, match="directory"):
        read(tmp_path)


def test_reading_changes_nothing_and_repeats_itself(
    photo: Photo, iim_block: Make
) -> None:
    path = photo(iim=iim_block((2, 80, b"Ann")))
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    assert dataclasses.asdict(read(path)) == dataclasses.asdict(read(path))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)


def test_regions_carry_their_source(photo: Photo, packet: Make) -> None:
    region = (
        '<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag>'
        "<rdf:li "
        'MPReg:Rectangle="0.1, 0.2, 0.3, 0.4"/></rdf:Bag>'
        "</MPRI:Regions></MP:RegionInfo>"
    )
    metadata = read(photo(xmp=(packet(region),)))
    assert metadata.regions[0].x == pytest.approx(0.1)
    assert metadata.sources["regions"] == "XMP-MP:RegionInfoMP"


def test_orientation_is_the_file_s(photo: Photo, tiff_block: Make) -> None:
    path = photo(exif=tiff_block({0x0112: (3, struct.pack("<H", 6))}))
    metadata = read(path)
    assert (metadata.orientation, metadata.width, metadata.height) == (6, 64, 48)


def test_a_camera_s_default_is_no_caption_but_may_be_a_keyword(
    photo: Photo, packet: Make, tiff_block: Make
) -> None:
    exif = tiff_block({0x010E: (2, b"OLYMPUS DIGITAL CAMERA         \0")})
    words = packet("<dc:subject>unknown</dc:subject>")
    metadata = read(photo(exif=exif, xmp=(words,)))
    assert metadata.caption is None
    assert metadata.keywords == ("unknown",)
