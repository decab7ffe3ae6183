"""Bursts of a library: looked for around every new photo, kept as stacks."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from photolib.likeness import rows_of, weights_in_use
from photolib.shoot.bursts import GAP_S, bursts, runs
from photolib.shoot.like import LAYOUT, VECTORS
from photolib.store import fingerprint, stack, stack_word, vector
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.workers import in_batches

_TOGETHER = 1_000  # photos, about, whose rows are read at once
_BATCH = 500
_Rows: TypeAlias = dict[int, NDArray[np.float32]]


def find_bursts(
    library: Library, *, progress: Callable[[int, int], None] | None = None
) -> None:
    """Look for the bursts of all photos that have come, or got a vector, since."""
    model = model_of(library)
    queue = fingerprint.unjudged(library.db, model)
    done = 0
    for ids in in_batches(queue, _BATCH):
        judge(library, ids)
        done += len(ids)
        if progress:
            progress(done, len(queue))


def model_of(library: Library) -> int:
    """Return the model in use that has seen photos here, 0 where there is none."""
    found = weights_in_use(library)
    return vector.find_model(library.db, found.name, found.revision or "") or 0


def judge(library: Library, photo_ids: Iterable[int]) -> None:
    """Look for the bursts around these photos anew."""
    ids = list(photo_ids)
    for some in _together(_runs(library, ids)):
        _judge(library, some)
    with writing(library.db):  # those that say no camera or time are in none
        fingerprint.note_judged(library.db, ids, model_of(library))


def _runs(library: Library, photo_ids: list[int]) -> Iterator[list[int]]:
    """Yield the runs of one camera in which these photos are, each once."""
    seen: set[int] = set()
    for camera, photo_id, moment in fingerprint.frames(library.db, photo_ids):
        if photo_id in seen:
            continue
        around = fingerprint.run_around(library.db, camera, moment, gap_s=GAP_S)
        for run in runs(around):
            ids = [one for one, _ in run]
            if photo_id in ids:
                seen.update(ids)
                yield ids


def _together(some: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    batch: list[list[int]] = []
    for run in some:
        batch.append(run)
        if sum(map(len, batch)) >= _TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch


def _judge(library: Library, some: list[list[int]]) -> None:
    db = library.db
    every = [photo_id for run in some for photo_id in run]
    ids, rows, by_model = rows_of(library, every)
    row_of = dict(zip(ids.tolist(), rows, strict=True))
    least = (VECTORS if by_model else LAYOUT).least
    apart, chosen = stack_word.apart(db, "burst"), stack_word.leaders(db, "burst")
    alike = partial(_are_alike, row_of, least)
    found = [
        burst
        for run in some
        for burst in bursts(run, alike, lambda a, b: (min(a, b), max(a, b)) in apart)
    ]
    with writing(db):
        stack.put(db, "burst", every, [_led(burst, chosen) for burst in found])
        fingerprint.note_judged(db, every, model_of(library))


def _are_alike(row_of: _Rows, least: float, one: int, other: int) -> bool:
    if one not in row_of or other not in row_of:
        return False
    return float(row_of[one] @ row_of[other]) >= least


def _led(burst: list[int], chosen: dict[int, int]) -> list[int]:
    """Return a burst with its leader first: the editors' last word, else the first."""
    leader = max(burst, key=lambda photo_id: chosen.get(photo_id, 0))
    return [leader, *(one for one in burst if one != leader)]
