"""Likeness beside its peers: each in a process of its own, on the same queries."""

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from benchmarks.scale.engines import ENGINES, Engine
from benchmarks.scale.world import KEPT, Floats, World
from benchmarks.timing import Times, private_mb

_LIMIT = 10


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of query: ms (cpu: the median of all cores), recall, too few."""

    p50: float
    p99: float
    cpu: float
    recall: float
    too_few: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine took, in ms; memory in MB, without files that are mapped."""

    build_s: float
    open_ms: float
    first_ms: float
    add_ms: float
    private_mb: float
    kinds: dict[str, Kind]


def run(world: World, names: list[str]) -> dict[str, Measured]:
    """Measure each engine in new processes, and print them side by side."""
    done: dict[str, Measured] = {}
    for name in names:
        started = time.perf_counter()
        _process("build", world, name)
        build_s = time.perf_counter() - started
        said = json.loads(_process("measure", world, name))
        kinds = {kind: Kind(**values) for kind, values in said.pop("kinds").items()}
        done[name] = Measured(**(said | {"build_s": build_s}), kinds=kinds)
        _tell(name, done[name], done.get("photolib"))
    return done


def measure(engine: Engine, world: World) -> Measured:
    """Open, search, add; in this process."""
    asked = {name: world.get(name).astype(np.float32) for name in ("text", "photo")}
    started = time.perf_counter()
    engine.open()
    opened = time.perf_counter()
    engine.search(asked["text"][0], _LIMIT)
    first = time.perf_counter()
    kinds = {name: _kind(engine, world, name, rows) for name, rows in asked.items()}
    for name in KEPT:
        kept = world.get(name).astype(np.int64)
        engine.keep(name, kept)
        kinds[name] = _kind(engine, world, "text", asked["text"], name)
    private = private_mb()
    later = world.get("later").astype(np.float32)
    before = time.perf_counter()
    engine.add(later)
    added = time.perf_counter()
    return Measured(
        build_s=0.0,
        open_ms=1000 * (opened - started),
        first_ms=1000 * (first - opened),
        add_ms=1000 * (added - before),
        private_mb=private,
        kinds=kinds,
    )


def _kind(
    engine: Engine,
    world: World,
    name: str,
    asked: Floats,
    filter_: str = "all",
) -> Kind:
    ms, cpu, right, few = [], [], [], 0
    for one, true in zip(asked, world.truth(name, filter_), strict=True):
        started, worked = time.perf_counter(), time.process_time()
        find = engine.search if filter_ == "all" else engine.filtered
        found = find(one, _LIMIT)
        ms.append(1000 * (time.perf_counter() - started))
        cpu.append(1000 * (time.process_time() - worked))
        right.append(len(np.intersect1d(found, true)) / len(true))
        few += len(found) < len(true)
    times = Times(tuple(ms))
    busy = float(np.median(cpu))
    return Kind(times.at(50), times.at(99), busy, float(np.mean(right)), few)


def _tell(name: str, told: Measured, ours: Measured | None) -> None:
    print(
        f"\n{name}: built in {told.build_s:.0f} s, opens in {told.open_ms:.0f} ms, "
        f"first answer {told.first_ms:.0f} ms, 1,000 more in {told.add_ms:.0f} ms, "
        f"{told.private_mb:.0f} MB private"
    )
    for kind, value in told.kinds.items():
        ratio = value.cpu / ours.kinds[kind].cpu if ours else 1
        print(
            f"  {kind:<8} p50 {value.p50:8.2f} ms   p99 {value.p99:8.2f} ms   "
            f"cpu {value.cpu:7.2f} ms   "
            f"recall@10 {value.recall:.3f}   too few {value.too_few:3}   "
            f"{ratio:6.1f} x our cpu",
            flush=True,
        )


def _process(what: str, world: World, name: str) -> str:
    module = "benchmarks.scale.likeness"
    told = [what, str(world.folder), str(world.photos), name]
    command = [sys.executable, "-m", module, *told]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    _, what_, folder_, photos_, name_ = sys.argv
    world_ = World(Path(folder_), int(photos_))
    engine_ = ENGINES[name_](world_)
    if what_ == "build":
        engine_.build()
    else:
        print(json.dumps(asdict(measure(engine_, world_))))
