"""Another model takes over: its vectors are made behind those in use, then it flips.

Searches go on with the model in use until every photo has a vector of the one to come
(but those that failed for good); the old vectors go then.
"""

import shutil
from dataclasses import dataclass

from photolib import vectors
from photolib.embedding import weights
from photolib.embedding.weights import Weights
from photolib.likeness import MODEL_IN_USE, weights_in_use
from photolib.store import photo, setting, vector
from photolib.store.connect import writing
from photolib.store.library import Library

MODEL_TO_COME = "model to come"


@dataclass(frozen=True, slots=True)
class Coming:
    """A model that is to take over, and how far it is."""

    weights: Weights
    done: int
    photos: int

    def __str__(self) -> str:
        """Tell how far it is."""
        return f"{self.weights.name}: {self.done:,} of {self.photos:,} photos"


def adopt(library: Library, found: Weights) -> bool:
    """Use `found`, at once where that costs no search; tell whether it is in use.

    Otherwise it is to come: `photolib index` makes its vectors, then it takes over.
    """
    at_once = found.name == weights_in_use(library).name or not _serves(library)
    with writing(library.db):
        if at_once:
            setting.put(library.db, MODEL_IN_USE, found.name)
            setting.remove(library.db, MODEL_TO_COME)
        else:
            setting.put(library.db, MODEL_TO_COME, found.name)
    return at_once


def coming(library: Library) -> Coming | None:
    """Return the model that is to come, if there is one."""
    name = setting.find(library.db, MODEL_TO_COME)
    if name is None:
        return None
    found = weights.find(library.models, name)
    done = vector.count(library.db, _model(library, found))
    return Coming(found, done, photo.count(library.db))


def flip(library: Library) -> bool:
    """Let the model to come take over if it is ready to; tell whether it did."""
    next_ = coming(library)
    if next_ is None or next_.weights.state != "ready":
        return False
    model = _model(library, next_.weights)
    if _serves(library) and vector.waiting(library.db, model):
        return False
    former = weights_in_use(library)
    with writing(library.db):
        setting.put(library.db, MODEL_IN_USE, next_.weights.name)
        setting.remove(library.db, MODEL_TO_COME)
    _drop(library, former)
    return True


def _serves(library: Library) -> bool:
    """Tell whether the model in use finds anything."""
    found = weights_in_use(library)
    model = _model(library, found)
    return found.state == "ready" and vector.count(library.db, model) > 0


def _model(library: Library, found: Weights) -> int | None:
    return vector.find_model(library.db, found.name, found.revision or "")


def _drop(library: Library, former: Weights) -> None:
    """Remove the vectors of a model, some at a time: ingest may be writing too."""
    model = _model(library, former)
    if model is None:
        return
    more = True
    while more:
        with writing(library.db):
            more = vector.drop_some(library.db, model)
    folder = vectors.folder_of(library, former.name, former.revision or "")
    shutil.rmtree(folder, ignore_errors=True)
