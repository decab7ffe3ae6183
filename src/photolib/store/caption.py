"""Captions: every version is kept, the last one stands, a human's text wins."""

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from photolib.records import Caption
from photolib.store import conflict
from photolib.store.connect import now

_COLUMNS = "text, status, gaps, language, written_by, written_at"


def put(db: Database, photo_id: int, caption: Caption) -> bool:
    """Write a version; tell whether it stands.

    Text that a human has edited is replaced by a human's only; text equal to the
    one that stands is not written again, unless a human now stands by it.
    """
    standing = find(db, photo_id)
    if standing is not None:
        same = (standing.text, standing.gaps) == (caption.text, caption.gaps)
        same = same and caption.language in (None, standing.language)
        by_human = caption.status == "edited"
        was_human = standing.status == "edited"
        if (same and by_human == was_human) or (was_human and not by_human):
            return False
    put_back(db, photo_id, caption)
    return True


def put_back(db: Database, photo_id: int, caption: Caption) -> int:
    """Write a version over whatever stands; return its number."""
    row = db.execute(
        "INSERT INTO caption (photo, text, status, gaps, language, written_by, "
        "written_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        [
            photo_id,
            caption.text,
            caption.status,
            json.dumps(caption.gaps, ensure_ascii=False),
            caption.language,
            caption.written_by,
            caption.written_at or now(),
        ],
    ).fetchone()
    conflict.recount(db, photo_id)
    return int(row[0])


def find(db: Database, photo_id: int) -> Caption | None:
    """Return the caption that stands, if the photo has any."""
    for row in db.query(
        f"SELECT {_COLUMNS} FROM caption WHERE photo = ? ORDER BY id DESC LIMIT 1",
        [photo_id],
    ):
        return _caption(row)
    return None


def find_many(db: Database, photo_ids: Iterable[int]) -> dict[int, Caption]:
    """Return the captions that stand of these photos; some have none."""
    rows = db.query(
        f"SELECT photo, {_COLUMNS} FROM caption WHERE id IN (SELECT max(id) FROM "
        "caption WHERE photo IN (SELECT value FROM json_each(?)) GROUP BY photo)",
        [json.dumps(list(photo_ids))],
    )
    return {row.pop("photo"): _caption(row) for row in rows}


def standing_of_event(db: Database, event_id: int) -> list[tuple[int, Caption]]:
    """Return the captions that stand of an event's photos; some have none."""
    rows = db.query(
        f"SELECT photo, {_COLUMNS} FROM caption WHERE id IN (SELECT max(caption.id) "
        "FROM caption JOIN photo ON photo.id = caption.photo WHERE photo.event = ? "
        "GROUP BY caption.photo) ORDER BY photo",
        [event_id],
    )
    return [(row.pop("photo"), _caption(row)) for row in rows]


def history(db: Database, photo_id: int) -> list[Caption]:
    """Return every version, the newest first."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM caption WHERE photo = ? ORDER BY id DESC",
        [photo_id],
    )
    return [_caption(row) for row in rows]


def _caption(row: dict[str, Any]) -> Caption:
    return Caption(**{**row, "gaps": tuple(json.loads(row["gaps"]))})
