import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.metadata import claims, exif
from photolib.metadata.exif_block import clean_block
from photolib.metadata.ifd import Entry, Tiff
from photolib.metadata.user_comment import decode_user_comment
from photolib.metadata.window import Window
from photolib.records import Camera, Exposure, Gps

Make = Callable[..., bytes]


def ratio(*pairs: tuple[int, int], order: str = "<") -> tuple[int, bytes]:
    numbers = [n for pair in pairs for n in pair]
    return 5, struct.pack(f"{order}{len(numbers)}I", *numbers)


def text(value: str | bytes) -> tuple[int, bytes]:
    return 2, (value if isinstance(value, bytes) else value.encode()) + b"\0"


def short(value: int, order: str = "<") -> tuple[int, bytes]:
    return 3, struct.pack(order + "H", value)


def read(block: bytes) -> exif.Exif:
    return exif.read([("main", Window.over(block))])


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_camera_s_frame(tiff_block: Make, order: str) -> None:
    block = tiff_block(
        {0x010F: text("ACME"), 0x0110: text("One"), 0x0112: short(6, order)},
        {
            0x829A: ratio((1, 125), order=order),
            0x829D: ratio((28, 10), order=order),
            0x8827: short(400, order),
            0x920A: ratio((50, 1), order=order),
            0x9003: text("2024:07:14 16:42:07"),
            0x9011: text("+08:00"),
            0x9291: text("37"),
            0xA431: text("0123"),
            0xA434: text("50mm F1.4"),
        },
        {
            1: text("S"),
            2: ratio((36, 1), (18, 1), (72, 10), order=order),
            3: text("W"),
            4: ratio((120, 1), (24, 1), (0, 1), order=order),
            5: (1, b"\1"),
            6: ratio((25, 2), order=order),
        },
        order=order,
    )
    found = read(block)
    assert found.camera() == Camera("ACME", "One", "0123", "50mm F1.4")
    assert found.exposure() == Exposure(1 / 125, 2.8, 400, 50.0)
    position = found.position()
    assert position is not None
    assert position.latitude == pytest.approx(-36.302)
    assert position == Gps(position.latitude, -120.4, -12.5)
    assert found.orientation() == 6
    assert found.text(exif.DATE_ORIGINAL) == "2024:07:14 16:42:07"
    assert found.text(exif.OFFSET_ORIGINAL) == "+08:00"


def test_what_is_no_number_is_unknown(tiff_block: Make) -> None:
    block = tiff_block(
        {0x0112: short(9), 0x4746: short(4)},
        {0x829A: ratio((1, 0)), 0x829D: ratio((0, 0)), 0x8827: text("400")},
        {
            1: text("N"),
            2: ratio((0, 0), (0, 0), (0, 0)),
            3: text("E"),
            4: ratio((9, 1)),
        },
    )
    found = read(block)
    assert found.exposure() == Exposure()
    assert found.position() is None
    assert found.orientation() is None
    assert found.rating() == 4


@pytest.mark.parametrize(
    ("latitude", "ref"),
    [
        (ratio((400, 1)), "N"),
        (text("36"), "N"),
        (ratio((36, 1)), "?"),
        (ratio((36, 1)), "E"),
    ],
)
def test_impossible_positions_are_none(
    tiff_block: Make, latitude: tuple[int, bytes], ref: str
) -> None:
    gps = {1: text(ref), 2: latitude, 3: text("E"), 4: ratio((9, 1))}
    assert read(tiff_block(gps=gps)).position() is None


def test_an_iso_too_large_for_its_tag_stands_elsewhere(tiff_block: Make) -> None:
    block = tiff_block(
        exif={0x8827: short(65535), 0x8832: (4, struct.pack("<I", 102400))}
    )
    assert read(block).exposure().iso == 102400


