"""Picks: what an editor has set aside for an article."""

from collections.abc import Iterable

from sqlite_utils import Database

from photolib.store.connect import now


def toggle(db: Database, photo_id: int, by: str) -> bool:
    """Pick a photo, or put it back; tell whether it is picked now."""
    if photo_id in picked(db, by):
        db.execute("DELETE FROM pick WHERE photo = ? AND picked_by = ?", [photo_id, by])
        return False
    db.execute(
        "INSERT INTO pick (photo, picked_by, picked_at) VALUES (?, ?, ?)",
        [photo_id, by, now()],
    )
    return True


def add(db: Database, photo_ids: Iterable[int], by: str) -> None:
    """Pick photos beside those that are."""
    at = now()
    db.conn.executemany(
        "INSERT OR IGNORE INTO pick (photo, picked_by, picked_at) VALUES (?, ?, ?)",
        [(photo_id, by, at) for photo_id in photo_ids],
    )


def picked(db: Database, by: str) -> list[int]:
    """Return the photos that `by` has picked, in the order of picking."""
    rows = db.execute(
        "SELECT photo FROM pick WHERE picked_by = ? ORDER BY picked_at, photo", [by]
    )
    return [row[0] for row in rows]
