"""A picture to search by: a small copy is kept for a day, apart from the photos."""

import re
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from photolib.errors import NotFoundError
from photolib.prepare import sha256_of
from photolib.resemble import open_picture
from photolib.store import photo
from photolib.store.files import storage_error
from photolib.store.library import Library

FOLDER = "borrowed"
MOST = 100
_KEPT_S = 24 * 3600
_EDGE_PX = 768
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A picture that searches ask by: its copy, and the photo that is this very file.

    `sha256` is that of the file as it was given.
    """

    sha256: str
    path: Path
    photo_id: int | None


def borrow(library: Library, path: Path) -> Borrowed:
    """Keep a small copy of the picture `path`, without its metadata.

    :raises FileError: when it is no picture, or beyond the limits.
    :raises StorageError: when the copy cannot be kept.
    """
    sha256 = sha256_of(path)
    picture = open_picture(library, path).convert("RGB")
    picture.thumbnail((_EDGE_PX, _EDGE_PX))
    kept = _path(library, sha256)
    aside = kept.with_suffix(".part")
    try:
        kept.parent.mkdir(exist_ok=True)
        picture.save(aside, "JPEG", quality=92)
        aside.replace(kept)
        _sweep(kept.parent)
    except OSError as error:
        raise storage_error(error) from error
    return Borrowed(sha256, kept, photo.find_by_sha256(library.db, sha256))


def find(library: Library, sha256: str) -> Borrowed:
    """Return a picture that was borrowed.

    :raises NotFoundError: when it was not, or has gone again.
    """
    path = _path(library, sha256)
    if not _SHA256.fullmatch(sha256) or not path.is_file():
        raise NotFoundError("picture to search by any more; choose it again:", "it")
    with suppress(OSError):  # a library that cannot be written forgets it sooner
        path.touch()
    return Borrowed(sha256, path, photo.find_by_sha256(library.db, sha256))


def _path(library: Library, sha256: str) -> Path:
    return library.folder / FOLDER / f"{sha256}.jpg"


def _sweep(folder: Path) -> None:
    """Remove what nobody has asked by for a day, and the oldest of too many."""
    kept = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    too_old = time.time() - _KEPT_S
    for number, path in enumerate(kept):
        if number >= MOST or path.stat().st_mtime < too_old:
            path.unlink(missing_ok=True)
