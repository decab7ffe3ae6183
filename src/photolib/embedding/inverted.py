"""An inverted file over the mapped array: faiss IVF, four bits for two numbers.

    lists.json      which file, how many rows it holds, how far queries must go
    <token>.lists   faiss' own format, read into memory; row numbers and codes

Codes are of products (Jegou et al., "Product quantization for nearest neighbor
search", TPAMI 2011), of what a row differs by from the middle of its list, laid out so
that 32 rows are looked up at once (Andre et al., "Cache locality is not enough",
VLDB 2015). They propose rows; who asks compares those exactly with the rows of the
array. How far a query must go is measured when the lists are made, on queries of both
kinds. Derived data.
"""

import functools
import importlib
import sys
import threading
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from photolib.embedding import aside
from photolib.embedding.array import Array
from photolib.embedding.model import Vector, Vectors
from photolib.embedding.reach import Counts, begin

FORM = 3
STATE = "lists.json"
WANTED = {16: 0.998, 64: 0.998, 256: 0.996, 1024: 0.996}
"""The share of what is nearest that is to be found, by the number of results."""
_SAMPLED = 500  # rows that say how widely lists scatter

Rows = NDArray[np.intp]
Numbers = NDArray[np.int64]
"""Numbers of lists."""


class Near(NamedTuple):
    """Lists to read: their numbers, and the query's cosines with their middles.

    The nearest are expected to begin at the cosine `begin`; `deviation` is how widely
    cosines scatter about that with the middle.
    """

    numbers: Numbers
    cosines: NDArray[np.float32]
    begin: float
    deviation: float


class Proposed(NamedTuple):
    """Rows that may be nearest, best first, and about what cosines they have."""

    rows: Rows
    about: NDArray[np.float32]


class Depth(NamedTuple):
    """How far a query must go to find what it should.

    A list is read whose middle lies up to `reach` deviations below where the nearest
    are expected to begin, and of what is read the best `compared` rows are compared
    exactly. Hardly ever do the nearest begin more than `below` deviations lower.
    """

    reach: float
    compared: int
    below: float


@dataclass(frozen=True, slots=True)
class Lists:
    """What lists.json says.

    `rows` of the array's `generation` are in the file, `trained` were there when the
    lists were formed. `depth` says how far to go, by the number of results asked for;
    empty where a scan of everything is better.
    """

    form: int
    generation: str
    file: str
    rows: int
    trained: int
    lists: int
    depth: dict[str, Depth]


def available() -> bool:
    """Tell whether faiss can be used here.

    On macOS its wheel and torch's each bring an OpenMP of their own, and the process
    dies (https://github.com/faiss-wheels/faiss-wheels/issues/73); on Windows nobody
    has tried.
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

    def __init__(
        self, folder: Path, state: Lists, rows: Vectors, stamp: object = None
    ) -> None:
        """Read the file over the `rows` of the array.

        :raises RuntimeError: when it is torn.
        """
        self.state, self.stamp, self._rows = state, stamp, rows
        self._index = faiss_here().read_index(str(folder / state.file))
        if self._index.ntotal != state.rows or self._index.nlist != state.lists:
            raise RuntimeError(f"{state.file} does not hold what it should")
        self._lists = self._index.invlists
        self._assigned: NDArray[np.uint16] | None = None
        self._lock = threading.Lock()

    def depth(self, limit: int) -> Depth | None:
        """Return how far to go for `limit` results; None: better scan."""
        enough = min((n for n in WANTED if n >= limit), default=max(WANTED))
        depth = self.state.depth.get(str(enough))
        if depth is None or limit <= enough:
            return depth
        return depth._replace(compared=-(-depth.compared * limit // enough))

    def to_read(self, asked: Vector, limit: int, reach: float, counts: Counts) -> Near:
        """Return the lists that may hold any of the `limit` nearest.

        `counts` says how many rows count in each list: all that are there (`sizes`),
        or those that a filter keeps.
        """
        cosines = np.vecdot(self._centroids, asked)
        deviation = max(float(np.vecdot(self._residuals, asked).std()), 1e-9)
        middles = cosines / deviation
        expected = begin(middles, counts, limit)
        numbers = np.flatnonzero((middles >= expected - reach) & (counts > 0))
        return Near(numbers, cosines[numbers], expected * deviation, deviation)

    def propose(
        self, asked: Vector, count: int, near: Near, keep: Rows | None = None
    ) -> Proposed:
        """Return up to `count` rows of the lists to read, as their codes tell.

        With `keep` only those rows count.
        """
        if not len(near.numbers):
            return Proposed(np.empty(0, np.intp), np.empty(0, np.float32))
        faiss = faiss_here()
        selector = None
        if keep is not None:
            mask = np.zeros(self.state.rows, bool)
            mask[keep] = True
            selector = faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
        parameters = faiss.SearchParametersIVF(nprobe=len(near.numbers), sel=selector)
        about, found = np.empty(count, np.float32), np.empty(count, np.int64)
        given = (asked, near.numbers, near.cosines, about, found)
        asked_, *rest = (faiss.swig_ptr(one) for one in given)
        # faiss' wrapper of the same name takes no parameters.
        self._index.search_preassigned_c(1, asked_, count, *rest, False, parameters)
        return Proposed(found[found >= 0], about[found >= 0])

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
        rows = [
            self._rows_of(number)[place]
            for number, place in zip(lists.tolist(), within.tolist(), strict=True)
        ]
        return self._rows[rows] - self._centroids[lists]

    def count(self, rows: Rows) -> Counts:
        """Return how many of some rows are in each list."""
        counts: Counts = np.bincount(self.list_of()[rows], minlength=self.state.lists)
        return counts

    def list_of(self) -> NDArray[np.uint16]:
        """Return the list of each row, read from the lists when first wanted."""
        with self._lock:
            if self._assigned is None:
                assigned = np.zeros(self.state.rows, np.uint16)
                for number in range(self.state.lists):
                    assigned[self._rows_of(number)] = number
                self._assigned = assigned
            return self._assigned

    def _rows_of(self, number: int) -> Rows:
        """Return the rows of a list, in its order."""
        size = int(self.sizes[number])
        if not size:
            return np.empty(0, np.intp)
        ids = self._lists.get_ids(number)
        rows: Rows = np.array(faiss_here().rev_swig_ptr(ids, size))
        self._lists.release_ids(number, ids)
        return rows


def find(folder: Path, array: Array) -> Inverted | None:
    """Return the inverted file over `array`; None when there is none that fits."""
    stamp = stamp_of(folder)
    state = read_state(folder, array)
    if state is None or not available():
        return None
    try:
        return Inverted(folder, state, array.rows, stamp)
    except RuntimeError:  # faiss' own word for every file it cannot read
        return None


def read_state(folder: Path, array: Array) -> Lists | None:
    """Return what lists.json says, where it is about `array`."""
    said = aside.get(folder / STATE) or {}
    if said.keys() != {f.name for f in fields(Lists)} or said["form"] != FORM:
        return None
    state = Lists(**said)  # type: ignore[arg-type]
    state.depth.update({limit: Depth(*one) for limit, one in state.depth.items()})
    same = state.generation == array.state.generation
    return state if same and state.rows <= array.state.count else None


def stamp_of(folder: Path) -> object:
    """Return what tells one lists.json from the next; None: there is none (quick)."""
    try:
        told = (folder / STATE).stat()
    except OSError:
        return None
    return told.st_ino, told.st_mtime_ns
