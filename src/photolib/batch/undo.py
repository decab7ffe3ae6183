"""What was done to many photos is taken back; what was changed since stays."""

from dataclasses import dataclass

from photolib.batch.keep import follow, put_back
from photolib.errors import ClashError
from photolib.store import batch, decision
from photolib.store.connect import writing
from photolib.store.library import Library


@dataclass(frozen=True, slots=True)
class Undone:
    """The photos that were put back; those `left` say something else since."""

    photos: tuple[int, ...]
    left: tuple[int, ...]


def undo(library: Library, number: int, by: str) -> Undone:
    """Take back what was done at once; what somebody has changed since stays.

    :raises NotFoundError: when nothing has that number.
    :raises ClashError: when it is taken back already.
    """
    db = library.db
    with writing(db):
        done = batch.get(db, number)
        if done.undone_at is not None:
            raise ClashError("this is undone already: reload the page")
        found = [_put_back(library, number, by)]
        found += [decision.undo_all(db, act, by) for act in done.acts]
        touched = sorted({photo_id for some in found for photo_id in some})
        left = {id_ for some in found for id_, stood in some.items() if not stood}
        follow(library, touched, done.what)
        batch.note_undone(db, number, by)
    back = tuple(photo_id for photo_id in touched if photo_id not in left)
    return Undone(back, tuple(sorted(left)))


def _put_back(library: Library, number: int, by: str) -> dict[int, bool]:
    """Put back what was kept; return its photos, with whether all of it still stood."""
    stood: dict[int, bool] = {}
    every = batch.kept(library.db, number)
    for one in sorted(every, key=lambda one: one.field == "caption"):  # of all others
        did = put_back(library, one, by)
        stood[one.photo_id] = did and stood.get(one.photo_id, True)
    return stood
