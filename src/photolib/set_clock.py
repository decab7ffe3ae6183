"""An editor sets a camera's clock right, or says that it is; either is taken back.

A correction is one act of decisions on capture times (photolib.store.decision): the
photos move in the gallery, exports say it, and undoing gives back what stood before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import get_args

from photolib.errors import ClashError, EditError
from photolib.frames import frames_of
from photolib.records import Photo
from photolib.shoot.clock import How
from photolib.shoot.groups import moment
from photolib.shoot.shift import moved
from photolib.store import clock, decision, metadata, photo
from photolib.store.connect import Database, writing
from photolib.store.library import Library

BY_HAND = "hand"
HOW = frozenset((*get_args(How), BY_HAND))
"""By what a clock is found to be wrong."""

_TIME = ("taken_at", "taken_offset")


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction has done; `left` are photos whose time was decided already."""

    word_id: int
    photos: tuple[int, ...]
    left: tuple[int, ...]


def correct(
    library: Library,
    photo_ids: Iterable[int],
    shift: timedelta,
    by: str,
    *,
    how: str,
    zone: str | None = None,
) -> Corrected:
    """Add `shift` to the times of one camera's photos, of which nobody has decided.

    `zone` is theirs then: None leaves what files say, "" says that it is not known.

    :raises EditError: when they are not of one camera, or would leave the calendar.
    :raises ClashError: when somebody has decided on all of them meanwhile.
    """
    db, ids = library.db, list(dict.fromkeys(photo_ids))
    camera = _camera(db, ids)
    with writing(db):
        decided = {one for one, *_ in decision.standing_in(db, ids, _TIME)}
        return _correct(db, ids, decided, camera, shift, zone, how, by)


def set_by_hand(
    library: Library,
    photo_ids: Iterable[int],
    shift: timedelta,
    by: str,
    *,
    seen: str | None = None,
) -> Corrected:
    """Add `shift` to the times of one camera's photos as they stand.

    Those that were decided photo by photo are left alone. `seen` is the mark of what
    the editor saw (store.decision.mark); None asks for none.

    :raises EditError: when they are not of one camera, or would leave the calendar.
    :raises ClashError: when the clock was corrected since, or all were decided singly.
    """
    db, ids = library.db, list(dict.fromkeys(photo_ids))
    camera = _camera(db, ids)
    with writing(db):
        if seen not in {None, decision.mark(db, ids, "taken_at")}:
            raise ClashError(
                f"somebody has decided on times of {camera} meanwhile: look at it again"
            )
        decided = {one for one, *_ in decision.standing_in(db, ids, _TIME)}
        singly = decided - clock.standing(db, ids).keys()
        return _correct(db, ids, singly, camera, shift, None, BY_HAND, by)


def refuse(
    library: Library, photo_ids: Iterable[int], shift: timedelta, by: str, *, how: str
) -> int:
    """Keep that a clock is not wrong by that; return the number of this word.

    :raises EditError: when the photos are not of one camera.
    """
    db, ids = library.db, list(dict.fromkeys(photo_ids))
    camera = _camera(db, ids)
    with writing(db):
        return clock.note(db, ids, camera, shift, how, by)


def undo(library: Library, word_id: int, by: str) -> int:
    """Take back a word on a clock; return how many photos' times that concerned.

    :raises NotFoundError: when there is no such word.
    """
    db = library.db
    word = clock.get(db, word_id)
    with writing(db):
        ids = [] if word.act is None else decision.photos(db, word.act)
        for photo_id in ids:
            decision.undo(db, word.act or 0, photo_id, by)
        _follow(db, ids)
        clock.note_undone(db, word_id, by)
    return len(ids)


def _correct(
    db: Database,
    ids: Iterable[int],
    decided: set[int],
    camera: str,
    shift: timedelta,
    zone: str | None,
    how: str,
    by: str,
) -> Corrected:
    shown = photo.get_many(db, ids)
    free = [p for p in shown if p.id not in decided and moment(p.taken_at)]
    if not free:
        raise ClashError(
            f"the times of these photos of {camera} are decided already: look at them"
        )
    act = decision.new_act(db)
    for one in free:
        _decide(db, act, one, shift, zone, by)
    moving = [one.id for one in free]
    _follow(db, moving)
    word_id = clock.note(db, moving, camera, shift, how, by, act=act)
    left = tuple(one.id for one in shown if one.id in decided)
    return Corrected(word_id, tuple(moving), left)


def _decide(
    db: Database, act: int, one: Photo, shift: timedelta, zone: str | None, by: str
) -> None:
    """Decide on the time of a photo, and on its zone where it has one that changes."""
    time = moved(one.taken_at or "", shift)
    decision.add(db, act, one.id, "taken_at", time, source=None, by=by)
    if zone is not None and one.taken_offset not in {None, zone}:
        decision.add(db, act, one.id, "taken_offset", zone or None, source=None, by=by)


def _follow(db: Database, ids: Iterable[int]) -> None:
    """Let photos stand in the gallery where their times say, as they are now."""
    for photo_id, says in metadata.get_many(db, ids, _TIME).items():
        photo.set_taken(db, photo_id, says.taken_at, says.taken_offset)


def _camera(db: Database, ids: Iterable[int]) -> str:
    """Return the one camera that took some photos.

    :raises EditError: when it is not one, or not known.
    """
    found = {frame.camera for frame in frames_of(db, photo.get_many(db, ids))}
    camera = found.pop() if len(found) == 1 else None
    if camera is None:
        raise EditError(
            "these photos are not known to be of one camera: correct one at a time"
        )
    return camera
