"""Cameras whose clocks contradict their neighbours': noticed, and never set right here.

What an editor makes of it is done by photolib.set_clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photolib.frames import frames_of_event
from photolib.likeness import rows_of
from photolib.records import Event
from photolib.shoot import neighbours
from photolib.shoot.clock import RIGHT
from photolib.shoot.days import edges
from photolib.shoot.facts import Frame, Happening
from photolib.shoot.groups import moment
from photolib.shoot.like import LAYOUT, VECTORS, Album, same_moments
from photolib.shoot.neighbours import Alike, Days, Doubt, Earlier, Move
from photolib.shoot.sides import Side, sides
from photolib.store import clock, decision, event, metadata
from photolib.store.clock import Word
from photolib.store.connect import Database
from photolib.store.library import Library

_TIME = ("taken_at", "taken_offset")
_LEAST_FRAMES = 3  # of a camera, for its pictures to be compared: fewer tell nothing


@dataclass(frozen=True, slots=True)
class Kept:
    """A camera's frames that have a time of day, and what was said of its clock.

    `words` are the corrections that stand, each with the number of its photos; `seen`
    marks this state, by which a clash of editors is noticed.
    """

    camera: str
    frames: tuple[Frame, ...]
    words: tuple[tuple[Word, int], ...]
    seen: str


def in_event(
    library: Library, event_id: int, frames: Sequence[Frame] | None = None
) -> list[Doubt]:
    """Return what seems wrong with clocks in an event, if nobody has refused it.

    `frames` are those of the event, where they have been read already.

    :raises NotFoundError: when there is no such event.
    """
    shown = event.get(library.db, event_id)
    found = frames_of_event(library.db, event_id) if frames is None else frames
    return among(library, found, _days(shown))


def among(library: Library, frames: Sequence[Frame], days: Days = None) -> list[Doubt]:
    """Return what seems wrong with clocks in a shoot, if nobody has refused it."""
    db = library.db
    ids = [frame.photo_id for frame in frames]
    decided = {photo_id for photo_id, *_ in decision.standing_in(db, ids, _TIME)}
    found = sides(frames, decided)
    if all(side.decided for side in found):
        return []
    alike = _alike(library, found)
    doubts = neighbours.doubts(found, alike, days, _earlier(db, frames))
    refused = clock.refused(db, ids)
    return [doubt for doubt in doubts if not _is_refused(doubt, refused)]


def cameras(db: Database, frames: Sequence[Frame]) -> list[Kept]:
    """Return the cameras of an event or a shoot by name, and how their clocks stand."""
    timed: dict[str, list[Frame]] = {}
    for frame in frames:
        if frame.camera is not None and moment(frame.taken_at) is not None:
            timed.setdefault(frame.camera, []).append(frame)
    return [_kept(db, camera, timed[camera]) for camera in sorted(timed)]


def _kept(db: Database, camera: str, frames: Sequence[Frame]) -> Kept:
    ids = [frame.photo_id for frame in frames]
    words: dict[int, tuple[Word, int]] = {}
    for word in clock.standing(db, ids).values():
        words[word.id] = word, words.get(word.id, (word, 0))[1] + 1
    ordered = sorted(frames, key=lambda frame: (frame.taken_at or "", frame.photo_id))
    seen = decision.mark(db, ids, "taken_at")
    return Kept(camera, tuple(ordered), tuple(words[n] for n in sorted(words)), seen)


def _days(shown: Event) -> Days:
    return edges(Happening(shown.id, shown.title, shown.date, shown.date_end))


def _alike(library: Library, found: Sequence[Side]) -> Alike:
    """Return what tells the like frames of two cameras, their pictures read once."""
    compared = [side for side in found if len(side.frames) >= _LEAST_FRAMES]
    if len({side.camera for side in compared}) < 2:
        return lambda _one, _other: ()
    wanted = [frame.photo_id for side in compared for frame in side.frames]
    ids, rows, are_vectors = rows_of(library, wanted)
    measure = VECTORS if are_vectors else LAYOUT
    at = {photo_id: n for n, photo_id in enumerate(ids.tolist())}
    albums = {
        side.key: Album(
            [n for n, f in enumerate(side.frames) if f.photo_id in at],
            [
                t
                for t, f in zip(side.times, side.frames, strict=True)
                if f.photo_id in at
            ],
            rows[[at[f.photo_id] for f in side.frames if f.photo_id in at]],
        )
        for side in compared
    }

    def alike(one: Side, other: Side) -> list[tuple[int, int]]:
        here, there = albums.get(one.key), albums.get(other.key)
        return list(same_moments(here, there, measure)) if here and there else []

    return alike


def _earlier(db: Database, frames: Sequence[Frame]) -> Earlier:
    """Return by what the frames of each camera were corrected, where it was one thing.

    All that was said of a frame together, should it have been corrected twice.
    """
    ids = clock.standing(db, [frame.photo_id for frame in frames])
    said = metadata.get_many(db, ids, _TIME, of_file=True)
    found: dict[tuple[str, str | None], set[Move]] = {}
    for frame in frames:
        was = said.get(frame.photo_id)
        before, now = moment(was.taken_at if was else None), moment(frame.taken_at)
        if was and before and now and frame.camera:
            zone = None if frame.zone == was.taken_offset else frame.zone or ""
            words = found.setdefault((frame.camera, was.taken_offset), set())
            words.add((now - before, zone))
    return {key: words.pop() for key, words in found.items() if len(words) == 1}


def _is_refused(doubt: Doubt, refused: Mapping[int, Sequence[Word]]) -> bool:
    return any(
        word.how == doubt.how and abs(word.shift - doubt.offset) <= RIGHT
        for frame in doubt.frames
        for word in refused.get(frame.photo_id, ())
    )
