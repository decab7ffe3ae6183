"""python -m benchmarks.scale [photos] [peer ...]; without peers: all of them."""

import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.scale import likeness, world
from benchmarks.scale.engines import ENGINES


def main(photos: int = 100_000, names: list[str] | None = None) -> None:
    """Make the world in a temporary folder, run every benchmark, print."""
    with tempfile.TemporaryDirectory(prefix="photolib-scale-") as folder:
        started = time.perf_counter()
        made = world.make(Path(folder), photos)
        took = time.perf_counter() - started
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        print(
            f"{photos} photos of {world.WIDTH} numbers made in {took:.0f} s; "
            f"{os.cpu_count()} cores, load {load:.1f}",
            flush=True,
        )
        likeness.run(made, names or list(ENGINES))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, sys.argv[2:])
