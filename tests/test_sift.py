"""The nearest that pass are those of a look at every photo, whichever way is taken."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.test_word_search import label
from tests.test_vectors import grow, rows_of

from photolib.likeness import Likeness
from photolib.query import parse
from photolib.sift import nearest
from photolib.store import filters
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

PHOTOS = 600
STEPS = (1, 2, 5, 20, 150, 900)
MODEL = 1
ASKED = rows_of([10_050])[0]
FARTHEST = 1 + np.argsort(rows_of(range(1, PHOTOS + 1)) @ ASKED)[:40]
"""Photos that ASKED is the least like."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Photos with vectors; a value is said of every so-manieth, one of the last."""
    folder = tmp_path_factory.mktemp("sift") / "library"
    create_library(folder)
    with open_library(folder) as library:
        grow(library, PHOTOS)
        with writing(library.db):
            for number, step in enumerate(STEPS, 1):
                label(library.db, number, range(1, PHOTOS + 1, step))
            label(library.db, len(STEPS) + 1, range(PHOTOS - 30, PHOTOS + 1))
            label(library.db, len(STEPS) + 2, FARTHEST.tolist())
        yield library


FILTERS = [
    *(f"label:l{number}" for number in range(1, len(STEPS) + 2)),
    "-label:l2",
    "-label:l7",
    "label:l2 label:l3",
    "label:l2 -label:l3",
    "(label:l4 OR label:l7)",
    "label:absent",
    "shape:square",
]


@given(st.sampled_from(FILTERS), st.integers(1, 9), st.sampled_from([1, 7, 40, PHOTOS]))
def test_the_nearest_are_those_of_a_look_at_every_photo(
    seen: Library, text: str, seed: int, limit: int
) -> None:
    asked = rows_of([10_000 + seed])[0]
    passing = parse(text).root
    kept = np.array(sorted(filters.keep(seen.db, passing)), np.int64)
    cosines = rows_of(kept) @ asked if len(kept) else np.empty(0)
    expected = kept[np.argsort(-cosines)][:limit].tolist()
    likeness = Likeness()
    for few in (0, 10, 1_000):
        found = nearest(seen, likeness, MODEL, asked, limit, passing, few=few)
        assert found.ids.tolist() == expected
        assert np.all(np.diff(found.cosines) <= 0)


def test_what_passes_and_lies_far_off_is_found_too(seen: Library) -> None:
    found = nearest(seen, Likeness(), MODEL, ASKED, 7, parse("label:l8").root, few=0)
    nearest_first = FARTHEST[np.argsort(-(rows_of(FARTHEST) @ ASKED))]
    assert found.ids.tolist() == nearest_first[:7].tolist()
    assert found.count == len(FARTHEST)


@pytest.mark.parametrize("text", FILTERS)
def test_of_how_many_they_are_the_nearest_is_about_right(
    seen: Library, text: str
) -> None:
    passing = parse(text).root
    kept = len(filters.keep(seen.db, passing))
    asked = rows_of([10_000])[0]
    found = nearest(seen, Likeness(), MODEL, asked, 5, passing, few=0)
    assert found.count == pytest.approx(kept, abs=PHOTOS / 10)


def test_without_a_filter_they_are_the_nearest_of_all(seen: Library) -> None:
    asked = rows_of([7])[0]
    found = nearest(seen, Likeness(), MODEL, asked, 3, None)
    assert found.ids[0] == 7
    assert found.count is None


def test_by_colours_a_filter_holds_too(seen: Library) -> None:
    asked = np.zeros(192, np.float32)
    found = nearest(
        seen, Likeness(), None, asked, 9, parse("label:l5").root, few=0
    ).ids.tolist()
    assert sorted(found) == filters.keep(seen.db, parse("label:l5").root)[::-1]
