"""What is wanted is done to many photos, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from photolib import describe, link
from photolib.batch.keep import follow, kept
from photolib.batch.plan import PERSON, Planned, Wanted, plan, value
from photolib.caption.language import carried
from photolib.records import Caption
from photolib.store import (
    batch,
    caption,
    decision,
    linking,
    photo,
    photo_person,
)
from photolib.store.connect import version, writing
from photolib.store.library import Library

_NO_FIELDS = {"caption", "credit", "of_event"}  # of the file


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done; `clashed` were changed by somebody else since they were seen.

    `batch` is the number to undo it by, None where nothing was changed.
    """

    batch: int | None
    changed: tuple[int, ...]
    clashed: tuple[int, ...]
    refused: tuple[tuple[int, str], ...]


def apply(
    library: Library, wanted: Wanted, seen: Mapping[int, str], by: str
) -> Applied:
    """Do what is wanted to the photos of `seen`, as far as they still say that.

    :raises EditError: when nothing is wanted, or of too many photos.
    :raises NotFoundError: when there is no photo of one of the numbers.
    """
    db = library.db
    at = version(db)
    planned = plan(library, seen, wanted)  # slow, so before the lock
    with writing(db):
        if version(db) != at:  # somebody has written since: look again, undisturbed
            planned = plan(library, seen, wanted)
        still = [p for p in planned if p.seen == seen[p.photo_id]]
        changing = [p for p in still if p.after]
        number = _write(library, wanted, changing, by) if changing else None
    return Applied(
        number,
        tuple(p.photo_id for p in changing),
        tuple(p.photo_id for p in planned if p.seen != seen[p.photo_id]),
        tuple((p.photo_id, why) for p in still for why in p.refused.values()),
    )


def _write(library: Library, wanted: Wanted, changing: list[Planned], by: str) -> int:
    db = library.db
    acts = []
    for name in wanted.changes.keys() - _NO_FIELDS:
        values = {
            p.photo_id: value(name, p.after[name]) for p in changing if name in p.after
        }
        if values:  # an act without any would be the next one's number, too
            acts.append(decision.new_act(db))
            decision.add_all(db, acts[-1], name, values, by)
    number = batch.add(db, wanted.fields, acts, len(changing), by)
    for one in changing:
        _write_caption(library, wanted, one, number, by)
        _write_links(library, wanted, one, number, by)
    follow(library, [one.photo_id for one in changing], wanted.fields)
    return number


def _write_caption(
    library: Library, wanted: Wanted, one: Planned, number: int, by: str
) -> None:
    if "caption" not in one.after:
        return
    if wanted.changes["caption"].mode == "clear":
        made = describe.to_keep(library, one.photo_id)
    else:
        text = one.after["caption"]
        spoken = carried(text, one.before["caption"], one.language)
        made = Caption(text, "edited", language=spoken, written_by=by)
    with kept(library.db, number, one.photo_id, "caption"):
        caption.put_back(library.db, one.photo_id, made)


def _write_links(
    library: Library, wanted: Wanted, one: Planned, number: int, by: str
) -> None:
    db, photo_id = library.db, one.photo_id
    if "credit" in one.after:
        with kept(db, number, photo_id, "credit"):
            link.put_credit(db, photo_id, wanted.creators, wanted.outlet, by)
    if "of_event" in one.after:
        with kept(db, number, photo_id, "of_event"):
            photo.link_to_event(db, [photo_id], wanted.event_id)
            if wanted.event_id is not None:
                linking.say(db, [photo_id], wanted.event_id, True, by)
    for person_id, status in wanted.people.items():
        if (name := f"{PERSON}{person_id}") in one.after:
            with kept(db, number, photo_id, name):
                photo_person.decide(db, photo_id, person_id, status, by)
