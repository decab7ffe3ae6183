"""Words beside their peers: each in a process of its own, on the same queries."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.scale.captions import KINDS, Asked, Captions
from benchmarks.scale.word_engines import ENGINES, KEPT, Engine, Photolib
from benchmarks.timing import private_mb

_QUERIES = 20  # of a kind


@dataclass(frozen=True, slots=True)
class Kind:
    """What searches of one kind took, in ms: by the clock, and of the processor.

    `recall` is the share of what each should find; `too_few` counts those that fell
    short of it.
    """

    p50: float
    p99: float
    cpu: float
    cpu99: float
    recall: float
    too_few: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine took, in ms; memory in MB, without files that are mapped."""

    open_ms: float
    add_ms: float
    private_mb: float
    load: float
    kinds: dict[str, Kind]


def run(folder: Path, photos: int, names: list[str]) -> dict[str, Measured]:
    """Measure each engine in new processes, and print them as they are done."""
    done: dict[str, Measured] = {}
    for name in names:
        started = time.perf_counter()
        _process("build", folder, photos, name)
        built = time.perf_counter() - started
        if name == "photolib":
            _process("count", folder, photos, name)
        said = json.loads(_process("measure", folder, photos, name))
        kinds = {kind: Kind(**values) for kind, values in said.pop("kinds").items()}
        done[name] = Measured(**said, kinds=kinds)
        print(f"\n{name}: made in {built:.0f} s, load {done[name].load:.1f}")
        for kind, told in kinds.items():
            print(
                f"  {kind:<14} p50 {told.p50:8.2f}   p99 {told.p99:8.2f}   "
                f"cpu p50 {told.cpu:8.2f}   p99 {told.cpu99:8.2f} ms   "
                f"recall {told.recall:.3f}   too few {told.too_few}",
                flush=True,
            )
    return done


def timed(searches: list[Callable[[], int]], expected: list[int]) -> Kind:
    """Time searches, each of which tells how many it found."""
    wall, cpu, right = [], [], []
    for search, wanted in zip(searches, expected, strict=True):
        started, worked = time.perf_counter(), time.process_time()
        found = search()
        cpu.append(1000 * (time.process_time() - worked))
        wall.append(1000 * (time.perf_counter() - started))
        right.append(min(1.0, found / wanted) if wanted else 1.0)
    return Kind(
        p50=float(np.percentile(wall, 50)),
        p99=float(np.percentile(wall, 99)),
        cpu=float(np.percentile(cpu, 50)),
        cpu99=float(np.percentile(cpu, 99)),
        recall=float(np.mean(right)),
        too_few=sum(share < 1 for share in right),
    )


def queries() -> list[Asked]:
    """Return the queries: of each kind as many."""
    said = Captions()
    return [asked for kind in KINDS for asked in said.asked(kind, _QUERIES)]


def count(engine: Photolib, folder: Path) -> None:
    """Write how many each query should find, by reading all that hold it."""
    engine.open()
    counts = {
        kept or "all": [engine.count(asked.words, kept) for asked in queries()]
        for kept in (None, *KEPT)
    }
    (folder / "counts.json").write_text(json.dumps(counts), encoding="utf-8")


def measure(engine: Engine, folder: Path, photos: int) -> Measured:
    """Open, search, add; in this process."""
    expected = json.loads((folder / "counts.json").read_text(encoding="utf-8"))
    started = time.perf_counter()
    engine.open()
    opened = time.perf_counter()
    asked = queries()
    engine.search(asked[0].words, None)
    some = range(0, len(asked), engine.every)

    def search(number: int, kept: str | None) -> int:
        return len(engine.search(asked[number].words, kept))

    def kind(kept: str | None, numbers: list[int]) -> Kind:
        return timed(
            [partial(search, number, kept) for number in numbers],
            [expected[kept or "all"][number] for number in numbers],
        )

    kinds = {kept or "all": kind(kept, list(some)) for kept in (None, *KEPT)}
    if engine.every == 1:
        for name in KINDS:
            numbers = [n for n in some if asked[n].kind == name]
            kinds[name] = kind(None, numbers)
    private = private_mb()
    more = list(Captions().rows(1_000, engine.last() + 1))
    before = time.perf_counter()
    engine.add(more)
    added = time.perf_counter()
    return Measured(
        open_ms=1000 * (opened - started),
        add_ms=1000 * (added - before),
        private_mb=private,
        load=os.getloadavg()[0],
        kinds=kinds,
    )


def _process(what: str, folder: Path, photos: int, name: str) -> str:
    module = "benchmarks.scale.wording"
    command = [sys.executable, "-m", module, what, str(folder), str(photos), name]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    _, what_, folder_, photos_, name_ = sys.argv
    engine_ = ENGINES[name_](Path(folder_), int(photos_))
    if what_ == "build":
        engine_.build()
    elif what_ == "count":
        count(Photolib(Path(folder_), int(photos_)), Path(folder_))
    else:
        print(json.dumps(asdict(measure(engine_, Path(folder_), int(photos_)))))
