"""What humans did to people: each change with the rows it touched, and its undoing.

A change knows every row of its people that it altered, as it was and as it left it.
Undoing puts back what was, and is refused where a human has said more since.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.store.connect import is_id, now

Kind = Literal["merge", "split", "differ", "rename", "add spelling", "drop spelling"]
_Row = dict[str, Any]
_Touched = list[tuple[str, _Row | None, _Row | None]]  # table, before, after

_KEYS = {
    "person": ("id",),
    "person_alias": ("person", "alias"),
    "appearance": ("event", "person"),
    "person_at": ("event", "key"),
    "photo_person": ("photo", "person"),
    "alike": ("one", "other"),
}
_OF_PEOPLE = {
    "person": "id IN (?, ?)",
    "alike": "status = 'different' AND (one IN (?, ?) OR other IN (?, ?))",
}
_COLUMNS = (
    "id, kind, person AS person_id, other AS other_id, detail, made_by, made_at, "
    "undone_by"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a human did to a person, and perhaps to an `other_id` with it.

    `detail` is the name it is about: of the one merged, the earlier name, a spelling.
    """

    id: int
    kind: Kind
    person_id: int
    other_id: int | None
    detail: str
    made_by: str
    made_at: str
    undone_by: str | None


@contextmanager
def recorded(
    db: Database,
    kind: Kind,
    person_id: int,
    other_id: int | None = None,
    *,
    detail: str,
    by: str,
) -> Iterator[None]:
    """Keep what happens to these people meanwhile, within the caller's transaction."""
    before = _rows_of(db, person_id, other_id)
    yield
    after = _rows_of(db, person_id, other_id)
    touched = [
        (key[0], before.get(key), after.get(key))
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    ]
    db.execute(
        "INSERT INTO person_change (kind, person, other, detail, rows, made_by, "
        "made_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            kind,
            person_id,
            other_id,
            detail,
            json.dumps(touched, ensure_ascii=False),
            by,
            now(),
        ],
    )


def get(db: Database, change_id: int) -> Change:
    """Return a change.

    :raises NotFoundError: when there is none of that number.
    """
    if is_id(change_id):
        sql = f"SELECT {_COLUMNS} FROM person_change WHERE id = ?"
        for row in db.query(sql, [change_id]):
            return Change(**row)
    raise NotFoundError("change", change_id)


def of_person(db: Database, person_id: int) -> list[Change]:
    """Return what was done to a person, the latest first."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM person_change WHERE ? IN (person, other) "
        "ORDER BY id DESC",
        [person_id],
    )
    return [Change(**row) for row in rows]


def obstacle(db: Database, change: Change) -> str | None:
    """Return why a change cannot be undone (any more); None where it can be."""
    if change.undone_by is not None:
        return "it is undone already"
    people = [change.person_id, change.other_id]
    later = db.execute(
        "SELECT 1 FROM person_change WHERE id > ? AND undone_at IS NULL "
        "AND (person IN (?, ?) OR other IN (?, ?))",
        [change.id, *people, *people],
    ).fetchone()
    if later:
        return "something was done to the same people since: undo that first"
    touched = _touched(db, change.id)
    for table, before, after in touched:
        place = after or before or {}
        if not _stands(table, _find(db, table, place), after):
            return _said_since(table, place)
    return _joined_since(db, touched)


def undo(db: Database, change: Change, by: str) -> None:
    """Put back every row as it was, within the caller's transaction.

    Only where `obstacle` has found none.
    """
    touched = _touched(db, change.id)
    for table, _, after in touched:
        if after is not None and table != "person":  # others point to that row
            db.execute(f"DELETE FROM {table} WHERE {_place(table)}", _key(table, after))
    for table, before, _ in touched:
        if before is not None:
            _put(db, table, before)
    for person_id in _emptied(touched):  # what machines have suggested since
        db.execute("DELETE FROM photo_person WHERE person = ?", [person_id])
    db.execute(
        "UPDATE person_change SET undone_by = ?, undone_at = ? WHERE id = ?",
        [by, now(), change.id],
    )


def _rows_of(
    db: Database, one: int, other: int | None
) -> dict[tuple[Any, ...], dict[str, Any]]:
    found = {}
    for table in _KEYS:
        where = _OF_PEOPLE.get(table, "person IN (?, ?)")
        people = [one, other] * (where.count("?") // 2)
        for row in db.query(f"SELECT * FROM {table} WHERE {where}", people):
            found[(table, *_key(table, row))] = row
    return found


def _touched(db: Database, change_id: int) -> _Touched:
    row = db.execute(
        "SELECT rows FROM person_change WHERE id = ?", [change_id]
    ).fetchone()
    return [(table, before, after) for table, before, after in json.loads(row[0])]


def _joined_since(db: Database, touched: _Touched) -> str | None:
    """Return what a person who would be nobody again has come by meanwhile."""
    known = {
        (table, *_key(table, row))
        for table, *rows in touched
        for row in filter(None, rows)
    }
    for person_id in _emptied(touched):
        for key, row in _rows_of(db, person_id, None).items():
            if key not in known and not _stands(key[0], row, None):
                return "more has become known of that person since: merge them instead"
    return None


def _emptied(touched: _Touched) -> list[int]:
    """Return the people whom undoing makes parts of another again."""
    return [
        before["id"]
        for table, before, after in touched
        if table == "person" and before and after
        if before["merged_into"] and not after["merged_into"]
    ]


def _find(db: Database, table: str, place: _Row) -> _Row | None:
    """Return a row as far as it was recorded; later columns do not count."""
    sql = f"SELECT {', '.join(place)} FROM {table} WHERE {_place(table)}"
    return next(iter(db.query(sql, _key(table, place))), None)


def _stands(table: str, current: _Row | None, expected: _Row | None) -> bool:
    """Tell whether no human has changed a row; a machine's suggestion may differ."""
    if table == "photo_person":
        return _decision(current) == _decision(expected)
    return current == expected


def _decision(row: _Row | None) -> tuple[str, str] | None:
    if row is None or row["decided_by"] is None:
        return None
    return row["status"], row["decided_at"]


def _said_since(table: str, place: _Row) -> str:
    told = {
        "person": "the name was corrected",
        "person_alias": f"the spelling {place.get('alias')} was changed",
        "appearance": f"the people of event {place.get('event')} were corrected",
        "person_at": f"the people of event {place.get('event')} were told apart",
        "photo_person": f"someone has decided on photo {place.get('photo')}",
        "alike": "someone has answered who is the same person",
    }
    return f"{told[table]} since"


def _put(db: Database, table: str, row: _Row) -> None:
    names = list(row)
    updates = ", ".join(f"{name} = excluded.{name}" for name in names)
    db.execute(
        f"INSERT INTO {table} ({', '.join(names)}) "
        f"VALUES ({', '.join('?' * len(names))}) ON CONFLICT DO UPDATE SET {updates}",
        list(row.values()),
    )


def _place(table: str) -> str:
    return " AND ".join(f"{column} = ?" for column in _KEYS[table])


def _key(table: str, row: _Row) -> list[Any]:
    return [row[column] for column in _KEYS[table]]
