"""What serves vectors follows the database, whoever writes, and whatever is lost."""

import multiprocessing
import shutil
import threading
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from photolib import vectors
from photolib.embedding import inverted
from photolib.embedding.model import Vectors
from photolib.likeness import Likeness
from photolib.store import photo, vector
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library
from photolib.verify import verify

WIDTH = 16


def rows_of(ids: Iterable[int]) -> Vectors:
    """Return a vector for each photo that is its own: the same whenever it is made."""
    made = [np.random.default_rng(id_).standard_normal(WIDTH) for id_ in ids]
    rows = np.stack(made).astype(np.float32)
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def add_photos(library: Library, count: int) -> list[int]:
    first = photo.last(library.db) + 1
    return [
        photo.add(
            library.db,
            photo.NewPhoto(
                f"{first + n:064}", "a.jpg", "JPEG", "image/jpeg", 1, 1, 1, 1, 1.0,
                "#000000", bytes([(first + n) % 251] * 96 + [128] * 96), None, None,
            ),
        )
        for n in range(count)
    ]  # fmt: skip


def grow(library: Library, count: int, model: str = "tiny") -> int:
    """Add photos with their vectors; return the model's id."""
    with writing(library.db):
        ids = add_photos(library, count)
        model_id = vector.model_id(library.db, model, "1", WIDTH)
        vector.add(library.db, model_id, ids, rows_of(ids))
    return model_id


def served(library: Library, model: int) -> dict[int, bytes]:
    array = vectors.current(library, model).array
    live = np.flatnonzero(array.ids)
    return {int(array.ids[row]): array.rows[row].tobytes() for row in live}


def kept(library: Library, model: int) -> dict[int, bytes]:
    return dict(
        library.db.execute(
            "SELECT photo, vector FROM vector WHERE model = ?", [model]
        ).fetchall()
    )


def test_what_is_served_is_what_the_database_has(library: Library) -> None:
    model = grow(library, 40)
    assert served(library, model) == kept(library, model)
    grow(library, 3)
    assert served(library, model) == kept(library, model)
    (folder,) = (library.folder / "vectors").iterdir()
    assert folder.name == "tiny--1"


def test_photos_that_come_are_appended_to_the_same_file(library: Library) -> None:
    model = grow(library, 40)
    before = vectors.current(library, model).array.state
    grow(library, 5)
    after = vectors.current(library, model).array.state
    assert (after.generation, after.count) == (before.generation, 45)


def test_vectors_that_change_or_go_are_seen(library: Library) -> None:
    model = grow(library, 40)
    held = vectors.current(library, model)
    with writing(library.db):
        vector.add(library.db, model, [3], rows_of([99]))
        library.db.execute("UPDATE vector SET vector = ? WHERE photo = 40", [bytes(64)])
        library.db.execute("DELETE FROM vector WHERE photo IN (5, 7)")
    assert served(library, model) == kept(library, model)
    now = vectors.current(library, model, held)
    assert now.vector(5) is None
    assert now.rows(np.array([3, 3, 5])).tolist() == [len(now.array.ids) - 2]


def test_nothing_new_costs_nothing(library: Library) -> None:
    model = grow(library, 4)
    held = vectors.current(library, model)
    assert vectors.current(library, model, held) is held


def test_another_models_vectors_change_nothing_on_disk(library: Library) -> None:
    model = grow(library, 4)
    held = vectors.current(library, model)
    other = grow(library, 4, model="other")
    state = library.folder / "vectors" / "tiny--1" / "state.json"
    before = state.read_bytes()
    now = vectors.current(library, model, held)
    assert (len(now.array.ids), state.read_bytes()) == (4, before)
    assert served(library, other) == kept(library, other)


def test_a_deleted_folder_is_made_anew(library: Library) -> None:
    model = grow(library, 6)
    held = vectors.current(library, model)
    shutil.rmtree(library.folder / "vectors")
    assert served(library, model) == kept(library, model)
    shutil.rmtree(library.folder / "vectors")
    grow(library, 2)
    assert len(vectors.current(library, model, held).array.ids) == 8


def test_a_torn_file_is_made_anew(library: Library) -> None:
    model = grow(library, 6)
    vectors.current(library, model)
    (path,) = library.folder.glob("vectors/*/*.rows")
    path.write_bytes(path.read_bytes()[:-4])
    assert served(library, model) == kept(library, model)


def test_a_changed_byte_is_found_and_mended_by_verify(library: Library) -> None:
    model = grow(library, 6)
    vectors.current(library, model)
    (path,) = library.folder.glob("vectors/*/*.rows")
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)
    assert vectors.changed(library) == [path.parent]
    told = [problem for problem in verify(library, repair=True) if problem.mended]
    assert [one.what[:16] for one in told] == ["vectors/tiny--1:"]
    assert vectors.changed(library) == []
    assert served(library, model) == kept(library, model)


