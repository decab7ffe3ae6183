"""Pixels decide: a copy is one however encoded, another frame of the scene is none."""

from collections.abc import Callable

import pytest
from PIL import Image
from tests.scenes import SIZE, crop, encoded, half, scene

from photolib.images.same import Picture, Same
from photolib.images.same import same as compared

NUMBERS = range(4)


def same(
    one: Image.Image, other: Image.Image, *, least_part: float | None = 0
) -> Same | None:
    return compared(Picture(lambda: one), Picture(lambda: other), least_part=least_part)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_copy_is_the_same_picture(number: int) -> None:
    first = scene(number)
    assert same(first, encoded(first, 60)) == "whole"
    assert same(half(first), first) == "whole"
    assert same(first, encoded(half(half(first)), 70)) == "whole"
    assert same(first, first.convert("L")) == "whole"


TONES: dict[str, Callable[[float], float]] = {
    "darker": lambda v: v * 0.65,
    "lighter": lambda v: v**0.7,
    "lights cut off": lambda v: v * 1.3,
    "steeper": lambda v: 3 * v * v - 2 * v**3,
}


def toned(picture: Image.Image, tone: str) -> Image.Image:
    curve = TONES[tone]
    return picture.point(
        [min(255, round(255 * curve(v / 255))) for v in range(256)] * 3
    )


@pytest.mark.parametrize("tone", list(TONES))
@pytest.mark.parametrize("number", NUMBERS)
def test_a_copy_with_another_tone_curve_is_the_same_picture(
    number: int, tone: str
) -> None:
    first = scene(number)
    copy = encoded(toned(first, tone), 70)
    assert same(first, copy) == same(half(copy), first) == "whole"
    assert same(first, toned(scene(number, moved_px=12), tone)) is None
    assert same(toned(scene(number, moved_px=12), tone), first) is None


def test_a_tone_curve_that_hides_most_of_a_picture_proves_nothing() -> None:
    first = scene(1)
    for least in (0.0, 0.55):  # almost all as it was, or shadows that are cut off
        levels = [v if v > 255 * least else round(255 * least) for v in range(256)]
        how = same(first, encoded(first.point(levels * 3), 90))
        assert how == (None if least else "whole")


def test_a_darker_crop_is_a_part() -> None:
    assert same(scene(2), encoded(toned(crop(scene(2), 0.2), "darker"), 70)) == "part"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_crop_is_a_part_from_either_side(number: int) -> None:
    first = scene(number)
    for share in (0.1, 0.3):
        copy = encoded(half(crop(first, share)), 70)
        assert same(first, copy) == same(copy, first) == "part"
    assert same(first, crop(first, 0.1), least_part=None) is None
    assert same(first, crop(first, 0.5), least_part=0.75) is None
    assert same(first, crop(first, 0.1), least_part=0.75) == "part"


@pytest.mark.parametrize("left", [0, 0.02, 0.2, 0.44])
@pytest.mark.parametrize("share", [0.36, 0.55, 0.7, 0.85, 0.97])
def test_a_part_is_found_wherever_it_lies(share: float, left: float) -> None:
    whole, left = scene(5), min(left, 1 - share)
    size = (share * SIZE[0], share * SIZE[1])
    x, y = round(left * SIZE[0]), round((1 - share - left) * SIZE[1])
    box = (x, y, x + round(size[0]), y + round(size[1]))
    assert same(whole, encoded(whole.crop(box), 60)) == "part"


@pytest.mark.parametrize("way", list(Image.Transpose))
def test_a_turned_or_mirrored_copy_is_told_as_such(way: Image.Transpose) -> None:
    first = scene(2)
    is_turned = way.name.startswith("ROTATE")
    copy = encoded(half(first.transpose(way)), 60)
    assert same(first, copy) == ("turned" if is_turned else "mirrored")
    assert same(first, scene(2, moved_px=12).transpose(way)) is None


def test_what_is_nearly_its_own_mirror_image_is_not_called_mirrored() -> None:
    """Which way it lies is chance: another frame of it may be more like that."""
    left = scene(3).crop((0, 0, SIZE[0] // 2, SIZE[1]))
    drawn = Image.new("RGB", SIZE)
    drawn.paste(left, (0, 0))
    drawn.paste(left.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (SIZE[0] // 2, 0))
    drawn.paste(
        left.point([min(255, n + 20) for n in range(256)] * 3).crop((60, 60, 100, 100)),
        (60, 60),
    )
    assert same(drawn, drawn) == "whole"
    assert same(drawn, drawn.transpose(Image.Transpose.FLIP_LEFT_RIGHT)) is None


def test_a_frame_around_a_picture_leaves_it_a_part() -> None:
    framed = Image.new("RGB", (SIZE[0] + 60, SIZE[1] + 60), "white")
    framed.paste(scene(1), (30, 30))
    assert same(framed, scene(1)) == "part"


@pytest.mark.parametrize("number", NUMBERS)
def test_another_frame_of_the_scene_is_no_copy(number: int) -> None:
    first = scene(number)
    assert same(first, scene(number, moved_px=12)) is None
    moved = first.crop((4, 3, *SIZE))  # the camera has moved: each lacks a strip
    assert same(first.crop((0, 0, SIZE[0] - 4, SIZE[1] - 3)), moved) is None


def test_other_scenes_are_others() -> None:
    pictures = [half(scene(number)) for number in range(5)]
    found = {same(a, b) for a in pictures for b in pictures if a is not b}
    assert found == {None}
    plain = Image.new("L", (300, 200), 90)
    assert same(plain, pictures[0]) is None
