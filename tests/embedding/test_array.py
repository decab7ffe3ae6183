"""The mapped array: what is appended is there, what is torn or another's is not."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from photolib.embedding import array as arrays
from photolib.embedding.array import Array, Chunk, Origin

ORIGIN = Origin("tiny", "abc", 8)


def chunk(*ids: int) -> Chunk:
    rows = np.stack([np.full(8, id_, np.float32) for id_ in ids])
    return np.array(ids, np.int64), rows


def made(folder: Path) -> Array:
    return arrays.write(folder, ORIGIN, [chunk(1, 2), chunk(5)], 3)


def test_rows_are_read_as_they_were_written(tmp_path: Path) -> None:
    made(tmp_path / "a")
    array = arrays.read(tmp_path / "a", ORIGIN)
    assert array is not None
    assert array.ids.tolist() == [1, 2, 5]
    assert array.rows[:, 0].tolist() == [1, 2, 5]
    assert array.state.position == 3
    assert arrays.is_whole(array)


def test_what_is_appended_stands_behind_and_what_has_gone_leaves_a_hole(
    tmp_path: Path,
) -> None:
    array = arrays.extend(made(tmp_path), [chunk(7, 2)], [2, 9], 8)
    assert array.ids.tolist() == [1, 0, 5, 7, 2]
    assert array.rows[3:, 0].tolist() == [7, 2]
    assert array.state.position == 8
    assert arrays.is_whole(array)


def test_an_array_without_rows_can_grow(tmp_path: Path) -> None:
    empty = arrays.write(tmp_path, ORIGIN, [], 0)
    assert empty.rows.shape == (0, 8)
    assert arrays.extend(empty, [chunk(4)], (), 1).ids.tolist() == [4]


def test_bytes_that_a_crash_left_behind_do_not_count(tmp_path: Path) -> None:
    array = made(tmp_path)
    for path in (*tmp_path.glob("*.rows"), *tmp_path.glob("*.ids")):
        with path.open("ab") as file:
            file.write(b"torn while it was appended")
    again = arrays.read(tmp_path, ORIGIN)
    assert again is not None
    assert again.ids.tolist() == array.ids.tolist()
    grown = arrays.extend(again, [chunk(6)], (), 4)
    assert grown.rows[-1].tolist() == [6] * 8
    assert arrays.is_whole(grown)


def test_another_generation_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first = made(tmp_path)
    second = arrays.write(tmp_path, ORIGIN, [chunk(3)], 9)
    assert len(list(tmp_path.glob("*.rows"))) == 1
    assert second.ids.tolist() == [3]
    assert first.rows[0, 0] == 1  # whoever has it open goes on reading it


def cut_rows(folder: Path) -> None:
    (path,) = folder.glob("*.rows")
    path.write_bytes(path.read_bytes()[:-1])


def cut_ids(folder: Path) -> None:
    (path,) = folder.glob("*.ids")
    path.write_bytes(path.read_bytes()[:-8])


def change_ids(folder: Path) -> None:
    (path,) = folder.glob("*.ids")
    path.write_bytes(bytes(7) + b"\x07" + path.read_bytes()[8:])


def lose_rows(folder: Path) -> None:
    (path,) = folder.glob("*.rows")
    path.unlink()


def cut_state(folder: Path) -> None:
    path = folder / "state.json"
    path.write_bytes(path.read_bytes()[:-9])


def state_of_lists(folder: Path) -> None:
    (folder / "state.json").write_text("[]")


def a_later_form(folder: Path) -> None:
    path = folder / "state.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"form": 99}))


def a_path_as_generation(folder: Path) -> None:
    path = folder / "state.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"generation": "../a"}))


def counts_that_are_texts(folder: Path) -> None:
    path = folder / "state.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"count": "3"}))


@pytest.mark.parametrize(
    "harm",
    [
        cut_rows,
        cut_ids,
        change_ids,
        lose_rows,
        cut_state,
        state_of_lists,
        a_later_form,
        a_path_as_generation,
        counts_that_are_texts,
    ],
)
def test_what_is_torn_or_strange_is_not_there(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    made(tmp_path)
    harm(tmp_path)
    assert arrays.read(tmp_path, ORIGIN) is None


@pytest.mark.parametrize(
    "other", [Origin("b", "abc", 8), Origin("tiny", "b", 8), Origin("tiny", "abc", 4)]
)
def test_vectors_of_another_model_are_not_there(tmp_path: Path, other: Origin) -> None:
    made(tmp_path)
    assert arrays.read(tmp_path, other) is None
    assert arrays.read(tmp_path / "absent", ORIGIN) is None


def test_a_changed_byte_in_the_rows_is_found_by_reading_all(tmp_path: Path) -> None:
    array = made(tmp_path)
    (path,) = tmp_path.glob("*.rows")
    content = bytearray(path.read_bytes())
    content[5] ^= 1
    path.write_bytes(content)
    assert not arrays.is_whole(array)


def test_an_array_in_memory_grows_as_one_on_disk() -> None:
    array = arrays.in_memory(ORIGIN, [chunk(1, 2, 5)], 3)
    array = arrays.extend(array, [chunk(2)], [2], 4)
    assert array.ids.tolist() == [1, 5, 2]
    assert array.rows[:, 0].tolist() == [1, 5, 2]
    assert array.folder is None
    assert arrays.is_whole(array)
