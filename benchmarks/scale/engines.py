"""Who searches vectors: photolib, and its peers, each told what it needs and no more.

Every peer answers from memory, as its users run it; photolib opens a library on disk.
"""

import importlib
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.scale.labels import label
from benchmarks.scale.world import KEPT, WIDTH, Floats, World
from photolib import vectors
from photolib.likeness import Likeness
from photolib.query import Node, parse
from photolib.sift import nearest
from photolib.store import photo, vector
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

Rows = NDArray[np.int64]
_BATCH = 20_000


class Engine(Protocol):
    """What is measured: rows are numbers of photos, from 0, best first."""

    def __init__(self, world: World) -> None:
        """Take the world whose photos are searched."""

    def build(self) -> None:
        """Make what lies on disk (in a process of its own)."""

    def open(self) -> None:
        """Be ready for the first search."""

    def search(self, asked: Floats, limit: int) -> Rows:
        """Return the nearest."""

    def keep(self, name: str, kept: Rows) -> None:
        """Take the filter that is asked from now on, and what it keeps."""

    def filtered(self, asked: Floats, limit: int) -> Rows:
        """Return the nearest among those kept."""

    def add(self, rows: Floats) -> None:
        """Add photos, ready to be found."""


class Photolib:
    """A library with its database; vectors served from the array and the lists.

    Its filters are labels, which are asked for as a search does: the peers are told
    what these keep.
    """

    def __init__(self, world: World) -> None:
        self.world, self.folder = world, world.folder / "library"
        self.likeness, self.model = Likeness(), 1
        self.library: Library
        self.passing: Node | None = None

    def build(self) -> None:
        if self.folder.exists():  # of a run before, in a folder that was kept
            return
        create_library(self.folder)
        with open_library(self.folder) as library:
            self.library = library
            library.db.execute("PRAGMA synchronous = off")  # filling it is not measured
            rows = self.world.rows()
            for start in range(0, len(rows), _BATCH):
                self._write(rows[start : start + _BATCH])
            with writing(library.db):
                for name in KEPT:
                    label(library.db, _label(name), 1 + self.world.get(name))
            vectors.tune(library, self.model)

    def open(self) -> None:
        self._context = open_library(self.folder)
        self.library = self._context.__enter__()
        self.likeness.open(self.library, self.model)

    def search(self, asked: Floats, limit: int) -> Rows:
        found, _ = self.likeness.nearest(self.library, self.model, asked, limit)
        return found - 1

    def keep(self, name: str, kept: Rows) -> None:
        self.passing = parse(f"label:{_label(name)}").root

    def filtered(self, asked: Floats, limit: int) -> Rows:
        found = nearest(
            self.library, self.likeness, self.model, asked, limit, self.passing
        )
        return found.ids - 1

    def add(self, rows: Floats) -> None:
        self._write(rows)
        self.likeness.open(self.library, self.model)

    def _write(self, rows: Floats) -> None:
        db = self.library.db
        first = photo.last(db) + 1
        with writing(db):
            self.model = vector.model_id(db, "synthetic", "0", WIDTH)
            ids = [photo.add(db, _photo(first + n)) for n in range(len(rows))]
            vector.add(db, self.model, ids, rows)


def _photo(number: int) -> photo.NewPhoto:
    return photo.NewPhoto(
        f"{number:064}", f"SYN_{number:07}.JPG", "JPEG", "image/jpeg", 9_000_000,
        6000, 4000, 1, 1.5, "#446688", bytes(192), None, None,
    )  # fmt: skip


def _label(name: str) -> str:
    return f"k{list(KEPT).index(name) + 1}"


