"""Captions beside the main one, by photo and language; every version is kept."""

import json
from typing import Any

from sqlite_utils import Database

from photolib.records import Caption, Translation
from photolib.store.connect import now

_COLUMNS = "text, status, gaps, language, written_by, written_at"
STANDING = """
SELECT max(id) FROM translation WHERE photo = :photo GROUP BY language
"""
"""SQL of the versions that stand for :photo, those that say "none any more" too."""


def put(db: Database, photo_id: int, said: Caption, main: str) -> bool:
    """Write a version beside the main caption `main`; tell whether it stands.

    As with main captions, what a human has written is replaced by a human's only, and
    what stands is not written again, unless it is beside another main caption by now.
    """
    standing = find(db, photo_id, said.language or "")
    if standing is not None:
        by_human = said.status == "edited"
        was_human = standing.caption.status == "edited"
        same = (standing.caption.text, standing.main) == (said.text, main)
        if (same and by_human == was_human) or (was_human and not by_human):
            return False
    insert(db, photo_id, said, main)
    return True


def insert(db: Database, photo_id: int, said: Caption, main: str) -> int:
    """Write a version that stands, whatever stood; return its number."""
    row = db.execute(
        "INSERT INTO translation (photo, text, status, gaps, language, written_by, "
        "written_at, main) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        [
            photo_id,
            said.text,
            said.status,
            json.dumps(said.gaps, ensure_ascii=False),
            said.language,
            said.written_by,
            said.written_at or now(),
            main,
        ],
    ).fetchone()
    return int(row[0])


def find(db: Database, photo_id: int, language: str) -> Translation | None:
    """Return the last version in a language, also one that says "none any more"."""
    for row in db.query(
        f"SELECT {_COLUMNS}, main FROM translation WHERE photo = ? AND language = ? "
        "ORDER BY id DESC LIMIT 1",
        [photo_id, language],
    ):
        return _translation(row)
    return None


def standing(db: Database, photo_id: int) -> list[Translation]:
    """Return what stands beside the main caption, in the order of first writing."""
    rows = db.query(
        f"SELECT {_COLUMNS}, main FROM translation WHERE id IN ({STANDING}) "
        "AND text <> '' ORDER BY (SELECT min(id) FROM translation AS first "
        "WHERE first.photo = translation.photo "
        "AND first.language = translation.language)",
        {"photo": photo_id},
    )
    return [_translation(row) for row in rows]


def standing_of_event(db: Database, event_id: int) -> list[tuple[int, Caption]]:
    """Return what stands beside the main captions of an event, by photo."""
    rows = db.query(
        f"SELECT photo, {_COLUMNS}, main FROM translation WHERE id IN "
        "(SELECT max(translation.id) FROM translation JOIN photo "
        "ON photo.id = translation.photo WHERE photo.event = ? "
        "GROUP BY translation.photo, translation.language) "
        "AND text <> '' ORDER BY photo, id",
        [event_id],
    )
    return [(row.pop("photo"), _translation(row).caption) for row in rows]


def _translation(row: dict[str, Any]) -> Translation:
    main = row.pop("main")
    return Translation(Caption(**{**row, "gaps": tuple(json.loads(row["gaps"]))}), main)
