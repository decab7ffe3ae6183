"""The files of a library: originals once by SHA-256, their renditions beside them.

    files/ab/<sha256>.<ext>            the original, byte for byte
    files/ab/<sha256>.preview.jpg      long edge Settings.preview_px, upright, sRGB
    files/ab/<sha256>.thumbnail.webp   long edge Settings.thumbnail_px
    files/cd/<sha256>.xmp              a sidecar that came with a photo, byte for byte
    incoming/<run>/                    what is on its way, one folder a run

A file is written and synced under incoming/, then renamed into place, then its
folder is synced, then its row is committed: a crash leaves a file without a row,
which is harmless, and never a row without a file.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from photolib.errors import StorageError

_EXTENSIONS = {  # where they are not the format's name
    "JPEG": "jpg",
    "TIFF": "tif",
    "HEIF": "heic",
}
FOLDERS = ("files", "incoming", "models", "vectors")
"""The folders of a library that hold nothing but its own."""


@dataclass(frozen=True, slots=True)
class PhotoFiles:
    """The three files of one photo."""

    original: Path
    preview: Path
    thumbnail: Path

    def __iter__(self) -> Iterator[Path]:
        return iter((self.original, self.preview, self.thumbnail))


def locate(library: Path, sha256: str, format_name: str) -> PhotoFiles:
    """Return where the files of a photo lie, whether or not they do."""
    stem = library / "files" / sha256[:2] / sha256
    return PhotoFiles(
        stem.with_name(f"{sha256}.{_extension(format_name)}"),
        stem.with_name(f"{sha256}.preview.jpg"),
        stem.with_name(f"{sha256}.thumbnail.webp"),
    )


def locate_sidecar(library: Path, sha256: str) -> Path:
    """Return where the bytes of a sidecar lie, whether or not they do."""
    return library / "files" / sha256[:2] / f"{sha256}.xmp"


def _extension(format_name: str) -> str:
    """Return the usual ending; raw formats are called by theirs."""
    return _EXTENSIONS.get(format_name, format_name.lower())


@contextmanager
def incoming(library: Path) -> Iterator[Path]:
    """Give a folder for files on their way into the library; see `workplace`."""
    with workplace(library / "incoming") as folder:
        yield folder


@contextmanager
def workplace(parent: Path) -> Iterator[Path]:
    """Give a folder below `parent`; remove it, and those of dead runs, after.

    A run holds a lock beside its folder, so that only folders of runs that are no
    more are swept away.
    """
    parent.mkdir(exist_ok=True)
    _sweep(parent)
    folder = parent / secrets.token_hex(6)
    lock = folder.with_suffix(".lock")
    try:
        with FileLock(lock):
            folder.mkdir()
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        lock.unlink(missing_ok=True)


def settle(moves: Iterable[tuple[Path, Path]]) -> None:
    """Rename synced files into place and sync the folders that took them.

    :raises StorageError: when the disk refuses.
    """
    folders = set()
    try:
        for source, target in moves:
            if target.parent not in folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                folders.add(target.parent)
            source.replace(target)
        for folder in folders:
            _sync_folder(folder)
    except OSError as error:
        raise storage_error(error) from error


def sync(path: Path) -> None:
    """Make sure that the bytes of `path` are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def storage_error(error: OSError) -> StorageError:
    """Translate what the disk says into one sentence."""
    if error.errno == errno.ENOSPC:
        return StorageError(
            "the disk of the library is full: make room and run the same command "
            "again; it goes on where it stopped"
        )
    return StorageError(f"the library's disk refuses to be written: {error}")


def stored(library: Path) -> Iterator[Path]:
    """Yield every file below files/, in no order, but what file managers leave."""
    for path in (library / "files").rglob("*"):
        if path.is_file() and path.name[0] != "." and path.name != "Thumbs.db":
            yield path


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open folders, and journals renames itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(parent: Path) -> None:
    for lock in sorted(parent.glob("*.lock")):  # made before its folder, gone after it
        try:
            with FileLock(lock, timeout=0):
                shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
        except Timeout:
            continue
        lock.unlink(missing_ok=True)
