"""Camera raws: the camera's own preview, else the developed picture, always upright."""

import io
from pathlib import Path

import pytest
from PIL import Image
from tests.raw_files import preview_of, scene, write_dng

from photolib.errors import DamagedPictureError, PixelLimitError
from photolib.images.decode import MEDIA_TYPES, Decoded, decode
from photolib.images.raw import MEDIA_TYPES as RAW_MEDIA_TYPES
from photolib.metadata.read import read
from photolib.metadata.sidecar import RAW_FORMATS

TURN = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def open_(path: Path, max_pixels: int = 10**7, wanted_px: int = 100) -> Decoded:
    return decode(
        path, max_pixels=max_pixels, wanted_px=wanted_px, format_name=read(path).format
    )


def corners(picture: Image.Image) -> str:
    """Tell the colours of the four corners, clockwise from the top left."""
    right, below = picture.width - 5, picture.height - 5
    places = ((4, 4), (right, 4), (right, below), (4, below))
    pixels = [picture.getpixel(place) for place in places]
    return "".join("r" if p[0] > p[2] else "b" for p in pixels)  # type: ignore[index]


def upright(orientation: int, size: tuple[int, int] = (900, 600)) -> Image.Image:
    turn = TURN[orientation]
    return scene(*size) if turn is None else scene(*size).transpose(turn)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.dng"


def test_the_embedded_preview_is_the_picture(file: Path) -> None:
    write_dng(file, preview=preview_of(scene(900, 600)))
    decoded = open_(file, wanted_px=900)
    assert (decoded.format, decoded.width, decoded.height) == ("DNG", 96, 64)
    assert decoded.picture.size == (900, 600)
    assert decoded.picture.mode == "RGB"
    assert open_(file, wanted_px=100).picture.size == (113, 75)  # an eighth is enough


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(
    "preview",
    ["as the sensor", "says how it lies", "says nothing true", "turned already", None],
)
def test_a_raw_is_turned_upright_once(
    file: Path, orientation: int, preview: str | None
) -> None:
    if preview == "says nothing true" and orientation < 5:
        pytest.skip("nobody can tell that from a preview turned already")
    made = {
        "as the sensor": preview_of(scene(900, 600)),
        "says how it lies": preview_of(scene(900, 600), orientation),
        "says nothing true": preview_of(scene(900, 600), 1),
        "turned already": preview_of(upright(orientation), 1),
        None: None,
    }[preview]
    write_dng(file, preview=made, orientation=orientation)
    picture = open_(file).picture
    right = upright(orientation)
    assert corners(picture) == corners(right)
    assert (picture.width > picture.height) == (right.width > right.height)
    assert "exif" not in picture.info


@pytest.mark.parametrize(
    "preview",
    [
        preview_of(scene(30, 20)),
        preview_of(scene(900, 600))[:2000],
        b"\xff\xd8" + bytes(99),
        b"no JPEG",
        None,
    ],
    ids=["too small", "cut", "empty", "nonsense", "none"],
)
def test_without_a_preview_of_use_the_sensor_is_developed(
    file: Path, preview: bytes | None
) -> None:
    write_dng(file, preview=preview, orientation=6)
    whole = open_(file, wanted_px=96).picture
    assert whole.size == (64, 96)
    assert corners(whole) == corners(upright(6))


def test_half_the_sensor_is_developed_where_that_is_enough(file: Path) -> None:
    write_dng(file)
    assert open_(file, wanted_px=48).picture.size == (48, 32)
    assert open_(file, wanted_px=49).picture.size == (96, 64)


def test_a_preview_need_not_be_a_jpeg(file: Path) -> None:
    for samples, channels in ((3, "RGB"), (1, "L")):
        picture = scene(300, 200).convert(channels)
        write_dng(file, preview=picture.tobytes(), samples=samples, orientation=8)
        made = open_(file).picture
        assert made.size == (200, 300)
        assert corners(made) == corners(upright(8)) if samples == 3 else True


def test_a_sensor_may_see_no_colours(file: Path) -> None:
    made = open_(write_dng(file, grey=True)).picture
    assert (made.size, made.mode) == ((96, 64), "RGB")


def test_a_small_preview_is_better_than_a_broken_sensor(file: Path) -> None:
    write_dng(file, preview=preview_of(scene(30, 20)), sensor_cut=True)
    assert open_(file, wanted_px=900).picture.size == (30, 20)


def test_the_profile_of_a_preview_counts(file: Path) -> None:
    grey = Image.new("RGB", (900, 600), (200, 30, 30))
    out = io.BytesIO()
    grey.save(out, "JPEG", icc_profile=b"a broken profile")
    write_dng(file, preview=out.getvalue())
    assert open_(file).picture.getpixel((4, 4))[0] > 150  # type: ignore[index]


def test_a_raw_without_any_picture_is_one_sentence(file: Path) -> None:
    write_dng(file, sensor_cut=True)
    with pytest.raises(DamagedPictureError) as caught:
        open_(file)
    assert "LibRaw finds no picture" in caught.value.reason
    assert "b'" not in caught.value.reason


def test_what_only_looks_like_a_raw_is_one_sentence(file: Path) -> None:
    file.write_bytes(b"FUJIFILMCCD-RAW " + bytes(200))
    with pytest.raises(DamagedPictureError, match="not RAW"):
        open_(file)


@pytest.mark.parametrize(
    ("size", "preview"),
    [((96, 64), None), ((32, 24), preview_of(scene(96, 64)))],
    ids=["the sensor", "the preview"],
)
def test_too_many_pixels_are_refused_undecoded(
    file: Path, size: tuple[int, int], preview: bytes | None
) -> None:
    write_dng(file, size=size, preview=preview)
    with pytest.raises(PixelLimitError, match="max_megapixels"):
        open_(file, max_pixels=96 * 64 - 1)


def test_every_raw_format_that_is_read_can_be_decoded() -> None:
    assert set(RAW_MEDIA_TYPES) == RAW_FORMATS
    assert set(RAW_MEDIA_TYPES) < set(MEDIA_TYPES)


def test_a_raw_has_the_same_media_type_everywhere(file: Path) -> None:
    write_dng(file)
    assert read(file).media_type == MEDIA_TYPES["DNG"]


def test_real_raws_end_in_a_picture_or_a_sentence(shared: Path) -> None:
    for path in sorted((shared / "data" / "metadata" / "files").iterdir()):
        if read(path).format in RAW_MEDIA_TYPES:
            try:
                picture = open_(path, max_pixels=10**8).picture
            except DamagedPictureError as error:
                assert "LibRaw finds no picture" in error.reason
            else:
                assert min(picture.size) > 1
