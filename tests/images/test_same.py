"""Pixels decide: a copy is one however encoded, another frame of the scene is none."""

import pytest
from PIL import Image
from tests.scenes import SIZE, crop, encoded, half, scene

from photolib.images.same import same

NUMBERS = range(4)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_copy_is_the_same_picture(number: int) -> None:
    first = scene(number)
    assert same(first, encoded(first, 60)) == "whole"
    assert same(half(first), first) == "whole"
    assert same(first, encoded(half(half(first)), 70)) == "whole"
    assert same(first, first.convert("L")) == "whole"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_crop_is_a_part_from_either_side(number: int) -> None:
    first = scene(number)
    for share in (0.1, 0.3):
        copy = encoded(half(crop(first, share)), 70)
        assert same(first, copy) == same(copy, first) == "part"
    assert same(first, crop(first, 0.1), part=False) is None


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
