"""The hash hardly changes where a picture is only encoded anew; nor do two meet."""

from itertools import combinations

import pytest
from PIL import Image, ImageDraw
from tests.scenes import crop, encoded, half, scene

from photolib.images.perceptual import (
    BITS_APART,
    LAID_BITS_APART,
    bits_apart,
    laid_otherwise,
    perceptual_hash,
)


def hash_of(picture: Image.Image) -> int:
    found = perceptual_hash(picture)
    assert found is not None
    return found


@pytest.mark.parametrize("number", range(6))
def test_re_encoding_and_resizing_change_few_bits(number: int) -> None:
    first = scene(number)
    for copy in (encoded(first, 60), encoded(half(first), 40), first.convert("L")):
        assert bits_apart(hash_of(first), hash_of(copy)) <= BITS_APART


def test_other_scenes_and_larger_crops_lie_apart() -> None:
    hashes = [hash_of(scene(number)) for number in range(12)]
    assert all(bits_apart(*two) > 2 * BITS_APART for two in combinations(hashes, 2))
    assert bits_apart(hashes[0], hash_of(crop(scene(0), 0.3))) > BITS_APART


def test_what_has_no_detail_has_no_hash() -> None:
    plain = Image.new("RGB", (400, 300), "teal")
    assert perceptual_hash(plain) is None
    ImageDraw.Draw(plain).text((20, 20), "a line", fill="white")
    assert perceptual_hash(plain) is None
    assert perceptual_hash(Image.linear_gradient("L")) is None


@pytest.mark.parametrize("way", list(Image.Transpose))
@pytest.mark.parametrize("number", range(6))
def test_a_turned_or_mirrored_picture_has_a_hash_that_was_foreseen(
    way: Image.Transpose, number: int
) -> None:
    found = hash_of(encoded(half(scene(number).transpose(way)), 60))
    laid = laid_otherwise(hash_of(scene(number)))
    assert min(bits_apart(found, one) for one in laid) <= LAID_BITS_APART
    assert bits_apart(found, hash_of(scene(number))) > LAID_BITS_APART
