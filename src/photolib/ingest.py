"""A file comes in: it is hashed, decoded once, read, weighed, and kept whole.

Processes do what costs time (photolib.prepare); this process alone writes the database
(`keep`), a batch of photos in one transaction, after their files are in place.
"""

import functools
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from photolib import sidecars, translate
from photolib.attach import attach
from photolib.errors import FileError, PhotolibError, StorageError
from photolib.images.decode import MEDIA_TYPES
from photolib.prepare import Prepared, Wanted, name_of, prepare, sha256_of
from photolib.records import Metadata
from photolib.store import arrival, files, fingerprint, metadata, photo, sidecar, words
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.walk import Found, is_ours, is_sidecar, walk
from photolib.workers import WorkerDiedError, in_batches, in_order

log = logging.getLogger(__name__)

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
    `photographer` is evidence for the credit of new and known ones. Sidecars beside
    a photo come with it, and reach one that is known already; so does a sidecar that
    is named. A file that fails is reported and the rest go on. `progress` is called
    with (files done, files in all).

    :raises StorageError: when the disk is full; what was kept before stays.
    """
    found: list[Found] = []
    folders: list[Failed] = []
    for item in walk(paths, library.folder.resolve()):
        if isinstance(item, Found):
            found.append(item)
        else:
            folders.append(Failed(str(item.path), item.reason))
    run = _Run(library, found, event_id, photographer, progress)
    with files.incoming(library.folder) as staging:
        work = functools.partial(prepare, staging, library.settings)
        for wanted in (run.photos(), run.named_sidecars()):
            with closing(in_order(work, wanted, workers=workers)) as results:
                for batch in in_batches(results, _BATCH):
                    run.keep(batch)
            run.keep([])
    words.tidy(library.db)
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
    found: list[Found]
    event_id: int | None
    photographer: str | None
    progress: Callable[[int, int], None] | None
    added: list[Taken] = field(default_factory=list)
    known: list[Taken] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    _done: int = 0
    _sent: deque[Path] = field(default_factory=deque)
    _met: list[Prepared] = field(default_factory=list)

    def photos(self) -> Iterator[Wanted]:
        """Yield the files whose content, or whose sidecars, the library lacks."""
        for item in self.found:
            if is_sidecar(item.file):
                continue
            try:
                sha256 = sha256_of(item.file)
            except FileError as error:
                self._fail(item.file, error)
                continue
            photo_id = photo.find_by_sha256(self.library.db, sha256)
            if photo_id is None:
                yield self._send(Wanted(item.file, item.sidecars))
            else:
                yield from self._meet(sha256, photo_id, item)

    def named_sidecars(self) -> Iterator[Wanted]:
        """Yield the sidecars that were named, for each of their photos."""
        here = {taken.photo for taken in (*self.added, *self.known)}
        for item in self.found:
            if not is_sidecar(item.file):
                continue
            try:
                owners = sidecars.owners(self.library.db, item.file, here)
            except FileError as error:
                self._fail(item.file, error)
                continue
            for one in photo.get_many(self.library.db, owners):
                alone = Found(item.file, (item.file,))
                yield from self._meet(one.sha256, one.id, alone)

    def keep(self, results: Iterable[Prepared | Exception]) -> None:
        """Keep what was prepared and what was met, in one transaction."""
        ready, self._met = self._met, []
        for result in results:
            path = self._sent.popleft()
            if isinstance(result, Exception):
                self._fail(path, result)
            else:
                ready.append(result)
        if ready:
            kept = _keep(self.library, ready, self.event_id, self.photographer)
            for new, taken in kept:
                (self.added if new else self.known).append(taken)
        for item in ready:
            self.failed += [Failed(str(e.path), e.reason) for e in item.refused]
        self._done += len(ready)
        if self.progress:
            self.progress(min(self._done, len(self.found)), len(self.found))

    def _send(self, wanted: Wanted) -> Wanted:
        self._sent.append(wanted.file)
        return wanted

    def _meet(self, sha256: str, photo_id: int, item: Found) -> Iterator[Wanted]:
        """Note a photo that is known; yield it if sidecars have come that are not."""
        if item.sidecars:
            known = sidecars.known(self.library, photo_id)
            new = sidecars.unseen(self.library.db, photo_id, item.sidecars)
            if new:
                yield self._send(Wanted(item.file, new, known))
                return
        self._met.append(Prepared(item.file, sha256))
        if len(self._met) == _BATCH:
            self.keep([])

    def _fail(self, path: Path, error: Exception) -> None:
        self.failed.append(Failed(str(path), _reason(error)))
        self._done += 1


def _keep(
    library: Library,
    ready: list[Prepared],
    event_id: int | None,
    photographer: str | None,
) -> Iterator[tuple[bool, Taken]]:
    """Move files into place, then write the rows; yield (is new, taken)."""
    files.settle(_moves(library.folder, ready))
    taken = []
    with writing(library.db):
        for item in ready:
            photo_id = photo.find_by_sha256(library.db, item.sha256)
            new = photo_id is None
            if photo_id is None:
                photo_id = _add(library, item, event_id, photographer)
            else:
                _join(library, photo_id, item, event_id, photographer)
                folder = _folder(item.file, library.folder.resolve())
                arrival.note(library.db, photo_id, name_of(item.file), folder)
            for one, _ in item.sidecars:
                sidecar.add(library.db, photo_id, one)
            taken.append((new, Taken(str(item.file), photo_id)))
    yield from taken


def _moves(library: Path, ready: Iterable[Prepared]) -> Iterator[tuple[Path, Path]]:
    for item in ready:
        if item.staged and item.renditions:
            placed = files.locate(library, item.sha256, item.renditions.format)
            yield from zip(item.staged, placed, strict=True)
        for one, staged in item.sidecars:
            yield staged, files.locate_sidecar(library, one.sha256)


def _add(
    library: Library, item: Prepared, event_id: int | None, photographer: str | None
) -> int:
    db, says, made = library.db, item.metadata, item.renditions
    if says is None or made is None:
        # Known when prepared, gone since: only deleting photos could do that.
        raise StorageError(f"{item.file} left the library meanwhile: ingest it again")
    photo_id = photo.add(
        db,
        photo.NewPhoto(
            item.sha256,
            name_of(item.file),
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
    translate.hear(db, photo_id, says)
    photo.link_to_event(db, [photo_id], event_id)
    rules = library.settings.credit_rules
    attach(db, [photo_id], rules=rules, photographer=photographer)
    return photo_id


def _folder(file: Path, library: Path) -> str | None:
    """Return what the folder of a file is called; an upload lay in none of a name."""
    folder = file.resolve().parent
    return None if is_ours(folder, library) else name_of(folder) or None


def _join(
    library: Library,
    photo_id: int,
    item: Prepared,
    event_id: int | None,
    photographer: str | None,
) -> None:
    """Make a known photo without an event one of this event; hear what is new of it.

    That is its photographer, and what its sidecars say.
    """
    db = library.db
    standing = photo.get(db, photo_id).event_id
    joins = standing is None and event_id is not None
    if joins:
        photo.link_to_event(db, [photo_id], event_id)
    if item.sidecars and item.metadata:
        _hear(library, photo_id, item.metadata)
    if joins or photographer or item.sidecars:
        rules = library.settings.credit_rules
        attach(db, [photo_id], rules=rules, photographer=photographer)


def _hear(library: Library, photo_id: int, says: Metadata) -> None:
    """Write what a known photo says with its new sidecars."""
    db = library.db
    known = metadata.get(db, photo_id)
    before = (known.caption, known.languages.get("caption"))
    metadata.add(db, photo_id, says)
    fingerprint.forget(db, photo_id)
    photo.set_taken(db, photo_id, says.taken_at, says.taken_offset)
    if (says.caption, says.languages.get("caption")) != before:
        translate.hear(db, photo_id, says)


def _elsewhere(
    library: Library, known: list[Taken], event_id: int | None
) -> tuple[int, ...]:
    if event_id is None:
        return ()
    photos = photo.get_many(library.db, dict.fromkeys(taken.photo for taken in known))
    return tuple(p.id for p in photos if p.event_id != event_id)


def _reason(error: Exception) -> str:
    if isinstance(error, StorageError):
        raise error  # nothing further can be kept either
    if isinstance(error, FileError):
        return error.reason
    if isinstance(error, (PhotolibError, WorkerDiedError)):
        return str(error)
    log.error("a file could not be read", exc_info=error)
    return f"photolib failed on it ({type(error).__name__}): please report the file"
