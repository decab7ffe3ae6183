"""The starter shoot, its release and its model are what docs/starter.md promises."""

from pathlib import Path
from typing import Any

import exifread
import numpy as np
import pytest
from PIL import Image, ImageOps

from photolib.embedding.model import Model

STARTER = Path(__file__).parents[2] / "library" / "starter"
SHOOT = STARTER / "shoot"
FRAMES = sorted(SHOOT.iterdir())
COPY = "PLX_0487_web.JPG"
BURSTS = [
    ["PLX_0433.JPG", "PLX_0434.JPG", "PLX_0435.JPG"],
    ["PLX_0486.JPG", "PLX_0487.JPG", "PLX_0488.JPG"],
]


def exif(name: str) -> dict[str, str]:
    with (SHOOT / name).open("rb") as file:
        tags: dict[str, Any] = exifread.process_file(file, details=False)
    return {key: str(value) for key, value in tags.items()}


def raw(name: str) -> bytes:
    return (SHOOT / name).read_bytes()


def upright(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return ImageOps.exif_transpose(picture).convert("RGB")


def names_where(key: str, value: str) -> set[str]:
    return {path.name for path in FRAMES if exif(path.name).get(key) == value}


def test_the_release_ends_with_its_photographer_and_outlet() -> None:
    text = (STARTER / "release.txt").read_text(encoding="utf-8")
    assert text.startswith("Hangzhou, 16 October 2025 - ")
    assert text.splitlines()[-1] == "Photos by LUO Qingyan, Riverbank Heritage Journal"


def test_the_shoot_is_small_enough_to_ship() -> None:
    sizes = [path.stat().st_size for path in FRAMES]
    assert 26 <= len(FRAMES) <= 30
    assert max(sizes) < 250_000
    assert sum(sizes) < 5_000_000


@pytest.mark.parametrize("path", FRAMES, ids=lambda path: path.name)
def test_every_frame_opens_at_gallery_size(path: Path) -> None:
    with Image.open(path) as picture:
        picture.load()
        assert 2000 <= max(picture.size) <= 2400
        assert picture.format == ("PNG" if path.suffix == ".png" else "JPEG")


def test_no_two_frames_are_the_same_file() -> None:
    assert len({path.read_bytes() for path in FRAMES}) == len(FRAMES)


def test_there_are_portraits_and_landscapes_and_one_png() -> None:
    sizes = [upright(path).size for path in FRAMES]
    assert sum(height > width for width, height in sizes) >= 4
    assert sum(width > height for width, height in sizes) >= 20
    assert [path.name for path in FRAMES if path.suffix == ".png"] == ["poster.png"]


@pytest.mark.parametrize("burst", BURSTS, ids=lambda burst: burst[0])
def test_a_burst_lasts_less_than_two_seconds(burst: list[str]) -> None:
    moments = []
    for name in burst:
        tags = exif(name)
        clock = tags["EXIF DateTimeOriginal"].rpartition(":")[2]
        moments.append(float(f"{clock}.{tags['EXIF SubSecTimeOriginal']}"))
    assert moments == sorted(set(moments))
    assert moments[-1] - moments[0] < 2


def test_two_frames_are_stored_turned() -> None:
    assert names_where("Image Orientation", "Rotated 90 CW") == {"PLX_0427.JPG"}
    assert names_where("Image Orientation", "Rotated 90 CCW") == {"PLX_0503.JPG"}


def test_the_second_camera_is_one_hour_ahead() -> None:
    second = names_where("EXIF BodySerialNumber", "M2-00318")
    assert second == {"MRV_2207.JPG", "MRV_2208.JPG"}
    signing = exif("PLX_0481.JPG")["EXIF DateTimeOriginal"]
    assert signing == "2025:10:16 14:30:05"
    assert exif("MRV_2207.JPG")["EXIF DateTimeOriginal"] == "2025:10:16 15:30:09"


def test_some_frames_name_their_zone_and_some_do_not() -> None:
    zones = [exif(path.name).get("EXIF OffsetTimeOriginal") for path in FRAMES]
    assert set(zones) == {"+08:00", None}
    assert 5 < zones.count(None) < 25


def test_one_frame_knows_where_it_was_taken() -> None:
    located = [p.name for p in FRAMES if "GPS GPSLatitude" in exif(p.name)]
    assert located == ["PLX_0412.JPG"]


def test_bylines_are_full_partial_missing_or_in_conflict() -> None:
    ours = names_where("Image Artist", "LUO Qingyan")
    assert names_where("Image Artist", "MO Anlan") == {"PLX_0490.JPG"}
    with_iptc = {name for name in ours if b"Riverbank Heritage Journal" in raw(name)}
    assert len(with_iptc) >= 10
    assert len(ours - with_iptc) >= 2
    assert len(FRAMES) - len(ours) - 1 >= 5


def test_full_bylines_stand_in_iptc_and_xmp_alike() -> None:
    with Image.open(SHOOT / "PLX_0421.JPG") as picture:
        xmp, blocks = picture.info["xmp"], picture.info["photoshop"]
    assert b"LUO Qingyan" in xmp
    assert b"Riverbank Heritage Journal" in xmp
    assert b"LUO Qingyan" in blocks[0x0404]
    assert b"Riverbank Heritage Journal" in blocks[0x0404]


def test_the_chinese_caption_is_the_same_in_iptc_and_xmp() -> None:
    caption = "2025年10月16日，区域博物馆数字藏品开放研讨会与会代表在杭州合影。"
    with Image.open(SHOOT / "PLX_0495.JPG") as picture:
        assert caption.encode() in picture.info["xmp"]
        assert caption.encode() in picture.info["photoshop"][0x0404]


def test_the_copy_for_the_web_is_cropped_and_says_nothing() -> None:
    assert exif(COPY) == {}
    original, copy = upright(SHOOT / "PLX_0487.JPG"), upright(SHOOT / COPY)
    assert copy.size != original.size
    width, height = original.size
    cropped = original.crop(
        (width // 20, height // 20, width - width // 20, height - height // 20)
    )
    difference = np.asarray(cropped.resize((64, 64)), dtype=int) - np.asarray(
        copy.resize((64, 64)), dtype=int
    )
    assert np.abs(difference).mean() < 3


def test_the_model_is_small_and_says_what_it_is() -> None:
    weights = STARTER / "model" / "open_clip_model.safetensors"
    assert weights.stat().st_size < 3_000_000
    assert "Apache-2.0" in (STARTER / "model" / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(STARTER / "model")


@pytest.fixture(scope="module")
def vectors(model: Model) -> dict[str, np.ndarray]:
    rows = model.encode_pictures([upright(path) for path in FRAMES])
    return {path.name: row for path, row in zip(FRAMES, rows, strict=True)}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        (
            "a handshake",
            {"PLX_0486.JPG", "PLX_0487.JPG", "PLX_0488.JPG", COPY, "PLX_0490.JPG"},
        ),
        ("signing the memorandum", {"PLX_0481.JPG", "PLX_0483.JPG", "MRV_2207.JPG"}),
        ("glowing lanterns", {"PLX_0505.JPG"}),
        ("a microphone", {"PLX_0427.JPG"}),
        ("name plates on a table", {"PLX_0424.JPG"}),
        ("group photo", {"PLX_0495.JPG"}),
        ("entrance of the building", {"PLX_0412.JPG"}),
        (
            "握手",
            {"PLX_0486.JPG", "PLX_0487.JPG", "PLX_0488.JPG", COPY, "PLX_0490.JPG"},
        ),
    ],
)
def test_the_model_finds_a_scene_by_words(
    model: Model, vectors: dict[str, np.ndarray], query: str, first: set[str]
) -> None:
    words = model.encode_words(query)
    assert max(vectors, key=lambda name: float(vectors[name] @ words)) in first


@pytest.mark.parametrize("burst", BURSTS, ids=lambda burst: burst[0])
def test_the_nearest_to_a_burst_is_the_burst(
    vectors: dict[str, np.ndarray], burst: list[str]
) -> None:
    likeness = {
        name: float(row @ vectors[burst[1]])
        for name, row in vectors.items()
        if name not in (burst[1], COPY)
    }
    nearest = sorted(likeness, key=lambda name: -likeness[name])[:2]
    assert set(nearest) == {burst[0], burst[2]}
