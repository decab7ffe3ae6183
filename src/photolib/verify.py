"""Prove that a library is whole: its database, each file, nothing left over."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from photolib import vectors
from photolib.errors import PhotolibError
from photolib.images.renditions import make_renditions
from photolib.records import Photo
from photolib.store import connect, files, fingerprint, photo, sidecar
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.sidecar import Sidecar


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be, and whether `repair` has mended it."""

    what: str
    mended: bool = False


def verify(
    library: Library,
    *,
    repair: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> list[Problem]:
    """Return every problem; none means that each byte is where it should be.

    Every original is read and compared with its SHA-256. `repair` makes lost
    renditions anew and removes files that no photo owns (a crash leaves such; they
    are harmless). A lost or changed original cannot be mended, only reported.
    """
    problems = [Problem(f"the database: {told}") for told in connect.check(library.db)]
    owned: set[Path] = set()
    ids = photo.ids(library.db)
    for done, id_ in enumerate(ids, 1):
        one = photo.get(library.db, id_)
        placed = files.locate(library.folder, one.sha256, one.format)
        owned.update(placed)
        problems += _of_photo(library, one, placed, repair=repair)
        for beside in sidecar.history(library.db, id_):
            path = files.locate_sidecar(library.folder, beside.sha256)
            owned.add(path)
            problems += _of_sidecar(one, beside, path)
        if progress:
            progress(done, len(ids))
    problems += _left_over(library, owned, repair=repair)
    problems += _served(library, repair=repair)
    return problems


def _of_photo(
    library: Library, one: Photo, placed: files.PhotoFiles, *, repair: bool
) -> Iterator[Problem]:
    name = f"photo {one.id} ({one.file_name})"
    if not placed.original.is_file():
        yield Problem(f"{name}: its original is missing: restore it from a backup")
        return
    with placed.original.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != one.sha256:
            yield Problem(f"{name}: its original has changed: restore it from a backup")
            return
    lost = [p for p in (placed.preview, placed.thumbnail) if not p.is_file()]
    if lost:
        told = (
            f"{name}: its {' and '.join(p.suffixes[-2][1:] for p in lost)} is missing"
        )
        yield Problem(told, mended=repair and _mend(library, one, placed))


def _of_sidecar(one: Photo, beside: Sidecar, path: Path) -> Iterator[Problem]:
    name = f"photo {one.id} ({one.file_name}): its sidecar {beside.file_name}"
    if not path.is_file():
        yield Problem(f"{name} is missing: restore it from a backup")
    elif hashlib.sha256(path.read_bytes()).hexdigest() != beside.sha256:
        yield Problem(f"{name} has changed: restore it from a backup")


def _mend(library: Library, one: Photo, placed: files.PhotoFiles) -> bool:
    settings = library.settings
    with files.incoming(library.folder) as staging:
        made = (staging / "preview", staging / "thumbnail")
        try:
            make_renditions(
                placed.original,
                *made,
                preview_px=settings.preview_px,
                thumbnail_px=settings.thumbnail_px,
                max_pixels=settings.max_megapixels * 1_000_000,
                format_name=one.format,
            )
        except PhotolibError:
            return False
        for file in made:
            files.sync(file)
        files.settle(zip(made, (placed.preview, placed.thumbnail), strict=True))
    with writing(library.db):  # it was compared by what was not there
        fingerprint.forget(library.db, one.id)
    return True


def _left_over(
    library: Library, owned: set[Path], *, repair: bool
) -> Iterator[Problem]:
    for path in sorted(set(files.stored(library.folder)) - owned):
        if repair:
            path.unlink()
        yield Problem(f"{path.name}: belongs to no photo (harmless)", mended=repair)


def _served(library: Library, *, repair: bool) -> Iterator[Problem]:
    """Tell of vectors that changed on disk; the database has them, whole."""
    for folder in vectors.changed(library):
        if repair:
            shutil.rmtree(folder, ignore_errors=True)
        told = f"vectors/{folder.name}: has changed (derived: delete it)"
        yield Problem(told, mended=repair)
