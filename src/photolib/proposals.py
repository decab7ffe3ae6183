"""Which event photos may be of, which do not fit theirs, and whose clock was wrong.

Nothing here links by itself: these are proposals with their reasons, and a human's
answer to each is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from photolib import link
from photolib.frames import frames_of, frames_of_event
from photolib.records import Event
from photolib.shoot import fit as fitting
from photolib.shoot.facts import Frame, Happening
from photolib.shoot.fit import Fit
from photolib.shoot.groups import shoots
from photolib.store import event, linking, person, photo, release
from photolib.store.connect import Database, writing
from photolib.store.library import Library

AT_ONCE = 2_000
"""So many photos without an event are looked at, those that arrived last."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event that photos may be of, and what speaks for it and against it."""

    event: Event
    fit: Fit


@dataclass(frozen=True, slots=True)
class Shoot:
    """Photos without an event that came of one shoot; the best proposal first."""

    frames: tuple[Frame, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Outlier:
    """A photo that speaks against its event, and the event it fits better, if any."""

    frame: Frame
    fit: Fit
    elsewhere: Proposal | None


def shoots_without_event(library: Library, *, most: int | None = None) -> list[Shoot]:
    """Return the latest photos without an event as shoots, each with its proposals.

    Only the first `most` have any (None: all). An event that a human has refused for
    one of its photos is not proposed again.
    """
    db = library.db
    frames = frames_of(db, photo.latest(db, None, AT_ONCE))
    said = linking.said(db, [frame.photo_id for frame in frames])
    refused = {pair for pair, belongs in said.items() if not belongs}
    known: dict[int, Happening] = {}
    found = shoots(frames)
    first, others = found[:most], found[len(found[:most]) :]
    return [
        *(Shoot(some, _proposals(db, some, refused, known)) for some in first),
        *(Shoot(some, ()) for some in others),
    ]


def outliers(
    library: Library, event_id: int, frames: Sequence[Frame] | None = None
) -> list[Outlier]:
    """Return the photos of an event that were taken on other days or name another.

    `frames` are those of the event, where they have been read already. Where most of
    them do, it is the event's own facts that are doubtful: then none is one. Those of
    which a human has said that they belong are none either.
    """
    db = library.db
    happening = _happening(db, event.get(db, event_id))
    frames = frames_of_event(db, event_id) if frames is None else frames
    said = linking.said(db, [frame.photo_id for frame in frames])
    strange = _strange(frames, happening)
    if 2 * len(strange) > len(frames):
        return []
    known: dict[int, Happening] = {}
    fits = [(frame, fitting.fit([frame], happening)) for frame in strange]
    return [
        Outlier(frame, fit, _better(db, frame, fit, known))
        for frame, fit in fits
        if (frame.photo_id, event_id) not in said
    ]


def link_shoot(
    library: Library, photo_ids: Iterable[int], event_id: int | None, by: str
) -> int:
    """Say that photos are of an event (None: of none); return the act, to undo it.

    :raises NotFoundError: when there is no such event.
    """
    db = library.db
    before = {p.id: p.event_id for p in photo.get_many(db, dict.fromkeys(photo_ids))}
    link.link_photos(db, before, event_id, rules=library.settings.credit_rules)
    with writing(db):
        if event_id is not None:
            linking.say(db, before, event_id, True, by)
        return linking.note(db, event_id, before, by)


def undo(library: Library, linking_id: int) -> int:
    """Give photos back to the events they had; return how many were given back.

    Those that have been linked elsewhere since stay where they are.

    :raises NotFoundError: when there is no such act.
    """
    db = library.db
    act = linking.get(db, linking_id)
    if act.undone:
        return 0
    still = [p.id for p in photo.get_many(db, act.before) if p.event_id == act.event_id]
    for event_id in {act.before[photo_id] for photo_id in still}:
        some = [p for p in still if act.before[p] == event_id]
        link.link_photos(db, some, event_id, rules=library.settings.credit_rules)
    with writing(db):
        linking.note_undone(db, linking_id)
        if act.event_id is not None:
            linking.unsay(db, still, act.event_id)
    return len(still)


def refuse(library: Library, photo_ids: Iterable[int], event_id: int, by: str) -> None:
    """Keep that photos are not of an event; those linked to it lose it.

    :raises NotFoundError: when there is no such event.
    """
    ids = list(photo_ids)
    event.get(library.db, event_id)
    linked = [p.id for p in photo.get_many(library.db, ids) if p.event_id == event_id]
    if linked:
        link_shoot(library, linked, None, by)
    with writing(library.db):
        linking.say(library.db, ids, event_id, False, by)


def keep(library: Library, photo_ids: Iterable[int], event_id: int, by: str) -> None:
    """Keep that photos are of their event, whatever speaks against it."""
    with writing(library.db):
        linking.say(library.db, photo_ids, event_id, True, by)


def _proposals(
    db: Database,
    frames: Sequence[Frame],
    refused: set[tuple[int, int]],
    known: dict[int, Happening],
) -> tuple[Proposal, ...]:
    """Return the events worth proposing; `known` spares reading one event twice."""
    not_these = {e for p, e in refused if p in {frame.photo_id for frame in frames}}
    days = sorted(f.taken_at[:10] for f in frames if f.taken_at and len(f.taken_at) > 9)
    first, last = (days[0], days[-1]) if days else (None, None)
    events = {e.id: e for e in event.around(db, first, last) if e.id not in not_these}
    for id_ in events.keys() - known.keys():
        known[id_] = _happening(db, events[id_])
    fits = fitting.best(frames, [known[id_] for id_ in events])
    return tuple(Proposal(events[fit.event_id], fit) for fit in fits)


def _better(
    db: Database, frame: Frame, standing: Fit, known: dict[int, Happening]
) -> Proposal | None:
    here = {(frame.photo_id, standing.event_id)}
    found = _proposals(db, [frame], here, known)
    return next((p for p in found if p.fit.score > standing.score), None)


def _strange(frames: Sequence[Frame], happening: Happening) -> list[Frame]:
    """Return the frames that deny an event; those of one day that say the same do."""
    denied: dict[object, bool] = {}
    strange = []
    for frame in frames:
        says = (frame.taken_at or "")[:10], frame.creators, frame.places, frame.event
        if says not in denied:
            denied[says] = _denies(fitting.fit([frame], happening))
        if denied[says]:
            strange.append(frame)
    return strange


def _denies(fit: Fit) -> bool:
    kinds = {reason.kind for reason in fit.against}
    return bool(kinds & {"date", "event"}) or {"place", "photographer"} <= kinds


def _happening(db: Database, one: Event) -> Happening:
    roster = event.appearances(db, one.id)
    return Happening(
        one.id,
        one.title,
        one.date,
        one.date_end,
        one.place,
        one.venue,
        tuple(tuple(person.spellings(db, a.person_id)) for a in roster),
        tuple(c.name for c in release.photo_credits(db, one.id) if c.name),
    )
