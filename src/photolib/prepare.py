"""What costs time when a file comes in: copying, hashing, decoding, reading it.

Runs in worker processes, which a hostile file may end; the database is not here.
"""

import hashlib
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from photolib.errors import FileError, NotAPictureError, UnreadableFileError
from photolib.images.decode import MEDIA_TYPES
from photolib.images.renditions import Renditions, make_renditions
from photolib.metadata.identify import is_packet
from photolib.metadata.read import read
from photolib.metadata.window import BLOCK_LIMIT
from photolib.records import Metadata
from photolib.settings import Settings
from photolib.store import files
from photolib.store.sidecar import Sidecar


@dataclass(frozen=True, slots=True)
class Known:
    """A photo the library has: its original, and its sidecars by name."""

    sha256: str
    original: Path
    sidecars: dict[str, Path]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to come in, or sidecars that are to come to a known photo."""

    file: Path
    sidecars: tuple[Path, ...] = ()
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file made ready under incoming/; a known one is only its hash.

    `sidecars` are staged, with their hashes; `refused` are those that cannot be taken.
    """

    file: Path
    sha256: str
    size_bytes: int = 0
    staged: files.PhotoFiles | None = None
    renditions: Renditions | None = None
    metadata: Metadata | None = None
    sidecars: tuple[tuple[Sidecar, Path], ...] = ()
    refused: tuple[FileError, ...] = ()


def prepare(staging: Path, settings: Settings, wanted: Wanted) -> Prepared:
    """Copy a file and its sidecars, hash the copies, decode and read it.

    :raises FileError: when it is no usable picture.
    :raises StorageError: when the disk refuses.
    """
    made: list[Path] = []
    try:
        if wanted.known:
            return _read_anew(staging, settings, wanted, wanted.known, made)
        return _take(staging, settings, wanted, made)
    except BaseException as error:
        for path in made:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise files.storage_error(error) from error
        raise


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file.

    :raises UnreadableFileError: when it cannot be read.
    """
    with _opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def name_of(path: Path) -> str:
    """Return a file's name as text; bytes that are none become U+FFFD."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _take(
    staging: Path, settings: Settings, wanted: Wanted, made: list[Path]
) -> Prepared:
    stem = staging / secrets.token_hex(8)
    staged = files.PhotoFiles(*(stem.with_suffix(f".{n}") for n in "opt"))
    made += staged
    shutil.copyfile(wanted.file, staged.original)
    sha256 = sha256_of(staged.original)  # what was copied is what counts
    sidecars, refused = _stage_sidecars(staging, wanted.sidecars, made)
    try:
        says = _read(staged.original, settings, (path for _, path in sidecars))
        renditions = make_renditions(
            staged.original,
            staged.preview,
            staged.thumbnail,
            preview_px=settings.preview_px,
            thumbnail_px=settings.thumbnail_px,
            max_pixels=settings.max_megapixels * 1_000_000,
            format_name=says.format,
        )
    except FileError as error:  # raised of the copy: name the file given
        raise type(error)(wanted.file, error.reason) from error
    for path in made:
        files.sync(path)
    size = staged.original.stat().st_size
    return Prepared(
        wanted.file, sha256, size, staged, renditions, says, sidecars, refused
    )


def _read_anew(
    staging: Path, settings: Settings, wanted: Wanted, known: Known, made: list[Path]
) -> Prepared:
    """Read a known photo with the sidecars that have come to it.

    :raises FileError: when it is a sidecar that was named and cannot be taken.
    """
    sidecars, refused = _stage_sidecars(staging, wanted.sidecars, made)
    for error in refused:
        if error.path == wanted.file:
            raise error
    if not sidecars:
        return Prepared(wanted.file, known.sha256, refused=refused)
    named = known.sidecars | {one.file_name: path for one, path in sidecars}
    says = _read(known.original, settings, (named[n] for n in sorted(named, key=len)))
    for path in made:
        files.sync(path)
    return Prepared(
        wanted.file, known.sha256, metadata=says, sidecars=sidecars, refused=refused
    )


def _read(copy: Path, settings: Settings, sidecars: Iterable[Path]) -> Metadata:
    says = read(
        copy,
        sidecar=False,
        jpeg_sidecar=settings.jpeg_sidecar,
        fallback_charset=settings.fallback_charset,
        sidecars=sidecars,
    )
    if says.format in MEDIA_TYPES:
        return says
    raise NotAPictureError(
        copy,
        f"it is a {says.format} file, which photolib cannot develop: export a JPEG or "
        "TIFF from it",
    )


def _stage_sidecars(
    staging: Path, paths: Iterable[Path], made: list[Path]
) -> tuple[tuple[tuple[Sidecar, Path], ...], tuple[FileError, ...]]:
    """Copy sidecars; return them with their copies, and why others are not taken."""
    taken, refused = [], []
    for path in paths:
        copy = staging / f"{secrets.token_hex(8)}.x"
        try:
            data = _packet(path)
        except FileError as error:
            refused.append(error)
            continue
        made.append(copy)
        copy.write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest()
        taken.append((Sidecar(sha256, name_of(path)), copy))
    return tuple(taken), tuple(refused)


def _packet(path: Path) -> bytes:
    """Return the bytes of a sidecar.

    :raises FileError: when it cannot be read, is far too large or holds no XMP.
    """
    with _opened(path) as file:
        data = file.read(BLOCK_LIMIT + 1)
    if len(data) > BLOCK_LIMIT:
        raise FileError(path, "it is larger than any sidecar: send the one it was")
    if not is_packet(data):
        raise NotAPictureError(
            path, "it is no XMP sidecar: save it again in the program it came from"
        )
    return data


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise UnreadableFileError(path, "it is no file: name a file or a folder")
        with path.open("rb") as file:
            yield file
    except OSError as error:
        told = error.strerror or str(error)
        raise UnreadableFileError(
            path, f"it cannot be read ({told}): check the path and its rights"
        ) from error
