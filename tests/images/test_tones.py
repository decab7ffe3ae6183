"""What levels have become is read off two pictures, or nothing is."""

import numpy as np
import pytest
from PIL import Image
from tests.scenes import half, scene

from photolib.images.tones import curve

GREY = scene(1).convert("L")


def test_a_curve_is_found_though_the_copy_is_smaller() -> None:
    wanted = [round(255 * (level / 255) ** 0.6) for level in range(256)]
    found = curve(GREY, half(GREY.point(wanted)))
    assert found is not None
    off = np.abs(np.subtract(found.levels, wanted))
    assert np.average(off, weights=GREY.histogram()) < 1
    assert np.asarray(found.on(GREY)).std() == pytest.approx(
        np.asarray(GREY.point(wanted)).std(), rel=0.03
    )


@pytest.mark.parametrize(
    "levels",
    [
        [level * 2 // 3 for level in range(256)],
        [level // 4 for level in range(256)],
        [max(150, level) for level in range(256)],
        [90] * 256,
    ],
    ids=["another exposure", "hardly any contrast", "shadows cut off", "one level"],
)
def test_some_are_no_curves(levels: list[int]) -> None:
    assert curve(GREY, GREY.point(levels)) is None
    assert curve(Image.new("L", (9, 9), 90), GREY.point(levels)) is None
