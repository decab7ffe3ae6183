"""Appearances, decisions and spellings from one person to another, row by row."""

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from photolib.store import alike, person
from photolib.store.connect import now

_Row = dict[str, Any]
_THERE = (
    "as_written, honorific, title, organisation, roles FROM appearance "
    "WHERE event = ? AND person = ?"
)


def appearance(db: Database, event_id: int, source: int, target: int) -> None:
    """Say that who appeared at an event is `target`, whatever a release is read as.

    Where both were named there, the target's row stands; what it leaves open is
    taken from the other.
    """
    row = _one(db, f"SELECT {_THERE}", [event_id, source])
    standing = _one(db, f"SELECT {_THERE}", [event_id, target])
    if row is None:
        return
    if standing is None:
        db.execute(
            "UPDATE appearance SET person = ? WHERE event = ? AND person = ?",
            [target, event_id, source],
        )
    else:
        _join(db, event_id, target, standing, row)
        db.execute(
            "DELETE FROM appearance WHERE event = ? AND person = ?", [event_id, source]
        )
    db.execute(
        "INSERT OR REPLACE INTO person_at (event, key, person) VALUES (?, ?, ?)",
        [event_id, person.fold(row["as_written"]), target],
    )


def decision(db: Database, photo_id: int, source: int, target: int) -> None:
    """Say that what is known of `source` in a photo is known of `target`."""
    sql = "SELECT * FROM photo_person WHERE photo = ? AND person = ?"
    row = _one(db, sql, [photo_id, source])
    standing = _one(db, sql, [photo_id, target])
    if row is None:
        return
    kept = {**(row if standing is None else _weighed(standing, row)), "person": target}
    db.execute(
        "DELETE FROM photo_person WHERE photo = ? AND person IN (?, ?)",
        [photo_id, source, target],
    )
    names = list(kept)
    db.execute(
        f"INSERT INTO photo_person ({', '.join(names)}) "
        f"VALUES ({', '.join('?' * len(names))})",
        list(kept.values()),
    )


def everything(db: Database, source: int, target: int) -> None:
    """Let `target` be `source` too, and the number of `source` lead there."""
    for event_id in event_ids(db, source):
        appearance(db, event_id, source, target)
    for photo_id in photo_ids(db, source):
        decision(db, photo_id, source, target)
    db.execute(
        "INSERT OR IGNORE INTO person_alias (person, alias, key, label) "
        "SELECT ?, alias, key, label FROM person_alias WHERE person = ?",
        [target, source],
    )
    db.execute("DELETE FROM person_alias WHERE person = ?", [source])
    db.execute("UPDATE person_at SET person = ? WHERE person = ?", [target, source])
    _answers(db, source, target)
    db.execute("UPDATE person SET merged_into = ? WHERE id = ?", [target, source])


def event_ids(db: Database, person_id: int) -> list[int]:
    """Return the events at which a person appeared."""
    rows = db.execute(
        "SELECT event FROM appearance WHERE person = ? ORDER BY event", [person_id]
    )
    return [row[0] for row in rows]


def photo_ids(
    db: Database, person_id: int, events: Iterable[int] | None = None
) -> list[int]:
    """Return the photos of which something is known of a person, of these events."""
    rows = db.execute(
        "SELECT photo, event FROM photo_person JOIN photo ON photo.id = photo "
        "WHERE person = ? ORDER BY photo",
        [person_id],
    )
    wanted = None if events is None else set(events)
    return [photo for photo, event in rows if wanted is None or event in wanted]


def touched_photos(db: Database, people: Iterable[int]) -> list[int]:
    """Return every photo that these people's names find."""
    found: set[int] = set()
    for person_id in people:
        rows = db.execute(
            "SELECT photo FROM photo_person WHERE person = ? UNION "
            "SELECT id FROM photo WHERE event IN "
            "(SELECT event FROM appearance WHERE person = ?)",
            [person_id, person_id],
        )
        found.update(row[0] for row in rows)
    return sorted(found)


def _answers(db: Database, source: int, target: int) -> None:
    """Let whom `source` is not be whom `target` is not either."""
    rows = db.execute(
        "SELECT iif(one = ?, other, one) FROM alike "
        "WHERE status = 'different' AND ? IN (one, other)",
        [source, source],
    ).fetchall()
    db.execute("DELETE FROM alike WHERE ? IN (one, other)", [source])
    low, high = sorted((source, target))
    db.execute("DELETE FROM alike WHERE one = ? AND other = ?", [low, high])
    for (other,) in rows:
        if other != target:
            alike.differ(db, target, other)


def _join(
    db: Database, event_id: int, target: int, standing: _Row, other: _Row
) -> None:
    told = standing if standing["title"] or standing["organisation"] else other
    roles = [*json.loads(standing["roles"]), *json.loads(other["roles"])]
    db.execute(
        "UPDATE appearance SET honorific = ?, title = ?, organisation = ?, roles = ? "
        "WHERE event = ? AND person = ?",
        [
            standing["honorific"] or other["honorific"],
            told["title"],
            told["organisation"],
            json.dumps(list(dict.fromkeys(roles))),
            event_id,
            target,
        ],
    )


def _weighed(one: _Row, other: _Row) -> _Row:
    """Return the row of two that counts; a human's word beats a suggestion.

    A human who confirmed the one and rejected the other is asked again: nothing
    else may answer, so the row stays decided.
    """
    said = {row["status"]: row for row in (other, one) if row["decided_by"]}
    if {"confirmed", "rejected"} <= said.keys():
        evidence = (
            f"confirmed ({said['confirmed']['evidence']}) and rejected "
            f"({said['rejected']['evidence']}) before two people became one"
        )
        kept = {**one, "status": "suggested", "evidence": evidence, "decided_at": now()}
    else:
        kept = said.get("confirmed") or said.get("rejected") or one
    return {**kept, "region": kept["region"] or one["region"] or other["region"]}


def _one(db: Database, sql: str, values: list[Any]) -> _Row | None:
    return next(iter(db.query(sql, values)), None)
