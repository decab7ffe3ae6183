"""Whole commands beside rclip's, on the same pictures and the same architecture.

    python -m benchmarks.against_rclip --rclip .rclip/bin/rclip

rclip (https://github.com/yurijmikhalevich/rclip, MIT) goes into an environment of its
own: python -m venv .rclip && .rclip/bin/pip install rclip==3.3.0. Its weights come from
a hub. Here both get the same random ones of the architecture that it uses, rclip as the
ONNX files that it looks for, in float32: speed does not depend on their values.
"""

import argparse
import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.ExifTags import IFD, Base

from benchmarks import encoder
from photolib.embedding.model import Loaded, import_open_clip, load

ARCHITECTURE = "ViT-B-32-256"
_RCLIPS = "ViT-B-32-256-datacomp_s34b_b86k"  # the folder that it looks into
_SCENES = 8
_NOON = datetime.fromisoformat("2025-11-27T12:00:00")
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


@dataclass(frozen=True, slots=True)
class Ran:
    """A command: seconds by the clock, and of all cores, of all its processes."""

    clock: float
    cpu: float

    def __add__(self, other: "Ran") -> "Ran":
        return Ran(self.clock + other.clock, self.cpu + other.cpu)

    def __sub__(self, other: "Ran") -> "Ran":
        return Ran(self.clock - other.clock, self.cpu - other.cpu)


