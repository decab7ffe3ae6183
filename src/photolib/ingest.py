"""A file comes in: it is hashed, decoded once, read, weighed, and kept whole.

Processes do what costs time (`prepare`); this process alone writes the database
(`keep`), a batch of photos in one transaction, after their files are in place.
"""

import functools
import hashlib
import logging
import os
import secrets
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from photolib import link
from photolib.errors import FileError, PhotolibError, StorageError, UnreadableFileError
from photolib.images.decode import MEDIA_TYPES
from photolib.images.renditions import Renditions, make_renditions
from photolib.metadata.read import read
from photolib.records import Caption, Metadata
from photolib.settings import Settings
from photolib.store import caption, files, metadata, photo
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.workers import WorkerDiedError, in_batches, in_order

log = logging.getLogger(__name__)

_EXTENSIONS = frozenset(
    [
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".webp",
        ".tif",
        ".tiff",
        ".heic",
        ".heif",
        ".hif",
        ".avif",
        ".gif",
        ".bmp",
        ".psd",
        ".cr2",
        ".cr3",
        ".nef",
        ".arw",
        ".dng",
        ".raf",
        ".orf",
        ".rw2",
        ".pef",
        ".srw",
        ".crw",
        ".3fr",
        ".dcr",
        ".erf",
        ".iiq",
        ".mef",
        ".mos",
    ]
)
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that the library has: new, or known already under that number."""

    file: str
    photo: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be taken, and why in one sentence."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of each file, in the order they were given.

    `elsewhere` are known photos that stay with another event than the one named.
    """

    added: tuple[Taken, ...]
    known: tuple[Taken, ...]
    failed: tuple[Failed, ...]
    event: int | None
    elsewhere: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A file made ready under incoming/; a known one is only its hash."""

    file: Path
    sha256: str
    size_bytes: int = 0
    staged: files.PhotoFiles | None = None
    renditions: Renditions | None = None
    metadata: Metadata | None = None


def ingest(
    library: Library,
    paths: Iterable[Path],
    *,
    event_id: int | None = None,
    photographer: str | None = None,
    workers: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> IngestReport:
    """Take files and folders into the library.

    New photos, and known ones that have no event yet, become photos of `event_id`.
    `photographer` is evidence for the credit of new and known ones. A file that fails
    is reported and the rest go on. `progress` is called with (files done, files in
    all).

    :raises StorageError: when the disk is full; what was kept before stays.
    """
    found: list[Path] = []
    folders: list[Failed] = []
    for entry in paths:
        for item in _walk(entry, library.folder.resolve()):
            (folders if isinstance(item, Failed) else found).append(item)  # type: ignore[arg-type]
    run = _Run(library, found, event_id, photographer, progress)
    with files.incoming(library.folder) as staging:
        work = functools.partial(prepare, staging, library.settings)
        with closing(in_order(work, run.unknown(), workers=workers)) as results:
            for batch in in_batches(results, _BATCH):
                run.keep(batch)
    run.keep([])
    return IngestReport(
        tuple(run.added),
        tuple(run.known),
        tuple(folders + run.failed),
        event_id,
        _elsewhere(library, run.known, event_id),
    )


@dataclass(slots=True)
class _Run:
    """One ingest on its way: what to do for each file, and what became of it."""

    library: Library
    found: list[Path]
    event_id: int | None
    photographer: str | None
    progress: Callable[[int, int], None] | None
    added: list[Taken] = field(default_factory=list)
    known: list[Taken] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    _sent: deque[Path] = field(default_factory=deque)
    _met: list[_Prepared] = field(default_factory=list)

    def unknown(self) -> Iterator[Path]:
        """Yield the files whose content the library does not have."""
        for path in self.found:
            try:
                sha256 = _sha256(path)
            except FileError as error:
                self.failed.append(Failed(str(path), error.reason))
                continue
            if photo.find_by_sha256(self.library.db, sha256) is None:
                self._sent.append(path)
                yield path
            else:
                self._met.append(_Prepared(path, sha256))
                if len(self._met) == _BATCH:
                    self.keep([])

    def keep(self, results: Iterable[_Prepared | Exception]) -> None:
        """Keep what was prepared and what was met, in one transaction."""
        ready, self._met = self._met, []
        for result in results:
            path = self._sent.popleft()
            if isinstance(result, Exception):
                self.failed.append(Failed(str(path), _reason(result)))
            else:
                ready.append(result)
        if ready:
            kept = _keep(self.library, ready, self.event_id, self.photographer)
            for new, taken in kept:
                (self.added if new else self.known).append(taken)
        if self.progress:
            done = len(self.added) + len(self.known) + len(self.failed)
            self.progress(done, len(self.found))


def prepare(staging: Path, settings: Settings, path: Path) -> _Prepared:
    """Copy a file, hash the copy, decode it once and read it.

    Runs in a worker process, which a hostile file may end.

    :raises FileError: when it is no usable picture.
    """
    stem = staging / secrets.token_hex(8)
    staged = files.PhotoFiles(*(stem.with_suffix(f".{n}") for n in "opt"))
    try:
        shutil.copyfile(path, staged.original)
        sha256 = _sha256(staged.original)  # what was copied is what counts
        says = _says(path, staged.original, settings)
        renditions = make_renditions(
            staged.original,
            staged.preview,
            staged.thumbnail,
            preview_px=settings.preview_px,
            thumbnail_px=settings.thumbnail_px,
            max_pixels=settings.max_megapixels * 1_000_000,
            format_name=says.format,
        )
        for file in staged:
            files.sync(file)
    except BaseException as error:
        for file in staged:
            file.unlink(missing_ok=True)
        if isinstance(error, FileError):  # raised of the copy: name the file given
            raise type(error)(path, error.reason) from error
        if isinstance(error, OSError):
            raise files.storage_error(error) from error
        raise
    size = staged.original.stat().st_size
    return _Prepared(path, sha256, size, staged, renditions, says)


def _keep(
    library: Library,
    ready: list[_Prepared],
    event_id: int | None,
    photographer: str | None,
) -> Iterator[tuple[bool, Taken]]:
    """Move files into place, then write the rows; yield (is new, taken)."""
    moves: list[tuple[Path, Path]] = []
    for item in ready:
        if item.staged and item.renditions:
            placed = files.locate(library.folder, item.sha256, item.renditions.format)
            moves += zip(item.staged, placed, strict=True)
    files.settle(moves)
    taken = []
    with writing(library.db):
        for item in ready:
            photo_id = photo.find_by_sha256(library.db, item.sha256)
            new = photo_id is None
            if photo_id is None:
                photo_id = _add(library, item, event_id, photographer)
            else:
                _join(library, photo_id, event_id, photographer)
            taken.append((new, Taken(str(item.file), photo_id)))
    yield from taken


def _add(
    library: Library, item: _Prepared, event_id: int | None, photographer: str | None
) -> int:
    db, says, made = library.db, item.metadata, item.renditions
    if says is None or made is None:
        # Known when prepared, gone since: only deleting photos could do that.
        raise StorageError(f"{item.file} left the library meanwhile: ingest it again")
    photo_id = photo.add(
        db,
        photo.NewPhoto(
            item.sha256,
            os.fsencode(item.file.name).decode("utf-8", "replace"),
            made.format,
            MEDIA_TYPES[made.format],
            item.size_bytes,
            made.width,
            made.height,
            says.orientation,
            made.aspect,
            made.colour,
            made.layout,
            says.taken_at,
            says.taken_offset,
            _folder(item.file, library.folder.resolve()),
        ),
    )
    metadata.add(db, photo_id, says)
    if says.caption:
        caption.put(db, photo_id, Caption(says.caption, "file"))
    photo.link_to_event(db, [photo_id], event_id)
    rules = library.settings.credit_rules
    link.attach(db, photo_id, says, event_id, rules=rules, photographer=photographer)
    return photo_id


def _folder(file: Path, library: Path) -> str | None:
    """Return what the folder of a file is called; an upload lay in none of a name."""
    folder = file.resolve().parent
    if _is_ours(folder, library):
        return None
    return os.fsencode(folder.name).decode("utf-8", "replace") or None


def _join(
    library: Library, photo_id: int, event_id: int | None, photographer: str | None
) -> None:
    """Make a known photo without an event one of this event; hear its photographer."""
    db = library.db
    standing = photo.get(db, photo_id).event_id
    joins = standing is None and event_id is not None
    if joins:
        photo.link_to_event(db, [photo_id], event_id)
    if joins or photographer:
        link.attach(
            db,
            photo_id,
            metadata.get(db, photo_id),
            event_id if joins else standing,
            rules=library.settings.credit_rules,
            photographer=photographer,
        )


def _elsewhere(
    library: Library, known: list[Taken], event_id: int | None
) -> tuple[int, ...]:
    if event_id is None:
        return ()
    photos = photo.get_many(library.db, dict.fromkeys(taken.photo for taken in known))
    return tuple(p.id for p in photos if p.event_id != event_id)


def _walk(entry: Path, library: Path) -> Iterator[Path | Failed]:
    """Yield a file given by name, or the pictures below a folder, in name order."""
    if not entry.is_dir():
        yield entry
    elif _is_ours(entry, library):
        yield Failed(str(entry), "it is a folder of the library itself")
    else:
        yield from _below(entry, library)


def _below(folder: Path, library: Path) -> Iterator[Path | Failed]:
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        told = error.strerror or str(error)
        yield Failed(
            str(folder), f"the folder cannot be read ({told}): check its rights"
        )
        return
    for item in found:
        if item.name.startswith("."):
            continue
        if item.is_dir():
            # A link upwards would never end; our own files are no shoot.
            if not item.is_symlink() and not _is_ours(item, library):
                yield from _below(item, library)
        elif item.suffix.lower() in _EXTENSIONS:
            yield item


def _is_ours(folder: Path, library: Path) -> bool:
    resolved = folder.resolve()
    return any(resolved.is_relative_to(library / name) for name in files.FOLDERS)


def _says(path: Path, copy: Path, settings: Settings) -> Metadata:
    says = read(
        copy,
        beside=path,
        jpeg_sidecar=settings.jpeg_sidecar,
        fallback_charset=settings.fallback_charset,
    )
    if says.format in MEDIA_TYPES or says.format is None:
        return says
    raise FileError(
        path,
        f"it is a {says.format} file, which photolib cannot develop: export a JPEG or "
        "TIFF from it",
    )


def _sha256(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise UnreadableFileError(path, "it is no file: name a file or a folder")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        told = error.strerror or str(error)
        raise UnreadableFileError(
            path, f"it cannot be read ({told}): check the path and its rights"
        ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, StorageError):
        raise error  # nothing further can be kept either
    if isinstance(error, FileError):
        return error.reason
    if isinstance(error, (PhotolibError, WorkerDiedError)):
        return str(error)
    log.error("a file could not be read", exc_info=error)
    return f"photolib failed on it ({type(error).__name__}): please report the file"
