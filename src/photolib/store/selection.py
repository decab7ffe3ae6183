"""The photos that an editor has selected, to do something to all of them."""

import json
from collections.abc import Iterable

from sqlite_utils import Database


def selected(db: Database, by: str) -> list[int]:
    """Return the photos that `by` has selected, in the order they were taken."""
    rows = db.execute(
        "SELECT photo FROM selection JOIN photo ON photo.id = selection.photo "
        "WHERE selected_by = ? ORDER BY sort_at, photo.id",
        [by],
    )
    return [row[0] for row in rows]


def count(db: Database, by: str) -> int:
    """Return how many photos `by` has selected."""
    row = db.execute("SELECT count(*) FROM selection WHERE selected_by = ?", [by])
    return int(row.fetchone()[0])


def among(db: Database, photo_ids: Iterable[int], by: str) -> set[int]:
    """Return those of these photos that `by` has selected."""
    rows = db.execute(
        "SELECT photo FROM selection WHERE selected_by = ? "
        "AND photo IN (SELECT value FROM json_each(?))",
        [by, json.dumps(list(photo_ids))],
    )
    return {row[0] for row in rows}


def add(db: Database, photo_ids: Iterable[int], by: str) -> None:
    """Select photos beside those that are."""
    db.execute(
        "INSERT OR IGNORE INTO selection (photo, selected_by) "
        "SELECT id, ? FROM photo WHERE id IN (SELECT value FROM json_each(?))",
        [by, json.dumps(list(photo_ids))],
    )


def remove(db: Database, photo_ids: Iterable[int], by: str) -> None:
    """Select these photos no more."""
    db.execute(
        "DELETE FROM selection WHERE selected_by = ? "
        "AND photo IN (SELECT value FROM json_each(?))",
        [by, json.dumps(list(photo_ids))],
    )


def clear(db: Database, by: str) -> None:
    """Select nothing."""
    db.execute("DELETE FROM selection WHERE selected_by = ?", [by])
