"""Without weights, colours say what is alike, as quickly and as currently."""

import shutil
from pathlib import Path

import numpy as np

from photolib import colours
from photolib.images.fingerprint import layout_vectors
from photolib.store import photo
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library


def add_photos(library: Library, count: int, shade: int = 0) -> None:
    first = photo.last(library.db) + 1
    with writing(library.db):
        for number in range(first, first + count):
            layout = np.random.default_rng(shade + number).integers(0, 255, 192)
            photo.add(
                library.db,
                photo.NewPhoto(
                    f"{number:064}", "a.jpg", "JPEG", "image/jpeg", 1, 1, 1, 1, 1.0,
                    "#000000", layout.astype(np.uint8).tobytes(), None, None,
                ),
            )  # fmt: skip


def expected(library: Library) -> list[list[float]]:
    return [
        layout_vectors([photo.layout(library.db, id_)])[0].tolist()
        for id_ in photo.ids(library.db)
    ]


def test_photos_that_come_are_appended(library: Library) -> None:
    assert len(colours.current(library).array.ids) == 0
    add_photos(library, 5)
    held = colours.current(library)
    assert colours.current(library, held) is held
    add_photos(library, 2)
    now = colours.current(library, held)
    assert now.array.ids.tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert now.array.rows.tolist() == expected(library)
    assert colours.current(library).array.state == now.array.state


def test_photos_that_go_make_it_anew(library: Library) -> None:
    add_photos(library, 5)
    colours.current(library)
    with writing(library.db):
        library.db.execute("DELETE FROM photo WHERE id IN (2, 5)")
    assert colours.current(library).array.ids.tolist() == [1, 3, 4]
    add_photos(library, 1)
    assert colours.current(library).array.rows.tolist() == expected(library)


def test_those_of_another_library_are_made_anew(
    library: Library, tmp_path: Path
) -> None:
    add_photos(library, 5)
    create_library(tmp_path / "other")
    with open_library(tmp_path / "other") as other:
        add_photos(other, 5, shade=77)
        colours.current(other)
    shutil.copytree(tmp_path / "other" / "vectors", library.folder / "vectors")
    assert colours.current(library).array.rows.tolist() == expected(library)


def test_a_library_that_cannot_be_written_is_served_from_memory(
    library: Library,
) -> None:
    add_photos(library, 5)
    (library.folder / "vectors").write_text("a file in the way")
    held = colours.current(library)
    assert held.array.folder is None
    assert held.array.rows.tolist() == expected(library)
