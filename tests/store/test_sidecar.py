"""Every sidecar is kept; the last of each name stands, the fuller name counts more."""

from collections.abc import Callable
from pathlib import Path

from tests.press_office import add_photo

from photolib.store import photo, sidecar
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.sidecar import Sidecar

Draw = Callable[..., Path]


def test_the_last_of_each_name_stands(library: Library, draw: Draw) -> None:
    db, photo_id = library.db, add_photo(library, draw(1))
    old, new = Sidecar("a" * 64, "a.xmp"), Sidecar("b" * 64, "a.xmp")
    full = Sidecar("c" * 64, "a.nef.xmp")
    with writing(db):
        for one in (full, old, new, old):  # what has come before stays where it was
            sidecar.add(db, photo_id, one)
    assert sidecar.history(db, photo_id) == [full, old, new]
    assert sidecar.standing(db, photo_id) == [new, full]


def test_photos_are_found_by_name_with_any_ending(library: Library, draw: Draw) -> None:
    names = ["a.nef", "a.jpg", "a.b.jpg", "ab.jpg", "a"]
    ids = {name: add_photo(library, draw(n), name=name) for n, name in enumerate(names)}
    found = photo.find_by_name(library.db, "a")
    assert found == [(ids[n], n) for n in ("a.nef", "a.jpg", "a")]
    assert photo.find_by_name(library.db, "a.nef") == [(ids["a.nef"], "a.nef")]
    assert photo.find_by_name(library.db, "%") == []
    plan = library.db.execute(
        "EXPLAIN QUERY PLAN SELECT id FROM photo WHERE file_name = 'a' "
        "OR (file_name > 'a.' AND file_name < 'a/')"
    ).fetchall()
    assert "SCAN" not in str(plan)


def test_a_photo_can_be_dated_anew(library: Library, draw: Draw) -> None:
    photo_id = add_photo(library, draw(1))
    with writing(library.db):
        photo.set_taken(library.db, photo_id, "2026-01-02", None)
    assert photo.get(library.db, photo_id).taken_at == "2026-01-02"
