"""Releases as they were handed in, with what was read out of them."""

import hashlib
import json
from dataclasses import asdict
from typing import Any

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.records import (
    Byline,
    Dateline,
    EventFacts,
    OrganisationFacts,
    PersonFacts,
    PhotoCredit,
    Release,
    ReleaseFacts,
)
from photolib.store import event, person
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
        [sha256, text, json.dumps(asdict(facts), ensure_ascii=False), event_id, now()],
    )
    for organisation in facts.organisations:
        person.add_organisation(db, organisation)
    person.add_appearances(db, event_id, facts.people)
    return event_id


def get(db: Database, release_id: int) -> Release:
    """Return a release.

    :raises NotFoundError: when there is none of that number.
    """
    if not is_id(release_id):
        raise NotFoundError("release", release_id)
    sql = (
        "SELECT id, sha256, text, facts, event AS event_id, added_at FROM release "
        "WHERE id = ?"
    )
    for row in db.query(sql, [release_id]):
        return Release(**{**row, "facts": facts_of(json.loads(row["facts"]))})
    raise NotFoundError("release", release_id)


def photo_credits(db: Database, event_id: int) -> tuple[PhotoCredit, ...]:
    """Return the photo credits that the releases of an event give."""
    rows = db.execute(
        "SELECT facts FROM release WHERE event = ? ORDER BY id", [event_id]
    )
    return tuple(
        credit
        for (facts,) in rows
        for credit in facts_of(json.loads(facts)).photo_credits
    )


def facts_of(values: dict[str, Any]) -> ReleaseFacts:
    """Return the record whose `asdict` was kept as JSON."""
    happening = values["event"]
    spans = {name: _span(span) for name, span in happening["spans"].items()}
    organisers = tuple(happening["organisers"])
    return ReleaseFacts(
        event=EventFacts(**{**happening, "organisers": organisers, "spans": spans}),
        people=tuple(
            PersonFacts(**{**p, "roles": tuple(p["roles"]), "span": _span(p["span"])})
            for p in values["people"]
        ),
        organisations=tuple(OrganisationFacts(**o) for o in values["organisations"]),
        photo_credits=tuple(
            PhotoCredit(**{**c, "span": _span(c["span"])})
            for c in values["photo_credits"]
        ),
        bylines=tuple(Byline(**b) for b in values["bylines"]),
        language=values["language"],
        dateline=Dateline(**values["dateline"]),
    )


def _span(pair: list[int] | None) -> Any:
    return None if pair is None else (pair[0], pair[1])
