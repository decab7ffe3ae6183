"""What stood before a batch, other than decisions, and what follows from it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from photolib import describe
from photolib.attach import attach
from photolib.batch.plan import PERSON
from photolib.store import (
    batch,
    caption,
    credit,
    linking,
    photo,
    photo_person,
    version,
    words,
)
from photolib.store.batch import Kept
from photolib.store.connect import Database
from photolib.store.library import Library

_WEIGHED = {"source", "credit", "of_event"}  # what a credit or its people depend on


@contextmanager
def kept(db: Database, number: int, photo_id: int, name: str) -> Iterator[None]:
    """Keep what a caption, credit, event or person was before the block, and after."""
    before = _now(db, photo_id, name)
    yield
    batch.keep(db, number, Kept(photo_id, name, before, _now(db, photo_id, name)))


def put_back(library: Library, one: Kept, by: str) -> bool:
    """Let stand again what was kept; tell whether nobody has changed it since."""
    db = library.db
    if _now(db, one.photo_id, one.field) != one.after:
        return False
    if one.field == "caption":
        _restore(library, one, by)
    elif one.field == "credit":
        credit.put_back(db, one.photo_id, one.before)
    elif one.field == "of_event":
        photo.link_to_event(db, [one.photo_id], one.before)
        if one.after is not None:
            linking.unsay(db, [one.photo_id], one.after)
    else:
        photo_person.put_back(db, one.photo_id, _person(one.field), one.before)
    return True


def _restore(library: Library, one: Kept, by: str) -> None:
    """Write what stood before as a new version; where none did, a composed one."""
    db, photo_id = library.db, one.photo_id
    if one.before is None:
        stands = describe.to_keep(library, photo_id)
    else:
        told = version.get(db, photo_id, one.before).caption
        stands = replace(told, written_at=None)
    made = caption.put_back(db, photo_id, stands)
    version.mark_restored(db, made, one.before, by, None)


def follow(library: Library, photo_ids: Iterable[int], fields: Iterable[str]) -> None:
    """Let all follow that depends on these fields of the photos."""
    db, rules = library.db, library.settings.credit_rules
    if not _WEIGHED.intersection(fields):
        words.refresh(db, photo_ids)
        return
    attach(db, photo_ids, rules=rules)


def _now(db: Database, photo_id: int, name: str) -> Any:
    """Return what stands, as JSON has it."""
    if name == "caption":
        return version.last(db, photo_id)
    if name == "credit":
        return json.loads(json.dumps(credit.row_of(db, photo_id)))
    if name == "of_event":
        return photo.get(db, photo_id).event_id
    return photo_person.link_of(db, photo_id, _person(name))


def _person(name: str) -> int:
    return int(name.removeprefix(PERSON))
