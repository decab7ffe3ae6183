"""Which files are meant: photos named or below folders, with the sidecars beside them.

A folder is listed once and its entries say what they are, so that a card of 10,000
files costs one call each, and sidecars none.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from photolib.errors import UnreadableFileError
from photolib.images.decode import MEDIA_TYPES
from photolib.metadata.sidecar import find_sidecars
from photolib.store import files

_SPELLINGS = ["jpeg", "jpg", "jpe", "jfif", "tif", "heic", "hif"]
EXTENSIONS = frozenset(f".{name.lower()}" for name in (*MEDIA_TYPES, *_SPELLINGS))
"""What a walk takes; a file named is taken whatever it is called."""
SIDECAR = ".xmp"


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and the sidecars beside it, those that count more last."""

    file: Path
    sidecars: tuple[Path, ...] = ()


def walk(
    entries: Iterable[Path], library: Path
) -> Iterator[Found | UnreadableFileError]:
    """Yield files given by name and the photos below folders, in the order of names.

    What is hidden, no photo by its name, or the `library`'s own stays out.
    """
    for entry in entries:
        if not entry.is_dir():
            yield Found(entry, () if is_sidecar(entry) else tuple(find_sidecars(entry)))
        elif is_ours(entry, library):
            yield UnreadableFileError(entry, "it is a folder of the library itself")
        else:
            yield from _below(entry, library)


def is_sidecar(path: Path) -> bool:
    """Tell a sidecar by its name."""
    return path.suffix.lower() == SIDECAR


def is_ours(folder: Path, library: Path) -> bool:
    """Tell whether a folder is one of those that hold nothing but the library's own."""
    resolved = folder.resolve()
    return any(resolved.is_relative_to(library / name) for name in files.FOLDERS)


def owners_beside(sidecar: Path) -> list[Path]:
    """Return the photos in its folder that a sidecar belongs to by its name."""
    named = sidecar.stem
    try:
        with os.scandir(sidecar.parent) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError:
        return []
    return [
        sidecar.with_name(name)
        for name in names
        if (name == named or Path(name).stem == named)
        and Path(name).suffix.lower() in EXTENSIONS
    ]


def _below(folder: Path, library: Path) -> Iterator[Found | UnreadableFileError]:
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError as error:
        told = error.strerror or str(error)
        yield UnreadableFileError(
            folder, f"the folder cannot be read ({told}): check its rights"
        )
        return
    shown = [entry for entry in entries if not entry.name.startswith(".")]
    sidecars = _by_owner(entry.name for entry in shown)
    for entry in shown:
        path = Path(entry.path)
        if entry.is_dir():
            # A link upwards would never end; our own files are no shoot.
            if not entry.is_symlink() and not is_ours(path, library):
                yield from _below(path, library)
        elif path.suffix.lower() in EXTENSIONS:
            beside = (*sidecars.get(path.stem, ()), *sidecars.get(path.name, ()))
            yield Found(path, tuple(path.with_name(name) for name in beside))


def _by_owner(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the sidecars among names by what stands before their ending."""
    found: dict[str, list[str]] = {}
    for name in names:
        stem, ending = name[: -len(SIDECAR)], name[-len(SIDECAR) :]
        if ending.lower() == SIDECAR:
            found.setdefault(stem, []).append(name)
    return found
