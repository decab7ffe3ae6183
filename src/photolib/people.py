"""Who is who: merging, splitting and naming people; all of it can be undone."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from photolib.errors import EditError
from photolib.store import (
    alike,
    person,
    person_change,
    person_move,
    photo_person,
    words,
)
from photolib.store.connect import Database, writing
from photolib.store.person_change import Kind


def merge(db: Database, survivor_id: int, merged_id: int, by: str) -> None:
    """Make two people one, who keeps the survivor's number and printed name.

    :raises NotFoundError: when one of them is not there.
    :raises EditError: when they are one already.
    """
    person.get(db, survivor_id)
    merged = person.get(db, merged_id)
    if survivor_id == merged_id:
        raise EditError(f"{merged.name} is one person already: choose another one")
    with _changing(db, "merge", survivor_id, merged_id, detail=merged.name, by=by):
        person_move.everything(db, merged_id, survivor_id)


def split(
    db: Database,
    person_id: int,
    events: Collection[int],
    photos: Collection[int],
    *,
    by: str,
    to: int | None = None,
) -> int:
    """Give events and photos of a person to another one (None: a new one).

    The photos of these events go with them. Return the other one. The two are told
    to be different people, so that nothing joins them again.

    :raises NotFoundError: when one of them is not there.
    :raises EditError: when nothing would go, or nothing would stay.
    """
    shown = person.get(db, person_id)
    going, frames = _going(db, person_id, events, photos)
    other = None if to is None else person.get(db, to)
    if other is not None and other.id == person_id:
        raise EditError(f"{shown.name} has these already: choose another person")
    with writing(db):
        other_id = person.add_nobody(db, person_id) if other is None else other.id
        with _kept(db, "split", person_id, other_id, detail=shown.name, by=by):
            if other is None:
                person.name(db, other_id, shown.name, shown.family, shown.given)
            for event_id in going:
                person_move.appearance(db, event_id, person_id, other_id)
            for photo_id in frames:
                person_move.decision(db, photo_id, person_id, other_id)
                if photo_person.is_in(db, photo_id, person_id):  # by the release, still
                    photo_person.decide(db, photo_id, person_id, "rejected", by)
            alike.differ(db, person_id, other_id)
    return other_id


def differ(db: Database, one: int, other: int, by: str) -> None:
    """Keep a human's word that two people are different: it is not asked again.

    :raises NotFoundError: when one of them is not there.
    :raises EditError: when both are the same number.
    """
    person.get(db, one)
    named = person.get(db, other).name
    if one == other:
        raise EditError(f"{named} cannot differ from themselves: choose another person")
    with (
        writing(db),
        person_change.recorded(db, "differ", one, other, detail=named, by=by),
    ):
        alike.differ(db, one, other)


def rename(
    db: Database,
    person_id: int,
    name: str,
    family: str | None,
    given: str | None,
    by: str,
) -> None:
    """Set the name that is printed; the earlier one still finds the person.

    :raises NotFoundError: when there is no such person.
    :raises EditError: when the name is empty.
    """
    earlier = person.get(db, person_id).name
    if not name:
        raise EditError("a person has a name: write the one that is printed")
    with _changing(db, "rename", person_id, detail=earlier, by=by):
        person.name(db, person_id, name, family, given)


def add_spelling(
    db: Database, person_id: int, spelling: str, label: str | None, by: str
) -> None:
    """Let a person be found by another spelling, in a language that `label` names.

    :raises NotFoundError: when there is no such person.
    :raises EditError: when the spelling is empty.
    """
    person.get(db, person_id)
    if not spelling:
        raise EditError("an empty spelling finds nobody: write one")
    with _changing(db, "add spelling", person_id, detail=spelling, by=by):
        person.add_alias(db, person_id, spelling, label)


def drop_spelling(db: Database, person_id: int, spelling: str, by: str) -> None:
    """Let a person be found by a spelling no more.

    :raises NotFoundError: when there is no such person.
    :raises EditError: when it is the printed name, or none of theirs.
    """
    shown = person.get(db, person_id)
    if spelling == shown.name:
        raise EditError(f"{spelling} is the printed name: print another one first")
    if spelling not in shown.aliases:
        raise EditError(f"{shown.name} is not known by that spelling: reload the page")
    with _changing(db, "drop spelling", person_id, detail=spelling, by=by):
        person.drop_alias(db, person_id, spelling)


def undo(db: Database, change_id: int, by: str) -> int:
    """Put back what a change has done; return the person it was made to.

    :raises NotFoundError: when there is no such change.
    :raises EditError: when it cannot be undone any more, and why.
    """
    change = person_change.get(db, change_id)
    with writing(db):
        why_not = person_change.obstacle(db, change)
        if why_not is not None:
            raise EditError(f"this cannot be undone: {why_not}")
        with _refreshed(db, change.person_id, change.other_id):
            person_change.undo(db, change, by)
    return change.person_id


@contextmanager
def _changing(
    db: Database,
    kind: Kind,
    person_id: int,
    other_id: int | None = None,
    *,
    detail: str,
    by: str,
) -> Iterator[None]:
    with writing(db), _kept(db, kind, person_id, other_id, detail=detail, by=by):
        yield


@contextmanager
def _kept(
    db: Database,
    kind: Kind,
    person_id: int,
    other_id: int | None,
    *,
    detail: str,
    by: str,
) -> Iterator[None]:
    """Record a change; afterwards the names find what they should."""
    with (
        _refreshed(db, person_id, other_id),
        person_change.recorded(db, kind, person_id, other_id, detail=detail, by=by),
    ):
        yield


@contextmanager
def _refreshed(db: Database, *people: int | None) -> Iterator[None]:
    known = [person_id for person_id in people if person_id is not None]
    photos = set(person_move.touched_photos(db, known))
    yield
    for person_id in known:
        alike.refresh(db, person_id)
    words.refresh(db, sorted(photos | set(person_move.touched_photos(db, known))))


def _going(
    db: Database, person_id: int, events: Collection[int], photos: Collection[int]
) -> tuple[list[int], list[int]]:
    there, seen = (
        person_move.event_ids(db, person_id),
        person_move.photo_ids(db, person_id),
    )
    going = [event_id for event_id in there if event_id in set(events)]
    with_them = {*photos, *person_move.photo_ids(db, person_id, going)}
    frames = [photo_id for photo_id in seen if photo_id in with_them]
    if not going and not frames:
        raise EditError("nothing is chosen: tick the events and photos that go")
    if len(going) == len(there) and len(frames) == len(seen):
        raise EditError("everything is chosen: leave what is this person's own")
    return going, frames
