"""What works on this machine and in this library, and what to do about the rest."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from photolib import ocr
from photolib.adopt import coming
from photolib.drafting import weights_for_drafts
from photolib.embedding import engine
from photolib.embedding.engine import Timing
from photolib.errors import PhotolibError
from photolib.likeness import weights_in_use
from photolib.store import credit, event, person, photo, vector
from photolib.store.library import Library, open_library

_PACKAGES = (
    "Pillow",
    "rawpy",
    "ExifRead",
    "open_clip_torch",
    "torch",
    "Flask",
    "sqlite-utils",
)
_MODEL = {"ready": True, "absent": None, "corrupt": False}
_LITTLE = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; `fine` is None for what is neither well nor broken."""

    subject: str
    told: str
    fine: bool | None = None


def examine(folder: Path) -> list[Finding]:
    """Return what was found, of this machine first, then of the library."""
    return [*_machine(folder), *_library(folder)]


def _machine(folder: Path) -> Iterator[Finding]:
    yield Finding("Python", sys.version.split()[0])
    yield Finding(
        "SQLite", sqlite3.sqlite_version, sqlite3.sqlite_version_info >= (3, 38)
    )
    for name in _PACKAGES:
        try:
            yield Finding(name, version(name), fine=True)
        except PackageNotFoundError:
            yield Finding(name, f"missing: pip install {name}", fine=False)
    exiftool = shutil.which("exiftool")
    without = "not installed (optional: it writes into copies of HEIF, AVIF, PSD, GIF)"
    yield Finding("exiftool", exiftool or without)
    reader = "not installed (optional: pip install 'photolib[ocr]')"
    yield Finding("Text in pictures", ocr.engine() or reader)
    existing = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    free = shutil.disk_usage(existing).free
    yield Finding("Free space", f"{free / 1024**3:.1f} GiB", free > _LITTLE)


def _library(folder: Path) -> Iterator[Finding]:
    try:
        with open_library(folder) as library:
            yield Finding("Library", str(folder), fine=True)
            yield from _contents(library)
    except PhotolibError as error:
        yield Finding("Library", str(error), fine=False)


def _contents(library: Library) -> Iterator[Finding]:
    db = library.db
    photos = photo.count(db)
    yield Finding("Photos", str(photos))
    yield Finding("Events", str(event.count(db)))
    yield Finding("People", str(person.count(db)))
    counted = credit.counts(db)
    bad = counted.get("missing", 0) + counted.get("conflict", 0)
    told = ", ".join(f"{n} {status}" for status, n in sorted(counted.items()))
    yield Finding("Credits", told or "none", None if bad else True)
    weights = weights_in_use(library)
    told = weights.reason or f"{weights.name}, ready"
    yield Finding("Model", told, _MODEL[weights.state])
    if weights.revision:
        known = vector.find_model(db, weights.name, weights.revision)
        waiting = photos - vector.count(db, known)
        told = f"{waiting} photos wait for `photolib index`" if waiting else "complete"
        yield Finding("Vectors", told, None if waiting else True)
        yield Finding("Encoder", _encoder(engine.remembered(weights.folder)))
    if next_ := coming(library):
        yield Finding("New model", next_.weights.reason or str(next_))
    drafter = weights_for_drafts(library)
    told = drafter.reason or f"{drafter.name}, ready"
    yield Finding("Model for drafts", told, _MODEL[drafter.state])
    for name in type(library.settings).__slots__:
        yield Finding(f"Setting {name}", _written(getattr(library.settings, name)))


def _encoder(timings: tuple[Timing, ...]) -> str:
    if not timings:
        return "float32; `photolib models measure` finds what is quickest here"
    measured = (f"{t.engine} {t.rate:.0f}" for t in timings if not t.error)
    return f"{engine.best(timings)} (photos a second: {', '.join(measured)})"


def _written(value: object) -> str:
    if isinstance(value, tuple):  # records: photographers, agencies
        return ", ".join(record.name for record in value) or "none"
    return str(value)
