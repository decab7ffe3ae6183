"""The log of corrections to each release; its entries are never changed."""

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from photolib.records import Correction
from photolib.store.connect import now


def add(
    db: Database,
    release_id: int,
    fact: str,
    what: str,
    *,
    by: str,
    values: Mapping[str, Any] | None = None,
    was: Mapping[str, Any] | None = None,
    undoes: int | None = None,
) -> int:
    """Write an entry within the caller's transaction; return its number."""
    row = db.execute(
        "INSERT INTO correction (release, fact, what, value, was, undoes, "
        "corrected_by, corrected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        [
            release_id,
            fact,
            what,
            json.dumps(values or {}, ensure_ascii=False),
            json.dumps(was or {}, ensure_ascii=False),
            undoes,
            by,
            now(),
        ],
    ).fetchone()
    return int(row[0])


def log(db: Database, release_id: int) -> tuple[Correction, ...]:
    """Return every entry of a release, the oldest first."""
    rows = db.execute(
        "SELECT id, fact, what, value, was, undoes, corrected_by, corrected_at "
        "FROM correction WHERE release = ? ORDER BY id",
        [release_id],
    )
    return tuple(
        Correction(id_, fact, what, json.loads(value), json.loads(was), undoes, by, at)
        for id_, fact, what, value, was, undoes, by, at in rows
    )
