"""Run: python -m benchmarks.scale [photos] [--folder KEPT] [--engines NAME ...]."""

import argparse
import os
import tempfile
import time
from pathlib import Path

from benchmarks.scale import likeness, wording, world
from benchmarks.scale.engines import ENGINES


def main() -> None:
    """Make the world, or take the one that `folder` has; run every benchmark, print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("photos", type=int, nargs="?", default=100_000)
    asked.add_argument("--folder", type=Path, help="where to keep all of it")
    asked.add_argument("--engines", nargs="*", default=list(ENGINES))
    asked.add_argument("--only", choices=["likeness", "words"])
    told = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="photolib-scale-") as temporary:
        folder = told.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if told.only != "words":
            run(folder, told.photos, told.engines)
        if told.only != "likeness":
            wording.run(folder, told.photos)


def run(folder: Path, photos: int, engines: list[str]) -> None:
    """Make what is missing in `folder` and measure the engines."""
    started = time.perf_counter()
    made = world.World(folder, photos)
    if not (folder / world.LAST).exists():
        made = world.make(folder, photos)
    took = time.perf_counter() - started
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(
        f"{photos} photos of {world.WIDTH} numbers made in {took:.0f} s; "
        f"{os.cpu_count()} cores, load {load:.1f}",
        flush=True,
    )
    likeness.run(made, engines)


if __name__ == "__main__":
    main()