class _InMemory:
    """A peer: what `_fill` makes, made when it is opened or read back from a file."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.index: Any = None
        self.kept: Rows

    def keep(self, name: str, kept: Rows) -> None:
        self.kept = kept

    def build(self) -> None:
        return

    def open(self) -> None:
        self.index = np.array(self.world.rows())


class Numpy(_InMemory):
    """rows @ asked, in memory."""

    def search(self, asked: Floats, limit: int) -> Rows:
        return _best(self.index @ asked, limit)

    def filtered(self, asked: Floats, limit: int) -> Rows:
        return self.kept[_best(self.index[self.kept] @ asked, limit)]

    def add(self, rows: Floats) -> None:
        self.index = np.concatenate([self.index, rows])


class _Faiss(_InMemory):
    what = "Flat"

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.path = world.folder / f"{type(self).__name__}.faiss"

    def build(self) -> None:
        import faiss

        if self.path.exists():  # a graph of a million takes minutes
            return
        index = faiss.index_factory(WIDTH, self._what(), faiss.METRIC_INNER_PRODUCT)
        rows = self.world.rows()
        if not index.is_trained:
            index.train(rows[:: max(1, len(rows) // 130_000)])
        for start in range(0, len(rows), _BATCH):
            index.add(rows[start : start + _BATCH])
        faiss.write_index(index, str(self.path))

    def open(self) -> None:
        self.faiss: Any = importlib.import_module("faiss")
        self.index = self.faiss.read_index(str(self.path))

    def search(self, asked: Floats, limit: int) -> Rows:
        return self._search(asked, limit, None)

    def filtered(self, asked: Floats, limit: int) -> Rows:
        mask = np.zeros(self.index.ntotal, bool)
        mask[self.kept] = True
        bits = np.packbits(mask, bitorder="little")
        selector: Any = self.faiss.IDSelectorBitmap
        return self._search(asked, limit, selector(bits))

    def add(self, rows: Floats) -> None:
        self.index.add(rows)

    def _what(self) -> str:
        return self.what

    def _search(self, asked: Floats, limit: int, selector: Any) -> Rows:
        parameters = self._parameters(selector)
        found: Rows = self.index.search(asked[None], limit, params=parameters)[1][0]
        return found[found >= 0]

    def _parameters(self, selector: Any) -> Any:
        return self.faiss.SearchParameters(sel=selector)


class FaissFlat(_Faiss):
    """Every row compared."""


class FaissIvf(_Faiss):
    """An inverted file of float32, 32 lists read."""

    def _what(self) -> str:
        return f"IVF{int(2 * np.sqrt(self.world.photos))},Flat"

    def _parameters(self, selector: Any) -> Any:
        return self.faiss.SearchParametersIVF(nprobe=32, sel=selector)


class FaissHnsw(_Faiss):
    """A graph of 16 links, 200 candidates."""

    what = "HNSW16"

    def _parameters(self, selector: Any) -> Any:
        return self.faiss.SearchParametersHNSW(efSearch=200, sel=selector)


class Usearch(_InMemory):
    """A graph of 16 links in float16, 200 candidates; filters are its user's affair."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.path = world.folder / "usearch.index"

    def build(self) -> None:
        if self.path.exists():
            return
        index = self._new()
        rows = self.world.rows()
        for start in range(0, len(rows), _BATCH):
            part = np.ascontiguousarray(rows[start : start + _BATCH])
            index.add(np.arange(start, start + len(part)), part)
        index.save(str(self.path))

    def open(self) -> None:
        self.index = self._new()
        self.index.load(str(self.path))

    def search(self, asked: Floats, limit: int) -> Rows:
        found: Rows = self.index.search(asked, limit).keys.astype(np.int64)
        return found

    def filtered(self, asked: Floats, limit: int) -> Rows:
        """Ask for more and keep what passes, which is all that its users can do."""
        found = self.search(asked, 50 * limit)
        return found[np.isin(found, self.kept)][:limit]

    def add(self, rows: Floats) -> None:
        count = len(self.index)
        self.index.add(np.arange(count, count + len(rows)), rows)

    def _new(self) -> Any:
        from usearch.index import Index

        return Index(
            ndim=WIDTH, metric="ip", dtype="f16", connectivity=16, expansion_search=200
        )


def _best(scores: Floats, limit: int) -> Rows:
    limit = min(limit, len(scores))
    some = np.argpartition(-scores, limit - 1)[:limit]
    return some[np.argsort(-scores[some])].astype(np.int64)


ENGINES: dict[str, type[Engine]] = {
    "photolib": Photolib,
    "numpy": Numpy,
    "faiss Flat": FaissFlat,
    "faiss IVF": FaissIvf,
    "faiss HNSW": FaissHnsw,
    "usearch": Usearch,
}
