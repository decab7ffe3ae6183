"""Results with bursts folded: one hit of each, the leader where it is found as well."""

from dataclasses import replace

import pytest
from tests.store.test_photo import NEW

from photolib.records import Caption
from photolib.search import folded, search
from photolib.store import caption, photo, stack, words
from photolib.store.connect import writing
from photolib.store.fold import Fold
from photolib.store.library import Library

SAYS = ["gao", "tan", "gao", "gao", "gao", "lin", "gao"]


@pytest.fixture
def written(library: Library) -> Library:
    """Photos 1 to 7 by time; 2 leads the burst 1 to 4, and 6 that of 6 and 7."""
    with writing(library.db):
        for number, text in enumerate(SAYS, 1):
            taken = f"2026-03-05T10:00:0{number}"
            new = replace(NEW, sha256=f"{number:064}", taken_at=taken)
            photo_id = photo.add(library.db, new)
            caption.put(library.db, photo_id, Caption(text, "file"))
        words.refresh(library.db, range(1, 8))
        stack.put(library.db, "burst", range(1, 8), [(2, 1, 3, 4), (6, 7)])
    return library


def found(library: Library, text: str, fold: Fold | None, **more: object) -> list[int]:
    results = search(library, text, fold=fold, **more)  # type: ignore[arg-type]
    return [hit.photo.id for hit in results.hits]


def test_the_first_that_is_found_stands_where_the_leader_is_not(
    written: Library,
) -> None:
    assert found(written, "gao", None) == [7, 5, 4, 3, 1]
    assert found(written, "gao", Fold()) == [7, 5, 1]
    assert found(written, "gao OR tan", Fold()) == [7, 5, 2]
    assert found(written, "gao", Fold(4)) == [7, 5, 4, 3, 1]
    results = search(written, "gao", fold=Fold())
    assert [hit.folded for hit in results.hits] == [(), (), (4, 3)]
    assert [hit.score for hit in results.hits] == sorted(
        (hit.score for hit in results.hits), reverse=True
    )


def test_filters_and_orders_fold_too(written: Library) -> None:
    assert found(written, "id:1,3,5,6,7", Fold()) == [6, 5, 1]
    assert found(written, "gao", Fold(), order="oldest") == [1, 5, 7]
    results = search(written, "is:burst", fold=Fold(6))
    assert [(hit.photo.id, hit.folded) for hit in results.hits] == [
        (7, ()),
        (6, ()),
        (2, (1, 3, 4)),
    ]


def test_as_many_come_as_are_asked_for(written: Library) -> None:
    assert found(written, "gao", None, limit=3) == [7, 5, 4]
    assert found(written, "gao", Fold(), limit=3) == [7, 5, 1]
    assert found(written, "is:burst", Fold(), limit=2) == [6, 2]
    assert found(written, "is:burst -id:6,7", Fold(), limit=1) == [2]


def test_what_is_found_for_another_reason_does_not_stand_for_the_best(
    written: Library,
) -> None:
    hits = search(written, "gao").hits
    other = replace(hits[4], photo=photo.get(written.db, 2), why=("event",))
    shown = folded(written.db, [*hits[2:4], other], Fold())
    assert [hit.photo.id for hit in shown] == [3]
