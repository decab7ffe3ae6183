"""Which photos were linked to which event, and what humans said of belonging."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from photolib.errors import NotFoundError
from photolib.store.connect import is_id, now


@dataclass(frozen=True, slots=True)
class Linking:
    """One act of linking; `before` maps each photo to the event it had (None: none)."""

    id: int
    event_id: int | None
    before: dict[int, int | None]
    by: str
    undone: bool


def note(
    db: Database, event_id: int | None, before: Mapping[int, int | None], by: str
) -> int:
    """Write that photos were linked to an event; return the number of the act."""
    row = db.execute(
        'INSERT INTO linking (event, before, "by", at) VALUES (?, ?, ?, ?) '
        "RETURNING id",
        [event_id, json.dumps(before), by, now()],
    ).fetchone()
    return int(row[0])


def get(db: Database, linking_id: int) -> Linking:
    """Return an act of linking.

    :raises NotFoundError: when there is none of that number.
    """
    row = (
        is_id(linking_id)
        and db.execute(
            'SELECT event, before, "by", undone_at FROM linking WHERE id = ?',
            [linking_id],
        ).fetchone()
    )
    if not row:
        raise NotFoundError("linking", linking_id)
    event_id, before, by, undone_at = row
    photos = {int(photo): had for photo, had in json.loads(before).items()}
    return Linking(linking_id, event_id, photos, by, undone_at is not None)


def note_undone(db: Database, linking_id: int) -> None:
    """Write that an act was undone."""
    db.execute("UPDATE linking SET undone_at = ? WHERE id = ?", [now(), linking_id])


def say(
    db: Database, photo_ids: Iterable[int], event_id: int, belongs: bool, by: str
) -> None:
    """Keep a human's word that photos are, or are not, of an event."""
    db.conn.executemany(
        "INSERT OR REPLACE INTO belonging VALUES (?, ?, ?, ?, ?)",
        [(photo_id, event_id, belongs, by, now()) for photo_id in photo_ids],
    )


def said(db: Database, photo_ids: Iterable[int]) -> dict[tuple[int, int], bool]:
    """Return what humans said of these photos: (photo, event): whether it belongs."""
    rows = db.execute(
        "SELECT photo, event, belongs FROM belonging WHERE photo IN "
        "(SELECT value FROM json_each(?))",
        [json.dumps(list(photo_ids))],
    )
    return {(photo, event): bool(belongs) for photo, event, belongs in rows}


def unsay(db: Database, photo_ids: Iterable[int], event_id: int) -> None:
    """Forget what was said of photos and an event."""
    db.conn.executemany(
        "DELETE FROM belonging WHERE photo = ? AND event = ?",
        [(photo_id, event_id) for photo_id in photo_ids],
    )
