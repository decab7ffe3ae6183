"""Vectors in one contiguous array on disk, mapped into memory, beside their photos.

    state.json            what the two hold; written aside, synced, renamed
    <generation>.rows     float32[count, dimension], little-endian, only appended to
    <generation>.ids      int64[count], the photo of each row; 0 where it has gone

All of it is derived: whatever is torn, changed or of another library is made anew from
the database. Bytes beyond `count` are what a crash left, and are written over. Only who
holds the folder's lock writes; readers need none, since the state is renamed last.
"""

import os
import secrets
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photolib.embedding import aside
from photolib.embedding.model import Vectors

FORM = 1
_STATE = "state.json"
_BLOCK = 1 << 16

Ids = NDArray[np.int64]
Chunk = tuple[Ids, Vectors]


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose vectors these are: never compared with another's."""

    model: str
    revision: str
    dimension: int


@dataclass(frozen=True, slots=True)
class State:
    """What state.json says; `position` is how far the log of the database was read."""

    form: int
    model: str
    revision: str
    dimension: int
    generation: str
    count: int
    position: int
    rows_crc: int
    ids_crc: int

    @property
    def origin(self) -> Origin:
        """Return whose vectors these are."""
        return Origin(self.model, self.revision, self.dimension)


@dataclass(frozen=True, slots=True)
class Array:
    """The array as it was when it was opened: rows mapped, ids in memory."""

    folder: Path | None  # None: the folder cannot be written, all is in memory
    state: State
    ids: Ids
    rows: Vectors


def read(folder: Path, origin: Origin) -> Array | None:
    """Return the array of `folder`; None when it is absent, torn or another's."""
    state = _read_state(folder)
    if state is None or state.form != FORM or state.origin != origin:
        return None
    ids_path, rows_path = _paths(folder, state.generation)
    try:
        ids = np.fromfile(ids_path, "<i8", state.count)
        if len(ids) < state.count or zlib.crc32(ids.data) != state.ids_crc:
            return None
        shape = (state.count, state.dimension)
        if state.count == 0:
            return Array(folder, state, ids, np.empty(shape, np.float32))
        # Shorter than it should be: ValueError. A plain view of the map, since each
        # slice of a np.memmap costs ten times that of an array.
        mapped = np.memmap(rows_path, "<f4", "r", shape=shape)
    except (OSError, ValueError):
        return None
    return Array(folder, state, ids, mapped.view(np.ndarray))


def write(
    folder: Path, origin: Origin, chunks: Iterable[Chunk], position: int
) -> Array:
    """Make the array anew from `chunks`, beside what is there, and take its place.

    :raises OSError: when the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    generation = secrets.token_hex(6)
    state = State(FORM, *_values(origin), generation, 0, position, 0, 0)
    for path in _paths(folder, generation):
        path.touch()
    state = _append(folder, state, chunks)
    aside.put(folder / _STATE, asdict(state))
    _sweep(folder, generation)
    return _written(folder, origin)


def extend(
    array: Array, chunks: Iterable[Chunk], gone: Sequence[int], position: int
) -> Array:
    """Append `chunks`, and take the photos `gone` out of the rows that were there.

    :raises OSError: when the disk refuses.
    """
    if array.folder is None:
        return in_memory(array.state.origin, _merged(array, chunks, gone), position)
    state = replace(array.state, position=position)
    _punch(_paths(array.folder, state.generation)[0], array.ids, gone)
    state = _append(array.folder, state, chunks)
    aside.put(array.folder / _STATE, asdict(state))
    return _written(array.folder, state.origin)


def in_memory(origin: Origin, chunks: Iterable[Chunk], position: int) -> Array:
    """Return an array that lies on no disk, for a library that cannot be written."""
    parts = list(chunks)
    ids = np.concatenate([np.empty(0, np.int64), *(ids for ids, _ in parts)])
    none = np.empty((0, origin.dimension), np.float32)
    rows = np.concatenate([none, *(rows for _, rows in parts)])
    state = State(FORM, *_values(origin), "", len(ids), position, 0, 0)
    return Array(None, state, ids, rows)


def is_whole(array: Array) -> bool:
    """Tell whether each byte of the rows is what was written (reads all of them)."""
    crc = 0
    for start in range(0, len(array.rows), _BLOCK):
        crc = zlib.crc32(array.rows[start : start + _BLOCK].data, crc)
    return array.folder is None or crc == array.state.rows_crc


def _append(folder: Path, state: State, chunks: Iterable[Chunk]) -> State:
    """Write what comes behind what counts, and sync it; the state is yet to follow."""
    ids_path, rows_path = _paths(folder, state.generation)
    count, crc = state.count, state.rows_crc
    with ids_path.open("rb+") as ids_file, rows_path.open("rb+") as rows_file:
        ids_file.seek(count * 8)
        rows_file.seek(count * 4 * state.dimension)
        for ids, rows in chunks:
            content = np.ascontiguousarray(rows, "<f4")
            crc = zlib.crc32(content.data, crc)
            rows_file.write(content.data)
            ids_file.write(ids.astype("<i8").tobytes())
            count += len(ids)
        for file in (rows_file, ids_file):
            file.flush()
            os.fsync(file.fileno())
    ids_crc = zlib.crc32(np.fromfile(ids_path, "<i8", count).data)
    return replace(state, count=count, rows_crc=crc, ids_crc=ids_crc)


def _punch(path: Path, ids: Ids, gone: Sequence[int]) -> None:
    rows = np.flatnonzero(np.isin(ids, gone))
    with path.open("rb+") as file:
        for row in rows.tolist():
            file.seek(row * 8)
            file.write(bytes(8))


def _merged(
    array: Array, chunks: Iterable[Chunk], gone: Sequence[int]
) -> Iterator[Chunk]:
    stays = ~np.isin(array.ids, gone)
    yield array.ids[stays], array.rows[stays]
    yield from chunks


def _read_state(folder: Path) -> State | None:
    said = aside.get(folder / _STATE) or {}
    if {f.name: type(said.get(f.name)) for f in fields(State)} != {
        f.name: f.type for f in fields(State)
    }:
        return None
    state = State(**{f.name: said[f.name] for f in fields(State)})  # type: ignore[arg-type]
    return state if state.generation.isalnum() and state.count >= 0 else None


def _written(folder: Path, origin: Origin) -> Array:
    array = read(folder, origin)
    if array is None:
        raise OSError(f"{folder} does not hold what was just written")
    return array


def _sweep(folder: Path, generation: str) -> None:
    for path in folder.iterdir():
        if path.suffix in {".rows", ".ids"} and path.stem != generation:
            _remove(path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # Windows: somebody still has it mapped; the next sweep gets it
        return


def _paths(folder: Path, generation: str) -> tuple[Path, Path]:
    return folder / f"{generation}.ids", folder / f"{generation}.rows"


def _values(origin: Origin) -> tuple[str, str, int]:
    return origin.model, origin.revision, origin.dimension
