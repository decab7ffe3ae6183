"""What differs between two captions, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.caption.changes import changes


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Gao Lin speaks.", "Gao Lin spoke.", "Gao Lin [speaks]{spoke}."),
        ("高林在北京", "高琳在北京", "高[林]{琳}在北京"),
        ("A café, 5 km", "A cafe, 6 km", "A [café]{cafe}, [5]{6} km"),
        ("", "New.", "{New.}"),
        ("Old.", "", "[Old.]"),
        ("Same.", "Same.", "Same."),
    ],
)
def test_words_and_signs_are_compared(old: str, new: str, told: str) -> None:
    marks = {"same": "{}", "gone": "[{}]", "new": "{{{}}}"}
    pieces = changes(old, new)
    assert "".join(marks[one.kind].format(one.text) for one in pieces) == told


def test_what_is_too_long_to_compare_is_told_whole() -> None:
    old, new = "word " * 1_100, "word " * 1_101
    assert [(one.text, one.kind) for one in changes(old, new)] == [
        (old, "gone"),
        (new, "new"),
    ]


@given(old=st.text(max_size=40), new=st.text(max_size=40))
def test_both_texts_are_in_the_pieces(old: str, new: str) -> None:
    pieces = changes(old, new)
    assert "".join(one.text for one in pieces if one.kind != "new") == old
    assert "".join(one.text for one in pieces if one.kind != "gone") == new
