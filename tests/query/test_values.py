"""Numbers, comparisons and the numbers of photos behind a colon."""

import pytest

from photolib.query.values import Bounds, bounds, numbered, weighted


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("3", Bounds(3, 3)),
        ("=3", Bounds(3, 3)),
        (">3", Bounds(3, above=True)),
        (">=2.5", Bounds(2.5)),
        ("<3", Bounds(high=3, below=True)),
        ("<=3", Bounds(high=3)),
        ("3..", Bounds(3)),
        ("..3", Bounds(high=3)),
        ("3..5", Bounds(3, 5)),
    ],
)
def test_numbers_are_compared(text: str, asked: Bounds) -> None:
    assert bounds(text) == asked


@pytest.mark.parametrize("text", ["", "x", "..", "5..3", "3..x", ">", "-3", "1e5"])
def test_what_is_no_number_says_what_is(text: str) -> None:
    with pytest.raises(ValueError, match="3"):
        bounds(text)


def test_photos_are_named_by_numbers() -> None:
    assert numbered("12,13") == (12, 13)
    assert weighted("12^0.5,13") == ((12, 0.5), (13, 1.0))
    for text in ("", "0", "1,", "a", "1" * 19):
        with pytest.raises(ValueError, match="write 12"):
            numbered(text)
        with pytest.raises(ValueError, match="write 12"):
            weighted(text)
