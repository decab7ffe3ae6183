"""How pictures become vectors on this machine: the quickest way that says the same.

Which is quickest depends on the processor as nothing else does: bfloat16 is four times
as quick as float32 where there is AMX and twenty times as slow where there is not.
So each way is timed once, on pictures of the library, held against float32, and the
choice is remembered beside the weights, for this machine alone.
"""

import hashlib
import json
import logging
import os
import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)

FLOAT32 = "float32"
CLOSE = 0.999
"""The least cosine to float32 that every picture must have with another engine."""
_TRIES = 3
_HOPELESS = 4  # so many times slower on two pictures: it is not timed further
_PACKAGES = ("torch", "onnxruntime")

Pixels = NDArray[np.float32]
"""Pictures as a model takes them: float32[n, 3, height, width]."""
Rows = NDArray[np.float32]
"""Vectors of unit length, float32[n, dimension]."""
Encode = Callable[[Pixels], Rows]


@dataclass(frozen=True, slots=True)
class Timing:
    """One engine as measured: pictures a second, and its worst cosine to float32.

    `error` says why it could not be tried; the others are then 0.
    """

    engine: str
    rate: float = 0.0
    cosine: float = 0.0
    error: str | None = None


def measure(
    engines: Mapping[str, Callable[[], Encode]], pixels: Pixels
) -> tuple[Timing, ...]:
    """Time each engine on `pixels`; float32 first, against which the others are held.

    `engines` maps a name to what builds it; one that cannot be built or run on this
    machine is told with its error.
    """
    exact = engines[FLOAT32]()
    wanted = exact(pixels)
    par = _best_rate(exact, pixels)
    others = {name: build for name, build in engines.items() if name != FLOAT32}
    timed = [_timed(n, build, pixels, wanted, par) for n, build in others.items()]
    # Once more, for the machine may have been busy with something else before.
    again = _best_rate(exact, pixels) if others else par
    return (Timing(FLOAT32, max(par, again), 1.0), *timed)


def best(timings: tuple[Timing, ...]) -> str:
    """Return the quickest engine that is close enough to float32.

    >>> best((Timing("float32", 15, 1.0), Timing("int8", 60, 0.98)))
    'float32'
    """
    return max((t for t in timings if t.cosine >= CLOSE), key=lambda t: t.rate).engine


def remember(folder: Path, timings: tuple[Timing, ...]) -> None:
    """Keep what was measured for the model in `folder` on this machine.

    A folder that cannot be written to keeps nothing: then it is measured again.
    """
    path = _memory(folder)
    staging = path.with_name(f".{path.name}.{os.getpid()}")
    told = {"machine": _machine(), "measured": [asdict(t) for t in timings]}
    try:
        staging.write_text(json.dumps(told, indent=1), encoding="utf-8")
        staging.replace(path)
    except OSError as error:
        log.warning("what was measured cannot be kept: %s", error)


def remembered(folder: Path) -> tuple[Timing, ...]:
    """Return what was measured on this machine, or nothing."""
    try:
        told = json.loads(_memory(folder).read_text(encoding="utf-8"))
        return tuple(Timing(**one) for one in told["measured"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _timed(
    name: str, build: Callable[[], Encode], pixels: Pixels, wanted: Rows, par: float
) -> Timing:
    try:
        encode = build()
        few = pixels[:2]
        if all(_rate(encode, few) * _HOPELESS < par for _ in range(2)):
            return Timing(name, error=f"more than {_HOPELESS} times slower")
        cosine = float(np.min(np.sum(encode(pixels) * wanted, axis=1)))
        return Timing(name, _best_rate(encode, pixels), cosine)
    except Exception as error:
        # torch, onnx and onnxruntime raise types of their own for what a processor,
        # a model or a version of them cannot do: then it is no choice here.
        log.info("the engine %s cannot be used: %s", name, error)
        return Timing(name, error=str(error).partition("\n")[0][:200] or repr(error))


def _best_rate(encode: Encode, pixels: Pixels) -> float:
    return max(_rate(encode, pixels) for _ in range(_TRIES))


def _rate(encode: Encode, pixels: Pixels) -> float:
    """Return pictures a second."""
    started = time.perf_counter()
    encode(pixels)
    return len(pixels) / (time.perf_counter() - started)


def _memory(folder: Path) -> Path:
    digest = hashlib.sha256(json.dumps(_machine()).encode()).hexdigest()[:12]
    return folder / f"engine-{digest}.json"


def _machine() -> dict[str, str]:
    """Return what the choice depends on."""
    told = {"processor": _processor(), "cores": str(os.cpu_count())}
    for package in _PACKAGES:
        try:
            told[package] = version(package)
        except PackageNotFoundError:
            told[package] = "none"
    return told


def _processor() -> str:
    """Return the processor's name and abilities as Linux tells them, else its name."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    kept = [ln for ln in lines if ln.startswith(("model name", "flags", "Features"))]
    return " ".join(dict.fromkeys(kept)) or platform.machine()
