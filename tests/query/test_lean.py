"""More like this and less like that change one weight, and nothing else."""

import pytest

from photolib.query import Query, parse
from photolib.query.lean import MOST, leaned, left, weights


@pytest.mark.parametrize(
    ("text", "by", "wanted"),
    [
        ("forum", 1, "forum similar:12"),
        ("forum", -1, "forum -similar:12"),
        ("similar:12", 1, "similar:12^2"),
        ("similar:12^0.5", 1, "similar:12^1.5"),
        ("-similar:12^2", 1, "-similar:12"),
        ("-similar:12 by:chen", 1, "by:chen"),
        ("similar:12", -1, ""),
        ("similar:12,13^2 -similar:12", 1, "similar:12 similar:13^2"),
        ("similar:12^9", 1, "similar:12^9"),
        ("李松 (a OR b)", 1, "李松 (a OR b) similar:12"),
    ],
)
def test_a_step_changes_the_weight_of_one_photo(
    text: str, by: int, wanted: str
) -> None:
    found = leaned(parse(text), 12, by)
    assert found == wanted
    assert not found or weights(parse(found)).get(12, 0) <= MOST


def test_a_search_may_begin_with_a_photo() -> None:
    assert leaned(Query(), 4, 1) == "similar:4"


def test_a_photo_is_left_out_alone() -> None:
    assert left(parse("forum similar:12,13"), 12) == "forum similar:13"
    assert left(parse("similar:12"), 12) == ""
