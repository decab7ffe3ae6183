"""The captions that a release has for single pictures, and whose photos they are."""

from collections.abc import Iterable
from itertools import islice

from sqlite_utils import Database

from photolib.records import Photo, PictureCaption
from photolib.store import photo, release

NAMED = "named in the release's caption of "
"""How the evidence begins that stands on such a caption."""


def of_photo(
    db: Database, one: Photo, captions: Iterable[PictureCaption] | None = None
) -> tuple[PictureCaption, ...]:
    """Return the captions that name this photo's file, and no other of its event.

    `captions` are those of its event, where the caller has them.
    """
    if one.event_id is None:
        return ()
    if captions is None:
        captions = release.captions(db, one.event_id)
    return tuple(
        caption
        for caption in captions
        if caption.file_name
        and _stem(caption.file_name) == _stem(one.file_name)
        and photo_of(db, one.event_id, caption) == one.id
    )


def without_photo(db: Database, event_id: int, most: int) -> tuple[PictureCaption, ...]:
    """Return the first captions of an event of which nobody can tell the photo."""
    captions = release.captions(db, event_id)
    free = (c for c in captions if photo_of(db, event_id, c) is None)
    return tuple(islice(free, most))


def photo_of(db: Database, event_id: int, caption: PictureCaption) -> int | None:
    """Return the one photo of the event that a caption's file name fits.

    A photo called exactly so goes before those whose names end otherwise: a caption
    of "DSC_0412.JPG" is also that of DSC_0412.NEF, where there is no other.
    """
    name = caption.file_name
    alike = _same_stem(db, event_id, name) if name else []
    exact = [p for p in alike if p.file_name.casefold() == (name or "").casefold()]
    fitting = exact or alike
    return fitting[0].id if len(fitting) == 1 else None


def rivals(db: Database, one: Photo, captions: Iterable[PictureCaption]) -> list[int]:
    """Return the other photos of the event that a caption of this one may mean.

    `captions` are those of its event.
    """
    stem = _stem(one.file_name)
    named = (c.file_name for c in captions if c.file_name)
    if one.event_id is None or all(stem != _stem(name) for name in named):
        return []
    alike = _same_stem(db, one.event_id, one.file_name)
    return [p.id for p in alike if p.id != one.id]


def withdraw(db: Database, photo_id: int) -> None:
    """Take back the suggestions that stand on captions; a human's word stays."""
    db.execute(
        "DELETE FROM photo_person WHERE photo = ? AND status = 'suggested' "
        "AND decided_by IS NULL AND substr(evidence, 1, ?) = ?",
        [photo_id, len(NAMED), NAMED],
    )


def _same_stem(db: Database, event_id: int, name: str) -> list[Photo]:
    stem = name.rpartition(".")[0] or name
    written = {stem, stem.lower(), stem.upper()}
    found = (row[0] for form in written for row in photo.find_by_name(db, form))
    return _of_event(photo.get_many(db, dict.fromkeys(found)), event_id)


def _of_event(photos: Iterable[Photo], event_id: int) -> list[Photo]:
    return [one for one in photos if one.event_id == event_id]


def _stem(name: str) -> str:
    return (name.rpartition(".")[0] or name).casefold()
