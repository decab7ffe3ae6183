"""Words and likeness in one list: both looked for, fused, and the photos read."""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.scale import engines, word_engines
from benchmarks.scale.word_engines import KEPT
from benchmarks.scale.wording import Kind, Measured, queries, timed
from benchmarks.scale.world import World
from benchmarks.timing import private_mb
from photolib.store import photo

_LIMIT = 60
_FUSE, _WORDS = 60, 3.0  # as photolib.search fuses them
PAIRS = {
    "photolib": ("photolib", "photolib"),
    "FTS5 bm25 + numpy": ("FTS5 unicode61, bm25", "numpy"),
    "FTS5 bm25 + faiss IVF": ("FTS5 unicode61, bm25", "faiss IVF"),
}


def run(folder: Path, photos: int, names: list[str]) -> dict[str, Measured]:
    """Measure each pair in a process of its own; both must have been built."""
    done = {}
    for name in names:
        module = "benchmarks.scale.together"
        command = [sys.executable, "-m", module, str(folder), str(photos), name]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        said = json.loads(told.stdout)
        kinds = {kind: Kind(**values) for kind, values in said.pop("kinds").items()}
        done[name] = Measured(**said, kinds=kinds)
    return done


def measure(folder: Path, photos: int, name: str) -> Measured:
    """Ask each query of words together with one of likeness; in this process."""
    of_words, of_likeness = PAIRS[name]
    world = World(folder, photos)
    words = word_engines.ENGINES[of_words](folder, photos)
    likeness = engines.ENGINES[of_likeness](world)
    started = time.perf_counter()
    words.open()
    likeness.open()
    opened = time.perf_counter()
    vectors = world.get("text").astype(np.float32)
    asked = queries()

    def search(number: int, kept: str | None) -> int:
        vector = vectors[number % len(vectors)]
        ranked = words.search(asked[number].words, kept)
        find = likeness.filtered if kept else likeness.search
        alike = find(vector, _LIMIT) + 1
        scores = {id_: _WORDS / (_FUSE + rank) for rank, id_ in enumerate(ranked, 1)}
        for rank, id_ in enumerate(alike.tolist(), 1):
            scores[id_] = scores.get(id_, 0.0) + 1 / (_FUSE + rank)
        best = sorted(scores, key=lambda id_: -scores[id_])[:_LIMIT]
        if isinstance(likeness, engines.Photolib):
            photo.get_many(likeness.library.db, best)
        return len(best)

    def kind(kept: str | None) -> Kind:
        if kept:  # for each engine the photos that its own filter of that width keeps
            likeness.keep(kept, np.array(word_engines.kept_of(kept, photos)) - 1)
        numbers = range(0, len(asked), 1 if name == "photolib" else 4)
        there = len(word_engines.kept_of(kept, photos)) if kept else photos
        return timed(
            [partial(search, number, kept) for number in numbers],
            [min(_LIMIT, there)] * len(numbers),
        )

    search(0, None)
    kinds = {kept or "all": kind(kept) for kept in (None, *KEPT)}
    opens, load = 1000 * (opened - started), os.getloadavg()[0]
    return Measured(opens, 0.0, private_mb(), load, kinds)


if __name__ == "__main__":
    print(json.dumps(asdict(measure(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))))
