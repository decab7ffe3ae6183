"""Sidecars that come to photos the library has: whose they are, and which are new."""

from collections.abc import Container, Iterable
from pathlib import Path

from photolib.errors import FileError
from photolib.prepare import Known, name_of, sha256_of
from photolib.store import files, photo, sidecar
from photolib.store.connect import Database
from photolib.store.library import Library
from photolib.walk import owners_beside


def known(library: Library, photo_id: int) -> Known:
    """Return what is needed to read a photo anew."""
    one = photo.get(library.db, photo_id)
    standing = sidecar.standing(library.db, photo_id)
    return Known(
        one.sha256,
        files.locate(library.folder, one.sha256, one.format).original,
        {s.file_name: files.locate_sidecar(library.folder, s.sha256) for s in standing},
    )


def unseen(db: Database, photo_id: int, paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the sidecars whose content has not come with a photo before."""
    seen = {one.sha256 for one in sidecar.history(db, photo_id)}
    return tuple(path for path in paths if _sha256(path) not in seen)


def owners(db: Database, path: Path, here: Container[int]) -> list[int]:
    """Return the photos that a sidecar belongs to, by what lies beside it or its name.

    Among photos of one name, those that are `here` come first: they came with it.

    :raises FileError: when it cannot be read, there is no such photo, or nobody can
        tell which it is.
    """
    sha256_of(path)
    beside = owners_beside(path)
    found = [photo.find_by_sha256(db, sha256_of(one)) for one in beside]
    known_beside = [photo_id for photo_id in found if photo_id is not None]
    if beside and not known_beside:
        raise FileError(
            path,
            f"its photo {name_of(beside[0])} is not in the library: ingest that, and "
            "the sidecar comes with it",
        )
    return known_beside or _namesakes(db, path, here)


def _namesakes(db: Database, path: Path, here: Container[int]) -> list[int]:
    stem = name_of(path)[: -len(path.suffix)]
    named = photo.find_by_name(db, stem)
    named = [one for one in named if one[0] in here] or named
    if not named:
        raise FileError(
            path, f"no photo is called {stem}: ingest the photo with its sidecar"
        )
    if len({file_name for _, file_name in named}) < len(named):
        raise FileError(
            path,
            f"several photos are called {named[0][1]}: put the sidecar beside the file "
            "of its photo and ingest both",
        )
    return [photo_id for photo_id, _ in named]


def _sha256(path: Path) -> str | None:
    """Return None for what cannot be read: whoever takes the sidecar says so."""
    try:
        return sha256_of(path)
    except FileError:
        return None
