"""Events, and who appeared at them with which title on that day."""

import json
from typing import Any

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.records import Appearance, Event, EventFacts
from photolib.store.connect import is_id, now

_SELECT = """
SELECT event.id, title, date, date_end, place, venue, organisers,
  (SELECT max(release.id) FROM release WHERE release.event = event.id) AS release_id,
  (SELECT count(*) FROM photo WHERE photo.event = event.id) AS photo_count
FROM event
"""


def add(db: Database, facts: EventFacts) -> int:
    """Write an event within the caller's transaction; return its id."""
    row = db.execute(
        "INSERT INTO event (title, date, date_end, place, venue, organisers, added_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        [*_values(facts), now()],
    ).fetchone()
    return int(row[0])


def update(db: Database, event_id: int, facts: EventFacts) -> None:
    """Replace the facts of an event by a human's."""
    db.execute(
        "UPDATE event SET title = ?, date = ?, date_end = ?, place = ?, venue = ?, "
        "organisers = ? WHERE id = ?",
        [*_values(facts), event_id],
    )


def get(db: Database, event_id: int) -> Event:
    """Return an event.

    :raises NotFoundError: when there is none of that number.
    """
    if not is_id(event_id):
        raise NotFoundError("event", event_id)
    for row in db.query(f"{_SELECT} WHERE event.id = ?", [event_id]):
        return _event(row)
    raise NotFoundError("event", event_id)


def get_all(db: Database) -> list[Event]:
    """Return every event, the latest first."""
    rows = db.query(f"{_SELECT} ORDER BY coalesce(date, '') DESC, event.id DESC")
    return [_event(row) for row in rows]


def count(db: Database) -> int:
    """Return how many events there are."""
    return int(db.execute("SELECT count(*) FROM event").fetchone()[0])


def around(db: Database, first: str | None, last: str | None) -> list[Event]:
    """Return the events of these days ("2025-11-27") and a day on either side.

    The newest fifty come too, whenever they were: photos may tell of them otherwise.
    """
    rows = list(db.query(f"{_SELECT} ORDER BY event.id DESC LIMIT 50"))
    if first is not None:
        rows += db.query(
            f"{_SELECT} WHERE date <= date(?, '+1 day') "
            "AND coalesce(date_end, date) >= date(?, '-1 day') ORDER BY event.id DESC",
            [last or first, first],
        )
    return [_event(row) for row in {row["id"]: row for row in rows}.values()]


def appearances(db: Database, event_id: int) -> list[Appearance]:
    """Return who appeared at an event, in the order of its release."""
    rows = db.query(
        "SELECT person.id AS person_id, event AS event_id, person.name, as_written, "
        "honorific, title, organisation.name AS organisation, roles, span_start, "
        "span_end FROM appearance JOIN person ON person.id = person "
        "LEFT JOIN organisation ON organisation.id = organisation "
        "WHERE event = ? ORDER BY rank",
        [event_id],
    )
    return [_appearance(row) for row in rows]


def of_person(db: Database, person_id: int) -> list[tuple[Event, Appearance]]:
    """Return the events at which a person appeared, the latest first."""
    rows = db.execute("SELECT event FROM appearance WHERE person = ?", [person_id])
    pairs = [
        (get(db, event_id), appearance)
        for (event_id,) in rows.fetchall()
        for appearance in appearances(db, event_id)
        if appearance.person_id == person_id
    ]
    return sorted(pairs, key=lambda pair: pair[0].date or "", reverse=True)


def _event(row: dict[str, Any]) -> Event:
    return Event(**{**row, "organisers": tuple(json.loads(row["organisers"]))})


def _appearance(row: dict[str, Any]) -> Appearance:
    start, end = row.pop("span_start"), row.pop("span_end")
    row["roles"] = tuple(json.loads(row["roles"]))
    return Appearance(**row, span=None if start is None else (start, end))


def _values(facts: EventFacts) -> list[Any]:
    return [
        facts.title,
        facts.date,
        facts.date_end,
        facts.place,
        facts.venue,
        json.dumps(facts.organisers, ensure_ascii=False),
    ]
