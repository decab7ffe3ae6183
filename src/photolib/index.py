"""What lacks a vector gets one: the absent vector is the queue."""

import functools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from photolib import adopt, stacks, vectors
from photolib.embedding import light
from photolib.embedding.engine import Pixels, Timing
from photolib.embedding.light import Light
from photolib.embedding.model import Model, Vectors
from photolib.embedding.weights import Weights
from photolib.errors import FileError, ModelError
from photolib.images.renditions import open_preview
from photolib.likeness import Likeness, weights_in_use
from photolib.store import files, photo, stack, vector, words
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.workers import in_batches, in_order

_BATCH = 32
_SAMPLE = 16  # pictures that the engines are timed on
_WORTH = 500  # photos from which on the half minute of that timing pays


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What the index did: photos given a vector, and those that could not be.

    `bursts` and `copies` are the stacks that the library has now.
    """

    model: str
    state: str
    indexed: int
    waiting: int
    failed: tuple[tuple[int, str], ...]
    coming: "IndexReport | None" = None  # of the model that is to take over
    took_over: bool = False
    bursts: int = 0
    copies: int = 0


def index(
    library: Library,
    *,
    anew: bool = False,
    workers: str | None = None,
    likeness: Likeness | None = None,
    progress: Callable[[int, int], None] | None = None,
    comparing: Callable[[int, int], None] | None = None,
) -> IndexReport:
    """Give every photo that lacks one a vector of the model in use, then stack them.

    Each batch is committed, so that a stopped run goes on where it was. Without
    weights nothing happens and the photos wait. `workers` may be the address of a
    Dask cluster that sees the library's folder; one process uses every core itself.

    Copies and bursts are looked for with or without weights (photolib.stacks),
    `anew` where photos were compared when less was found. A model that is to come gets
    its vectors after that, and takes over when it has all.
    """
    report = _index(library, weights_in_use(library), workers, likeness, progress)
    stacks.update(library, anew=anew, workers=workers, progress=comparing)
    report = replace(
        report,
        bursts=stack.count(library.db, "burst"),
        copies=stack.count(library.db, "copies"),
    )
    words.tidy(library.db)
    coming = adopt.coming(library)
    if coming is None:
        return report
    behind = _index(library, coming.weights, workers, None, progress)
    return replace(report, coming=behind, took_over=adopt.flip(library))


def _index(
    library: Library,
    weights: Weights,
    workers: str | None,
    likeness: Likeness | None,
    progress: Callable[[int, int], None] | None,
) -> IndexReport:
    if weights.state != "ready" or weights.revision is None:
        waiting = vector.waiting(library.db, None)
        return IndexReport(weights.name, weights.state, 0, waiting, ())
    known = vector.find_model(library.db, weights.name, weights.revision)
    queue = vector.missing(library.db, known)
    done, failed = 0, []
    for ids, (rows, bad) in _encoded(library, queue, weights.folder, workers, likeness):
        good = [id_ for id_ in ids if id_ not in bad]
        with writing(library.db):
            model = vector.model_id(
                library.db, weights.name, weights.revision, rows.shape[1]
            )
            vector.add(library.db, model, good, rows)
            for id_, reason in bad.items():
                vector.note_failure(library.db, model, id_, reason)
        done += len(good)
        failed += list(bad.items())
        if progress:
            progress(done + len(failed), len(queue))
    model_id = vector.find_model(library.db, weights.name, weights.revision)
    if model_id is not None:
        vectors.tune(library, model_id)
    return IndexReport(weights.name, weights.state, done, 0, tuple(failed))


def measure(library: Library) -> tuple[Timing, ...]:
    """Time what can encode pictures here on the latest photos; use the best from now.

    :raises ModelError: when the model cannot be used, or there is no photo.
    """
    model = Model(weights_in_use(library).require().folder)
    latest = photo.page(library.db, limit=_SAMPLE).photos
    prepared = _prepare(model, _located(library, [p.id for p in latest]))
    if prepared.pixels is None:
        raise ModelError("there is no photo to measure on: ingest some first")
    return model.measure(prepared.pixels)


Batch = list[tuple[int, Path]]
Encoded = tuple[Vectors, dict[int, str]]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A batch as the model takes it, None where nothing could be read; and why."""

    pixels: Pixels | None
    bad: dict[int, str]


def encode_batch(folder: Path, waiting: int, batch: Batch) -> Encoded:
    """Return the rows of the pictures that can be read, and why others cannot.

    Runs where the work is: in this process, or in one of a cluster. Where so many
    photos are `waiting` that it pays, the engines are timed first, if they never were.
    """
    model = _model(folder, waiting)
    return _encode(model, _prepare(model, batch), waiting)


def _encoded(
    library: Library,
    queue: list[int],
    folder: Path,
    workers: str | None,
    likeness: Likeness | None,
) -> Iterator[tuple[list[int], Encoded]]:
    if not queue:
        return
    batches = [_located(library, ids) for ids in in_batches(queue, _BATCH)]
    waiting = len(queue)
    if workers is not None and "://" in workers:
        work = functools.partial(encode_batch, folder, waiting)
        with closing(in_order(work, batches, workers=workers)) as results:
            for batch, result in zip(batches, results, strict=True):
                if isinstance(result, Exception):
                    raise result
                yield [id_ for id_, _ in batch], result
        return
    model = (
        likeness.model(weights_in_use(library)) if likeness else _model(folder, waiting)
    )
    for batch, prepared in zip(batches, _ahead(model, batches), strict=True):
        yield [id_ for id_, _ in batch], _encode(model, prepared, waiting)


def _ahead(model: Model | Light, batches: Iterable[Batch]) -> Iterator[_Prepared]:
    """Yield each batch prepared, the next being decoded meanwhile."""
    with ThreadPoolExecutor(1) as thread:
        waiting = None
        for batch in batches:
            following = thread.submit(_prepare, model, batch)
            if waiting:
                yield waiting.result()
            waiting = following
        if waiting:
            yield waiting.result()


def _encode(model: Model | Light, prepared: _Prepared, waiting: int) -> Encoded:
    if prepared.pixels is None:
        return np.empty((0, model.dimension), np.float32), prepared.bad
    if waiting >= _WORTH and isinstance(model, Model) and not model.timings:
        model.measure(prepared.pixels[:_SAMPLE])
    return model.encode(prepared.pixels), prepared.bad


def _prepare(model: Model | Light, batch: Batch) -> _Prepared:
    pictures = [(id_, _picture(path, model.wanted_px)) for id_, path in batch]
    good = [p for _, p in pictures if isinstance(p, Image.Image)]
    bad = {id_: p for id_, p in pictures if isinstance(p, str)}
    return _Prepared(model.prepare(good) if good else None, bad)


def _picture(path: Path, wanted_px: int) -> Image.Image | str:
    try:
        return open_preview(path, wanted_px)
    except FileError as error:
        return error.reason


def _located(library: Library, ids: Iterable[int]) -> Batch:
    return [
        (p.id, files.locate(library.folder, p.sha256, p.format).preview)
        for p in photo.get_many(library.db, ids)
    ]


@functools.cache
def _model(folder: Path, waiting: int) -> Model | Light:
    return light.find(folder, waiting) or Model(folder)
