"""Made-up vectors that lie to one another as CLIP's do, and what is true of them.

Photos are clustered: events within subjects, a few hundred dimensions of falling
weight, all of it in one cone. Words lie apart from every photo (Liang et al., "Mind the
Gap", NeurIPS 2022): the best photo for a text has a cosine of about 0.3, where two
photos have 0.4 and more. An index that is good for photos may be useless for words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photolib.embedding.forming import exact

WIDTH = 512
QUERIES = 200
KEPT = {"10 %": 0.1, "1 %": 0.01, "0.01 %": 0.0001}
LAST = "true photo 0.01 %.npy"
"""The file that is written last: with it a world is whole."""
_SPAN, _SUBJECTS, _EVENTS = 256, 300, 5_000
_CHUNK = 20_000

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class World:
    """Where the files are: rows, later rows, queries, and what each should find."""

    folder: Path
    photos: int

    def rows(self) -> Floats:
        """Return every photo's vector, mapped."""
        rows: Floats = np.load(self.folder / "rows.npy", mmap_mode="r").view(np.ndarray)
        return rows

    def get(self, name: str) -> NDArray[np.generic]:
        """Return "later", "text", "photo", or a filter's rows ("10 %", ...)."""
        loaded: NDArray[np.generic] = np.load(self.folder / f"{name}.npy")
        return loaded

    def truth(self, name: str, kept: str = "all") -> NDArray[np.int64]:
        """Return the ten nearest rows of each query of a kind, among those kept."""
        loaded: NDArray[np.int64] = np.load(self.folder / f"true {name} {kept}.npy")
        return loaded


def make(folder: Path, photos: int) -> World:
    """Write the world's files and compute what is true, by comparing everything."""
    chance = np.random.default_rng(11)
    shape = _Shape(chance)
    world = World(folder, photos)
    rows = np.lib.format.open_memmap(
        folder / "rows.npy", "w+", np.float32, (photos, WIDTH)
    )
    for start, part in shape.photos(chance, photos):
        rows[start : start + len(part)] = part
    rows.flush()
    np.save(folder / "later.npy", next(shape.photos(chance, 1_000))[1])
    queries = {"text": shape.texts(chance), "photo": shape.near(chance, rows)}
    kept = {
        name: np.sort(chance.choice(photos, max(10, int(photos * share)), False))
        for name, share in KEPT.items()
    }
    for name, ids in kept.items():
        np.save(folder / f"{name}.npy", ids)
    for name, asked in queries.items():
        np.save(folder / f"{name}.npy", asked)
        np.save(folder / f"true {name} all.npy", exact(world.rows(), asked, 10))
        for filter_, ids in kept.items():
            true = ids[exact(rows[ids], asked, 10)]
            np.save(folder / f"true {name} {filter_}.npy", true)
    return world


class _Shape:
    """The directions that subjects, events and words have."""

    def __init__(self, chance: np.random.Generator) -> None:
        basis = np.linalg.qr(chance.standard_normal((WIDTH, WIDTH)))[0]
        self.apart = _unit((basis[:, -1] + 0.3 * basis[:, -2])[None])[0]
        weights = np.arange(1, _SPAN + 1) ** -0.4
        self.span = (basis[:, :_SPAN] * weights).T.astype(np.float32)
        self.cone = _unit(chance.standard_normal((1, WIDTH)))[0]
        self.subjects = self._some(chance, _SUBJECTS)
        of = self.subjects[chance.integers(0, _SUBJECTS, _EVENTS)]
        self.events = _unit(of + 0.8 * self._some(chance, _EVENTS))

    def photos(
        self, chance: np.random.Generator, count: int
    ) -> Iterator[tuple[int, Floats]]:
        """Yield photos in the order of their events, as they come in."""
        events = np.sort(chance.integers(0, _EVENTS, count))
        for start in range(0, count, _CHUNK):
            some = self.events[events[start : start + _CHUNK]]
            scene = self._some(chance, len(some))
            noise = _unit(chance.standard_normal((len(some), WIDTH), np.float32))
            yield (
                start,
                _unit(0.8 * self.cone + 0.75 * some + 0.6 * scene + 0.15 * noise),
            )

    def texts(self, chance: np.random.Generator) -> Floats:
        """Return words: little of a subject and an event, and much that is no photo."""
        about = self.subjects[chance.integers(0, _SUBJECTS, QUERIES)]
        about = about + 0.6 * self.events[chance.integers(0, _EVENTS, QUERIES)]
        own = _unit(chance.standard_normal((QUERIES, WIDTH), np.float32))
        shared = 0.15 * self.cone + 0.65 * self.apart
        return _unit(0.2 * _unit(about) + shared + 0.7 * own)

    def near(self, chance: np.random.Generator, rows: Floats) -> Floats:
        """Return photos that are not in the library, each near one that is."""
        some = rows[np.sort(chance.integers(0, len(rows), QUERIES))]
        own = chance.standard_normal(some.shape, np.float32)
        return _unit(some + 0.3 * _unit(own))

    def _some(self, chance: np.random.Generator, count: int) -> Floats:
        return _unit(chance.standard_normal((count, _SPAN), np.float32) @ self.span)


def _unit(rows: NDArray[np.floating]) -> Floats:
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    made: Floats = unit.astype(np.float32)
    return made
