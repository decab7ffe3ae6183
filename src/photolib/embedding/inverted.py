"""An inverted file over the mapped array: faiss IVF, eight bits a number, on disk.

    lists.json      which file, how many rows it holds, how many lists are to be read
    <token>.lists   faiss' own format, mapped into memory; row numbers and codes

It proposes rows; who asks compares those exactly with the rows of the array. How many
lists must be read is measured when it is made, on queries of both kinds. Derived data.
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

FORM = 1
STATE = "lists.json"
LIMITS = (16, 32, 64, 128, 256)
"""The numbers of results for which recall is measured."""

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Lists:
    """What lists.json says.

    `rows` of the array's `generation` are in the file, `trained` were there when the
    lists were formed. `probes` says, by the number of results asked for, how many
    lists are read; a number that is not in it is answered by a scan.
    """

    form: int
    generation: str
    file: str
    rows: int
    trained: int
    lists: int
    probes: dict[str, int]


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
    """An opened inverted file; one may serve many threads."""

    def __init__(self, folder: Path, state: Lists) -> None:
        """Map the file.

        :raises RuntimeError: when it is torn.
        """
        faiss = faiss_here()
        self.state = state
        self._index = faiss.read_index(str(folder / state.file), faiss.IO_FLAG_MMAP)
        if self._index.ntotal != state.rows or self._index.nlist != state.lists:
            raise RuntimeError(f"{state.file} does not hold what it should")
        self._lists = faiss.downcast_InvertedLists(self._index.invlists)
        self._lists.prefetch_nthread = 0  # else each search starts threads
        self._assigned: NDArray[np.int32] | None = None
        self._lock = threading.Lock()

    def probes(self, limit: int) -> int | None:
        """Return how many lists are read for `limit` results; None: better scan."""
        enough = (int(n) for n in self.state.probes if int(n) >= limit)
        return self.state.probes.get(str(min(enough, default=0)))

    def propose(self, asked: Vector, count: int, probes: int) -> Rows:
        """Return about `count` rows that may be nearest, rising."""
        parameters = faiss_here().SearchParametersIVF(nprobe=probes)
        _, found = self._index.search(asked[None], count, params=parameters)
        rows: Rows = np.sort(found[0])
        return rows[rows >= 0]

    def near(self, asked: Vector, keep: Rows, probes: int) -> Rows:
        """Return those of `keep` that lie in the nearest lists with any of them."""
        lists = self._assignment()[keep]
        held = np.bincount(lists, minlength=self.state.lists) > 0
        order = np.argsort(-np.vecdot(self._centroids, asked), kind="stable")
        read = np.zeros(self.state.lists, bool)
        read[order[held[order]][:probes]] = True
        return keep[read[lists]]

    @functools.cached_property
    def _centroids(self) -> Vectors:
        quantizer = faiss_here().downcast_index(self._index.quantizer)
        centroids: Vectors = quantizer.reconstruct_n(0, self.state.lists)
        return centroids

    def _assignment(self) -> NDArray[np.int32]:
        """Return the list of each row, read from the lists when first wanted."""
        with self._lock:
            if self._assigned is None:
                assigned = np.zeros(self.state.rows, np.int32)
                for number in range(self.state.lists):
                    size = self._lists.list_size(number)
                    if size:
                        ids = self._lists.get_ids(number)
                        assigned[faiss_here().rev_swig_ptr(ids, size)] = number
                        self._lists.release_ids(number, ids)
                self._assigned = assigned
            return self._assigned


def find(folder: Path, array: Array) -> Inverted | None:
    """Return the inverted file over `array`; None when there is none that fits."""
    state = read_state(folder, array)
    if state is None or not available():
        return None
    try:
        return Inverted(folder, state)
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


def proposed(limit: int) -> int:
    """Return how many rows are compared exactly to find `limit`.

    Eight bits a number order neighbours a little differently than they are.
    """
    return max(64, 3 * limit)
