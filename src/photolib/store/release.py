"""Releases as they were handed in, with what was read out of them."""

import hashlib
import json
from dataclasses import asdict
from functools import lru_cache

from sqlite_utils import Database

from photolib.corrections import apply, revive
from photolib.errors import NotFoundError
from photolib.records import PhotoCredit, PictureCaption, Release, ReleaseFacts
from photolib.store import correction, event, person
from photolib.store.connect import is_id, now


def add(db: Database, text: str, facts: ReleaseFacts) -> int:
    """Write a release, its event, people and organisations; return the event's id.

    One transaction of the caller's. A text that is known, blanks and line
    ends aside, changes nothing: what a human has corrected since stays.
    """
    sha256 = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
    known = db.execute(
        "SELECT event FROM release WHERE sha256 = ?", [sha256]
    ).fetchone()
    if known:
        return int(known[0])
    event_id = event.add(db, facts.event)
    db.execute(
        "INSERT INTO release (sha256, text, facts, event, added_at) "
        "VALUES (?, ?, ?, ?, ?)",
        [sha256, text, _json(facts), event_id, now()],
    )
    for organisation in facts.organisations:
        person.add_organisation(db, organisation)
    person.add_appearances(db, event_id, facts.people)
    return event_id


def get(db: Database, release_id: int) -> Release:
    """Return a release, with what humans have corrected in it.

    :raises NotFoundError: when there is none of that number.
    """
    if not is_id(release_id):
        raise NotFoundError("release", release_id)
    sql = (
        "SELECT id, sha256, text, facts, event AS event_id, added_at FROM release "
        "WHERE id = ?"
    )
    for row in db.query(sql, [release_id]):
        read = _facts(row.pop("facts"))
        log = correction.log(db, release_id)
        facts = apply(read, log).facts if log else read  # each photo asks for them
        return Release(**row, facts=facts, read=read, log=log)
    raise NotFoundError("release", release_id)


def of_event(db: Database, event_id: int) -> list[Release]:
    """Return the releases of an event, the oldest first."""
    rows = db.execute("SELECT id FROM release WHERE event = ? ORDER BY id", [event_id])
    return [get(db, release_id) for (release_id,) in rows.fetchall()]


def ids(db: Database) -> list[int]:
    """Return the numbers of all releases, the oldest first."""
    return [row[0] for row in db.execute("SELECT id FROM release ORDER BY id")]


def read_again(db: Database, release_id: int, facts: ReleaseFacts) -> None:
    """Replace what was read out of a release, within the caller's transaction."""
    db.execute("UPDATE release SET facts = ? WHERE id = ?", [_json(facts), release_id])


def photo_credits(db: Database, event_id: int) -> tuple[PhotoCredit, ...]:
    """Return the photo credits that the releases of an event give, as corrected."""
    return tuple(
        credit for held in of_event(db, event_id) for credit in held.facts.photo_credits
    )


def captions(db: Database, event_id: int) -> tuple[PictureCaption, ...]:
    """Return what the releases of an event say of single pictures, as corrected."""
    return tuple(c for held in of_event(db, event_id) for c in held.facts.captions)


def _json(facts: ReleaseFacts) -> str:
    return json.dumps(asdict(facts), ensure_ascii=False)


@lru_cache(maxsize=8)
def _facts(text: str) -> ReleaseFacts:
    """Return what was kept; each photo of a shoot asks for the same."""
    facts: ReleaseFacts = revive(ReleaseFacts, json.loads(text))
    return facts
