"""The vectors of words that were searched for, kept for the next search: files.

One file a text, named by its hash, so that many processes may come and go; the least
lately used go when there are too many. Whatever is torn is not there.
"""

import hashlib
import os
import secrets
import unicodedata
from pathlib import Path

import numpy as np

from photolib.embedding.model import Vector, Vectors

MOST = 1_000
_SUFFIX = ".text"


def find(folder: Path, text: str) -> Vector | None:
    """Return the vector of `text`, if it was kept."""
    path = _path(folder, text)
    vector = _read(path)
    if vector is not None:
        try:
            os.utime(path)
        except OSError:  # gone meanwhile, or not ours to touch: it was read
            return vector
    return vector


def keep(folder: Path, text: str, vector: Vector) -> None:
    """Keep the vector of `text`, where the folder can be written."""
    path = _path(folder, text)
    aside = path.with_suffix(f".{secrets.token_hex(4)}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(vector.astype("<f4").tobytes())
        aside.replace(path)
        _sweep(folder)
    except OSError:
        return


def some(folder: Path, count: int = 200) -> Vectors | None:
    """Return up to `count` vectors that are kept, float32[n, dimension]; None: none."""
    paths = sorted(folder.glob(f"*{_SUFFIX}"))[:count] if folder.is_dir() else []
    read = [vector for vector in map(_read, paths) if vector is not None]
    return np.stack(read) if read else None


def _read(path: Path) -> Vector | None:
    try:
        vector: Vector = np.fromfile(path, "<f4").astype(np.float32)
    except OSError:
        return None
    return vector if abs(float(np.linalg.norm(vector)) - 1) < 1e-3 else None


def _sweep(folder: Path) -> None:
    paths = list(folder.glob(f"*{_SUFFIX}"))
    if len(paths) > MOST:
        paths.sort(key=lambda path: path.stat().st_mtime_ns)
        for path in paths[: len(paths) - MOST * 9 // 10]:
            path.unlink(missing_ok=True)


def _path(folder: Path, text: str) -> Path:
    same = unicodedata.normalize("NFC", text)
    return folder / f"{hashlib.sha256(same.encode()).hexdigest()[:32]}{_SUFFIX}"
