"""The colours of photos, served as vectors are: likeness without weights."""

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from filelock import FileLock

from photolib.embedding import array as arrays
from photolib.embedding.array import Array, Chunk, Origin
from photolib.embedding.seek import Served, serve
from photolib.images.fingerprint import layout_vectors
from photolib.store import photo
from photolib.store.library import Library
from photolib.vectors import FOLDER

log = logging.getLogger(__name__)

_ORIGIN = Origin("colours", "1", 192)


def current(library: Library, held: Served | None = None) -> Served:
    """Return the colours of the photos that there are now.

    `held` is what an earlier call returned. A photo's colours never change, so that
    the last photo and how many there are say whether anything has.
    """
    folder = library.folder / FOLDER / "colours"
    array = arrays.read(folder, _ORIGIN) if held is None else held.array
    if array is not None and _is_current(library, array):
        return serve(array, None) if held is None else held
    try:
        return serve(_caught_up(library, folder), None)
    except OSError as error:
        log.warning("colours cannot be kept in %s: %s", folder, error)
        last = photo.last(library.db)
        return serve(arrays.in_memory(_ORIGIN, _chunks(library, 0, last), last), None)


def _caught_up(library: Library, folder: Path) -> Array:
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock"):
        last = photo.last(library.db)
        array = arrays.read(folder, _ORIGIN)
        if array is not None and array.state.position <= last:
            more = _chunks(library, array.state.position, last)
            array = arrays.extend(array, more, (), last)
            if _is_current(library, array):
                return array
        return arrays.write(folder, _ORIGIN, _chunks(library, 0, last), last)


def _is_current(library: Library, array: Array) -> bool:
    """Tell whether the array has the photos that there are, and the last as it is."""
    last = photo.last(library.db)
    if (array.state.position, len(array.ids)) != (last, photo.count(library.db)):
        return False
    if last == 0:
        return True
    row = layout_vectors([photo.layout(library.db, last)])[0]
    return int(array.ids[-1]) == last and np.array_equal(array.rows[-1], row)


def _chunks(library: Library, after: int, upto: int) -> Iterator[Chunk]:
    for part in photo.layouts(library.db, after=after, upto=upto):
        ids = np.fromiter((id_ for id_, _ in part), np.int64, len(part))
        yield ids, layout_vectors([layout for _, layout in part])