def test_artist_and_copyright_have_parts(tiff_block: Make) -> None:
    block = tiff_block(
        {
            0x013B: text('Ann Example; "Bo Sample; Jr."'),
            0x8298: text(b"Ann Example\0Example Press Ltd"),
            0x9C9D: (1, "陈伟民;李晓燕\0".encode("utf-16-le")),
            0x9C9E: (1, "一;二\0".encode("utf-16-le")),
            0x9C9B: (1, "A\ud83dB\0".encode("utf-16-le", "surrogatepass")),
        }
    )
    found = {claim.source: claim.value for claim in claims.from_exif(read(block))}
    assert found == {
        "EXIF:Artist": ("Ann Example", "Bo Sample; Jr."),
        "EXIF:XPAuthor": ("陈伟民", "李晓燕"),
        "EXIF:Copyright": "Ann Example\nExample Press Ltd",
        "EXIF:XPKeywords": ("一", "二"),
        "EXIF:XPTitle": "AB",
    }


def test_texts_share_a_charset_and_what_none_explains_is_told(tiff_block: Make) -> None:
    gbk = {
        0x010E: text("抢险队员在青石河大桥下转移受困群众".encode("gbk")),
        0x013B: text("陈伟民".encode("gbk")),
    }
    assert read(tiff_block(gbk)).texts[exif.ARTIST].strip("\0") == "陈伟民"
    found = read(tiff_block({0x013B: text("Сергей Петрович".encode("cp1251"))}))
    assert exif.ARTIST not in found.texts
    assert "0x013B" in found.warnings[0]


def test_the_first_block_to_have_a_tag_has_it(tiff_block: Make) -> None:
    one = tiff_block({0x013B: text("One")})
    two = tiff_block({0x013B: text("Two"), 0x8298: text("C")})
    other = tiff_block({0x010E: text("D")}, order=">")
    blocks = [("main", Window.over(b)) for b in (one, two, other, b"rubbish")]
    found = exif.read(blocks)  # type: ignore[arg-type]
    assert found.texts[exif.ARTIST].strip("\0") == "One"
    assert found.texts[exif.COPYRIGHT].strip("\0") == "C"
    assert exif.DESCRIPTION not in found.texts
    assert len(found.warnings) == 2


@pytest.mark.parametrize(
    ("data", "order", "comment"),
    [
        (b"ASCII\0\0\0plain", "<", "plain"),
        (b"ASCII\0\0\0" + "août".encode(), "<", "août"),
        (bytes(8) + "août".encode("cp1252"), "<", "août"),
        (b"        spaced", "<", "spaced"),
        (b"UNICODE\0" + "记者 摄".encode("utf-16-le"), ">", "记者 摄"),
        (b"UNICODE\0" + "记者 摄".encode("utf-16-be"), "<", "记者 摄"),
        (b"UNICODE\0" + "Hello".encode("utf-16-be"), "<", "Hello"),
        (b"UNICODE\0" + "Hello".encode("utf-16"), ">", "Hello"),
        (b"JIS\0\0\0\0\0" + "写真".encode("iso2022_jp"), "<", "写真"),
        (b"ASCII\0\0\0\x01\x02\x03", "<", ""),
        (b"whatever it is", "<", ""),
    ],
)
def test_user_comments(data: bytes, order: str, comment: str) -> None:
    assert decode_user_comment(data, order, "cp1252") == comment


@given(st.binary(max_size=400), st.sampled_from([b"II*\0", b"MM\0*", b"II+\0"]))
def test_no_block_is_bad_enough_to_raise(tail: bytes, magic: bytes) -> None:
    found = read(magic + tail)
    found.camera(), found.exposure(), found.position(), list(claims.from_exif(found))


@given(
    st.dictionaries(
        st.sampled_from(
            [0x0112, 0x829A, 0x829D, 0x8827, 0x9003, 0x8832, 1, 2, 3, 4, 5, 6]
        ),
        st.tuples(st.sampled_from([1, 2, 3, 4, 5, 7, 10]), st.binary(max_size=80)),
    )
)
def test_no_values_are_odd_enough_to_raise(
    entries: dict[int, tuple[int, bytes]],
) -> None:
    directory = {tag: Entry(kind, data) for tag, (kind, data) in entries.items()}
    tiff = Tiff("<", main=directory, exif=directory, gps=directory)
    assert clean_block("<", [(tiff.main, {}), (tiff.exif, {}), (tiff.gps, {})])
    result = exif.Exif()
    exif._read_values(tiff, result)
    result.exposure(), result.position(), result.orientation(), result.rating()