def test_an_array_of_another_library_is_made_anew(
    library: Library, tmp_path: Path
) -> None:
    model = grow(library, 6)
    other = tmp_path / "other"
    create_library(other)
    with open_library(other) as strange:
        with writing(strange.db):
            ids = add_photos(strange, 6)
            known = vector.model_id(strange.db, "tiny", "1", WIDTH)
            vector.add(strange.db, known, ids, rows_of(range(50, 56)))
        vectors.current(strange, known)
    shutil.copytree(other / "vectors", library.folder / "vectors")
    assert served(library, model) == kept(library, model)


def test_an_array_ahead_of_a_restored_database_is_made_anew(library: Library) -> None:
    model = grow(library, 6)
    grow(library, 1)
    vectors.current(library, model)
    held = vectors.current(library, model)
    with writing(library.db):
        library.db.execute("DELETE FROM vector WHERE photo = 7")
        library.db.execute("DELETE FROM vector_log WHERE id > 6")
    assert vectors.current(library, model, held).vector(7) is None
    assert served(library, model) == kept(library, model)


def test_many_holes_make_the_array_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "_FEW_HOLES", 3)
    model = grow(library, 20)
    vectors.current(library, model)
    with writing(library.db):
        library.db.execute("DELETE FROM vector WHERE photo < 9")
    assert len(vectors.current(library, model).array.ids) == 12


def test_a_library_that_cannot_be_written_is_served_from_memory(
    library: Library,
) -> None:
    model = grow(library, 6)
    (library.folder / "vectors").write_text("a file in the way")
    held = vectors.current(library, model)
    assert held.array.folder is None
    assert served(library, model) == kept(library, model)
    grow(library, 1)
    assert len(vectors.current(library, model, held).array.ids) == 7
    assert not vectors.tune(library, model, lists_from=1)


def test_while_another_process_writes_the_older_array_serves(library: Library) -> None:
    model = grow(library, 6)
    held = vectors.current(library, model)
    grow(library, 1)
    with FileLock(library.folder / "vectors" / "tiny--1" / ".lock"):
        assert vectors.current(library, model, held) is held
    assert len(vectors.current(library, model, held).array.ids) == 7


def _append_and_read(folder: Path, start: int) -> None:
    with open_library(folder) as library:
        for id_ in range(start, start + 20):
            with writing(library.db):
                model = vector.model_id(library.db, "tiny", "1", WIDTH)
                vector.add(library.db, model, [id_], rows_of([id_]))
            assert vectors.current(library, model).vector(id_) is not None


def test_several_processes_and_threads_may_write_and_read(library: Library) -> None:
    model = grow(library, 2)
    with writing(library.db):
        add_photos(library, 80)
    likeness, folder = Likeness(), library.folder
    spawn = multiprocessing.get_context("spawn")
    workers = [
        spawn.Process(target=_append_and_read, args=(folder, start))
        for start in (3, 23, 43)
    ]
    failures: list[BaseException] = []

    def search() -> None:
        try:
            with open_library(folder) as mine:
                for _ in range(50):
                    found = likeness.nearest(mine, model, rows_of([1])[0], 3)[0]
                    assert found[0] == 1
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(2)]
    for worker in workers:
        worker.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for worker in workers:
        worker.join()
    assert [w.exitcode for w in workers] == [0, 0, 0]
    assert failures == []
    assert served(library, model) == kept(library, model)


@pytest.mark.skipif(not inverted.available(), reason="faiss is used on Linux only")
def test_lists_are_made_added_to_and_made_anew_as_the_library_grows(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "_LATER", 50)
    model = grow(library, 200)
    held = vectors.current(library, model)
    assert held.lists is None
    assert not vectors.tune(library, model, lists_from=201)
    assert vectors.tune(library, model, lists_from=200)
    held = vectors.current(library, model, held)
    assert held.lists is not None
    assert (held.lists.state.rows, held.lists.state.trained) == (200, 200)
    assert vectors.current(library, model, held) is held

    grow(library, 49)
    assert not vectors.tune(library, model, lists_from=200)
    grow(library, 1)
    with FileLock(library.folder / "vectors" / "tiny--1" / ".lists.lock"):
        assert not vectors.tune(library, model, lists_from=200)
    assert vectors.tune(library, model, lists_from=200)
    lists = vectors.current(library, model).lists
    assert lists is not None
    assert (lists.state.rows, lists.state.trained) == (250, 200)

    grow(library, 150)
    assert vectors.tune(library, model, lists_from=200)
    lists = vectors.current(library, model).lists
    assert lists is not None
    assert lists.state.trained == 400

    (path,) = library.folder.glob("vectors/*/*.lists")
    path.write_bytes(b"torn")
    assert vectors.current(library, model).lists is None
    assert vectors.tune(library, model, lists_from=200)
    assert vectors.current(library, model).lists is not None
