"""The vectors of a library, served from arrays that follow the database.

SQLite is the record. What serves searches lies in `vectors/`, one folder a model, and
may be deleted at any time: it is made anew, or caught up with what has changed, when it
is asked for. One process writes at a time; the others go on with what they have.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from photolib.embedding import array as arrays
from photolib.embedding import forming, inverted, texts
from photolib.embedding.array import Array, Chunk, Origin
from photolib.embedding.inverted import Inverted
from photolib.embedding.seek import Served, serve
from photolib.embedding.weights import Weights, folder_name
from photolib.store import vector
from photolib.store.library import Library
from photolib.workers import in_batches

log = logging.getLogger(__name__)

FOLDER = "vectors"
TEXTS = "texts"
LISTS_FROM = 30_000
"""So many rows make lists worth their while; below, a scan is as quick."""
_LATER = 10_000  # rows that came after the lists were made, and are all compared
_CHECKED = 16
_PART = 20_000
_FEW_HOLES = 1_000


def folder_of(library: Library, name: str, revision: str) -> Path:
    """Return where what serves a model's vectors lies, whether or not it does."""
    return library.folder / FOLDER / f"{folder_name(name)}--{revision}"


def texts_of(found: Weights) -> Path:
    """Return where the vectors of words are kept for the weights of `found`."""
    beside = found.folder.parent.with_name(FOLDER)  # models/ and vectors/
    return beside / f"{found.folder.name}--{found.revision}" / TEXTS


def current(library: Library, model: int, held: Served | None = None) -> Served:
    """Return the vectors of a model as the database has them now.

    `held` is what an earlier call returned. While another process writes it is
    returned again, a moment old; without it, the other is waited for.
    """
    array = _array(library, model, held)
    lists = _lists(array, held)
    if held is not None and array.ids is held.array.ids and lists is held.lists:
        return held if array is held.array else replace(held, array=array)
    return serve(array, lists)


def tune(library: Library, model: int, *, lists_from: int = LISTS_FROM) -> bool:
    """Form lists where there are rows enough, or add to them; tell whether it did.

    It takes a minute at a million rows. Searches go on meanwhile, by scanning.
    """
    array = _array(library, model, None)
    if array.folder is None or len(array.ids) < lists_from or not inverted.available():
        return False
    opened = inverted.find(array.folder, array)
    state = opened.state if opened else None
    if state is not None and len(array.ids) - state.rows < _LATER:
        return False
    try:
        with _locked(array.folder / ".lists.lock", wait=False):
            if state is None or len(array.ids) >= 2 * state.trained:
                forming.build(array.folder, array, texts.some(array.folder / TEXTS))
            else:
                forming.extend(array.folder, array, state)
    except Timeout:  # another process is at it
        return False
    except OSError as error:
        log.warning("no lists are made of the vectors: %s", error)
        return False
    return True


def changed(library: Library) -> list[Path]:
    """Return the folders whose rows are no longer what was written (reads them all)."""
    folders = []
    for model in vector.models(library.db):
        folder = _folder(library, model)
        array = arrays.read(folder, _origin(library, model))
        if array is not None and not arrays.is_whole(array):
            folders.append(folder)
    return folders


def _lists(array: Array, held: Served | None) -> Inverted | None:
    if array.folder is None:
        return None
    if held is not None and held.lists is not None:
        lists = held.lists
        same = lists.state.generation == array.state.generation
        if same and lists.stamp == inverted.stamp_of(array.folder):
            return lists
    return inverted.find(array.folder, array)


def _array(library: Library, model: int, held: Served | None) -> Array:
    position = vector.position(library.db)
    if held is not None:
        after = held.array.state.position
        if after == position or (
            after < position
            and not vector.touched(library.db, model, after=after, upto=position)
        ):
            return _at(held.array, position)
    folder, origin = _folder(library, model), _origin(library, model)
    array = arrays.read(folder, origin) if held is None else None
    if (
        array is not None
        and array.state.position == position
        and _agrees(library, model, array)
    ):
        return array
    try:
        with _locked(folder / ".lock", wait=held is None):
            return _caught_up(library, model, folder)
    except Timeout:
        if held is None:
            raise
        return held.array
    except OSError as error:
        log.warning("vectors cannot be kept in %s: %s", folder, error)
        return _in_memory(library, model, held)


def _caught_up(library: Library, model: int, folder: Path) -> Array:
    """Return the array on disk after bringing it up to date, or make it anew."""
    origin = _origin(library, model)
    position = vector.position(library.db)
    array = arrays.read(folder, origin)
    if array is not None and array.state.position <= position:
        array = _extended(library, model, array)
        holes = len(array.ids) - np.count_nonzero(array.ids)
        few = holes <= max(_FEW_HOLES, len(array.ids) // 10)
        if few and _agrees(library, model, array):
            return array
    return arrays.write(folder, origin, vector.load(library.db, model), position)


def _in_memory(library: Library, model: int, held: Served | None) -> Array:
    if held is not None and held.array.folder is None:
        return _extended(library, model, held.array)
    position = vector.position(library.db)
    chunks = vector.load(library.db, model)
    return arrays.in_memory(_origin(library, model), chunks, position)


def _extended(library: Library, model: int, array: Array) -> Array:
    position = vector.position(library.db)
    after = array.state.position
    photos = vector.touched(library.db, model, after=after, upto=position)
    if not photos:  # only another model's: nothing is written
        return _at(array, position)
    return arrays.extend(array, _chunks(library, model, photos), photos, position)


def _at(array: Array, position: int) -> Array:
    if array.state.position == position:
        return array
    return replace(array, state=replace(array.state, position=position))


def _chunks(library: Library, model: int, photos: list[int]) -> Iterator[Chunk]:
    dimension = vector.get_model(library.db, model).dimension
    for part in in_batches(photos, _PART):
        found = vector.some(library.db, model, part)
        yield vector.as_rows(sorted(found.items()), dimension)


def _agrees(library: Library, model: int, array: Array) -> bool:
    """Compare a few rows with the database: another library's array has others."""
    live = np.flatnonzero(array.ids)
    rows = live[:: max(1, len(live) // _CHECKED)]
    kept = vector.some(library.db, model, array.ids[rows].tolist())
    return all(
        kept.get(photo_id) == row.tobytes()
        for photo_id, row in zip(
            array.ids[rows].tolist(), array.rows[rows], strict=True
        )
    )


def _origin(library: Library, model: int) -> Origin:
    row = vector.get_model(library.db, model)
    return Origin(row.name, row.revision, row.dimension)


def _folder(library: Library, model: int) -> Path:
    row = vector.get_model(library.db, model)
    return folder_of(library, row.name, row.revision)


@contextmanager
def _locked(path: Path, *, wait: bool) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path, timeout=-1 if wait else 0):
        yield
