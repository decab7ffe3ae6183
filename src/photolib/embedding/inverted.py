"""An inverted file over the mapped array: faiss IVF, eight bits a number, on disk.

    lists.json      which file, how many rows it holds, how far queries reach
    <token>.lists   faiss' own format, mapped into memory; row numbers and codes

It proposes rows; who asks compares those exactly with the rows of the array. How far
a query must reach is measured when it is made, on queries of both kinds. Derived data.
"""

import functools
import importlib
import sys
import threading
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photolib.embedding import aside
from photolib.embedding.array import Array
from photolib.embedding.model import Vector, Vectors
from photolib.embedding.reach import Counts, begin

FORM = 2
STATE = "lists.json"
WANTED = {16: 0.998, 64: 0.998, 256: 0.996, 1024: 0.996}
"""The share of what is nearest that is to be found, by the number of results."""
_SAMPLED = 500  # rows that say how widely lists scatter

Rows = NDArray[np.intp]
Numbers = NDArray[np.int64]
"""Numbers of lists."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What lists.json says.

    `rows` of the array's `generation` are in the file, `trained` were there when the
    lists were formed. `reach` says, by the number of results asked for, how many
    deviations below where these begin a list is still read; empty where a scan of
    everything is better.
    """

    form: int
    generation: str
    file: str
    rows: int
    trained: int
    lists: int
    reach: dict[str, float]


def available() -> bool:
    """Tell whether faiss can be used here.

    On macOS its wheel and torch's each bring an OpenMP of their own, and the process
    dies (https://github.com/faiss-wheels/faiss-wheels/issues/73); on Windows it cannot
    map its lists.
    """
    return sys.platform == "linux" and faiss_here() is not None


@functools.cache
def faiss_here() -> Any:
    """Return the module faiss; None where it cannot be imported."""
    try:
        return importlib.import_module("faiss")
    except (ImportError, OSError):
        return None


class Inverted:
    """An opened inverted file; one may serve many threads.

    `stamp` tells the lists.json that it was opened by from one that came later.
    """

    def __init__(self, folder: Path, state: Lists, stamp: object = None) -> None:
        """Map the file.

        :raises RuntimeError: when it is torn.
        """
        faiss = faiss_here()
        self.state, self.stamp = state, stamp
        self._index = faiss.read_index(str(folder / state.file), faiss.IO_FLAG_MMAP)
        if self._index.ntotal != state.rows or self._index.nlist != state.lists:
            raise RuntimeError(f"{state.file} does not hold what it should")
        self._lists = faiss.downcast_InvertedLists(self._index.invlists)
        self._lists.prefetch_nthread = 0  # else each search starts threads
        self._assigned: NDArray[np.uint16] | None = None
        self._lock = threading.Lock()

    def reach(self, limit: int) -> float | None:
        """Return how far `limit` results reach; None: better scan."""
        enough = min((n for n in WANTED if n >= limit), default=max(WANTED))
        return self.state.reach.get(str(enough))

    def to_read(
        self, asked: Vector, limit: int, reach: float, counts: Counts | None = None
    ) -> Numbers:
        """Return the lists that may hold any of the `limit` nearest.

        `counts` says how many rows count in each list; None: all that are there.
        """
        if counts is None:
            counts = self.sizes
        middles = np.vecdot(self._centroids, asked)
        middles /= max(float(np.vecdot(self._residuals, asked).std()), 1e-9)
        from_ = begin(middles, counts, limit) - reach
        return np.flatnonzero((middles >= from_) & (counts > 0))

    def propose(
        self, asked: Vector, count: int, read: Numbers, keep: Rows | None = None
    ) -> Rows:
        """Return about `count` rows of the lists to `read` that may be nearest, rising.

        With `keep` only those rows count.
        """
        if not len(read):
            return np.empty(0, np.intp)
        faiss = faiss_here()
        selector = None
        if keep is not None:
            mask = np.zeros(self.state.rows, bool)
            mask[keep] = True
            selector = faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
        parameters = faiss.SearchParametersIVF(nprobe=len(read), sel=selector)
        cosines, found = np.empty(count, np.float32), np.empty(count, np.int64)
        given = (asked, read, np.zeros(len(read), np.float32), cosines, found)
        asked_, *rest = (faiss.swig_ptr(one) for one in given)
        # faiss' wrapper of the same name takes no parameters.
        self._index.search_preassigned_c(1, asked_, count, *rest, False, parameters)
        rows: Rows = np.sort(found)
        return rows[rows >= 0]

    @functools.cached_property
    def sizes(self) -> Counts:
        """Return how many rows are in each list."""
        lists = range(self.state.lists)
        return np.array([self._lists.list_size(number) for number in lists], np.int64)

    @functools.cached_property
    def _centroids(self) -> Vectors:
        quantizer = faiss_here().downcast_index(self._index.quantizer)
        centroids: Vectors = quantizer.reconstruct_n(0, self.state.lists)
        return centroids

    @functools.cached_property
    def _residuals(self) -> Vectors:
        """Return by what some rows, always the same, differ from their middles."""
        ends = np.cumsum(self.sizes)
        places = np.linspace(0, ends[-1] - 1, min(_SAMPLED, ends[-1])).astype(np.int64)
        lists = np.searchsorted(ends, places, side="right")
        within = places - (ends - self.sizes)[lists]
        rows = np.empty((len(places), self._centroids.shape[1]), np.float32)
        for row, number, place in zip(
            rows, lists.tolist(), within.tolist(), strict=True
        ):
            pointer = faiss_here().swig_ptr(row)
            self._index.reconstruct_from_offset(number, place, pointer)
        return rows - self._centroids[lists]

    def list_of(self) -> NDArray[np.uint16]:
        """Return the list of each row, read from the lists when first wanted."""
        with self._lock:
            if self._assigned is None:
                assigned = np.zeros(self.state.rows, np.uint16)
                for number, size in enumerate(self.sizes.tolist()):
                    if size:
                        ids = self._lists.get_ids(number)
                        assigned[faiss_here().rev_swig_ptr(ids, size)] = number
                        self._lists.release_ids(number, ids)
                self._assigned = assigned
            return self._assigned


def find(folder: Path, array: Array) -> Inverted | None:
    """Return the inverted file over `array`; None when there is none that fits."""
    stamp = stamp_of(folder)
    state = read_state(folder, array)
    if state is None or not available():
        return None
    try:
        return Inverted(folder, state, stamp)
    except RuntimeError:  # faiss' own word for every file it cannot read
        return None


def read_state(folder: Path, array: Array) -> Lists | None:
    """Return what lists.json says, where it is about `array`."""
    said = aside.get(folder / STATE) or {}
    if said.keys() != {f.name for f in fields(Lists)} or said["form"] != FORM:
        return None
    state = Lists(**said)  # type: ignore[arg-type]
    same = state.generation == array.state.generation
    return state if same and state.rows <= array.state.count else None


def stamp_of(folder: Path) -> object:
    """Return what tells one lists.json from the next; None: there is none (quick)."""
    try:
        told = (folder / STATE).stat()
    except OSError:
        return None
    return told.st_ino, told.st_mtime_ns


def proposed(limit: int) -> int:
    """Return how many rows are compared exactly to find `limit`.

    Eight bits a number order neighbours a little differently than they are.
    """
    return max(32, 2 * limit)
