"""The model in use, loaded once, and the vectors of a library, opened once."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from photolib import colours, vectors
from photolib.embedding import standing, texts, weights
from photolib.embedding.array import Ids
from photolib.embedding.model import Model, Vector, Vectors
from photolib.embedding.seek import Served, seek
from photolib.embedding.weights import Weights
from photolib.images.fingerprint import layout_vectors
from photolib.store import photo, setting, vector
from photolib.store.library import Library

if TYPE_CHECKING:
    from pathlib import Path

MODEL_IN_USE = "model in use"


def weights_in_use(library: Library) -> Weights:
    """Return the model in use and its state: what was chosen, else the setting."""
    name = setting.find(library.db, MODEL_IN_USE) or library.settings.model
    return weights.find(library.models, name)


class Likeness:
    """What stays in memory between searches; one may serve many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: tuple[Path, str | None, Model] | None = None
        self._served: dict[tuple[Path, int], Served] = {}
        self._colours: dict[Path, Served] = {}
        self._samples: dict[tuple[Path, int | None], tuple[object, Vectors]] = {}

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
        """Return the vector of `text`, remembered for the next search and process."""
        folder = vectors.texts_of(found)
        known = texts.find(folder, text)
        if known is None:
            known = self.model(found).encode_words(text)
            texts.keep(folder, text, known)
        return known

    def nearest(
        self,
        library: Library,
        model_id: int | None,
        asked: Vector,
        limit: int,
        *,
        keep_ids: Ids | Sequence[int] | None = None,
    ) -> tuple[Ids, NDArray[np.float32]]:
        """Return (photo ids, cosines) of the photos most like `asked`, best first.

        By colours, which need no weights, where `model_id` is None. With `keep_ids`
        only those photos count, and none that should be is missing.
        """
        served = self._served_by(library, model_id)
        return seek(served, asked, limit, keep_ids=keep_ids)

    def spread(
        self, library: Library, model_id: int | None, count: int
    ) -> tuple[Ids, int]:
        """Return some photos, spread evenly over those served; and of how many."""
        served = self._served_by(library, model_id)
        ids = served.array.ids
        places = np.linspace(0, len(ids) - 1, min(count, len(ids))).astype(np.intp)
        some = ids[places]
        return some[some > 0], len(ids) - len(served.holes)

    def outstanding(
        self,
        library: Library,
        model_id: int,
        asked: Vector,
        cosines: NDArray[np.float32],
        count: int | None,
    ) -> int:
        """Return how many of the nearest, by their cosines, stand out.

        They are the nearest of `count` photos (None: of all); see
        embedding/standing.py.
        """
        served, sampled = self._sampled(library, model_id)
        of = len(served.array.ids) - len(served.holes) if count is None else count
        return standing.outstanding(cosines, np.vecdot(sampled, asked), of)

    def blend(
        self,
        library: Library,
        model_id: int | None,
        parts: Sequence[tuple[float, Vector]],
    ) -> Vector:
        """Return one vector that asks for all `parts`, each with its weight.

        Each counts by how widely it scatters the library: the cosines of words lie
        closer together than those of pictures, and would hardly be heard beside them.
        """
        if len(parts) == 1:
            return parts[0][1] * np.float32(parts[0][0])
        sampled = self._sampled(library, model_id)[1]
        asked: Vector = np.sum(
            [
                weight / standing.scatter(np.vecdot(sampled, part)) * part
                for weight, part in parts
            ],
            axis=0,
            dtype=np.float32,
        )
        return asked

    def open(self, library: Library, model_id: int) -> None:
        """Have the vectors of a model ready, so that no search waits for them."""
        self._current(library, model_id)

    def vector(self, library: Library, model_id: int, photo_id: int) -> Vector | None:
        """Return the vector of a photo; None while it waits for one."""
        return self._current(library, model_id).vector(photo_id)

    def _served_by(self, library: Library, model_id: int | None) -> Served:
        if model_id is None:
            return self._by_colours(library)
        return self._current(library, model_id)

    def _by_colours(self, library: Library) -> Served:
        with self._lock:
            held = self._colours.get(library.folder)
        served = colours.current(library, held)
        with self._lock:
            self._colours[library.folder] = served
        return served

    def _sampled(
        self, library: Library, model_id: int | None
    ) -> tuple[Served, Vectors]:
        """Return what is served, and its sample, taken anew when it has changed."""
        key = (library.folder, model_id)
        served = self._served_by(library, model_id)
        with self._lock:
            held = self._samples.get(key)
        if held is None or held[0] is not served.row_of:
            held = (served.row_of, standing.sample(served))
            with self._lock:
                self._samples[key] = held
        return served, held[1]

    def _current(self, library: Library, model_id: int) -> Served:
        key = (library.folder, model_id)
        with self._lock:
            held = self._served.get(key)
        served = vectors.current(library, model_id, held)
        with self._lock:
            self._served[key] = served
        return served


def rows_of(
    library: Library, photo_ids: Sequence[int]
) -> tuple[NDArray[np.int64], Vectors, bool]:
    """Return (photo ids, rows, whether they are vectors) of some photos.

    They are of the model in use where it has seen most of them, else colour layouts.
    """
    db, found = library.db, weights_in_use(library)
    model = vector.find_model(db, found.name, found.revision or "")
    if model is not None:
        seen = vector.some(db, model, photo_ids)
        if 2 * len(seen) > len(photo_ids):
            dimension = vector.get_model(db, model).dimension
            return *vector.as_rows(sorted(seen.items()), dimension), True
    layouts = photo.layouts_of(db, photo_ids)
    ids = np.fromiter((id_ for id_, _ in layouts), np.int64, len(layouts))
    return ids, layout_vectors([layout for _, layout in layouts]), False
