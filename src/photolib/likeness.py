"""The model in use, loaded once, and the vectors of a library, read once."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from photolib.embedding import weights
from photolib.embedding.model import Model, Vector, Vectors
from photolib.embedding.weights import Weights
from photolib.images.fingerprint import layout_vectors
from photolib.store import photo, setting, vector
from photolib.store.connect import Database
from photolib.store.library import Library

if TYPE_CHECKING:
    from pathlib import Path

MODEL_IN_USE = "model in use"
_TEXTS = 200


def weights_in_use(library: Library) -> Weights:
    """Return the model in use and its state: what was chosen, else the setting."""
    name = setting.find(library.db, MODEL_IN_USE) or library.settings.model
    return weights.find(library.models, name)


class Likeness:
    """What stays in memory between searches; one may serve many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: tuple[Path, str | None, Model] | None = None
        self._texts: OrderedDict[tuple[str | None, str], Vector] = OrderedDict()
        self._rows: tuple[int, NDArray[np.int64], Vectors] | None = None

    def model(self, found: Weights) -> Model:
        """Return the loaded model of `found`.

        :raises ModelAbsentError: and ModelCorruptError, InstallError.
        """
        found.require()
        with self._lock:
            loaded = self._model
            if loaded is None or loaded[:2] != (found.folder, found.revision):
                loaded = (found.folder, found.revision, Model(found.folder))
                self._model = loaded
            return loaded[2]

    def words(self, found: Weights, text: str) -> Vector:
        """Return the vector of `text`, remembered for the next search."""
        key = (found.revision, text)
        if key not in self._texts:
            self._texts[key] = self.model(found).encode_words(text)
            if len(self._texts) > _TEXTS:
                self._texts.popitem(last=False)
        return self._texts[key]

    def vectors(self, db: Database, model_id: int) -> tuple[NDArray[np.int64], Vectors]:
        """Return (photo ids, rows) of a model; what came since is added."""
        with self._lock:
            if self._rows is None or self._rows[0] != model_id:
                self._rows = (model_id, *vector.load(db, model_id))
            _, ids, rows = self._rows
            if len(ids) != vector.count(db, model_id):
                last = int(ids[-1]) if len(ids) else 0
                more_ids, more = vector.load(db, model_id, after=last)
                ids, rows = (
                    np.concatenate([ids, more_ids]),
                    np.concatenate([rows, more]),
                )
                if len(ids) != vector.count(db, model_id):  # one below came late
                    ids, rows = vector.load(db, model_id)
                self._rows = (model_id, ids, rows)
            return ids, rows


def rows_of(
    library: Library, photo_ids: Sequence[int]
) -> tuple[NDArray[np.int64], Vectors, bool]:
    """Return (photo ids, rows, whether they are vectors) of some photos.

    They are of the model in use where it has seen most of them, else colour layouts.
    """
    db, found = library.db, weights_in_use(library)
    model = vector.find_model(db, found.name, found.revision or "")
    if model is not None:
        ids, rows = vector.load_of(db, model, photo_ids)
        if 2 * len(ids) > len(photo_ids):
            return ids, rows, True
    return *_described(photo.layouts_of(db, photo_ids)), False


def layouts(db: Database) -> tuple[NDArray[np.int64], Vectors]:
    """Return (photo ids, rows) of the descriptor that needs no weights."""
    return _described(photo.layouts(db))


def _described(
    found: Sequence[tuple[int, bytes]],
) -> tuple[NDArray[np.int64], Vectors]:
    ids = np.fromiter((id_ for id_, _ in found), np.int64, len(found))
    return ids, layout_vectors([layout for _, layout in found])
