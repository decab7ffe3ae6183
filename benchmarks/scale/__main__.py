"""Run: python -m benchmarks.scale [photos] [--folder KEPT] [--engines NAME ...]."""

import argparse
import os
import tempfile
import time
from pathlib import Path

from benchmarks.scale import likeness, together, word_engines, wording, world
from benchmarks.scale.engines import ENGINES
from benchmarks.scale.table import Part, tell


def main() -> None:
    """Make the world, or take the one that `folder` has; run every benchmark, print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("photos", type=int, nargs="?", default=100_000)
    asked.add_argument("--folder", type=Path, help="where to keep all of it")
    asked.add_argument("--engines", nargs="*", default=list(ENGINES))
    asked.add_argument("--peers", nargs="*", default=list(word_engines.ENGINES))
    asked.add_argument("--only", choices=["likeness", "words"])
    told = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="photolib-scale-") as temporary:
        folder = told.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        tell(_measured(folder, told))


def _measured(folder: Path, told: argparse.Namespace) -> list[Part]:
    parts, photos = [], told.photos
    if told.only != "words":
        looks = run(folder, photos, told.engines)
        parts.append(Part("likeness to words", looks, ("text", *world.KEPT)))
        parts.append(Part("likeness to a photo", looks, ("photo",)))
    if told.only != "likeness":
        said = wording.run(folder, photos, told.peers)
        parts.append(Part("words", said))
    if told.only is None:
        pairs = [
            name
            for name, (peer, engine) in together.PAIRS.items()
            if peer in told.peers and engine in told.engines
        ]
        parts.append(Part("both", together.run(folder, photos, pairs)))
    return parts


def run(folder: Path, photos: int, engines: list[str]) -> dict[str, likeness.Measured]:
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
    return likeness.run(made, engines)


if __name__ == "__main__":
    main()