def main() -> None:
    """Run both and print the ratios; say so where rclip is not here."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rclip", default="rclip", help="rclip's command")
    asked.add_argument("--photos", type=int, default=300)
    asked.add_argument("--width", type=int, default=3000, help="pixels; height 2/3")
    asked.add_argument(
        "--pictures", type=Path, help="a folder of JPEGs to take instead"
    )
    told = asked.parse_args()
    rclip = shutil.which(told.rclip)
    if rclip is None:
        sys.exit(
            f"no command {told.rclip}: rclip is not compared. Install it with\n"
            "  python -m venv .rclip && .rclip/bin/pip install rclip==3.3.0\n"
            "and give --rclip .rclip/bin/rclip"
        )
    _adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="photolib-rclip-") as name:
        folder = Path(name)
        pictures = told.pictures or _draw(folder / "pictures", told.photos, told.width)
        weights = folder / "weights"
        weights.mkdir()
        encoder.save(ARCHITECTURE, weights)
        _for_rclip(weights, folder / "rclip")
        run(str(Path(rclip).absolute()), pictures, folder)


def run(rclip: str, pictures: Path, folder: Path) -> None:
    """Index the pictures with both, and print."""
    files = [path for path in pictures.iterdir() if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(
        f"{len(files)} pictures, {size:.0f} MB, {ARCHITECTURE}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    env = ["env", f"RCLIP_DATADIR={folder / 'rclip'}"]
    ask = [*env, rclip, "--filepath-only", "--top", "1"]
    theirs = _ran([*ask, "a harbour"], pictures)
    start = _ran([*ask, "--no-indexing", "a harbour"], pictures)
    _tell("rclip, indexing and a search", theirs)
    _tell("rclip, the search alone", start)
    env = ["env", f"PHOTOLIB_LIBRARY={folder / 'library'}"]
    photolib = [*env, sys.executable, "-m", "photolib"]
    _ran([*photolib, "init"], folder)
    with (folder / "library" / "photolib.toml").open("a", encoding="utf-8") as settings:
        settings.write("text_in_pictures = false\n")  # rclip reads none
    _ran([*photolib, "models", "import", str(folder / "weights")], folder)
    ingest = _ran([*photolib, "ingest", str(pictures)], folder)
    _ran([*photolib, "models", "measure"], folder, shown=True)
    index = _ran([*photolib, "index"], folder)
    idle = _ran([*photolib, "index"], folder)
    _tell("photolib ingest", ingest)
    _tell("photolib index", index)
    _tell("photolib index, nothing to do", idle)
    for what, ours, peer in (
        ("index, whole commands", index, theirs),
        ("index, less what starting takes", index - idle, theirs - start),
        ("ingest and index, whole commands", ingest + index, theirs),
    ):
        print(
            f"{what:<36} {len(files) / ours.clock:6.1f} photos/s, rclip "
            f"{len(files) / peer.clock:6.1f}: {peer.clock / ours.clock:5.1f} times by "
            f"the clock, {peer.cpu / ours.cpu:5.1f} times by the processor"
        )


def _tell(what: str, ran: Ran) -> None:
    load = os.getloadavg()[0]
    print(
        f"  {what:<34} {ran.clock:7.1f} s   cpu {ran.cpu:7.1f} s   load {load:.1f}",
        flush=True,
    )


def _ran(command: list[str], folder: Path, *, shown: bool = False) -> Ran:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    clock = time.perf_counter() - started
    _reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    if shown:
        print(done.stdout.strip())
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(clock, cpu)


def _adopt_orphans() -> None:
    """Have the worker processes that a command leaves behind become ours (Linux).

    Only what a process has waited for is counted among its children's seconds.
    """
    if ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0):
        sys.exit("this measures processes as Linux tells them: prctl refused")


def _reap() -> None:
    """Wait for what the command has left behind, so that its seconds count."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def _draw(folder: Path, count: int, width: int) -> Path:
    """Write JPEGs with the detail of photographs (power falls with frequency)."""
    folder.mkdir()
    chance = np.random.default_rng(5)
    scenes = [_scene(chance, width, width * 2 // 3) for _ in range(_SCENES)]
    for number in range(count):
        moved = np.roll(scenes[number % _SCENES], 37 * number, axis=1)
        picture, says = Image.fromarray(moved), Image.Exif()
        says[Base.Make], says[Base.Model] = "Pellucid", "Pellucid PX-2"
        at = timedelta(minutes=number)  # as a camera says; else all may be copies
        says.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = (
            f"{_NOON + at:%Y:%m:%d %H:%M:%S}"
        )
        picture.save(folder / f"{number:05}.jpg", quality=90, exif=says)
    return folder


def _scene(chance: np.random.Generator, width: int, height: int) -> NDArray[np.uint8]:
    across = np.fft.rfftfreq(width)
    down = np.fft.fftfreq(height)[:, None]
    falls = 1 / np.maximum(np.hypot(across, down), 1 / width) ** 1.1
    planes = [
        np.fft.irfft2(np.fft.rfft2(chance.standard_normal((height, width))) * falls)
        for _ in range(3)
    ]
    scene = np.stack([planes[0] + 0.3 * plane for plane in planes], axis=2)
    light = 128 + 50 * (scene - scene.mean()) / scene.std()
    made: NDArray[np.uint8] = light.clip(0, 255).astype(np.uint8)
    return made


def _for_rclip(weights: Path, folder: Path) -> None:
    """Write the same network as rclip wants it: two graphs and the vocabulary."""
    open_clip: Any = import_open_clip()
    loaded = load(weights, "cpu")
    size = loaded.network.visual.image_size
    height, width = (size, size) if isinstance(size, int) else size
    (folder / _RCLIPS).mkdir(parents=True)
    (folder / "tokenizer").mkdir()
    _export(
        loaded,
        "encode_image",
        loaded.torch.zeros(2, 3, height, width),
        folder / _RCLIPS / "visual.onnx",
    )
    _export(
        loaded,
        "encode_text",
        loaded.tokenize(["a harbour", "a street"]),
        folder / _RCLIPS / "textual.onnx",
    )
    vocabulary = Path(open_clip.__file__).with_name("bpe_simple_vocab_16e6.txt.gz")
    shutil.copy(vocabulary, folder / "tokenizer")


def _export(loaded: Loaded, name: str, example: Any, path: Path) -> None:
    torch: Any = loaded.torch

    class Tower(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.network = loaded.network

        def forward(self, batch: Any) -> Any:
            return getattr(self.network, name)(batch)

    with warnings.catch_warnings(action="ignore"):
        torch.onnx.export(
            Tower().eval(),
            (example,),
            path,
            input_names=["input"],
            dynamic_axes={"input": {0: "n"}},
            dynamo=False,
        )


if __name__ == "__main__":
    main()
