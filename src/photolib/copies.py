"""Copies of one picture: candidates compared by their pixels, and grouped.

Each photo is compared once, with those that came before it and that nothing their files
say rules out; what was found is kept, so that a stopped run goes on where it was.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias, TypeVar

from photolib.candidates import Candidates
from photolib.errors import FileError
from photolib.frames import camera_name
from photolib.images.perceptual import perceptual_hash
from photolib.images.renditions import open_preview
from photolib.images.same import WANTED_PX, Picture, Same, same
from photolib.records import FrameFacts, Photo
from photolib.shoot.copies import frame_of, groups, seconds
from photolib.store import files, fingerprint, metadata, photo, stack, stack_word
from photolib.store.connect import Database, writing
from photolib.store.fingerprint import Fingerprint
from photolib.store.library import Library
from photolib.workers import in_batches, in_order

log = logging.getLogger(__name__)

COMPARISON = 2
"""The number of what stands here; one that finds more gets the next."""

_BATCH = 64
_INLINE = 100  # so few are done before processes would have started
_FIELDS = ("camera", "taken_at")

T = TypeVar("T")
R = TypeVar("R")
Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Other:
    """A photo to be compared with, as photolib.candidates says."""

    photo: int
    files: files.PhotoFiles
    least_part: float | None


@dataclass(frozen=True, slots=True)
class _Job:
    """A photo, and those to compare it with."""

    photo: int
    files: files.PhotoFiles
    others: tuple[_Other, ...]


def note_fingerprints(
    library: Library, *, workers: str | None = None, progress: Progress | None = None
) -> None:
    """Give every photo that lacks one a fingerprint."""
    queue = fingerprint.missing(library.db)
    shown = ((p.id, _placed(library, p).thumbnail) for p in _photos(library, queue))
    done = 0
    for batch in in_batches(_done(_hash_of, shown, len(queue), workers), _BATCH):
        ids = queue[done : done + len(batch)]
        facts = facts_of(library.db, ids)
        with writing(library.db):
            for id_, found in zip(ids, batch, strict=True):
                hash_ = _unless_failed(found, id_)
                fingerprint.add(library.db, Fingerprint(id_, hash_, facts[id_]))
                if stack.members(library.db, "copies", id_):  # not any more, perhaps
                    regroup(library.db, [id_])
        done += len(batch)
        if progress:
            progress(done, len(queue))


def find_copies(
    library: Library,
    *,
    anew: bool = False,
    workers: str | None = None,
    progress: Progress | None = None,
) -> int:
    """Compare every photo that is not yet; return how many pairs are copies.

    `anew` asks for those, too, that an earlier comparison looked at, after the others.
    `progress` is told of photos whose candidates are looked up, a little ahead.
    """
    db = library.db
    queue, found = uncompared(library, anew=anew), 0
    sent: deque[_Job] = deque()
    jobs = _jobs(library, queue, sent, progress)
    for batch in in_batches(_done(_compare, jobs, len(queue), workers), _BATCH):
        compared = [sent.popleft() for _ in batch]
        with writing(db):
            for job, result in zip(compared, batch, strict=True):
                pairs = _unless_failed(result, job.photo) or []
                for other, how in pairs:
                    stack.add_same(db, job.photo, other, how)
                if pairs:
                    regroup(db, [job.photo])
                found += len(pairs)
            fingerprint.note_compared(db, [job.photo for job in compared], COMPARISON)
    return found


def uncompared(library: Library, *, anew: bool = False) -> list[int]:
    """Return the photos that are to be compared, as in `find_copies`."""
    return fingerprint.uncompared(library.db, COMPARISON if anew else 1)


def regroup(db: Database, photo_ids: Iterable[int]) -> None:
    """Let the copies around some photos stand as they are known now to be.

    The largest picture leads, unless an editor has said which. Within the caller's
    transaction.
    """
    before = {one for id_ in photo_ids for one in stack.members(db, "copies", id_)}
    pairs = stack.same_around(db, {*before, *photo_ids})
    around = before.union(*((one, other) for one, other, _ in pairs))
    found = groups([pair[:2] for pair in pairs], stack_word.apart(db, "copies"))
    chosen = stack_word.leaders(db, "copies")
    sizes = {p.id: p.width * p.height for p in photo.get_many(db, around)}
    led = [
        sorted(group, key=lambda id_: (-chosen.get(id_, 0), -sizes[id_], id_))
        for group in found
    ]
    stack.put(db, "copies", around, led)


def facts_of(db: Database, ids: list[int]) -> dict[int, FrameFacts]:
    """Return what the files of photos say themselves of their frames."""
    says = metadata.get_many(db, ids, _FIELDS, of_file=True)
    return {
        one.id: FrameFacts(
            says[one.id].taken_at,
            seconds(says[one.id].taken_at),
            camera_name(says[one.id].camera),
            frame_of(one.file_name),
        )
        for one in photo.get_many(db, ids)
    }


def _jobs(
    library: Library, queue: list[int], sent: deque[_Job], progress: Progress | None
) -> Iterator[_Job]:
    """Yield what is to be compared by its pixels, and note it as sent.

    A photo that is like none is noted as compared at once.
    """
    candidates, done = Candidates(library), 0
    for ids in in_batches(queue, _BATCH):
        shown = photo.get_many(library.db, ids)
        some = [_job(library, one, candidates) for one in shown]
        alone = [job.photo for job in some if not job.others]
        if alone:
            with writing(library.db):
                fingerprint.note_compared(library.db, alone, COMPARISON)
        for job in some:
            if job.others:
                sent.append(job)
                yield job
        done += len(ids)
        if progress:
            progress(done, len(queue))


def _job(library: Library, shown: Photo, candidates: Candidates) -> _Job:
    least = {one.photo: one.least_part for one in candidates.of(shown.id)}
    others = photo.get_many(library.db, least)
    return _Job(
        shown.id,
        _placed(library, shown),
        tuple(_Other(p.id, _placed(library, p), least[p.id]) for p in others),
    )


def _hash_of(thumbnail: tuple[int, Path]) -> int | None:
    return perceptual_hash(open_preview(thumbnail[1]))


def _compare(job: _Job) -> list[tuple[int, Same]]:
    """Return the photos that show the same, and how; unreadable ones do not."""
    picture = _picture(job.files)
    _ = picture.small  # where it cannot be opened, that is told
    found = []
    for other in job.others:
        try:
            how = same(picture, _picture(other.files), least_part=other.least_part)
        except FileError:
            continue
        if how is not None:
            found.append((other.photo, how))
    return found


@lru_cache(maxsize=128)
def _picture(at: files.PhotoFiles) -> Picture:
    """Return a picture; of many that look alike, the same few are met over and over."""
    return Picture(
        lambda: open_preview(at.preview, WANTED_PX), lambda: open_preview(at.thumbnail)
    )


def _done(
    work: Callable[[T], R], items: Iterable[T], count: int, workers: str | None
) -> Iterator[R | Exception]:
    """Yield what work gives, in order: by processes where there is enough to do."""
    if count < _INLINE:
        for item in items:
            try:
                yield work(item)
            except FileError as error:
                yield error
        return
    with closing(in_order(work, items, workers=workers)) as results:
        yield from results


def _unless_failed(result: R | Exception, photo_id: int) -> R | None:
    """Return what work gave, None where it failed, which the log then says."""
    if not isinstance(result, Exception):
        return result
    log.warning("photo %s cannot be compared", photo_id, exc_info=result)
    return None


def _photos(library: Library, ids: list[int]) -> Iterator[Photo]:
    for some in in_batches(ids, _BATCH):
        yield from photo.get_many(library.db, some)


def _placed(library: Library, shown: Photo) -> files.PhotoFiles:
    return files.locate(library.folder, shown.sha256, shown.format)
